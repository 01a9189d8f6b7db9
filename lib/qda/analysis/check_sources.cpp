// Documents and sources: who belongs to nobody, and of whom is there nothing?

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"
#include "qda/codebook/names.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

// How many quotations each value has to itself, and together with others.
struct Shares {
    std::vector<std::size_t> alone;
    std::vector<std::size_t> joint;

    explicit Shares(std::size_t values) : alone(values, 0), joint(values, 0) {}
    void add(const std::vector<Id>& carried)
    {
        for (const Id value : carried) ++(carried.size() == 1 ? alone : joint)[value];
    }
};

class SourceCheck {
public:
    SourceCheck(const CheckInput& input, std::vector<Finding>& findings)
        : input_(input), findings_(findings), places_(input.codebook),
          sources_(*level_if_known(input.universe, "source")), respondents_(level_if_known(input.universe, "respondent")),
          of_sources_(sources_.values.size()), of_respondents_(respondents_ ? respondents_->values.size() : 0)
    {
        declared_ = !input.universe.values_of("source").empty();
        count();
    }

    void find()
    {
        if (declared_) {
            find_documents_without_source();
            find_missing_documents();
            for (Id source = 0; source < sources_.values.size(); ++source)
                if (sources_.values[source].declared) look_at(source);
        }
        find_documents_without_quotation();
    }

private:
    void count()
    {
        n_of_document_.resize(input_.universe.documents.size(), 0);
        has_source_.resize(n_of_document_.size(), false);
        std::vector<Id> carried;
        for (std::size_t at = 0; at < input_.corpus.size(); ++at) {
            const Quotation quotation = input_.corpus[at];
            ++n_of_document_[quotation.document];
            carried_by(sources_, quotation, carried);
            of_sources_.add(carried);
            if (!carried.empty()) has_source_[quotation.document] = true;
            if (!respondents_) continue;
            carried_by(*respondents_, quotation, carried);
            of_respondents_.add(carried);
        }
    }

    const Entry& document(Id id) const { return input_.universe.documents[id]; }
    bool has_source(Id id) const { return has_source_[id] || document(id).get("source"); }

    void find_documents_without_source()
    {
        std::vector<std::string> known;
        if (input_.codebook)
            for (const CodebookSource& source : input_.codebook->sources)
                for (const NamePattern& pattern : source.documents)
                    if (!pattern.starred() && !in_export(pattern)) known.push_back(pattern.text);
        std::size_t hints = known.size() < 5000 ? 100 : 10;  // each compares with all names
        for (Id id = 0; id < n_of_document_.size(); ++id) {
            if (has_source(id)) continue;
            const std::string near = hints > 0 ? nearest_name(document(id).name, known) : std::string();
            if (hints > 0) --hints;
            findings_.push_back({FindingKind::document_without_source, {}, document(id).name, {},
                                 fmt::format("document '{}' ({}) belongs to no source", document(id).name,
                                             counted(n_of_document_[id], "quotation")),
                                 near.empty() ? "name it at its source in the codebook" : fmt::format("did you mean '{}'?", near),
                                 {}});
        }
    }

    bool in_export(const NamePattern& pattern)
    {
        if (names_.empty())
            for (const Entry& one : input_.universe.documents) names_.insert(normal_name(one.name));
        if (names_.contains(pattern.text)) return true;
        return pattern.starred() && std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
                   return glob_matches(pattern.text, name);
               });
    }

    // Of a source that has nothing at all, its own finding says it.
    void find_missing_documents()
    {
        if (!input_.codebook) return;
        std::unordered_set<std::string_view> said;
        for (const CodebookSource& source : input_.codebook->sources) {
            std::vector<const NamePattern*> missing;
            for (const NamePattern& pattern : source.documents)
                if (!in_export(pattern)) missing.push_back(&pattern);
            if (missing.size() == source.documents.size()) continue;
            for (const NamePattern* pattern : missing)
                if (said.insert(pattern->text).second)
                    findings_.push_back({FindingKind::missing_document, pattern->where, {}, {},
                                         fmt::format("document '{}' of source '{}' is not in the export", pattern->text, source.label),
                                         "is it called otherwise there, or has nothing in it been marked?", {}});
        }
    }

    void look_at(Id source)
    {
        const LevelValue& value = sources_.values[source];
        const Id respondent = respondents_ ? respondents_->find(value.id) : kNone;
        const bool is_respondent = respondent != kNone && respondents_->values[respondent].declared;
        const Shares& shares = is_respondent ? of_respondents_ : of_sources_;
        const Id at = is_respondent ? respondent : source;
        if (shares.alone[at] > 0) return;
        const std::size_t joint = shares.joint[at];
        findings_.push_back(
            {FindingKind::source_without_reference, places_.of("source", value.id), {}, {},
             fmt::format("source '{}' has no individual reference: {}", value.name,
                         joint == 0 ? std::string("no quotation belongs to it")
                                    : fmt::format("{} belong{} to others as well", counted(joint, "quotation"), joint == 1 ? "s" : "")),
             joint == 0 ? why_nothing(value.id) : "speaker codes tell who says what", {}});
    }

    std::string why_nothing(const std::string& id)
    {
        std::vector<std::string> missing;
        if (input_.codebook)
            for (const CodebookSource& source : input_.codebook->sources)
                if (source.id == id)
                    for (const NamePattern& pattern : source.documents)
                        if (!in_export(pattern)) missing.push_back(pattern.text);
        if (missing.empty()) return "a zero is a finding: say so where it is reported";
        return fmt::format("the export has no document {}", quoted(missing));
    }

    bool silent_source(Id id) const
    {
        const auto of = document(id).all("source");
        return !of.empty() && std::all_of(of.begin(), of.end(), [&](std::string_view source) {
            const Id at = sources_.find(source);
            return at != kNone && of_sources_.alone[at] + of_sources_.joint[at] == 0;
        });
    }

    void find_documents_without_quotation()
    {
        for (Id id = 0; id < n_of_document_.size(); ++id) {
            if (n_of_document_[id] > 0 || (declared_ && silent_source(id))) continue;  // its source has a finding
            findings_.push_back({FindingKind::document_without_quotation, {}, document(id).name, {},
                                 fmt::format("document '{}' has no quotation", document(id).name), {}, {}});
        }
    }

    const CheckInput& input_;
    std::vector<Finding>& findings_;
    CodebookPlaces places_;
    Level sources_;
    std::optional<Level> respondents_;
    Shares of_sources_;
    Shares of_respondents_;
    bool declared_ = false;  // sources are: else each document is its own
    std::vector<std::size_t> n_of_document_;
    std::vector<bool> has_source_;
    std::unordered_set<std::string> names_;  // of documents of the export, in normal form
};

}  // namespace

void find_odd_sources(const CheckInput& input, std::vector<Finding>& findings) { SourceCheck(input, findings).find(); }

}  // namespace qda
