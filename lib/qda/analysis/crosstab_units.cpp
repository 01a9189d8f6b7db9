// The units of a crosstab: each respondent, document, quotation or coding with what it carries.

#include <algorithm>
#include <set>

#include "qda/analysis/crosstab_parts.hpp"
#include "qda/base/error.hpp"

namespace qda {

using namespace crosstab;

namespace {

bool is_attribute(const Universe& universe, const std::string& level)
{
    return std::any_of(universe.values.begin(), universe.values.end(), [&](const Value& value) {
        return value.level == "respondent" && value.entry.get(level) != nullptr;
    });
}

// Collects what units carry, from whole quotations, single codings, and what the universe says without them.
class Gathering {
public:
    Gathering(const Universe& universe, Unit unit, const Level& rows, const Level* layer, std::vector<const Level*> background)
        : universe_(universe), unit_(unit), rows_(rows), layer_(layer), background_(std::move(background))
    {
    }

    void begin(const Level* respondents)
    {
        respondents_ = respondents;
        if (unit_ == Unit::documents) found_.resize(universe_.documents.size());
        if (unit_ == Unit::respondents) found_.resize(respondents->values.size());
        for (Found& one : found_) {
            one.values.resize(background_.size());
            if (!layer_) one.layers[0];
        }
        own_rows_.resize(found_.size());
        if (unit_ == Unit::respondents) take_attributes();
    }

    // A row, or a document: its labels say to which groups and layers units belong, whatever is coded there.
    void belong(const CodingKey& context)
    {
        if (unit_ == Unit::quotations || unit_ == Unit::codings) return;
        for (const Id at : units_of(context)) {
            for (std::size_t i = 0; i < background_.size(); ++i) {
                if (background_[i]->scope == Scope::code) continue;
                for (const Id value : background_[i]->carried(context, room_))
                    if (own(*background_[i], at, value)) found_[at].values[i].insert(value);
            }
            if (rows_.scope != Scope::code)
                for (const Id value : rows_.carried(context, room_))
                    if (own(rows_, at, value)) own_rows_[at].insert(value);
            if (!layer_ || layer_->scope == Scope::code) continue;
            for (const Id value : layer_->carried(context, room_))
                if (own(*layer_, at, value)) found_[at].layers[value];
        }
    }

    // A coding by itself, where no layer asks what else its quotation carries.
    void take_single(const CodingKey& coding)
    {
        for (const Id at : units_of(coding)) {
            Found& one = found_[at];
            const auto add = [&](const Level& level, std::set<Id>& into) {
                for (const Id value : level.carried(coding, room_))
                    if (own(level, at, value)) into.insert(value);
            };
            add(rows_, one.layers[0]);
            for (std::size_t i = 0; i < background_.size(); ++i) add(*background_[i], one.values[i]);
        }
    }

    // The codings of one quotation.
    void take(const std::vector<CodingKey>& codings)
    {
        if (unit_ == Unit::quotations) {
            Found one = carried(codings, kNone);
            ++kinds_[kind_of(one)];
            return;
        }
        std::set<Id> units;
        for (const CodingKey& coding : codings)
            for (const Id at : units_of(coding)) units.insert(at);
        for (const Id at : units) {
            Found one = carried(codings, at);
            for (std::size_t i = 0; i < background_.size(); ++i) found_[at].values[i].insert(one.values[i].begin(), one.values[i].end());
            for (const auto& [layer, rows] : one.layers) found_[at].layers[layer].insert(rows.begin(), rows.end());
        }
    }

    void take_coding(const CodingKey& coding, std::uint64_t times)
    {
        if (coding.code == kNone) return;
        kinds_[kind_of(carried({coding}, kNone))] += times;
    }

