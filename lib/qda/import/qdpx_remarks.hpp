#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"

namespace qda {

/// What of a REFI-QDA file is odd, by kind: warnings.
enum class QdpxOdd {
    dangling_codings,
    dangling_members,
    unknown_users,
    doubled_ids,
    same_documents,
    same_users,
    nameless,
    bad_positions,
    turned_round,
    beyond,
    split,
    as_given,
    renamed_variables
};
inline constexpr std::size_t kQdpxOdd = 13;

/// What is not carried, or carried in another form: notes.
enum class QdpxLeft {
    annotations,
    whole,
    areas,
    merged,
    repeated,
    empty_places,
    case_codes,
    notes,
    codings_of_notes,
    note_refs,
    links,
    graphs,
    case_code_refs,
    transcripts,
    descriptions,
    empty_sets,
    note_members,
    rich_texts
};
inline constexpr std::size_t kQdpxLeft = 18;

/// Counts of what is odd about a REFI-QDA file, or not carried from it; each is said once. Never holds texts.
struct QdpxRemarks {
    struct Counted {
        std::size_t n = 0;
        Location first;
        template <typename Place>
        void add(const Place& place)
        {
            if (n++ == 0) first = place();
        }
    };

    std::array<Counted, kQdpxOdd> odd;
    std::array<std::size_t, kQdpxLeft> left{};
    std::vector<std::string> unknown_parts;     ///< names of elements
    std::vector<std::string> missing;           ///< names of documents whose text is not there
    std::vector<std::string> damaged;           ///< names of documents whose text is not UTF-8
    std::size_t n_missing = 0;
    std::size_t n_damaged = 0;

    template <typename Place>
    void add(QdpxOdd what, const Place& place) { odd[static_cast<std::size_t>(what)].add(place); }
    void add(QdpxOdd what) { ++odd[static_cast<std::size_t>(what)].n; }
    void add(QdpxLeft what, std::size_t n = 1) { left[static_cast<std::size_t>(what)] += n; }

    void unknown_part(std::string_view element);
    void missing_text(const std::string& document);
    void damaged_text(const std::string& document);
    void say(const std::string& file, Diagnostics& diagnostics) const;
};

}  // namespace qda
