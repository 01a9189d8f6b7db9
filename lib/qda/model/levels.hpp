#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What says which values of a level a coding carries.
enum class Scope {
    document,  ///< its document
    row,       ///< its row: who coded it, or a label column (then the document where the cell is empty)
    code       ///< its code
};

/// Where one coding stands: what its values at every level follow from.
struct CodingKey {
    Id document = kNone;
    Id code = kNone;   ///< kNone: a quotation without a code
    Id coder = kNone;
    const Id* labels = nullptr;  ///< cells by index of Universe::label_columns
};

/// Do the codings carry the same values at every level that is not of codes? Sure only where true: labels in two places
/// are not compared.
inline bool same_context(const CodingKey& a, const CodingKey& b)
{
    return a.document == b.document && a.coder == b.coder && a.labels == b.labels;
}

/// A value of a level as tables show it.
struct LevelValue {
    std::string id;
    std::string name;          ///< display label
    bool declared = false;     ///< a `#value` line names it
    /// Kinds of source in which the codebook looks for it (own, else of the values below, else of those above);
    /// empty: not declared. Kinds of the value itself, for sources, respondents and documents.
    std::vector<std::string> source_kinds;
    /// What gives it its place before others: its number among the declared ones; of a code, the number of the
    /// codebook's last value that it is labelled with. Values of one place, and all without one (kNoPlace), follow by name.
    std::size_t place = kNoPlace;
    static constexpr std::size_t kNoPlace = static_cast<std::size_t>(-1);
};

/// A level, worked out for a universe that is complete: its values in display order, and which of them each document,
/// row and code carries.
class Level {
public:
    std::string name;
    Scope scope = Scope::document;
    std::vector<LevelValue> values;
    /// The root level of its dimension, for levels of codes that a codebook declares; else empty.
    std::string dimension;
    /// The values are sources, respondents, documents or kinds of source: their source_kinds are what they are, not
    /// where the codebook looks.
    bool of_sources = false;

    /// The values (indices) that a coding carries, each once. `room` is used where they have to be put together.
    std::span<const Id> carried(const CodingKey& coding, std::vector<Id>& room) const;
    /// The values that a document carries by its own labels, and by the attributes of its respondents and sources.
    std::span<const Id> of_document(Id document, std::vector<Id>& room) const;
    /// Index of a value by id, then by name (names match after Unicode NFC and trimming); kNone if there is none.
    Id find(std::string_view id_or_name) const;
    std::vector<std::string> names() const;
    /// An attribute of respondents: does this respondent (a value of `respondent`) have the value?
    bool respondent_has(Id respondent, Id value) const;

private:
    friend class LevelBuilder;
    std::vector<std::vector<Id>> of_document_;
    std::vector<std::vector<Id>> of_code_;
    std::vector<std::vector<Id>> of_coder_;
    std::optional<std::size_t> label_column_;
    std::vector<std::vector<Id>> of_cell_;
    std::shared_ptr<const Level> via_;       // an attribute of the values of another level (respondent)
    std::vector<std::vector<Id>> of_via_;    // by value of `via_`
};

/// Works out a level. \throws Error with a hint if nothing declares it.
///
/// Built in: document code coder code_group document_group category source source_kind respondent. Further: every level
/// of the codebook, label column, label of documents, prefix of document groups (`functie::beleid` is value `beleid` of
/// level `functie`), and attribute of sources and respondents. Display order: `#value` lines, else by code point.
Level resolve_level(const Universe& universe, std::string_view name, Diagnostics& diagnostics);

/// Every level that resolve_level() knows in this universe.
std::vector<std::string> known_levels(const Universe& universe);

/// The values of a label cell: parted by `|`, where `\|` is a literal one.
std::vector<std::string> split_cell(std::string_view cell);

}  // namespace qda