    std::vector<UnitKind> units() const
    {
        std::vector<UnitKind> all;
        for (const auto& [kind, times] : kinds_) {
            all.push_back({kind.first, kind.second});
            all.back().times = times;
        }
        for (std::size_t at = 0; at < found_.size(); ++at) {
            Found one = found_[at];
            for (auto& [layer, rows] : one.layers) rows.insert(own_rows_[at].begin(), own_rows_[at].end());
            const auto [values, layers] = kind_of(one);
            all.push_back({values, layers});
            all.back().name = unit_ == Unit::respondents ? respondents_->values[at].name : universe_.documents.name(static_cast<Id>(at));
        }
        return all;
    }

private:
    struct Found {
        std::vector<std::set<Id>> values;
        std::map<Id, std::set<Id>> layers;
    };
    using Kind = std::pair<std::vector<std::vector<Id>>, std::vector<InLayer>>;

    static Kind kind_of(const Found& one)
    {
        Kind kind;
        for (const std::set<Id>& values : one.values) kind.first.emplace_back(values.begin(), values.end());
        for (const auto& [layer, rows] : one.layers) kind.second.push_back({layer, {rows.begin(), rows.end()}});
        return kind;
    }

    std::vector<Id> units_of(const CodingKey& coding)
    {
        if (unit_ == Unit::documents) return {coding.document};
        if (unit_ != Unit::respondents) return {};
        const std::span<const Id> those = respondents_->carried(coding, room_);
        return {those.begin(), those.end()};
    }

    // A joint interview carries the attributes of all its respondents; each of them has only the own ones.
    bool own(const Level& level, Id at, Id value) const
    {
        if (unit_ != Unit::respondents || at == kNone) return true;
        return level.name == "respondent" ? value == at : level.respondent_has(at, value);
    }

    // What those codings of a quotation carry together that belong to the unit.
    Found carried(const std::vector<CodingKey>& codings, Id at)
    {
        Found one;
        one.values.resize(background_.size());
        std::set<Id> rows;
        std::set<Id> layers;
        if (!layer_) layers.insert(0);
        for (const CodingKey& coding : codings) {
            if (unit_ == Unit::respondents && at != kNone) {
                const std::vector<Id> units = units_of(coding);
                if (std::find(units.begin(), units.end(), at) == units.end()) continue;
            }
            const auto add = [&](const Level& level, std::set<Id>& into) {
                for (const Id value : level.carried(coding, room_))
                    if (own(level, at, value)) into.insert(value);
            };
            add(rows_, rows);
            for (std::size_t i = 0; i < background_.size(); ++i) add(*background_[i], one.values[i]);
            if (layer_) add(*layer_, layers);
        }
        for (const Id layer : layers) one.layers[layer] = rows;
        return one;
    }

    // Attributes of respondents hold also for those who have no document.
    void take_attributes()
    {
        const auto take = [&](const Level& level, auto&& add) {
            if (!is_attribute(universe_, level.name)) return;
            for (Id at = 0; at < found_.size(); ++at)
                for (Id value = 0; value < level.values.size(); ++value)
                    if (level.respondent_has(at, value)) add(found_[at], value);
        };
        for (std::size_t i = 0; i < background_.size(); ++i)
            take(*background_[i], [&](Found& one, Id value) { one.values[i].insert(value); });
        if (layer_) take(*layer_, [](Found& one, Id value) { one.layers[value]; });
        take(rows_, [&](Found& one, Id value) { own_rows_[static_cast<std::size_t>(&one - found_.data())].insert(value); });
    }

