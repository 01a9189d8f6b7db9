#include "qda/analysis/crosstab.hpp"

#include <algorithm>

#include "qda/analysis/crosstab_parts.hpp"
#include "qda/base/choice.hpp"

namespace qda {

using namespace crosstab;

namespace {

const std::vector<std::string> kUnits = {"respondents", "documents", "quotations", "codings"};

Unit unit_of(const CrosstabOptions& options)
{
    must_be_one_of(options.unit, kUnits, "--unit");
    if (options.share == "documents") return Unit::documents;
    const auto at = std::find(kUnits.begin(), kUnits.end(), options.unit);
    constexpr Unit kOrder[] = {Unit::respondents, Unit::documents, Unit::quotations, Unit::codings};
    return kOrder[at - kUnits.begin()];
}

void check_survey(const CrosstabOptions& options, Unit unit)
{
    const bool survey = !options.weight.empty() || !options.population.empty();
    if (!survey) return;
    const std::string option = options.weight.empty() ? "--population" : "--weight";
    if (unit == Unit::quotations || unit == Unit::codings)
        throw Error({}, option + " is about respondents or documents, not " + options.unit, "--unit respondents");
    if (options.tests || options.residuals)
        throw Error({}, "the tests here know no " + std::string(options.weight.empty() ? "finite populations" : "weights"),
                    "leave " + option + " out: tests then speak of the units as they are");
    if (!options.population.empty() && (options.share == "row" || options.share == "all"))
        throw Error({}, "--population is about columns, and --share " + options.share + " divides by something else", "--share column");
}

void check(const CrosstabOptions& options, Unit unit)
{
    if (options.rows.empty()) throw Error({}, "no level for the rows", "name one: --rows variable");
    if (options.columns.empty()) throw Error({}, "no level for the columns", "name the background: --columns sector");
    if (!options.share.empty()) must_be_one_of(options.share, {"column", "row", "all", "documents"}, "--share");
    must_be_one_of(options.base, {"all", "answered"}, "--base");
    must_be_one_of(options.interval, {"wilson", "exact"}, "--interval");
    must_be_one_of(options.test, {"exact", "chi_square", "g_square", "yates"}, "--test");
    const auto within = [](double share, const char* option) {
        if (!(share > 0 && share < 1)) throw Error({}, std::string(option) + " must be above 0 and below 1", std::string(option) + " 0.95 is 95 %");
    };
    within(options.confidence, "--confidence");
    within(options.level, "--level");
    if (options.tests && options.residuals) throw Error({}, "--tests and --residuals are two tables", "ask for one of them");
    if (options.work == 0 || options.draws == 0) throw Error({}, "--work and --draws must be above 0");
    if (options.draws > 100'000'000) throw Error({}, "--draws above 100000000");
    check_survey(options, unit);
}

bool uses(const CrosstabOptions& options, std::string_view level)
{
    return options.rows == level || options.layer == level ||
           std::find(options.columns.begin(), options.columns.end(), level) != options.columns.end();
}

LogOptions log_options(const CrosstabOptions& options, Unit unit)
{
    LogOptions log;
    log.quotations = unit == Unit::quotations || (unit != Unit::codings && !options.layer.empty());
    log.labels = true;
    log.coders = uses(options, "coder");
    return log;
}

}  // namespace

Crosstab::Parts::Parts(CrosstabOptions given, const Universe& u, Diagnostics& d)
    : options(std::move(given)), universe(u), diagnostics(d), unit(unit_of(options)), log(log_options(options, unit))
{
    check(options, unit);
}

std::vector<Id> Crosstab::Parts::layers() const
{
    std::vector<Id> all(layer ? layer->values.size() : 1);
    for (Id i = 0; i < all.size(); ++i) all[i] = i;
    return all;
}

std::string Crosstab::Parts::layer_name(Id layer_id) const { return layer ? layer->values[layer_id].name : ""; }

std::string Crosstab::Parts::column_name(const Background& one, std::size_t group) const
{
    if (one.scale == Scale::numeric) return one.level.name;
    return (background.size() > 1 ? one.level.name + ": " : "") + one.groups[group];
}

const std::vector<Id>* Crosstab::Parts::rows_in(const UnitKind& one, Id layer_id) const
{
    for (const InLayer& in : one.layers) {
        if (in.layer != layer_id) continue;
        return options.base == "answered" && in.rows.empty() ? nullptr : &in.rows;
    }
    return nullptr;
}

Crosstab::Crosstab(CrosstabOptions options, const Universe& universe, Diagnostics& diagnostics)
    : parts_(std::make_unique<Parts>(std::move(options), universe, diagnostics))
{
}

Crosstab::~Crosstab() = default;

Needs Crosstab::needs() const
{
    const LogOptions log = log_options(parts_->options, parts_->unit);
    Needs needs;
    needs.quotations = log.quotations;
    needs.labels = log.labels;
    needs.coders = log.coders;
    return needs;
}

void Crosstab::add(const Batch& batch) { parts_->log.add(batch); }

Table Crosstab::table()
{
    parts_->resolve();
    parts_->gather();
    return parts_->table();
}

}  // namespace qda
