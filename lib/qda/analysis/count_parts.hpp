#pragma once

// What the files of Counter share: the log (count.cpp), the crossing (count_fold.cpp), what shares divide by
// (count_shares.cpp) and the table (count_table.cpp).

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "qda/analysis/cells.hpp"
#include "qda/analysis/coding_log.hpp"
#include "qda/analysis/count.hpp"
#include "qda/analysis/sides.hpp"

namespace qda {

enum class Unit { quotations, codings, documents, respondents, distinct, present, characters, words };

/// Which documents belong to which values of a level: by their labels, or because a row of theirs carries the value.
struct Reach {
    bool of_codes = false;                         ///< the level says nothing of documents
    std::vector<std::vector<Id>> values_of;        ///< by document
    std::vector<std::vector<Id>> documents_of;     ///< by value
};

struct Counter::Parts {
    Parts(CountOptions given, const Universe& u, Diagnostics& d);

    Parts(const Parts&) = delete;

    // count.cpp
    void keep_lengths(const Batch& batch);
    void place_words(const Batch& batch, std::size_t row);
    void note_coders(const Batch& batch);
    // count_fold.cpp
    void resolve();
    void find_respondents();
    void add_coded_documents();
    void fold();
    void count_quotation(const LoggedQuotation& quotation);
    void count_group(std::span<const CodingKey> codings, const LoggedQuotation& quotation);
    void count_by_row_values(const LoggedQuotation& quotation);
    void count_coding(const CodingKey& coding, std::uint64_t times, const LoggedQuotation* quotation = nullptr);
    void count_cell(Id row, Id column, const LoggedQuotation& quotation);
    void take_things(std::span<const CodingKey> codings);
    std::vector<std::vector<Id>> row_values(const CodingKey& coding) const;
    void fix(std::span<const Id> values);
    void note_joint(std::span<const CodingKey> codings, std::uint64_t times);
    std::vector<CodingKey> chosen(const LoggedQuotation& quotation) const;
    bool counts_in(Id thing, Id row, Id column) const;
    void add_extent(Id row, Id column, const LoggedQuotation& quotation);
    // count_plain.cpp
    struct PlainFold;
    bool counts_plainly() const;
    void fold_codings();
    bool fold_quotations();
    // count_shares.cpp
    void find_reaches();
    Reach reach_of(const Level& level) const;
    std::optional<double> denominator(Id row, Id column);
    std::optional<double> documents_of(Id row, Id column) const;
    std::optional<double> respondents_of(Id row, Id column) const;
    std::optional<double> measured(std::span<const Id> documents) const;
    void say_denominators(Table& table);
    // count_trace.cpp
    void record(Id row, Id column, const LoggedQuotation& quotation, const CodingKey* coding);
    void watch(const CellName& name);
    Id watched_key(Side& side, const CellName& name, std::vector<char>& used, bool columns_side) const;
    CellTrace traced(Id row, Id column);
    // count_median.cpp
    void add_median(Table& table, std::span<const Id> rows_here);
    // count_table.cpp
    void find_shown();
    Table table();
    Cell cell(Id row, Id column);
    Cell shared(Id row, Id column);
    bool looked_for(Id row, Id column) const;
    void add_keys(Table& table, const Side& side, std::size_t first, Id key);
    std::string label(const Side& side, Id key) const;
    void wide(Table& table);
    void long_form(Table& table);
    void say_order(Table& table) const;
    void say_what(Table& table);
    void say_unit(std::vector<std::string>& notes) const;
    void warn_of_coders();

    CountOptions options;
    const Universe& universe;
    Diagnostics& diagnostics;
    Unit unit = Unit::quotations;
    std::string distinct;  // the level of distinct:LEVEL, or respondent

    CodingLog log;
    // By quotation, for characters and words: length, or kUnknownLength.
    static constexpr std::uint64_t kUnknownLength = ~std::uint64_t{0};
    std::vector<std::uint64_t> lengths;
    std::vector<std::vector<Span>> words_of;  // by quotation: its words, where they can be placed in the document
    std::vector<std::vector<Id>> coders_of;  // by document
    std::vector<std::uint64_t> coder_bits;   // by document: which of the first 64 coders are in coders_of

    // After the last batch:
    std::optional<Side> rows;
    std::optional<Side> columns;
    std::optional<Level> counted;  // whose values the units respondents and distinct count
    std::optional<Level> respondents;  // where the table is of respondents
    std::vector<Reach> row_reaches;    // by level, where a share needs them
    std::vector<Reach> column_reaches;
    std::map<std::pair<Id, Id>, std::optional<double>> denominators;
    std::optional<Cells> cells;
    Extents extents;
    std::vector<char> rows_seen;
    std::vector<char> columns_seen;
    std::uint64_t without_value = 0;   // quotations (codings) that lack a value at a level asked for
    std::uint64_t under_several = 0;   // counted under more than one row or column
    std::uint64_t joint = 0;           // quotations (codings) of several respondents
    std::uint64_t total = 0;           // quotations (codings) looked at
    bool grouped = false;              // row labels and codes meet: they must stand in the same coding
    std::vector<Id> shown_rows;
    std::vector<Id> shown_columns;
    std::vector<std::vector<Id>> key_texts;  // by key column of the table and value: Column::intern()
    std::size_t rows_cut = 0;          // rows that --top leaves out
    std::uint64_t lengths_summed = 0;  // quotations of which only the length is known, or not even that
    std::uint64_t lengths_unknown = 0;
    std::vector<Id> row_keys;
    std::vector<Id> column_keys;
    std::vector<Id> things;  // what the units respondents and distinct find in the codings at hand

    // What count_trace.cpp keeps: which quotations came to which cells, in their order.
    struct Trace {
        Id quotation = kNone;
        Id document = kNone;
        std::vector<Id> things;              // or codes, with the unit codings
        std::vector<Span> spans;             // of its text, or of its words
        std::optional<std::uint64_t> length; // where it has no spans
    };
    using CellKey = std::pair<Id, Id>;
    std::optional<CellKey> watched;          // only this cell; else all
    std::map<CellKey, std::vector<Trace>> traces;
    std::map<CellKey, std::set<Id>> without_things;  // quotations
    Trace* tracing = nullptr;                // the one that the present quotation fills
};

}  // namespace qda
