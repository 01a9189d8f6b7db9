// Which values do the questions of the instruments ask about?

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "qda/codebook/declare.hpp"
#include "qda/codebook/soundness.hpp"
#include "qda/model/declared_kinds.hpp"
#include "qda/model/levels.hpp"

namespace qda {

namespace {

// The values of one dimension against the instruments.
class Asking {
public:
    Asking(const Codebook& codebook, const Dimension& dimension, std::vector<Finding>& findings)
        : codebook_(codebook), dimension_(dimension), values_(values_in_order(dimension)), findings_(findings)
    {
        for (const Instrument& instrument : codebook.instruments) {
            std::set<std::string_view> named;
            for (const Question& question : instrument.questions)
                for (const AskedValue& asked : question.asks) named.insert(asked.id);
            asked_.push_back(with_kin(named));
        }
    }

    void value(std::size_t at, const std::vector<std::string>& kinds) const
    {
        std::string instruments;
        std::vector<std::string> not_by;  // declared kinds of which no instrument asks
        bool asked = false;
        for (const std::string& kind : kinds) {
            bool any = false;
            bool by_this = false;
            for (std::size_t i = 0; i < codebook_.instruments.size(); ++i) {
                if (codebook_.instruments[i].kind != kind) continue;
                any = true;
                by_this = by_this || asked_[i][at];
                instruments += fmt::format("{}'{}' ({})", instruments.empty() ? "" : " or ", codebook_.instruments[i].label, kind);
            }
            asked = asked || by_this;
            if (any && !by_this) not_by.push_back(kind);
        }
        if (instruments.empty()) return;
        if (!asked)
            say(FindingKind::not_asked, at, fmt::format("no question of {} asks about", instruments));
        else
            for (const std::string& kind : not_by)
                say(FindingKind::kind_not_asked, at, fmt::format("no question of an instrument for '{}' asks about", kind));
    }

private:
    // A question about a value is one about those above it, and about all that it is made of.
    std::vector<bool> with_kin(const std::set<std::string_view>& named) const
    {
        std::vector<bool> asked(values_.size(), false);
        for (std::size_t at = 0; at < values_.size(); ++at) {
            const std::size_t parent = values_[at].parent;
            asked[at] = named.contains(values_[at].value->id) || (parent != PlacedValue::npos && asked[parent]);
        }
        for (std::size_t at = values_.size(); at-- > 0;)  // those below come after: their marks go up
            if (asked[at] && values_[at].parent != PlacedValue::npos) asked[values_[at].parent] = true;
        return asked;
    }

    void say(FindingKind kind, std::size_t at, const std::string& what) const
    {
        const PlacedValue& placed = values_[at];
        findings_.push_back({kind, placed.value->where, {}, {},
                             fmt::format("{} {} '{}'", what, dimension_.levels[placed.depth].name, placed.value->label),
                             kind == FindingKind::not_asked ? "what is not asked is not answered: account for it"
                                                            : "does it come up by itself there?",
                             {}});
    }

    const Codebook& codebook_;
    const Dimension& dimension_;
    std::vector<PlacedValue> values_;
    std::vector<Finding>& findings_;
    std::vector<std::vector<bool>> asked_;  // by instrument, by value
};

}  // namespace

void find_not_asked(const Codebook& codebook, std::vector<Finding>& findings)
{
    if (codebook.instruments.empty()) return;
    Universe universe;
    declare(codebook, universe);
    const std::vector<std::string> names = levels_with_kinds(universe);
    Diagnostics none;  // all values are declared
    std::vector<Level> levels;
    for (const std::string& name : names) levels.push_back(resolve_level(universe, name, none));
    for (const Dimension& dimension : codebook.dimensions) {
        const Asking asking(codebook, dimension, findings);
        const std::vector<PlacedValue> values = values_in_order(dimension);
        for (std::size_t at = 0; at < values.size(); ++at) {
            const auto level = std::find(names.begin(), names.end(), dimension.levels[values[at].depth].name);
            if (level == names.end()) continue;
            const Level& resolved = levels[static_cast<std::size_t>(level - names.begin())];
            asking.value(at, resolved.values[resolved.find(values[at].value->id)].source_kinds);
        }
    }
}

}  // namespace qda
