#include <algorithm>
#include <charconv>
#include <numeric>

#include "qda/analysis/count_parts.hpp"

namespace qda {

namespace {

bool is_number(const Cell& cell) { return std::holds_alternative<std::int64_t>(cell); }

bool is_of_respondents(const Universe& universe, std::string_view attribute)
{
    return std::any_of(universe.values.begin(), universe.values.end(), [&](const Value& value) {
        return value.level == "respondent" && value.entry.get(attribute) != nullptr;
    });
}

bool has(const std::vector<Id>& ids, Id id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

// Labels of a document say that it belongs to a value; so does a row of it, and a coder who coded it.
Reach Counter::Parts::reach_of(const Level& level) const
{
    Reach reach;
    reach.of_codes = level.scope == Scope::code;
    if (reach.of_codes) return reach;
    reach.values_of.resize(universe.documents.size());
    reach.documents_of.resize(level.values.size());
    const auto add = [&](Id document, std::span<const Id> values) {
        std::vector<Id>& known = reach.values_of[document];
        for (const Id value : values) {
            if (has(known, value)) continue;
            known.push_back(value);
            reach.documents_of[value].push_back(document);
        }
    };
    std::vector<Id> room;
    for (Id document = 0; document < universe.documents.size(); ++document) {
        add(document, level.of_document(document, room));
        if (level.name != "coder") continue;
        for (const Id coder : coders_of[document]) add(document, level.carried({document, kNone, coder, nullptr}, room));
    }
    if (level.scope != Scope::row) return reach;
    log.each_context([&](const CodingKey& row) { add(row.document, level.carried(row, room)); });
    std::vector<Id> labels(universe.label_columns.size());
    for (const Entry& other : universe.other_rows) {  // that a selection took out
        std::fill(labels.begin(), labels.end(), kNone);
        for (const Key& key : other.keys) {
            const std::size_t column = universe.find_label_column(key.name);
            if (column != Universe::npos) labels[column] = universe.label_columns[column].cells.find(key.value);
        }
        const Id document = universe.documents.find(other.name);
        add(document, level.carried({document, kNone, kNone, labels.data()}, room));
    }
    return reach;
}

void Counter::Parts::find_reaches()
{
    if (options.share != "documents" && options.share != "respondents" && !options.per_characters) return;
    for (const Level& level : rows->levels()) row_reaches.push_back(reach_of(level));
    for (const Level& level : columns->levels()) column_reaches.push_back(reach_of(level));
}

// The number of documents, or their characters together; nullopt where the length of one is unknown.
std::optional<double> Counter::Parts::measured(std::span<const Id> documents) const
{
    if (!options.per_characters) return static_cast<double>(documents.size());
    std::uint64_t sum = 0;
    for (const Id document : documents) {
        const std::string* positions = universe.documents[document].get("positions");
        if (positions && *positions != "codepoint" && *positions != "page:codepoint") return std::nullopt;  // no characters
        const std::string* length = universe.documents[document].get("length");
        std::uint64_t characters = 0;
        const char* end = length ? length->data() + length->size() : nullptr;
        if (!length || std::from_chars(length->data(), end, characters).ptr != end) return std::nullopt;
        sum += characters;
    }
    return static_cast<double>(sum);
}

// Of the documents of the universe that belong to the values of the row and of the column.
std::optional<double> Counter::Parts::documents_of(Id row, Id column) const
{
    const std::vector<Id>* few = nullptr;  // the shortest list that holds them all
    const auto fewer = [&](const Side& side, const std::vector<Reach>& reaches, Id key) {
        for (std::size_t i = 0; key != Cells::kAll && i < reaches.size(); ++i) {
            const Id value = side.value(key, i);
            if (reaches[i].of_codes || value == kNone) continue;
            if (!few || reaches[i].documents_of[value].size() < few->size()) few = &reaches[i].documents_of[value];
        }
    };
    fewer(*rows, row_reaches, row);
    fewer(*columns, column_reaches, column);
    std::vector<Id> found(few ? few->size() : universe.documents.size());
    if (few)
        found = *few;
    else
        std::iota(found.begin(), found.end(), Id{0});
    const auto narrow = [&](const Side& side, const std::vector<Reach>& reaches, Id key) {
        for (std::size_t i = 0; key != Cells::kAll && i < reaches.size(); ++i) {
            if (reaches[i].of_codes) continue;
            const Id value = side.value(key, i);
            std::erase_if(found, [&](Id document) {
                const std::vector<Id>& values = reaches[i].values_of[document];
                return value == kNone ? !values.empty() : !has(values, value);
            });
        }
    };
    narrow(*rows, row_reaches, row);
    narrow(*columns, column_reaches, column);
    return measured(found);
}

// Of the respondents of the universe who have the values of the row and of the column themselves.
std::optional<double> Counter::Parts::respondents_of(Id row, Id column) const
{
    const auto has_all = [&](const Side& side, Id key, Id respondent) {
        for (std::size_t i = 0; key != Cells::kAll && i < side.levels().size(); ++i) {
            const Level& level = side.levels()[i];
            if (level.scope == Scope::code) continue;
            const Id value = side.value(key, i);
            if (level.name == "respondent") {
                if (value != respondent) return false;
            } else if (value == kNone) {
                for (Id other = 0; other < level.values.size(); ++other)
                    if (level.respondent_has(respondent, other)) return false;
            } else if (!level.respondent_has(respondent, value)) {
                return false;
            }
        }
        return true;
    };
    for (const Side* side : {&*rows, &*columns})
        for (const Level& level : side->levels())
            if (level.scope != Scope::code && level.name != "respondent" && !is_of_respondents(universe, level.name))
                throw Error({}, "'" + level.name + "' is no attribute of respondents: nothing says how many have it",
                            "--share respondents goes with respondents, their attributes and levels of codes");
    std::size_t found = 0;
    for (Id respondent = 0; respondent < respondents->values.size(); ++respondent)
        found += has_all(*rows, row, respondent) && has_all(*columns, column, respondent) ? 1U : 0U;
    return static_cast<double>(found);
}

// What a share or a rate divides by; nullopt where it is unknown.
std::optional<double> Counter::Parts::denominator(Id row, Id column)
{
    if (options.share == "row" || options.share == "column" || options.share == "all") {
        const Cell total_cell = cell(options.share == "row" ? row : Cells::kAll,
                                     options.share == "column" && !options.columns.empty() ? column : Cells::kAll);
        if (!is_number(total_cell)) return std::nullopt;
        return static_cast<double>(std::get<std::int64_t>(total_cell));
    }
    const auto of_codes = [](const std::vector<Reach>& reaches) {
        return std::all_of(reaches.begin(), reaches.end(), [](const Reach& reach) { return reach.of_codes; });
    };
    if (of_codes(row_reaches)) row = Cells::kAll;
    if (of_codes(column_reaches)) column = Cells::kAll;
    const auto [at, fresh] = denominators.try_emplace({row, column});
    if (fresh) at->second = options.share == "respondents" ? respondents_of(row, column) : documents_of(row, column);
    return at->second;
}

void Counter::Parts::say_denominators(Table& table)
{
    if (options.share.empty() && !options.per_characters) return;
    const bool by_documents = options.share == "documents" || options.share == "respondents" || options.per_characters;
    std::string what = "denominator: ";
    if (options.per_characters)
        what += "characters of the documents";
    else if (by_documents)
        what += "all " + options.share + ", also those without such a quotation";
    else
        what += options.unit + " of the " + (options.share == "all" ? std::string("whole table") : options.share) + ", each once";
    const auto say = [&](const std::string& name, Id row, Id column) {
        const std::optional<double> by = denominator(row, column);
        what += "; " + name + (name.empty() ? "" : " ") + (by ? shortest(*by) : std::string("NA"));
    };
    const auto of_documents = [](const std::vector<Reach>& reaches) {
        return std::any_of(reaches.begin(), reaches.end(), [](const Reach& reach) { return !reach.of_codes; });
    };
    const bool each_row = options.share == "row" || (by_documents && of_documents(row_reaches));
    const bool each_column =
        !columns->levels().empty() && (options.share == "column" || (by_documents && of_documents(column_reaches)));
    for (const Id row : each_row ? shown_rows : std::vector<Id>{Cells::kAll}) {
        for (const Id column : each_column ? shown_columns : std::vector<Id>{Cells::kAll}) {
            std::string name = row == Cells::kAll ? std::string() : label(*rows, row);
            if (column != Cells::kAll) name += (name.empty() ? "" : " / ") + label(*columns, column);
            say(name, row, column);
        }
    }
    if (by_documents && options.totals && (each_row || each_column)) say("total", Cells::kAll, Cells::kAll);
    table.notes.push_back(std::move(what));
}

}  // namespace qda
