#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Names of one kind of things of a project, made unique: a stream wants them so. Said once a file.
class ProjectNames {
public:
    /// \param one, more  what they are called: `document`, `documents`
    ProjectNames(const char* one, const char* more) : one_(one), more_(more) {}

    /// `name` as it is (trimmed by the caller); `A [2]` for the second one called A; `document 12` for number 12
    /// without a name.
    std::string unique(std::string_view name, std::int64_t number);

    void say(const std::string& file, Diagnostics& diagnostics) const;

private:
    const char* one_;
    const char* more_;
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::size_t> copies_;
    std::size_t doubled_ = 0;
    std::size_t nameless_ = 0;
    std::string first_doubled_;
};

/// What of a project is not carried, counted by kind; said in one note.
class NotCarried {
public:
    void add(std::size_t n, const char* one, const char* more);
    void say(const std::string& file, Diagnostics& diagnostics) const;

private:
    std::string list_;
};

/// Rows that name what is not there, and are left out: said in one warning.
class Dangling {
public:
    void add(const std::string& place)
    {
        if (n_++ == 0) first_ = place;
    }
    void say(const std::string& file, Diagnostics& diagnostics) const;

private:
    std::size_t n_ = 0;
    std::string first_;
};

/// Things that may stand below others of their kind, by their numbers.
struct Nesting {
    std::int64_t number = 0;
    std::int64_t above = 0;  ///< what is no number of any of them: none
    std::string name;        ///< for messages
};

/// \throws Error, naming the members, where things stand below themselves.
void refuse_circles(const std::vector<Nesting>& things, const char* what, const std::string& file);

}  // namespace qda
