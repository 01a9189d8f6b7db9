#include <algorithm>
#include <map>
#include <set>

#include "qda/analysis/count_parts.hpp"
#include "qda/model/rows.hpp"

namespace qda {

namespace {

std::vector<Level> resolved(const Universe& universe, const std::vector<std::string>& names, Diagnostics& diagnostics)
{
    std::vector<Level> levels;
    for (const std::string& name : names) levels.push_back(resolve_level(universe, name, diagnostics));
    return levels;
}

// A coding carries values of one code dimension only, so crossing two dimensions by codings would give nothing.
void refuse_two_dimensions(const Side& rows, const Side& columns)
{
    const Level* first = nullptr;
    for (const Side* side : {&rows, &columns}) {
        for (const Level& level : side->levels()) {
            if (level.dimension.empty()) continue;
            if (first && first->dimension != level.dimension)
                throw Error({},
                            "unit codings cannot cross '" + first->name + "' with '" + level.name +
                                "': one coding has one code, and they are labels of different codes",
                            "count quotations (--unit quotations): those that carry both");
            first = &level;
        }
    }
}

bool has_scope(const Side& side, Scope scope)
{
    return std::any_of(side.levels().begin(), side.levels().end(),
                       [&](const Level& level) { return level.scope == scope; });
}

}  // namespace

void Counter::Parts::resolve()
{
    rows.emplace(resolved(universe, options.rows, diagnostics), options.unlabelled);
    columns.emplace(resolved(universe, options.columns, diagnostics), options.unlabelled);
    if (unit == Unit::codings) refuse_two_dimensions(*rows, *columns);
    if (unit == Unit::respondents || unit == Unit::distinct)
        counted = resolve_level(universe, distinct, diagnostics);
    if (!options.coder.empty() && universe.coders.find(options.coder) == kNone)
        throw Error({}, "no coder '" + options.coder + "'",
                    universe.coders.size() == 0 ? "the input names no coder"
                                                : "did you mean '" + nearest_name(options.coder, universe.coders.names()) + "'?");
    find_respondents();
    add_coded_documents();
    grouped = (has_scope(*rows, Scope::row) || has_scope(*columns, Scope::row) ||
               (counted && counted->scope == Scope::row)) &&
              (has_scope(*rows, Scope::code) || has_scope(*columns, Scope::code));
    cells.emplace(rows->single() ? rows->size() : 0, columns->single() || columns->levels().empty() ? columns->size() : 0);
}

// The level `respondent`, where the table shows or counts respondents: it then says which quotations are joint.
void Counter::Parts::find_respondents()
{
    if (counted && counted->name == "respondent") respondents = counted;
    for (const Side* side : {&*rows, &*columns})
        for (const Level& level : side->levels())
            if (level.name == "respondent") respondents = level;
}

// A coder may have coded a document and applied nothing.
void Counter::Parts::add_coded_documents()
{
    coders_of.resize(universe.documents.size());
    for (Id coder = 0; coder < universe.coders.size(); ++coder) {
        for (const std::string_view name : universe.coders[coder].all("coded")) {
            const Id document = universe.documents.find(name);
            if (document == kNone) continue;
            std::vector<Id>& known = coders_of[document];
            if (std::find(known.begin(), known.end(), coder) == known.end()) known.push_back(coder);
        }
    }
}

// The codings of a quotation that count: of the coder asked for, or those on which all coders of the document agree.
std::vector<CodingKey> Counter::Parts::chosen(const LoggedQuotation& quotation) const
{
    std::vector<CodingKey> kept = quotation.codings;
    if (!options.coder.empty()) {
        const Id coder = universe.coders.find(options.coder);
        std::erase_if(kept, [&](const CodingKey& coding) { return coding.coder != coder; });
    } else if (options.coders == "consensus") {
        std::map<Id, std::set<Id>> by_code;
        for (const CodingKey& coding : kept) by_code[coding.code].insert(coding.coder);
        const std::vector<Id>& coders = coders_of[quotation.document];
        std::erase_if(kept, [&](const CodingKey& coding) {
            const std::set<Id>& agreed = by_code[coding.code];
            return coding.code != kNone &&
                   !std::all_of(coders.begin(), coders.end(), [&](Id coder) { return agreed.contains(coder); });
        });
        std::set<Id> told;  // a code on which all agree is one coding
        std::erase_if(kept, [&](const CodingKey& coding) { return !told.insert(coding.code).second; });
        if (kept.empty()) {
            kept.push_back(quotation.codings.front());
            kept.back().code = kNone;
        }
    }
    return kept;
}

void Counter::Parts::fold()
{
    rows_seen.assign(rows->size() + 1, 0);
    columns_seen.assign(columns->size() + 1, 0);
    const bool by_quotation = unit != Unit::codings || options.coders == "consensus" || options.traced;
    if (!by_quotation) {
        fold_codings();
        return;
    }
    const bool all_codings = options.coder.empty() && options.coders != "consensus";
    if (all_codings && !options.traced && fold_quotations()) return;
    log.each_quotation([&](const LoggedQuotation& quotation) {
        if (options.coder.empty() && options.coders != "consensus") {
            count_quotation(quotation);
            return;
        }
        LoggedQuotation kept = quotation;
        kept.codings = chosen(quotation);
        if (!kept.codings.empty()) count_quotation(kept);
    });
}

void Counter::Parts::count_quotation(const LoggedQuotation& quotation)
{
    if (unit == Unit::codings) {
        for (const CodingKey& coding : quotation.codings)
            if (coding.code != kNone) count_coding(coding, 1, &quotation);
        return;
    }
    ++total;
    const CodingKey& first = quotation.codings.front();
    const bool alike = std::all_of(quotation.codings.begin(), quotation.codings.end(), [&](const CodingKey& coding) {
        return coding.coder == first.coder && coding.labels == first.labels;
    });
    if (!grouped || alike)
        count_group(quotation.codings, quotation);
    else
        count_by_row_values(quotation);
}

// Where a label of the row meets a label of the code, the same coding must have both: for each combination of row labels
// the codings that carry it are looked at together.
void Counter::Parts::count_by_row_values(const LoggedQuotation& quotation)
{
    std::map<std::vector<Id>, std::vector<CodingKey>> groups;
    for (const CodingKey& coding : quotation.codings)
        for (std::vector<Id>& values : row_values(coding)) groups[std::move(values)].push_back(coding);
    std::set<std::pair<Id, Id>> told;
    std::set<Id> rows_told;
    std::set<Id> columns_told;
    const bool once = unit == Unit::quotations || unit == Unit::characters || unit == Unit::words;
    const auto cell = [&](Id row, Id column) {
        if (!once || told.insert({row, column}).second) count_cell(row, column, quotation);
    };
    for (const auto& [values, group] : groups) {
        fix(values);
        if (!rows->keys_of(group, row_keys) || !columns->keys_of(group, column_keys)) continue;
        take_things(group);
        if (counted && counted->scope == Scope::row) things.assign(1, values.back());
        for (const Id row : row_keys) {
            for (const Id column : column_keys) cell(row, column);
            cell(row, Cells::kAll);
        }
        for (const Id column : column_keys) cell(Cells::kAll, column);
        cell(Cells::kAll, Cells::kAll);
        rows_told.insert(row_keys.begin(), row_keys.end());
        columns_told.insert(column_keys.begin(), column_keys.end());
    }
    fix({});
    if (rows_told.empty()) ++without_value;
    if (rows_told.size() > 1 || columns_told.size() > 1) ++under_several;
    if (!rows_told.empty()) note_joint(quotation.codings, 1);
}

// The combinations of values that a coding has from its row, at all levels that are asked for (kNone: no value).
std::vector<std::vector<Id>> Counter::Parts::row_values(const CodingKey& coding) const
{
    std::vector<std::vector<Id>> found = {{}};
    std::vector<Id> room;
    const auto add = [&](const Level& level) {
        if (level.scope != Scope::row) return;
        const std::span<const Id> carried = level.carried(coding, room);
        const std::vector<Id> values = carried.empty() ? std::vector<Id>{kNone} : std::vector<Id>(carried.begin(), carried.end());
        std::vector<std::vector<Id>> longer;
        for (const auto& before : found) {
            for (const Id value : values) {
                longer.push_back(before);
                longer.back().push_back(value);
            }
        }
        found = std::move(longer);
    };
    for (const Level& level : rows->levels()) add(level);
    for (const Level& level : columns->levels()) add(level);
    if (counted) add(*counted);
    return found;
}

// Lets both sides see these values of row_values() only; empty: all again.
void Counter::Parts::fix(std::span<const Id> values)
{
    std::size_t next = 0;
    for (Side* side : {&*rows, &*columns}) {
        std::vector<Id> fixed;
        for (const Level& level : side->levels())
            if (!values.empty()) fixed.push_back(level.scope == Scope::row ? values[next++] : Side::kFree);
        side->fix(std::move(fixed));
    }
}

void Counter::Parts::note_joint(std::span<const CodingKey> codings, std::uint64_t times)
{
    if (!respondents) return;
    const bool of_codes = respondents->scope == Scope::code;
    std::vector<Id> room;
    Id first = kNone;
    const CodingKey* before = nullptr;
    for (const CodingKey& coding : codings) {
        if (before && !of_codes && same_context(*before, coding)) continue;
        before = &coding;
        for (const Id respondent : respondents->carried(coding, room)) {
            if (first == kNone) first = respondent;
            if (respondent == first) continue;
            joint += times;
            return;
        }
    }
}

// What the units respondents and distinct find in these codings, each once.
void Counter::Parts::take_things(std::span<const CodingKey> codings)
{
    things.clear();
    if (!counted) return;
    std::vector<Id> room;
    for (const CodingKey& coding : codings) {
        const std::span<const Id> here = counted->carried(coding, room);
        things.insert(things.end(), here.begin(), here.end());
    }
    std::sort(things.begin(), things.end());
    things.erase(std::unique(things.begin(), things.end()), things.end());
}

void Counter::Parts::count_group(std::span<const CodingKey> codings, const LoggedQuotation& quotation)
{
    const bool has_rows = rows->keys_of(codings, row_keys);
    const bool has_columns = columns->keys_of(codings, column_keys);
    if (!has_rows || !has_columns) {
        ++without_value;
        return;
    }
    if (row_keys.size() > 1 || column_keys.size() > 1) ++under_several;
    note_joint(codings, 1);
    take_things(codings);
    for (const Id row : row_keys) {
        for (const Id column : column_keys) count_cell(row, column, quotation);
        count_cell(row, Cells::kAll, quotation);
    }
    for (const Id column : column_keys) count_cell(Cells::kAll, column, quotation);
    count_cell(Cells::kAll, Cells::kAll, quotation);
}

// A cell of `respondent`, or of a respondent's attribute, counts only the respondents who have that value themselves; a
// total counts those whom some cell counts.
bool Counter::Parts::counts_in(Id thing, Id row, Id column) const
{
    if (thing == kNone) return false;
    if (counted->name != "respondent") return true;
    const auto agrees = [&](const Side& side, Id key) {
        for (std::size_t i = 0; i < side.levels().size(); ++i) {
            const Level& level = side.levels()[i];
            const Id value = side.value(key, i);
            if (value == kNone) continue;
            if (level.name == "respondent" && value != thing) return false;
            if (!level.respondent_has(thing, value)) return false;
        }
        return true;
    };
    const auto agree = [&](const Side& side, Id key, const std::vector<Id>& keys) {
        if (key != Cells::kAll) return agrees(side, key);
        return std::any_of(keys.begin(), keys.end(), [&](Id one) { return agrees(side, one); });
    };
    return agree(*rows, row, row_keys) && agree(*columns, column, column_keys);
}

void Counter::Parts::count_cell(Id row, Id column, const LoggedQuotation& quotation)
{
    if (row != Cells::kAll) {
        if (row >= rows_seen.size()) rows_seen.resize(row + 1, 0);
        rows_seen[row] = 1;
    }
    if (column != Cells::kAll) {
        if (column >= columns_seen.size()) columns_seen.resize(column + 1, 0);
        columns_seen[column] = 1;
    }
    record(row, column, quotation, nullptr);
    switch (unit) {
    case Unit::quotations:
    case Unit::codings: cells->add(row, column, 1); break;
    case Unit::documents: cells->add_distinct(row, column, quotation.document); break;
    case Unit::present: cells->add_distinct(row, column, 0); break;
    case Unit::respondents:
    case Unit::distinct:
        for (const Id thing : things)
            if (counts_in(thing, row, column)) cells->add_distinct(row, column, thing);
        break;
    case Unit::characters:
    case Unit::words: add_extent(row, column, quotation); break;
    }
}

void Counter::Parts::add_extent(Id row, Id column, const LoggedQuotation& quotation)
{
    const auto add_span = [&](Span span) {
        extents.add_span(row, column, quotation.document, span);
        if (tracing) tracing->spans.push_back(span);
    };
    const auto add_length = [&](std::optional<std::uint64_t> length) {
        extents.add_length(row, column, length);
        if (tracing) tracing->length = length;
        if (row != Cells::kAll || column != Cells::kAll) return;  // each quotation comes there once
        ++lengths_summed;
        if (!length) ++lengths_unknown;
    };
    const Id id = quotation.quotation;
    const std::uint64_t length = id < lengths.size() ? lengths[id] : kUnknownLength;
    const std::optional<std::uint64_t> known = length == kUnknownLength ? std::nullopt : std::optional(length);
    if (unit == Unit::words) {
        if (id < words_of.size() && !words_of[id].empty())
            for (const Span word : words_of[id]) add_span(word);
        else
            add_length(known);
        return;
    }
    const std::string* positions = universe.documents[quotation.document].get("positions");
    const bool in_text = !positions || *positions == "codepoint" || *positions == "page:codepoint";
    const Span span = quotation.span;
    const bool one_page = (span.start >> 32) == (span.end >> 32);
    if (span.known() && in_text && one_page)
        add_span(span);
    else
        add_length(known);
}

void Counter::Parts::count_coding(const CodingKey& coding, std::uint64_t times, const LoggedQuotation* quotation)
{
    total += times;
    const std::span<const CodingKey> one(&coding, 1);
    if (!rows->keys_of(one, row_keys) || !columns->keys_of(one, column_keys)) {
        without_value += times;
        return;
    }
    if (row_keys.size() > 1 || column_keys.size() > 1) under_several += times;
    note_joint(one, times);
    const auto add = [&](Id row, Id column) {
        cells->add(row, column, times);
        if (quotation) record(row, column, *quotation, &coding);
    };
    for (const Id row : row_keys) {
        rows_seen[row < rows_seen.size() ? row : (rows_seen.resize(row + 1, 0), row)] = 1;
        for (const Id column : column_keys) {
            columns_seen[column < columns_seen.size() ? column : (columns_seen.resize(column + 1, 0), column)] = 1;
            add(row, column);
        }
        add(row, Cells::kAll);
    }
    for (const Id column : column_keys) add(Cells::kAll, column);
    add(Cells::kAll, Cells::kAll);
}

}  // namespace qda
