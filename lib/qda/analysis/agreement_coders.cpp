// Who is compared, in which documents, on which values.

#include <algorithm>
#include <charconv>
#include <numeric>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"
#include "qda/base/choice.hpp"
#include "qda/base/error.hpp"

namespace qda {

namespace {

std::optional<double> number_in(const std::string& name)
{
    double number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size() || !(number - number == 0)) return std::nullopt;
    return number;
}

// The numbers of the paragraphs of a text that are not blank.
std::int64_t paragraphs_in(const std::string& text)
{
    std::int64_t n = 0;
    bool blank = true;
    for (const char c : text) {
        if (c == '\n') {
            n += blank ? 0 : 1;
            blank = true;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            blank = false;
        }
    }
    return n + (blank ? 0 : 1);
}

}  // namespace

void AgreementParts::resolve()
{
    level = resolve_level(universe, options.level.empty() ? "code" : options.level, diagnostics);
    if (level.scope == Scope::document || level.name == "coder")
        throw Error({}, "level '" + level.name + "' does not depend on the coder",
                    "name a level of codes (code, " + std::string("a level of the codebook) or a label column of the rows"));
    if (without_coder > 0)
        diagnostics.warning(fmt::format("codings without a coder are left out: {}", without_coder), {}, "their file names coders for other rows");
    find_coders();
    find_documents();
    find_lengths();
    find_numbers();
}

// Coders who coded at least one document, by name.
void AgreementParts::find_coders()
{
    std::vector<bool> seen(universe.coders.size());
    log.each_context([&](const CodingKey& key) {
        if (key.coder != kNone) seen[key.coder] = true;
    });
    for (Id id = 0; id < universe.coders.size(); ++id) seen[id] = seen[id] || universe.coders[id].get("coded");
    for (const std::string& name : options.coders) {
        const Id id = universe.coders.find(name);
        if (id == kNone) {
            const std::string near = nearest_name(name, universe.coders.names());
            throw Error({}, "no coder '" + name + "'", near.empty() ? "coders: " + list_of(universe.coders.names()) : "did you mean '" + near + "'?");
        }
        if (!seen[id]) throw Error({}, "coder '" + name + "' coded no document", "leave it out of --coders");
    }
    for (Id id = 0; id < seen.size(); ++id)
        if (seen[id] && (options.coders.empty() || std::ranges::count(options.coders, universe.coders.name(id)) > 0)) coders.push_back(id);
    std::ranges::sort(coders, {}, [&](Id id) { return universe.coders.name(id); });
    if (coders.size() > kMostCoders) throw Error({}, fmt::format("{} coders are too many", coders.size()), "at most 64; choose some with --coders");
    if (coders.size() < 2)
        throw Error({}, coders.empty() ? "there is no coder" : "there is only one coder, '" + coder_name(0) + "'",
                    "give one file for each coder, or name the column: --column coder=..., or --coder-from quotation_by");
    number_of_coder.assign(universe.coders.size(), kNone);
    for (std::size_t i = 0; i < coders.size(); ++i) number_of_coder[coders[i]] = static_cast<Id>(i);
}

// The documents that at least two of them coded, by name.
void AgreementParts::find_documents()
{
    std::vector<CoderSet> coded(universe.documents.size());
    log.each_context([&](const CodingKey& key) {
        if (key.coder != kNone && number_of_coder[key.coder] != kNone) coded[key.document] |= CoderSet{1} << number_of_coder[key.coder];
    });
    for (std::size_t i = 0; i < coders.size(); ++i)
        for (const std::string_view name : universe.coders[coders[i]].all("coded"))
            if (const Id document = universe.documents.find(name); document != kNone) coded[document] |= CoderSet{1} << i;
    for (Id id = 0; id < coded.size(); ++id)
        if ((coded[id] & (coded[id] - 1)) != 0) documents.push_back({id, coded[id], -1});
    std::ranges::sort(documents, {}, [&](const SharedDocument& document) { return universe.documents.name(document.id); });
    if (documents.empty())
        throw Error({}, "no document was coded by two coders", "documents must have the same name in the files of all coders; #coder lines say who coded what");
    number_of_document.assign(universe.documents.size(), kNone);
    for (std::size_t i = 0; i < documents.size(); ++i) number_of_document[documents[i].id] = static_cast<Id>(i);
}

