#include "qda/analysis/saturation.hpp"

#include <algorithm>
#include <set>

#include "qda/analysis/saturation_parts.hpp"
#include "qda/base/choice.hpp"
#include "qda/base/error.hpp"

namespace qda {

namespace {

constexpr std::uint64_t kMostOrders = 1'000'000;

void check(const SaturationOptions& options)
{
    must_be_one_of(options.by, {"document", "respondent", "source"}, "--by");
    must_be_one_of(options.order, {"stream", "date", "random"}, "--order");
    if (options.level.empty()) throw Error({}, "no level whose values may be new", "--level code");
    if (options.rule.base == 0 || options.rule.run == 0) throw Error({}, "--base and --run must be above 0", "--base 4 --run 2");
    if (!(options.rule.threshold >= 0 && options.rule.threshold <= 1))
        throw Error({}, "--threshold must be a share from 0 to 1", "--threshold 0.05 is 5 %");
    if (options.orders == 0 || options.orders > kMostOrders)
        throw Error({}, "--orders must be from 1 to " + std::to_string(kMostOrders), "--orders 2000");
    if (options.singles && options.order == "random")
        throw Error({}, "--singles says where a value came up, and random orders have no one place for it", "--order stream or date");
}

LogOptions log_options()
{
    LogOptions log;
    log.labels = true;
    log.coders = true;
    return log;
}

// YYYY-MM-DD, alone or before a time. Such texts are in order as they stand.
bool is_date(std::string_view text)
{
    if (text.size() < 10 || (text.size() > 10 && text[10] != 'T' && text[10] != ' ')) return false;
    for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9})
        if (text[at] < '0' || text[at] > '9') return false;
    if (text[4] != '-' || text[7] != '-') return false;
    const int month = (text[5] - '0') * 10 + (text[6] - '0');
    const int day = (text[8] - '0') * 10 + (text[9] - '0');
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

SaturationTable::Parts::Parts(SaturationOptions given, const Universe& u, Diagnostics& d)
    : options(std::move(given)), universe(u), diagnostics(d), log(log_options())
{
    check(options);
}

// Interviews in the order in which the stream names their first document; those of one document in the order of the level.
void SaturationTable::Parts::find_interviews()
{
    std::vector<std::set<Id>> documents(by->values.size());
    std::vector<Id> room;
    const auto belong = [&](const CodingKey& context) {
        for (const Id at : by->carried(context, room)) documents[at].insert(context.document);
    };
    for (Id document = 0; document < universe.documents.size(); ++document) belong({document, kNone, kNone, nullptr});
    log.each_context(belong);
    std::vector<Id> labels(universe.label_columns.size());
    for (const Entry& other : universe.other_rows) {  // rows that a selection took out: they took part all the same
        std::fill(labels.begin(), labels.end(), kNone);
        for (const Key& key : other.keys)
            if (const std::size_t column = universe.find_label_column(key.name); column != Universe::npos)
                labels[column] = universe.label_columns[column].cells.find(key.value);
        belong({universe.documents.find(other.name), kNone, kNone, labels.data()});
    }
    for (Id at = 0; at < documents.size(); ++at) {
        if (documents[at].empty()) {
            ++without_document;
            continue;
        }
        Interview& one = interviews.emplace_back();
        one.id = at;
        one.first = *documents[at].begin();
        if (options.order == "date") one.date = date_of(at, {documents[at].begin(), documents[at].end()});
    }
    std::stable_sort(interviews.begin(), interviews.end(), [](const Interview& a, const Interview& b) {
        return a.date != b.date ? a.date < b.date : a.first < b.first;
    });
    for (std::size_t i = 1; i < interviews.size(); ++i)
        same_date += options.order == "date" && interviews[i].date == interviews[i - 1].date ? 1 : 0;
}

// The first of its documents' dates and its own.
std::string SaturationTable::Parts::date_of(Id interview, const std::vector<Id>& documents) const
{
    std::string first;
    const auto take = [&](const Entry& entry) {
        for (const std::string_view date : entry.all(options.date)) {
            if (!is_date(date))
                throw Error({}, "the " + options.date + " of '" + entry.name + "' is no date",
                            "write it as 2019-06-03 (year, month, day)");
            if (first.empty() || date < first) first = date;
        }
    };
    for (const Id document : documents) take(universe.documents[document]);
    if (const std::size_t at = universe.find_value(options.by, by->values[interview].id); at != Universe::npos)
        take(universe.values[at].entry);
    if (first.empty())
        throw Error({}, options.by + " '" + by->values[interview].name + "' has no " + options.date,
                    "give documents a date (--documents or --attributes FILE), name another key (--date KEY), or --order stream");
    return first;
}

void SaturationTable::Parts::find_values()
{
    std::vector<std::set<Id>> carried(by->values.size());
    std::vector<Id> room;
    std::vector<Id> more_room;
    log.each_coding([&](const CodingKey& coding, std::uint64_t times) {
        if (coding.code == kNone) return;
        const std::span<const Id> values = level->carried(coding, room);
        if (values.empty()) return;
        const std::span<const Id> those = by->carried(coding, more_room);
        if (those.size() > 1) joint += times;
        for (const Id at : those) carried[at].insert(values.begin(), values.end());
    });
    std::set<Id> any;
    for (Interview& one : interviews) {
        one.values.assign(carried[one.id].begin(), carried[one.id].end());
        any.insert(one.values.begin(), one.values.end());
    }
    never = level->values.size() - any.size();
}

void SaturationTable::Parts::gather()
{
    level = resolve_level(universe, options.level, diagnostics);
    if (level->scope == Scope::document)
        throw Error({}, "'" + options.level + "' says where something was said, not what: it cannot be new in an interview",
                    "--level code, or a level of the codebook");
    by = resolve_level(universe, options.by, diagnostics);
    find_interviews();
    find_values();
}

CodesOfInterviews SaturationTable::Parts::codes() const
{
    CodesOfInterviews all;
    for (const Interview& one : interviews) all.emplace_back(one.values.begin(), one.values.end());
    return all;
}

std::map<Id, std::size_t> SaturationTable::Parts::singles() const
{
    std::map<Id, std::size_t> place;
    std::set<Id> several;
    for (std::size_t at = 0; at < interviews.size(); ++at)
        for (const Id value : interviews[at].values)
            if (!place.emplace(value, at).second) several.insert(value);
    for (const Id value : several) place.erase(value);
    return place;
}

SaturationTable::SaturationTable(SaturationOptions options, const Universe& universe, Diagnostics& diagnostics)
    : parts_(std::make_unique<Parts>(std::move(options), universe, diagnostics))
{
}

SaturationTable::~SaturationTable() = default;

Needs SaturationTable::needs() const
{
    Needs needs;
    needs.labels = log_options().labels;
    needs.coders = log_options().coders;
    return needs;
}

void SaturationTable::add(const Batch& batch) { parts_->log.add(batch); }

Table SaturationTable::table()
{
    parts_->gather();
    return parts_->table();
}

}  // namespace qda
