// Counting single codings where each side is of codes or of none, as most are: what codings carry is worked out once for
// each code and for each document with its coder and labels, and totals are added once for each.

#include "qda/analysis/count_parts.hpp"
#include "qda/analysis/side_keys.hpp"

namespace qda {

namespace {

void see(std::vector<char>& seen, Id key)
{
    if (key >= seen.size()) seen.resize(key + 1, 0);
    seen[key] = 1;
}

}  // namespace

struct Counter::Parts::CodingFold {
    explicit CodingFold(Parts& all) : parts(all), rows(*all.rows), columns(*all.columns) {}

    void add(const CodingKey& coding, std::uint64_t times)
    {
        if (!any || !same_context(coding, context)) begin_context(coding);
        parts.total += times;
        const std::span<const Id> row_keys = rows.of(coding);
        const std::span<const Id> column_keys = columns.of(coding);
        if (row_keys.empty() || column_keys.empty()) {
            parts.without_value += times;
            return;
        }
        if (row_keys.size() > 1 || column_keys.size() > 1) parts.under_several += times;
        for (const Id row : row_keys)
            for (const Id column : column_keys) parts.cells->add(row, column, times);
        in_context += times;
        if (coding.code >= of_code.size()) of_code.resize(coding.code + 1, 0);
        of_code[coding.code] += times;
    }

    void begin_context(const CodingKey& coding)
    {
        end_context();
        any = true;
        context = coding;
    }

    void end_context()
    {
        if (in_context == 0) return;
        parts.note_joint({&context, 1}, in_context);
        parts.cells->add(Cells::kAll, Cells::kAll, in_context);
        add_totals(context, in_context, false);
        in_context = 0;
    }

    // To the totals of the sides that are of codes, or of those that are not.
    void add_totals(const CodingKey& coding, std::uint64_t times, bool of_codes)
    {
        if (rows.of_codes() == of_codes)
            for (const Id row : rows.of(coding)) {
                parts.cells->add(row, Cells::kAll, times);
                see(parts.rows_seen, row);
            }
        if (columns.of_codes() == of_codes)
            for (const Id column : columns.of(coding)) {
                parts.cells->add(Cells::kAll, column, times);
                see(parts.columns_seen, column);
            }
    }

    void finish()
    {
        end_context();
        for (Id code = 0; code < of_code.size(); ++code)
            if (of_code[code] > 0) add_totals({kNone, code, kNone, nullptr}, of_code[code], true);
    }

    Parts& parts;
    SideKeys rows;
    SideKeys columns;
    CodingKey context;
    bool any = false;
    std::uint64_t in_context = 0;        // codings of the present context that some cell counts
    std::vector<std::uint64_t> of_code;  // codings by code that some cell counts
};

void Counter::Parts::fold_codings()
{
    const Id coder = options.coder.empty() ? kNone : universe.coders.find(options.coder);
    const auto counts = [coder](const CodingKey& coding) { return coder == kNone || coding.coder == coder; };
    const bool by_context = !respondents || respondents->scope != Scope::code;
    if (!by_context || !SideKeys::possible(*rows) || !SideKeys::possible(*columns)) {
        log.each_coding([&](const CodingKey& coding, std::uint64_t times) {
            if (counts(coding)) count_coding(coding, times);
        });
        return;
    }
    CodingFold fold(*this);
    log.each_coding([&](const CodingKey& coding, std::uint64_t times) {
        if (counts(coding)) fold.add(coding, times);
    });
    fold.finish();
}

}  // namespace qda
