#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace qda {

/// A place in an input: file name as the user gave it, line and column counted from 1 (columns in code points).
/// 0 means unknown; an empty file name means the command line.
struct Location {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
};

/// `file:line:column`, leaving out what is unknown.
std::string to_string(const Location& where);

/// One thing that is wrong: where, what was found (with the numbers), and what the user can do about it.
/// Never holds a participant's words.
struct Problem {
    Location where;
    std::string what;
    std::string hint;
};

/// Input or command line that cannot be used. Caught once, in the frame, and printed as
/// `TOOL: file:line:column: error: what` with a `hint:` line; the exit status is 2.
class Error : public std::runtime_error {
public:
    Error(Location where, std::string what, std::string hint = {});

    /// Several problems found in one reading, reported all at once. Must not be empty.
    explicit Error(std::vector<Problem> problems);

    const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// The reader of our output went away (`qda-count ... | head`): not an error; the tool ends in silence with 0.
class ClosedPipe : public std::exception {};

/// The name among `known` that a misspelt `name` most likely meant: fewest edits, at most a third of its length;
/// an empty string where none is near.
std::string nearest_name(std::string_view name, const std::vector<std::string>& known);

}  // namespace qda
