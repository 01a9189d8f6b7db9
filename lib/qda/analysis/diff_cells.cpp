#include "qda/analysis/diff_cells.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "qda/analysis/quotation_columns.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Names = std::vector<std::string>;
constexpr std::size_t kMostListed = 10;

std::string listed(const Names& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMostListed); ++i) text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kMostListed ? text + fmt::format(" and {} more", names.size() - kMostListed) : text;
}

// Ids that two documents share need their document.
bool ids_are_shared(const CodedProject& project)
{
    std::map<std::string, Id, std::less<>> document_of;
    for (std::size_t i = 0; i < project.corpus.size(); ++i) {
        const Quotation quotation = project.corpus[i];
        const auto [at, fresh] = document_of.try_emplace(std::string(quotation.name), quotation.document);
        if (at->second != quotation.document) return true;
    }
    return false;
}

std::string number_of(const CellTrace* trace)
{
    if (!trace) return "0";
    const auto* n = std::get_if<std::int64_t>(&trace->value);
    return n ? std::to_string(*n) : "NA";
}

// One of the two, with the traces and quotations by what finds them.
struct Half {
    Half(const std::vector<CellTrace>& all, const CodedProject& of) : traces(all), project(of)
    {
        for (std::size_t i = 0; i < of.corpus.size(); ++i) index[of.corpus[i].quotation] = i;
        for (const CellTrace& trace : all) cells[{trace.rows, trace.columns}] = &trace;
    }

    Names codes(std::size_t quotation) const
    {
        Names names;
        for (const std::string_view code : codes_of(project.universe, project.corpus[quotation].codings)) names.push_back(normal_name(code));
        std::sort(names.begin(), names.end());
        return names;
    }

    const std::vector<CellTrace>& traces;
    const CodedProject& project;
    std::unordered_map<Id, std::size_t> index;
    std::map<std::pair<Names, Names>, const CellTrace*> cells;
};

class CellsCompared {
public:
    CellsCompared(const Half& before, const Half& now, const Pairing& pairing, const CountOptions& counting)
        : before_(before), now_(now), pairing_(pairing), counting_(counting),
          with_document_(ids_are_shared(before.project) || ids_are_shared(now.project)),
          amounts_(counting.unit == "codings" || counting.unit == "characters" || counting.unit == "words")
    {
    }

    Differences compare()
    {
        for (const CellTrace& now : now_.traces) {
            const auto old = before_.cells.find({now.rows, now.columns});
            one(old == before_.cells.end() ? nullptr : old->second, &now);
        }
        for (const CellTrace& old : before_.traces)
            if (!now_.cells.contains({old.rows, old.columns})) one(&old, nullptr);
        return std::move(comparison_);
    }

private:
    void one(const CellTrace* old, const CellTrace* now)
    {
        const CellTrace& any = now ? *now : *old;
        const bool total = any.rows.empty() || (any.columns.empty() && !counting_.columns.empty());
        if (total && !counting_.totals) return;
        const std::string before = number_of(old);
        const std::string after = number_of(now);
        std::string reason = why(old, now, amounts_);
        if (reason.empty() && before != after) reason = why(old, now, true);  // of respondents and values, by their labels
        if (before == after && reason.empty()) return;
        comparison_.changes.push_back({"cell", before == after ? "exchanged" : "changed", name_of(any), before, after, reason});
    }

    std::string name_of(const CellTrace& trace) const
    {
        const auto side = [](const Names& labels) {
            std::string text;
            for (const std::string& label : labels) text += (text.empty() ? "" : ", ") + label;
            return labels.empty() ? std::string("total") : text;
        };
        return side(trace.rows) + (counting_.columns.empty() ? "" : " x " + side(trace.columns));
    }

    std::string id_of(const Half& half, std::size_t i) const
    {
        return with_document_ ? normal_name(half.project.universe.documents.name(half.project.corpus[i].document)) + " " + std::string(half.project.corpus[i].name)
                              : std::string(half.project.corpus[i].name);
    }

    using Found = std::map<std::size_t, std::optional<std::uint64_t>>;  // by index in the corpus: what it adds
    static Found found_in(const Half& half, const CellTrace* trace)
    {
        Found found;
        if (trace)
            for (const Contribution& one : trace->quotations) found[half.index.at(one.quotation)] = one.adds;
        return found;
    }

    std::string why(const CellTrace* old, const CellTrace* now, bool amounts) const
    {
        const Found then = found_in(before_, old);
        const Found here = found_in(now_, now);
        std::vector<std::pair<std::string, Names>> groups = {{"added", {}}, {"removed", {}}, {"recoded into it", {}}, {"recoded out of it", {}},
                                                             {"labelled otherwise, now in it", {}}, {"labelled otherwise, no longer in it", {}}, {"", {}}};
        for (const auto& [i, adds] : here) {
            const std::size_t partner = pairing_.of_new[i];
            if (partner == Pairing::npos) groups[0].second.push_back(id_of(now_, i));
            else if (!then.contains(partner)) groups[before_.codes(partner) == now_.codes(i) ? 4U : 2U].second.push_back(id_of(now_, i));
            else if (amounts && then.at(partner) != adds) groups[6].second.push_back(fmt::format("{} adds {} instead of {}", id_of(now_, i), amount(adds), amount(then.at(partner))));
        }
        for (const auto& [i, adds] : then) {
            const std::size_t partner = pairing_.of_old[i];
            if (partner == Pairing::npos) groups[1].second.push_back(id_of(before_, i));
            else if (!here.contains(partner)) groups[before_.codes(i) == now_.codes(partner) ? 5U : 3U].second.push_back(id_of(before_, i));
        }
        std::string text;
        std::size_t n = 0;
        for (const auto& [what, names] : groups) {
            if (names.empty()) continue;
            n += names.size();
            text += (text.empty() ? "" : "; ") + listed(names) + (what.empty() ? "" : " " + what);
        }
        return text.empty() ? text : (n == 1 ? "quotation " : "quotations ") + text;
    }

    static std::string amount(const std::optional<std::uint64_t>& adds) { return adds ? std::to_string(*adds) : "NA"; }

    const Half& before_;
    const Half& now_;
    const Pairing& pairing_;
    const CountOptions& counting_;
    bool with_document_;
    bool amounts_;
    Differences comparison_;
};

}  // namespace

Differences compare_cells(const std::vector<CellTrace>& before, const std::vector<CellTrace>& now, const CodedProject& old_project,
                         const CodedProject& new_project, const Pairing& pairing, const CountOptions& counting)
{
    const Half old_half(before, old_project);
    const Half new_half(now, new_project);
    Differences comparison = CellsCompared(old_half, new_half, pairing, counting).compare();
    if (!now.empty() || !before.empty()) comparison.notes = (now.empty() ? before : now).front().notes;
    return comparison;
}

}  // namespace qda