void AgreementParts::find_lengths()
{
    if (!continuum()) return;
    for (SharedDocument& document : documents) {
        const Entry& entry = universe.documents[document.id];
        const std::string* positions = entry.get("positions");
        const std::string in = positions ? *positions : "codepoint";
        const auto text = universe.texts.find(document.id);
        const std::string name = "document '" + entry.name + "'";
        if (unit == AgreementUnit::paragraph && in == "codepoint" && text != universe.texts.end()) {
            document.length = paragraphs_in(text->second);
            continue;
        }
        if (unit == AgreementUnit::paragraph && in != "paragraph")
            throw Error({}, name + " counts in " + in + ", and its text is not there to find paragraphs in",
                        "import the project with its texts, or take --unit quotation or character");
        if (unit == AgreementUnit::character && in != "codepoint" && in != "millisecond")
            throw Error({}, name + " has no continuum of characters: it counts in " + in, "take --unit quotation, paragraph or document");
        if (const std::string* length = entry.get("length")) {
            std::from_chars(length->data(), length->data() + length->size(), document.length);
        } else if (needs_lengths()) {
            throw Error({}, "the length of " + name + " is unknown",
                        "read a stream with its #document line (length:5321) beside the files, or compare only what is coded: --units coded");
        }
    }
}

// The category of each value of the level: by its number, where the metric is of numbers.
void AgreementParts::find_numbers()
{
    rank.resize(level.values.size());
    std::iota(rank.begin(), rank.end(), Id{0});
    if (options.metric == "nominal") return;
    std::vector<std::optional<double>> found;
    for (const LevelValue& value : level.values) {
        found.push_back(number_in(value.name));
        if (!found.back()) found.back() = number_in(value.id);
    }
    const auto not_a_number = std::ranges::find_if(found, [](const auto& number) { return !number; });
    const bool in_order = std::ranges::all_of(level.values, [](const LevelValue& value) { return value.declared; });
    if (not_a_number != found.end()) {
        const std::string& name = level.values[static_cast<std::size_t>(not_a_number - found.begin())].name;
        if (options.metric == "ordinal" && in_order) return;  // the codebook's order
        throw Error({}, "'" + name + "', a value of level '" + level.name + "', is no number, as --metric " + options.metric + " needs",
                    options.metric == "ordinal" ? "use numbers, or a codebook that has the values in order" : "use --metric nominal, or ordinal with a codebook");
    }
    std::vector<Id> order = rank;
    std::ranges::sort(order, {}, [&](Id value) { return *found[value]; });
    for (std::size_t at = 0; at < order.size(); ++at) {
        rank[order[at]] = static_cast<Id>(at);
        numbers.push_back(*found[order[at]]);
        if (at > 0 && numbers[at] == numbers[at - 1])
            throw Error({}, "'" + level.values[order[at - 1]].name + "' and '" + level.values[order[at]].name + "' are one number", "write it in one way");
        if (options.metric == "ratio" && numbers[at] < 0)
            throw Error({}, "'" + level.values[order[at]].name + "' is below 0, which the ratio metric does not know", "use --metric interval");
    }
}

bool counts_for(const SharedDocument& document, const CoderGroup& group)
{
    if (group.all) return true;
    return std::ranges::all_of(group.coders, [&](std::size_t coder) { return has(document.coders, coder); });
}

std::vector<CoderGroup> coder_groups(const AgreementParts& parts)
{
    std::vector<CoderGroup> groups;
    for (std::size_t i = 0; i < parts.coders.size(); ++i)
        for (std::size_t k = i + 1; k < parts.coders.size(); ++k) groups.push_back({{i, k}, false});
    CoderGroup all{{}, true};
    for (std::size_t i = 0; i < parts.coders.size(); ++i) all.coders.push_back(i);
    groups.push_back(all);
    return groups;
}

}  // namespace qda
