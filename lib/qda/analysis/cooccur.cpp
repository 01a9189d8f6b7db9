#include "qda/analysis/cooccur.hpp"

#include <algorithm>

#include "qda/analysis/cooccur_parts.hpp"
#include "qda/base/choice.hpp"

namespace qda {

namespace {

const std::vector<std::string> kUnits = {"pairs", "quotations", "characters", "documents", "respondents"};
const std::vector<std::string> kMeasures = {"count", "c", "jaccard", "dice", "cosine", "lift", "npmi", "phi", "conditional"};

const char* const kUnitNames[] = {"code points", "code points of a page", "paragraphs", "milliseconds"};

bool is_of_all(const std::string& measure) { return measure == "lift" || measure == "npmi" || measure == "phi"; }

Relation relation_of(const CooccurOptions& options)
{
    const std::vector<std::string>& names = relation_names();
    if (options.relation.empty()) return Relation::overlap;
    must_be_one_of(options.relation, names, "--relation");
    return static_cast<Relation>(std::find(names.begin(), names.end(), options.relation) - names.begin());
}

PairUnit unit_of(const CooccurOptions& options)
{
    if (options.unit.empty()) return PairUnit::pairs;
    must_be_one_of(options.unit, kUnits, "--unit");
    return static_cast<PairUnit>(std::find(kUnits.begin(), kUnits.end(), options.unit) - kUnits.begin());
}

void check_distance(const CooccurOptions& options, Relation relation)
{
    if (relation == Relation::near && !options.distance)
        throw Error({}, "--relation near needs a distance", "say how far: --distance 200 (in the unit of the documents)");
    if (relation != Relation::near && options.distance)
        throw Error({}, "--distance is of --relation near", "leave it out, or ask for --relation near");
    if (options.distance && (*options.distance < 0 || *options.distance > kMostUnits))
        throw Error({}, "--distance must be a whole number from 0 to " + std::to_string(kMostUnits));
}

void check(const CooccurOptions& options, Relation relation, PairUnit unit)
{
    if (options.like_atlasti && (!options.relation.empty() || (!options.unit.empty() && unit != PairUnit::pairs)))
        throw Error({}, "--like atlasti has a relation and a unit of its own",
                    "it takes pairs of quotations that are one or overlap; leave --relation and --unit out");
    check_distance(options, relation);
    if (options.level.empty()) throw Error({}, "--level needs a level", "for example --level code");
    if (options.with == options.level)
        throw Error({}, "--with names the level of --level", "leave it out: values are compared with each other without it");
    if (unit == PairUnit::characters && (relation == Relation::touch || relation == Relation::near || relation == Relation::document))
        throw Error({}, "no characters are shared by quotations that only " +
                            std::string(relation == Relation::touch  ? "touch"
                                        : relation == Relation::near ? "are near"
                                                                     : "stand in one document"),
                    "--unit characters goes with --relation overlap, same, within, encloses and quotation");
    for (const std::string& measure : options.measures) must_be_one_of(measure, kMeasures, "--measure");
    if (!options.long_form && options.measures.size() > 1)
        throw Error({}, "a matrix shows one measure, not " + std::to_string(options.measures.size()),
                    "--long shows several side by side");
}

// Levels of which a label column of the rows may hold the values.
bool may_be_labelled(const std::string& level)
{
    return level != "document" && level != "code" && level != "coder" && level != "category";
}

}  // namespace

CooccurParts::CooccurParts(CooccurOptions given, const Universe& u, Diagnostics& d)
    : options(std::move(given)), universe(u), diagnostics(d), relation(relation_of(options)),
      by_default(options.relation.empty() && !options.like_atlasti), unit(unit_of(options)), measures(options.measures),
      log(log_options())
{
    check(options, relation, unit);
    check_measures();
    const bool only_conditional = unit == PairUnit::quotations && is_directed();
    if (measures.empty()) measures = {"count", only_conditional ? "conditional" : "c"};
    if (!options.long_form) measures.resize(1);
    if (options.title.find('\n') != std::string::npos) std::replace(options.title.begin(), options.title.end(), '\n', ' ');
}

bool CooccurParts::rolled(bool second) const
{
    return options.like_atlasti || (second ? options.with : options.level) != "code";
}

// The places of quotations are looked at.
bool CooccurParts::needs_places() const { return is_of_places(relation) || unit == PairUnit::characters; }

// The first and the second are not exchangeable.
bool CooccurParts::is_directed() const
{
    return !is_symmetric(relation) || (unit == PairUnit::quotations && relation != Relation::quotation);
}

MarkLogOptions CooccurParts::log_options() const
{
    const bool some_rolled = rolled(false) || (!options.with.empty() && rolled(true));
    MarkLogOptions keep;
    keep.quotations = by_default || relation == Relation::quotation || unit != PairUnit::pairs || some_rolled;
    keep.spans = needs_places();
    keep.coders = (unit == PairUnit::pairs && some_rolled && !options.like_atlasti) || options.level == "coder" ||
                 options.with == "coder";
    keep.labels = may_be_labelled(options.level) || (!options.with.empty() && may_be_labelled(options.with)) ||
                 unit == PairUnit::respondents;
    return keep;
}

void CooccurParts::check_measures() const
{
    for (const std::string& measure : measures) {
        if (unit == PairUnit::pairs && is_of_all(measure))
            throw Error({}, measure + " is not defined for pairs: nobody knows how many there could be",
                        "count --unit quotations (with --relation quotation), documents, respondents or characters");
        if (unit != PairUnit::quotations || !is_directed() || measure == "count" || measure == "conditional") continue;
        throw Error({}, measure + " is not defined for quotations of the first that meet the second",
                    "ask for --measure conditional, or --relation quotation, or --unit pairs, documents or characters");
    }
}

Needs Cooccurrence::needs() const
{
    const MarkLogOptions log = parts_->log_options();
    Needs needs;
    needs.quotations = log.quotations;
    needs.spans = log.spans;
    needs.coders = log.coders;
    needs.labels = log.labels;
    return needs;
}

void Cooccurrence::add(const Batch& batch) { parts_->log.add(batch); }

Cooccurrence::Cooccurrence(CooccurOptions options, const Universe& universe, Diagnostics& diagnostics)
    : parts_(std::make_unique<CooccurParts>(std::move(options), universe, diagnostics))
{
}

Cooccurrence::~Cooccurrence() = default;

void CooccurParts::resolve()
{
    log.close();
    Level first = resolve_level(universe, options.level, diagnostics);
    std::optional<Level> second;
    if (!options.with.empty()) second = resolve_level(universe, options.with, diagnostics);
    if (unit == PairUnit::respondents) respondents = resolve_level(universe, "respondent", diagnostics);
    levels.emplace(std::move(first), std::move(second), universe.codes.size());
}

// Why places cannot be compared; nothing where they can.
std::optional<std::string> CooccurParts::wrong_with_places() const
{
    const std::string what = unit == PairUnit::pairs ? "coding" : "quotation";
    if (tally->without_place == 1) return "the place of 1 " + what + " is not known";
    if (tally->without_place > 1) return "the places of " + std::to_string(tally->without_place) + " " + what + "s are not known";
    std::vector<std::string> units;
    for (unsigned i = 0; i < 4; ++i)
        if ((tally->units >> i & 1U) != 0) units.emplace_back(kUnitNames[i]);
    if (units.size() > 1) return "positions are in different units: " + list_of(units);
    return std::nullopt;
}

// Documents in which to look for it.
std::string CooccurParts::where_places_are_wrong() const
{
    if (tally->first_unplaced != kNone) return "the first is in " + universe.documents.name(tally->first_unplaced);
    std::string where;
    for (unsigned i = 0; i < 4; ++i)
        if (tally->first_of_unit[i] != kNone)
            where += (where.empty() ? "" : ", ") + (kUnitNames[i] + (" in " + universe.documents.name(tally->first_of_unit[i])));
    return where;
}

void CooccurParts::check_places()
{
    const std::optional<std::string> wrong = wrong_with_places();
    const bool characters = unit == PairUnit::characters;
    if (wrong && by_default && !characters) {
        fallen_back = *wrong;
        relation = Relation::quotation;
        tally.emplace(fold());
        return;
    }
    if (wrong)
        throw Error({}, *wrong + (characters ? ", so characters cannot be counted"
                                             : ", so --relation " + relation_names()[static_cast<std::size_t>(relation)] + " cannot be told"),
                    where_places_are_wrong() +
                        (characters ? "; --relation quotation with --unit quotations or pairs needs no places"
                                    : "; --relation quotation and --relation document need no places"));
    if (characters && (tally->units & (kParagraph | kMillisecond)) != 0)
        throw Error({}, std::string("positions are ") + ((tally->units & kParagraph) != 0 ? "paragraphs" : "milliseconds") +
                            ", not characters",
                    "--unit pairs, quotations or documents can be counted with them");
}

Table Cooccurrence::table()
{
    parts_->resolve();
    parts_->tally.emplace(parts_->fold());
    if (parts_->needs_places()) parts_->check_places();
    return parts_->table();
}

}  // namespace qda
