#include "qda/codebook/labels.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

void throw_if_any(std::vector<Problem> problems)
{
    if (!problems.empty()) throw Error(std::move(problems));
}

// Puts the labels in the place of those that the entry has under these names. Nothing moves where all is said already,
// so that labelling twice equals once to the byte.
void relabel(Entry& entry, const std::vector<std::string_view>& names, const std::vector<Key>& labels)
{
    const auto ours = [&](const Key& key) { return std::find(names.begin(), names.end(), key.name) != names.end(); };
    std::vector<Key> present;
    std::copy_if(entry.keys.begin(), entry.keys.end(), std::back_inserter(present), ours);
    if (present == labels) return;
    std::erase_if(entry.keys, ours);
    for (const Key& label : labels) entry.add(label.name, label.value);
}

}  // namespace

Labeller::Labeller(const Codebook& codebook, Universe& universe)
    : codebook_(codebook), universe_(universe), declaration_(codebook), codes_(codebook), documents_(codebook)
{
    has_respondents_ = std::any_of(codebook.sources.begin(), codebook.sources.end(),
                                   [](const CodebookSource& source) { return source.respondent; });
    declaration_.write(universe_);
}

bool Labeller::label_new()
{
    declaration_.write(universe_);
    bool changed = false;
    for (std::size_t id = codes_done_; id < universe_.codes.size(); ++id)
        changed = codes_.exists(universe_.codes.name(static_cast<Id>(id))) || changed;
    for (std::size_t id = documents_done_; id < universe_.documents.size(); ++id)
        changed = documents_.exists(universe_.documents.name(static_cast<Id>(id))) || changed;
    const bool anew = changed && codes_done_ + documents_done_ > 0;
    if (changed) codes_done_ = documents_done_ = 0;
    std::vector<Problem> problems;
    label_all(problems);
    throw_if_any(std::move(problems));
    return anew;
}

void Labeller::label_code(Id code)
{
    std::vector<Problem> problems;
    label_code(code, problems);
    throw_if_any(std::move(problems));
}

void Labeller::label_document(Id document)
{
    std::vector<Problem> problems;
    label_document(document, problems);
    throw_if_any(std::move(problems));
}

void Labeller::finish(Diagnostics& diagnostics)
{
    label_new();
    codes_done_ = documents_done_ = 0;
    label_new();
    if (codebook_.sources.empty()) return;
    const auto unnamed = std::count_if(universe_.documents.begin(), universe_.documents.end(),
                                       [](const Entry& document) { return document.get("source") == nullptr; });
    if (unnamed > 0)
        diagnostics.note(
            fmt::format("{} of {} documents belong to no source of the codebook", unnamed, universe_.documents.size()),
            {codebook_.file}, Topic::listed);
}

std::vector<SpeakerCode> Labeller::speaker_codes() const
{
    std::vector<std::pair<std::size_t, Id>> found;
    for (std::size_t code = 0; code < speaker_of_.size(); ++code)
        if (speaker_of_[code] != CodeMatcher::npos) found.emplace_back(speaker_of_[code], static_cast<Id>(code));
    std::sort(found.begin(), found.end());
    std::vector<SpeakerCode> out;
    for (const auto& [source, code] : found) out.push_back({code, codebook_.sources[source].id});
    return out;
}

void Labeller::label_all(std::vector<Problem>& problems)
{
    for (; codes_done_ < universe_.codes.size(); ++codes_done_) label_code(static_cast<Id>(codes_done_), problems);
    for (; documents_done_ < universe_.documents.size(); ++documents_done_)
        label_document(static_cast<Id>(documents_done_), problems);
}

void Labeller::label_code(Id code, std::vector<Problem>& problems)
{
    Entry& entry = universe_.codes[code];
    std::vector<std::string_view> names;
    std::vector<Key> labels;
    for (const Dimension& dimension : codebook_.dimensions)
        for (const CodebookLevel& level : dimension.levels) names.push_back(level.name);
    const std::vector<std::size_t> values = codes_.values_of(entry.name, problems);
    for (std::size_t d = 0; d < values.size(); ++d) {
        std::vector<const PlacedValue*> path;  // from the value up to its root
        for (std::size_t v = values[d]; v != CodeMatcher::npos; v = path.back()->parent)
            path.push_back(&codes_.values(d)[v]);
        for (auto placed = path.rbegin(); placed != path.rend(); ++placed)
            labels.push_back({codebook_.dimensions[d].levels[(*placed)->depth].name, (*placed)->value->id});
    }
    if (!codebook_.quote_code.text.empty()) {
        names.push_back("role");
        if (normal_name(entry.name) == codebook_.quote_code.text) labels.push_back({"role", "quote"});
    }
    relabel(entry, names, labels);
    speaker_of_.resize(std::max<std::size_t>(speaker_of_.size(), code + std::size_t{1}), CodeMatcher::npos);
    speaker_of_[code] = codes_.speaker_of(entry.name, problems);
}

void Labeller::label_document(Id document, std::vector<Problem>& problems)
{
    if (codebook_.sources.empty()) return;
    Entry& entry = universe_.documents[document];
    std::vector<std::string_view> names = {"source"};
    std::vector<Key> labels;
    if (has_respondents_) names.push_back("respondent");
    const std::vector<std::size_t> sources = documents_.sources_of(entry.name, problems);
    for (const std::size_t source : sources) labels.push_back({"source", codebook_.sources[source].id});
    for (const std::size_t source : sources)
        if (codebook_.sources[source].respondent) labels.push_back({"respondent", codebook_.sources[source].id});
    if (!sources.empty()) {
        names.push_back("source_kind");
        labels.push_back({"source_kind", codebook_.sources[sources.front()].kind});
    }
    relabel(entry, names, labels);
}

}  // namespace qda
