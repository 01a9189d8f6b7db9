#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "qda/import/qdpx_ids.hpp"
#include "qda/import/qdpx_remarks.hpp"
#include "qda/import/text_units.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// What a REFI-QDA project says, as small as it goes: cases, sets and the unit of positions are known when all of it has
/// been read, so rows wait for them. Things are numbered in file order.
struct QdpxProject {
    /// What is placed how.
    enum class Place : std::uint8_t {
        text,   ///< positions in the text of the source, as the program counts
        time,   ///< milliseconds
        none,   ///< an area, or positions that are no numbers
        whole   ///< codings of the whole source
    };
    struct Value {
        Id variable;  ///< id
        std::string value;
    };
    struct Code {
        Id id;
        Id parent;  ///< index; kNone at the top
        std::string name;
        std::string color;
        std::string comment;
        bool codable = true;
    };
    struct Case {
        Id id;
        std::string name;
        std::vector<Value> values;
        std::vector<Id> sources;  ///< ids
        bool placed = false;      ///< it has a source or a selection
    };
    struct User {
        std::string name;
    };
    struct Variable {
        std::string name;
    };
    struct Source {
        Id id = kNone;
        std::string name;
        std::string path;     ///< of the text
        std::string content;  ///< the text, where it stands in the XML
        bool has_content = false;
        bool has_text = false;  ///< a text is named or there
        bool media = false;
        std::string comment;
        std::vector<Value> values;
        std::size_t first = 0;  ///< selections
        std::size_t last = 0;
    };
    struct Selection {
        Position start;
        Position end;
        std::uint32_t codings_end;  ///< codings up to here; they begin where those of the selection before end
        Id by;                      ///< id of a user
        Place place;
        bool annotation;            ///< it has no coding element at all
    };
    struct Coding {
        Id code;  ///< id
        Id user;  ///< id; kNone: nobody is named
    };
    struct Set {
        std::string name;
        std::vector<Id> codes;    ///< ids
        std::vector<Id> sources;  ///< ids
    };

    std::string origin;
    QdpxIds ids;
    QdpxThings code_of, case_of, user_of, variable_of, source_of;  ///< indices by id
    std::vector<Code> codes;
    std::vector<Case> cases;
    std::vector<User> users;
    std::vector<Variable> variables;
    std::vector<Source> sources;
    std::vector<Selection> selections;
    std::vector<Coding> codings;
    std::vector<Set> sets;
    std::vector<std::pair<Id, Id>> case_selections;  ///< id of a selection that a case names, and index of the case
    std::vector<std::pair<std::size_t, Id>> case_of_selection;  ///< index of a selection, and of a case it belongs to

    TextColumn names;     ///< of the first selections of each source, by `named`
    std::vector<std::size_t> named;  ///< indices of selections with a name that may be their words
    TextColumn created;   ///< by coding; empty where nobody needs them, as what follows
    TextColumn comments;  ///< by selection
    TextColumn references;
    TextColumn quoted;    ///< words of selections that stand in the XML

    QdpxRemarks remarks;

    std::size_t codings_begin(std::size_t selection) const
    {
        return selection == 0 ? 0 : selections[selection - 1].codings_end;
    }
};

}  // namespace qda
