#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/hu_place.hpp"

namespace qda {

/// What of a storedHU file is not carried, by kind.
enum class HuLeft {
    memos,
    memo_links,
    super_codes,
    super_groups,
    other_groups,
    networks,
    code_links,
    hyperlinks,
    comments
};
inline constexpr std::size_t kHuLeft = 9;

/// Counts of what is odd about a storedHU file, or not carried from it; each is said once. Never holds texts.
struct HuRemarks {
    struct Counted {
        std::size_t n = 0;
        Location first;
        template <typename Place>
        void add(const Place& place)
        {
            if (n++ == 0) first = place();
        }
    };

    bool bundle = false;                     ///< of a project bundle, not of an XML export
    std::array<std::size_t, 5> by_syntax{};  ///< quotations, by HuSyntax
    std::array<std::size_t, kHuLeft> left{};
    std::vector<std::string> unknown_parts;  ///< names of elements
    Counted reversed;                        ///< quotations that end before they start
    Counted dangling;                        ///< codings that name what is not there
    Counted strangers;                       ///< members of groups that are not there
    Counted same_name;                       ///< documents and codes with the name of another
    Counted nameless;                        ///< documents, codes and groups
    Counted wrong_size;                      ///< lists that say another number of elements than they have
    std::string wrong_size_of;
    std::size_t empty_groups = 0;
    std::size_t shared_numbers = 0;  ///< quotations whose number another one has too
    std::size_t wrong_counts = 0;    ///< codes with another number of quotations than the file says
    std::string wrong_count_of;

    void unknown_part(std::string_view element);
    void say(const std::string& file, Diagnostics& diagnostics) const
    {
        say_warnings(file, diagnostics);
        say_notes(file, diagnostics);
    }

private:
    void say_warnings(const std::string& file, Diagnostics& diagnostics) const;
    void say_notes(const std::string& file, Diagnostics& diagnostics) const;
};

}  // namespace qda