    const Universe& universe_;
    const Unit unit_;
    const Level& rows_;
    const Level* const layer_;
    const std::vector<const Level*> background_;
    const Level* respondents_ = nullptr;
    std::vector<Found> found_;               // by respondent or document
    std::vector<std::set<Id>> own_rows_;     // likewise: values of the rows that are not of codes
    std::map<Kind, std::uint64_t> kinds_;    // quotations and codings
    std::vector<Id> room_;
};

// What a selection took out of the rows, and documents without any.
void add_belonging(Gathering& gathering, const Universe& universe, const CodingLog& log)
{
    for (Id document = 0; document < universe.documents.size(); ++document)
        gathering.belong({document, kNone, kNone, nullptr});
    log.each_context([&](const CodingKey& context) { gathering.belong(context); });
    std::vector<Id> labels(universe.label_columns.size());
    for (const Entry& other : universe.other_rows) {
        std::fill(labels.begin(), labels.end(), kNone);
        for (const Key& key : other.keys) {
            const std::size_t column = universe.find_label_column(key.name);
            if (column != Universe::npos) labels[column] = universe.label_columns[column].cells.find(key.value);
        }
        gathering.belong({universe.documents.find(other.name), kNone, kNone, labels.data()});
    }
}

void refuse_two_dimensions(const std::vector<const Level*>& levels)
{
    const Level* first = nullptr;
    for (const Level* level : levels) {
        if (level->dimension.empty()) continue;
        if (first && first->dimension != level->dimension)
            throw Error({}, "unit codings cannot cross '" + first->name + "' with '" + level->name +
                                "': one coding has one code, and they are labels of different codes",
                        "count quotations (--unit quotations): those that carry both");
        first = level;
    }
}

void set_weights(std::vector<UnitKind>& units, const Background& weights)
{
    for (UnitKind& unit : units) {
        const std::vector<Id>& values = unit.values.back();
        const double weight = values.size() == 1 ? weights.number[values[0]] : -1;
        if (!(weight >= 0))
            throw Error({}, "'" + unit.name + "' has " + (values.size() == 1 ? "a" : values.empty() ? "no" : "more than one") +
                                " weight '" + weights.level.name + "'" + (values.size() == 1 ? " below 0 or unknown" : ""),
                        "every unit needs one weight of 0 or more; --where leaves out those without");
        unit.weight = weight;
        unit.values.pop_back();
    }
}

}  // namespace

void Crosstab::Parts::resolve()
{
    rows = resolve_level(universe, options.rows, diagnostics);
    if (!options.layer.empty()) layer = resolve_level(universe, options.layer, diagnostics);
    row_scale = declared_scale(universe, options.rows);
    const auto names = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), options.rows) != list.end();
    };
    if (names(options.numeric)) row_scale = Scale::numeric;
    if (names(options.ordinal)) row_scale = Scale::ordinal;
    std::vector<Level> levels;
    for (const std::string& column : options.columns) levels.push_back(resolve_level(universe, column, diagnostics));
    background = backgrounds(options, universe, std::move(levels));
}

void Crosstab::Parts::gather()
{
    std::vector<const Level*> levels;
    for (const Background& one : background) levels.push_back(&one.level);
    std::optional<Background> weights;
    if (!options.weight.empty()) {
        CrosstabOptions as_numbers;
        as_numbers.rows = options.weight;
        as_numbers.numeric = {options.weight};
        weights = std::move(backgrounds(as_numbers, universe, {resolve_level(universe, options.weight, diagnostics)}).front());
        levels.push_back(&weights->level);
    }
    std::optional<Level> respondents;
    if (unit == Unit::respondents) respondents = resolve_level(universe, "respondent", diagnostics);
    if (unit == Unit::codings) {
        std::vector<const Level*> all = levels;
        all.push_back(&*rows);
        if (layer) all.push_back(&*layer);
        refuse_two_dimensions(all);
    }
    Gathering gathering(universe, unit, *rows, layer ? &*layer : nullptr, levels);
    gathering.begin(respondents ? &*respondents : nullptr);
    add_belonging(gathering, universe, log);
    if (unit == Unit::codings)
        log.each_coding([&](const CodingKey& coding, std::uint64_t times) { gathering.take_coding(coding, times); });
    else if (unit != Unit::quotations && !layer)
        log.each_coding([&](const CodingKey& coding, std::uint64_t) { gathering.take_single(coding); });
    else
        log.each_quotation([&](const LoggedQuotation& quotation) { gathering.take(quotation.codings); });
    units = gathering.units();
    if (weights) set_weights(units, *weights);
}

}  // namespace qda
