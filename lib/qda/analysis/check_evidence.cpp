// Evidence: is there any for each value, and does it come from the kinds of source that the codebook declares?

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"
#include "qda/model/declared_kinds.hpp"

namespace qda {

namespace {

constexpr std::size_t kNothing = static_cast<std::size_t>(-1);

// The quotations of each value at one level, by kind of source.
class Evidence {
public:
    Evidence(const CheckInput& input, const std::string& level, const Level* kinds)
        : level_(*level_if_known(input.universe, level)), kinds_(kinds), n_(level_.values.size(), 0)
    {
        const std::size_t width = kinds ? kinds->values.size() : 0;
        by_kind_.resize(level_.values.size(), std::vector<std::size_t>(width, 0));
        first_.resize(level_.values.size(), std::vector<std::size_t>(width, kNothing));
        std::vector<Id> values;
        std::vector<Id> of_kinds;
        for (std::size_t at = 0; at < input.corpus.size(); ++at) {
            carried_by(level_, input.corpus[at], values);
            if (values.empty()) continue;
            if (kinds) carried_by(*kinds, input.corpus[at], of_kinds);
            for (const Id value : values) {
                ++n_[value];
                for (const Id kind : of_kinds) {
                    ++by_kind_[value][kind];
                    if (first_[value][kind] == kNothing) first_[value][kind] = at;
                }
            }
        }
    }

    const Level& level() const { return level_; }
    std::size_t quotations(Id value) const { return n_[value]; }
    std::size_t quotations(Id value, Id kind) const { return kind == kNone ? 0 : by_kind_[value][kind]; }
    std::size_t first(Id value, Id kind) const { return first_[value][kind]; }

private:
    Level level_;
    const Level* kinds_;
    std::vector<std::size_t> n_;
    std::vector<std::vector<std::size_t>> by_kind_;
    std::vector<std::vector<std::size_t>> first_;
};

class EvidenceCheck {
public:
    EvidenceCheck(const CheckInput& input, std::vector<Finding>& findings)
        : input_(input), findings_(findings), places_(input.codebook), kinds_(level_if_known(input.universe, "source_kind"))
    {
    }

    void find(const std::string& level)
    {
        const Evidence evidence(input_, level, kinds_ ? &*kinds_ : nullptr);
        for (Id value = 0; value < evidence.level().values.size(); ++value) {
            if (!evidence.level().values[value].declared) continue;
            if (evidence.quotations(value) == 0) {
                say(FindingKind::value_without_evidence, evidence.level(), value, "no quotation is about {}",
                    "does its code have another name in the export? If not, the zero is a finding");
            } else if (kinds_) {
                find_unseen(evidence, value);
                find_undeclared(evidence, value);
            }
        }
    }

private:
    void say(FindingKind kind, const Level& level, Id value, const std::string& what, std::string hint)
    {
        const std::string name = fmt::format("{} '{}'", level.name, level.values[value].name);
        findings_.push_back({kind, places_.of(level.name, level.values[value].id), {}, {}, fmt::format(fmt::runtime(what), name),
                             std::move(hint), {}});
    }

    void find_unseen(const Evidence& evidence, Id value)
    {
        for (const std::string& kind : evidence.level().values[value].source_kinds)
            if (evidence.quotations(value, kinds_->find(kind)) == 0)
                say(FindingKind::declared_kind_unseen, evidence.level(), value,
                    "no quotation about {} comes from the declared kind '" + kind + "'",
                    "was it looked for there, and nothing found?");
    }

    void find_undeclared(const Evidence& evidence, Id value)
    {
        const std::vector<std::string>& declared = evidence.level().values[value].source_kinds;
        if (declared.empty()) return;
        for (Id kind = 0; kind < kinds_->values.size(); ++kind) {
            const LevelValue& seen = kinds_->values[kind];
            const std::size_t n = evidence.quotations(value, kind);
            if (n == 0 || std::find(declared.begin(), declared.end(), seen.id) != declared.end()) continue;
            const Quotation first = input_.corpus[evidence.first(value, kind)];
            say(FindingKind::undeclared_kind_seen, evidence.level(), value,
                counted(n, "quotation") + " about {} " + (n == 1 ? "comes" : "come") + " from the kind '" + seen.name +
                    "', which is not declared",
                fmt::format("the first is {} {}; declare the kind, or say why it counts",
                            input_.universe.documents.name(first.document), first.name));
        }
    }

    const CheckInput& input_;
    std::vector<Finding>& findings_;
    CodebookPlaces places_;
    std::optional<Level> kinds_;
};

}  // namespace

void find_evidence(const CheckInput& input, std::vector<Finding>& findings)
{
    EvidenceCheck check(input, findings);
    for (const std::string& level : levels_of_evidence(input.universe)) check.find(level);
}

}  // namespace qda
