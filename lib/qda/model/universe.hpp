#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/dictionary.hpp"
#include "qda/base/error.hpp"

namespace qda {

/// One `key:value` of a `#` line. Keys may repeat (`group:` twice is two groups).
struct Key {
    std::string name;
    std::string value;
    friend bool operator==(const Key&, const Key&) = default;
};

/// A document, code, coder, category, level or value: its name and what is known of it, in the order it was said.
struct Entry {
    std::string name;
    std::vector<Key> keys;

    /// The first value of a key; nullptr if there is none.
    const std::string* get(std::string_view key) const;
    /// All values of a key, in order.
    std::vector<std::string_view> all(std::string_view key) const;
    bool has(std::string_view key, std::string_view value) const;
    /// Adds the key unless the same key with the same value is there.
    void add(std::string_view key, std::string_view value);
    /// As add() of each value, without looking through all values for each of them.
    void add_all(std::string_view key, const std::vector<std::string_view>& values);
    void set(std::string_view key, std::string_view value);
    void remove(std::string_view key);
};

/// The entries of one kind, numbered from 0 in file order.
class Registry {
public:
    Id intern(std::string_view name);
    Id find(std::string_view name) const { return names_.find(name); }
    std::size_t size() const { return entries_.size(); }
    Entry& operator[](Id id) { return entries_[id]; }
    const Entry& operator[](Id id) const { return entries_[id]; }
    const std::string& name(Id id) const { return entries_[id].name; }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }
    std::vector<std::string> names() const;

private:
    Dictionary names_;
    std::vector<Entry> entries_;
};

/// A value of a level: `#value level:... id:... name:...`. `name` is the display label (the id where none is given);
/// `keys` holds what else is said: parent, role, conclusion, recommendation, source_kind, attributes.
struct Value {
    std::string level;
    std::string id;
    Entry entry;
};

/// A label column of the rows (`respondent`, or any further column of a plain table): its name is the level; each
/// distinct cell is numbered. A cell may hold several values separated by `|`.
struct LabelColumn {
    std::string name;
    Dictionary cells;
};

/// All that a stream of segments says beside its rows: every document (also one without a quotation), every code
/// (also one never used), every coder, the levels and values of the codebook, and which tools made it.
///
/// Entries are only ever added, in file order, so an Id stays good while a stream is read.
class Universe {
public:
    Registry documents;
    Registry codes;
    Registry coders;
    Registry categories;              ///< what a program keeps apart from its codes (`#category`)
    std::vector<Entry> levels;        ///< `#level`: name, keys `parent`, `of`
    std::vector<Value> values;        ///< `#value`, in codebook order
    std::vector<LabelColumn> label_columns;
    /// Whole texts of documents by their number, UTF-8, line ends as one LF: the ones that positions count in. Filled only
    /// where Needs::document_texts asks and the input has them; never part of a stream.
    std::map<Id, std::string> texts;
    /// `#rows`: a document by its name, and cells of label columns that a row of it had which a selection took out. What
    /// is known of the document's rows stays known: it belongs to these values in denominators, and they have zero rows.
    std::vector<Entry> other_rows;
    std::vector<std::string> history; ///< `#by` lines, without the `#by` and its tab, as they stand in the stream
    std::vector<std::string> carried; ///< `#` lines that we do not know, as they stand; see carry()

    const Entry* level(std::string_view name) const;
    Entry& declare_level(std::string_view name);
    /// Index in `values`; npos if there is none.
    std::size_t find_value(std::string_view level, std::string_view id) const;
    Value& declare_value(std::string_view level, std::string_view id);
    /// Puts other values in the place of all that there are. Indices in `values` are void.
    void replace_values(std::vector<Value> others);
    /// The indices of the values of a level, in order.
    std::vector<std::size_t> values_of(std::string_view level) const;
    /// Index of a label column, made if it is not there.
    std::size_t label_column(std::string_view name);
    std::size_t find_label_column(std::string_view name) const;
    /// Adds an entry of `other_rows` unless the same is there.
    void add_other_rows(Entry rows);
    /// Makes the documents of `other_rows` known, and their cells to the label columns that are read. Call it when all is
    /// read: documents are numbered in the order of their own lines and rows.
    void know_other_rows();

    /// Adds to `carried` what is not there yet.
    void carry(std::string_view line);

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    Dictionary value_ids_;  // level NUL id -> index in values
    Dictionary carried_;
    Dictionary other_rows_;
};

/// Names that a level or an attribute may not have: segment columns and keys of `#` lines.
bool is_reserved_name(std::string_view name);

/// Adds a key that a later `#` line gives. \throws Error if the key holds a single value (length, positions, date,
/// parent, comment, codable, source_kind of a document) and has another one already.
void add_declared_key(Entry& entry, std::string_view kind, std::string_view key, std::string_view value,
                      const Location& where);

}  // namespace qda
