// What is asked, what is read, and who and what is compared.

#include "qda/analysis/agreement.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"
#include "qda/base/choice.hpp"
#include "qda/base/error.hpp"

namespace qda {

namespace {

const std::vector<std::string> kMeasures = {"percent", "holsti", "cohen", "scott",        "brennan_prediger", "fleiss",   "conger",
                                            "ac1",     "alpha",  "u_alpha_1995", "u_alpha", "uu_alpha",     "cu_alpha", "jaccard"};

AgreementUnit unit_of(const std::string& word)
{
    must_be_one_of(word, {"quotation", "character", "document", "paragraph"}, "--unit");
    if (word == "character") return AgreementUnit::character;
    if (word == "document") return AgreementUnit::document;
    return word == "paragraph" ? AgreementUnit::paragraph : AgreementUnit::quotation;
}

void check_level(const AgreementOptions& options)
{
    const bool whole = !options.level.empty() && !options.each && options.codes.empty();
    if (!options.codes.empty() && !options.level.empty() && options.level != "code")
        throw Error({}, "--code and --level " + options.level + " exclude each other", "a code is a value of the level code");
    if (options.none && !whole)
        throw Error({}, "--none is of a level as a whole", "each value by itself is present or absent; add --level NAME");
    if (options.metric != "nominal" && !whole)
        throw Error({}, "--metric " + options.metric + " is of a level as a whole, whose values are numbers or in order", "add --level NAME");
    if (options.metric != "nominal" && options.none)
        throw Error({}, "--none has no place among numbers", "leave out --none: no value is then missing");
}

void check(const AgreementOptions& options)
{
    const AgreementUnit unit = unit_of(options.unit);
    must_be_one_of(options.units, {"all", "coded"}, "--units");
    must_be_one_of(options.metric, {"nominal", "ordinal", "interval", "ratio"}, "--metric");
    if (options.measures.empty()) throw Error({}, "--measure names nothing", "one of " + list_of(kMeasures));
    for (const std::string& measure : options.measures) {
        must_be_one_of(measure, kMeasures, "--measure");
        if (std::ranges::count(options.measures, measure) > 1) throw Error({}, "--measure names " + measure + " twice");
        if (is_unitizing(measure) && unit != AgreementUnit::character)
            throw Error({}, measure + " is of passages on a continuum, not of units", "add --unit character");
    }
    check_level(options);
    if (options.overlap && unit != AgreementUnit::quotation)
        throw Error({}, "--overlap is of quotations", "leave out --unit " + options.unit);
    if (options.overlap && !(*options.overlap >= 0 && *options.overlap <= 1))
        throw Error({}, fmt::format("--overlap {} is no share", *options.overlap), "0 (at least one character) to 1 (the same span)");
    if (options.interval && !(*options.interval > 0 && *options.interval < 1))
        throw Error({}, fmt::format("--interval {} is no level", *options.interval), "above 0 and below 1, for example 0.95");
    if (options.draws && (*options.draws < 1 || *options.draws > 10000000))
        throw Error({}, fmt::format("--draws {} is out of range", *options.draws), "1 to 10000000; 1000 is usual");
    if (options.words && !options.disagreements) throw Error({}, "--text is of --disagreements", "add --disagreements, or leave out --text");
}

LogOptions log_options(const AgreementOptions& options)
{
    const bool codes = options.level.empty() || options.level == "code";
    return {.quotations = true, .spans = true, .labels = !codes, .coders = true};
}

}  // namespace

bool is_unitizing(const std::string& measure) { return measure.find("u_alpha") != std::string::npos; }

AgreementParts::AgreementParts(AgreementOptions given, const Universe& all, Diagnostics& remarks)
    : options(std::move(given)), universe(all), diagnostics(remarks), unit(unit_of(options.unit)), log(log_options(options))
{
    check(options);
}

bool AgreementParts::needs_lengths() const
{
    if (!continuum()) return false;
    if (std::ranges::any_of(options.measures, is_unitizing)) return true;
    return options.units == "all" && (!whole() || options.none) && !options.disagreements;
}

CoderAgreement::CoderAgreement(AgreementOptions options, const Universe& universe, Diagnostics& diagnostics)
    : parts_(std::make_unique<AgreementParts>(std::move(options), universe, diagnostics))
{
}

CoderAgreement::~CoderAgreement() = default;

Needs CoderAgreement::needs() const
{
    Needs needs;
    needs.quotations = needs.spans = needs.coders = true;
    needs.labels = log_options(parts_->options).labels;
    needs.document_texts = parts_->unit == AgreementUnit::paragraph;
    needs.quotation_names = parts_->unit == AgreementUnit::quotation;  // also the order of those without a place
    if (parts_->options.words) needs.want(Extra::text);
    return needs;
}

void CoderAgreement::add(const Batch& batch)
{
    AgreementParts& parts = *parts_;
    for (std::size_t row = 0; row < batch.rows; ++row) parts.without_coder += batch.coder[row] == kNone ? 1 : 0;
    const bool all = parts.options.disagreements;
    const auto keep = [&](std::vector<std::string>& names, const TextColumn& column) {
        if (column.size() < batch.rows) return;
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const Id quotation = batch.quotation[row];
            if (!all && batch.span[row].known()) continue;
            if (quotation >= names.size()) names.resize(quotation + 1);
            if (names[quotation].empty()) names[quotation] = column[row];
        }
    };
    if (parts.unit == AgreementUnit::quotation) keep(parts.quotation_names, batch.quotation_name);
    if (parts.options.words && parts.unit == AgreementUnit::quotation) keep(parts.quotation_texts, batch.extra(Extra::text));
    parts.log.add(batch);
}

Table CoderAgreement::table()
{
    parts_->resolve();
    return parts_->options.disagreements ? disagreement_table(*parts_) : agreement_table(*parts_);
}

}  // namespace qda
