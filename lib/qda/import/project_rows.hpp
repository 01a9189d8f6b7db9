#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "qda/model/intake.hpp"

namespace qda {

/// The rows of a project, by the numbers of its documents, codes and coders in the universe: batches for an Intake.
class ProjectRows {
public:
    struct Row {
        Id document = kNone;
        std::string_view quotation;  ///< its own id; empty: equal spans in a document are one quotation
        Span span;
        Id code = kNone;
        Id coder = kNone;
        std::string_view extras[kExtras];  ///< by Extra; only what is asked for is looked at
        std::vector<Id> labels;            ///< cells by Universe::label_columns; may be shorter
    };

    explicit ProjectRows(Intake& intake) : intake_(intake) {}

    void add(const Row& row);

    /// As add(), with the words of the quotation in `text`: also their numbers of characters (of the place, if that is
    /// known) and words, where asked for.
    void add_with_sizes(Row& row);

    /// Call it at the end.
    void flush();

private:
    Intake& intake_;
    Batch batch_;
    std::string renamed_;
    std::string n_characters_;
    std::string n_words_;
};

/// Which documents each coder coded: gives coders their `coded:` keys, in the order of add().
class CodedBy {
public:
    void add(Id coder, Id document);
    void declare(Universe& universe) const;

private:
    std::vector<std::vector<Id>> documents_;  // by coder
    std::unordered_set<std::uint64_t> known_;
};

}  // namespace qda
