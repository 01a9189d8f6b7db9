#include "qda/analysis/count.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include "qda/analysis/count_parts.hpp"
#include "qda/base/choice.hpp"
#include "qda/text/utf8.hpp"
#include "qda/text/words.hpp"

namespace qda {

namespace {

const std::vector<std::string> kUnits = {"quotations", "codings", "documents",  "respondents",
                                         "present",    "characters", "words"};
const std::vector<std::string> kShares = {"row", "column", "all", "documents", "respondents"};

Unit unit_of(const CountOptions& options)
{
    if (options.unit.starts_with("distinct:") && options.unit.size() > 9) return Unit::distinct;
    auto known = kUnits;
    known.push_back("distinct:LEVEL");
    must_be_one_of(options.unit, known, "--unit");
    const auto at = std::find(kUnits.begin(), kUnits.end(), options.unit);
    constexpr Unit kOrder[] = {Unit::quotations, Unit::codings,    Unit::documents, Unit::respondents,
                               Unit::present,    Unit::characters, Unit::words};
    return kOrder[at - kUnits.begin()];
}

void check(const CountOptions& options)
{
    if (options.rows.empty()) throw Error({}, "no level for the rows", "name one: --rows respondent");
    if (!options.share.empty()) must_be_one_of(options.share, kShares, "--share");
    if (!options.share.empty() && options.per_characters)
        throw Error({}, "--share and --per-characters are two divisions of one count", "ask for one of them");
    if (options.per_characters && *options.per_characters <= 0)
        throw Error({}, "--per-characters must be a whole number above 0");
    if (options.share == "column" && options.columns.empty() && options.rows.size() > 1)
        throw Error({}, "--share column needs --columns");
    if (options.share == "respondents" && options.unit != "respondents")
        throw Error({}, "--share respondents is of the unit respondents, and " + options.unit + " are counted", "add --unit respondents");
    if (options.median && (options.columns.size() != 1 || options.long_form))
        throw Error({}, "--median is of a table with one level on its columns", "name it with --columns, and leave --long out");
    if (!options.coders.empty()) must_be_one_of(options.coders, {"union", "consensus"}, "--coders");
    if (!options.coder.empty() && !options.coders.empty())
        throw Error({}, "--coder and --coders exclude each other", "--coder names one coder; --coders takes all of them");
}

// Everything whose labels may sit in a column of the rows: all but what has a column or a key of its own.
bool needs_labels(const CountOptions& options)
{
    const auto of_rows = [](const std::string& level) {
        static constexpr std::string_view kNever[] = {"document", "code", "coder", "category"};
        return std::find(std::begin(kNever), std::end(kNever), level) == std::end(kNever);
    };
    return std::any_of(options.rows.begin(), options.rows.end(), of_rows) ||
           std::any_of(options.columns.begin(), options.columns.end(), of_rows) ||
           options.unit == "respondents" || options.unit.starts_with("distinct:");
}

bool names_level(const CountOptions& options, std::string_view level)
{
    return std::find(options.rows.begin(), options.rows.end(), level) != options.rows.end() ||
           std::find(options.columns.begin(), options.columns.end(), level) != options.columns.end() ||
           options.unit == "distinct:" + std::string(level);
}

LogOptions log_options(const CountOptions& options, Unit unit)
{
    LogOptions log;
    log.quotations = unit != Unit::codings || options.coders == "consensus" || options.traced;
    log.spans = unit == Unit::characters || unit == Unit::words;
    log.labels = needs_labels(options);
    log.coders = names_level(options, "coder") || !options.coder.empty() || options.coders == "consensus";
    return log;
}

std::optional<std::uint64_t> whole_number(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

Counter::Parts::Parts(CountOptions given, const Universe& u, Diagnostics& d)
    : options(std::move(given)), universe(u), diagnostics(d), unit(unit_of(options)), log(log_options(options, unit))
{
    check(options);
    distinct = unit == Unit::distinct ? options.unit.substr(9) : "respondent";
}

Counter::Counter(CountOptions options, const Universe& universe, Diagnostics& diagnostics)
    : parts_(std::make_unique<Parts>(std::move(options), universe, diagnostics))
{
}

Counter::~Counter() = default;

Needs Counter::needs() const
{
    const LogOptions log = log_options(parts_->options, parts_->unit);
    Needs needs;
    needs.quotations = log.quotations;
    needs.spans = log.spans;
    needs.labels = log.labels;
    needs.coders = true;  // documents coded by different numbers of coders are worth a warning
    if (parts_->unit == Unit::characters || parts_->unit == Unit::words) {
        needs.want(Extra::text);
        needs.want(parts_->unit == Unit::words ? Extra::n_words : Extra::n_characters);
    }
    return needs;
}

// Lengths of quotations, of their own column or else of their text.
void Counter::Parts::keep_lengths(const Batch& batch)
{
    const bool words = unit == Unit::words;
    const TextColumn& given = batch.extra(words ? Extra::n_words : Extra::n_characters);
    const TextColumn& text = batch.extra(Extra::text);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Id quotation = batch.quotation[row];
        if (quotation >= lengths.size()) lengths.resize(quotation + 1, kUnknownLength);
        if (lengths[quotation] != kUnknownLength) continue;
        if (words) place_words(batch, row);
        if (given.size() > row && !given[row].empty())
            lengths[quotation] = whole_number(given[row]).value_or(kUnknownLength);
        else if (text.size() > row && !text[row].empty())
            lengths[quotation] = words ? count_words(text[row]) : code_points(text[row]);
    }
}

// The words of a quotation, placed in its document; only where its text is as long as its span says.
void Counter::Parts::place_words(const Batch& batch, std::size_t row)
{
    const Span span = batch.span[row];
    const TextColumn& text = batch.extra(Extra::text);
    if (!span.known() || text.size() <= row || text[row].empty()) return;
    if (static_cast<Position>(code_points(text[row])) != span.end - span.start) return;
    const Id quotation = batch.quotation[row];
    if (quotation >= words_of.size()) words_of.resize(quotation + 1);
    for (const auto& [from, to] : word_spans(text[row]))
        words_of[quotation].push_back({span.start + from, span.start + to});
}

// A bit tells at once of the first 64 coders whether a document has them already: nearly always it does.
void Counter::Parts::note_coders(const Batch& batch)
{
    if (batch.coder.empty()) return;
    coders_of.resize(std::max(coders_of.size(), universe.documents.size()));
    coder_bits.resize(coders_of.size(), 0);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Id coder = batch.coder[row];
        const Id document = batch.document[row];
        if (coder < 64 && (coder_bits[document] >> coder & 1U) != 0) continue;
        if (coder == kNone) continue;
        if (coder < 64) coder_bits[document] |= std::uint64_t{1} << coder;
        std::vector<Id>& known = coders_of[document];
        if (std::find(known.begin(), known.end(), coder) == known.end()) known.push_back(coder);
    }
}

void Counter::add(const Batch& batch)
{
    parts_->note_coders(batch);
    if (parts_->unit == Unit::characters || parts_->unit == Unit::words) parts_->keep_lengths(batch);
    parts_->log.add(batch);
}

Table Counter::table()
{
    parts_->resolve();
    parts_->fold();
    return parts_->table();
}

}  // namespace qda
