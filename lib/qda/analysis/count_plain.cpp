// The common way of counting: each side is of codes or of none, and codings or quotations are added up. What codings carry
// is worked out once for each code and for each document with its coder and labels.

#include <algorithm>

#include "qda/analysis/count_parts.hpp"
#include "qda/analysis/side_keys.hpp"

namespace qda {

namespace {

// A side with its totals by key.
struct PlainSide {
    explicit PlainSide(Side& side) : keys(side), totals(side.size(), 0) {}

    // Codings with the document, coder and labels of this one follow.
    void begin_context(const CodingKey& coding)
    {
        if (!keys.of_codes()) here = keys.of(coding);
    }
    // The keys of codings that belong together, each once.
    std::span<const Id> of(std::span<const CodingKey> codings)
    {
        if (!keys.of_codes()) return here;
        if (codings.size() == 1) return keys.of(codings.front());
        together.clear();
        for (const CodingKey& coding : codings)
            for (const Id key : keys.of(coding))
                if (std::find(together.begin(), together.end(), key) == together.end()) together.push_back(key);
        return together;
    }
    void add(std::span<const Id> found, std::uint64_t times)
    {
        for (const Id key : found) {
            if (key >= totals.size()) totals.resize(key + 1, 0);
            totals[key] += times;
        }
    }

    SideKeys keys;
    std::vector<std::uint64_t> totals;
    std::span<const Id> here;
    std::vector<Id> together;
};

void see(std::vector<char>& seen, Id key)
{
    if (key >= seen.size()) seen.resize(key + 1, 0);
    seen[key] = 1;
}

}  // namespace

struct Counter::Parts::PlainFold {
    explicit PlainFold(Parts& all) : parts(all), rows(*all.rows), columns(*all.columns) {}

    // `codings` of one quotation, or one of its own, `times` times; all with the same document, coder and labels.
    void add(std::span<const CodingKey> codings, std::uint64_t times)
    {
        if (!any || !same_context(codings.front(), context)) begin_context(codings.front());
        parts.total += times;
        const std::span<const Id> row_keys = rows.of(codings);
        const std::span<const Id> column_keys = columns.of(codings);
        if (row_keys.empty() || column_keys.empty()) {
            parts.without_value += times;
            return;
        }
        if (row_keys.size() > 1 || column_keys.size() > 1) parts.under_several += times;
        for (const Id row : row_keys)
            for (const Id column : column_keys) parts.cells->add(row, column, times);
        rows.add(row_keys, times);
        columns.add(column_keys, times);
        in_context += times;
    }

    void begin_context(const CodingKey& coding)
    {
        end_context();
        any = true;
        context = coding;
        rows.begin_context(coding);
        columns.begin_context(coding);
    }

    void end_context()
    {
        if (in_context == 0) return;
        parts.note_joint({&context, 1}, in_context);
        parts.cells->add(Cells::kAll, Cells::kAll, in_context);
        in_context = 0;
    }

    void finish()
    {
        end_context();
        for (Id row = 0; row < rows.totals.size(); ++row) {
            if (rows.totals[row] == 0) continue;
            parts.cells->add(row, Cells::kAll, rows.totals[row]);
            see(parts.rows_seen, row);
        }
        for (Id column = 0; column < columns.totals.size(); ++column) {
            if (columns.totals[column] == 0) continue;
            parts.cells->add(Cells::kAll, column, columns.totals[column]);
            see(parts.columns_seen, column);
        }
    }

    Parts& parts;
    PlainSide rows;
    PlainSide columns;
    CodingKey context;
    bool any = false;
    std::uint64_t in_context = 0;  // what some cell counts in the present context
};

bool Counter::Parts::counts_plainly() const
{
    const bool by_context = !respondents || respondents->scope != Scope::code;
    return by_context && SideKeys::possible(*rows) && SideKeys::possible(*columns);
}

void Counter::Parts::fold_codings()
{
    const Id coder = options.coder.empty() ? kNone : universe.coders.find(options.coder);
    const auto counts = [coder](const CodingKey& coding) { return coder == kNone || coding.coder == coder; };
    if (!counts_plainly()) {
        log.each_coding([&](const CodingKey& coding, std::uint64_t times) {
            if (counts(coding)) count_coding(coding, times);
        });
        return;
    }
    PlainFold fold(*this);
    log.each_coding([&](const CodingKey& coding, std::uint64_t times) {
        if (counts(coding)) fold.add({&coding, 1}, times);
    });
    fold.finish();
}

// Of a quotation, values that several codes must carry together, and "no value", are no matter of single codes.
bool Counter::Parts::fold_quotations()
{
    const auto simple = [](const Side& side) { return side.levels().size() < 2; };
    if (unit != Unit::quotations || options.unlabelled || !simple(*rows) || !simple(*columns) || !counts_plainly())
        return false;
    PlainFold fold(*this);
    log.each_quotation([&](const LoggedQuotation& quotation) {
        const auto& codings = quotation.codings;
        const bool alike = std::all_of(codings.begin() + 1, codings.end(), [&](const CodingKey& coding) {
            return same_context(coding, codings.front());
        });
        if (alike)
            fold.add(codings, 1);
        else
            count_quotation(quotation);
    });
    fold.finish();
    return true;
}

}  // namespace qda
