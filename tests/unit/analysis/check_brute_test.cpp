// The check against brute force: small random projects, every pair of codings, every value with every quotation.

#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "qda/analysis/check.hpp"
#include "unit/analysis/naive_count.hpp"

namespace qda::testing_projects {
namespace {

// A finding in short: its kind, where it is, and what it says.
using Facts = std::set<std::string>;

std::vector<Finding> found_in(const Project& project, const std::map<std::string, Strings>& declared)
{
    Universe universe;
    Corpus corpus;
    read(project, universe, Corpus::needs(false), [&](Batch& batch) { corpus.add(batch); });
    corpus.close();
    for (const auto& [id, kinds] : declared)
        for (const std::string& kind : kinds) universe.declare_value("sub_variable", id).entry.add("source_kind", kind);
    universe.declare_level("judgement").add("role", "judgement");
    universe.declare_value("judgement", "bad").entry.add("role", "knelpunt");
    return export_findings({corpus, universe, nullptr}, {});
}

Facts facts(const std::vector<Finding>& findings, const std::set<FindingKind>& kinds)
{
    Facts out;
    for (const Finding& finding : findings) {
        if (!kinds.contains(finding.kind)) continue;
        const bool fresh = out.insert(fmt::format("{} {}: {}", rule_of(finding.kind).name, place_of(finding), finding.what)).second;
        EXPECT_TRUE(fresh) << "said twice: " << finding.what;
    }
    return out;
}

// The rows of each quotation, in file order of the quotations.
std::vector<std::vector<const Row*>> quotations_of(const Project& project)
{
    std::vector<std::vector<const Row*>> quotations;
    std::map<std::pair<std::size_t, std::string>, std::size_t> at;
    for (const Row& row : project.rows) {
        const auto [where, fresh] = at.emplace(std::pair(row.document, row.quotation), quotations.size());
        if (fresh) quotations.emplace_back();
        quotations[where->second].push_back(&row);
    }
    return quotations;
}

std::string place(const Project& project, const Row& row) { return project.documents[row.document].name + " " + row.quotation; }
std::string by(const Row& row) { return row.coder.empty() ? std::string() : " by coder '" + row.coder + "'"; }

Facts naive_codings(const Project& project)
{
    Facts out;
    for (const auto& rows : quotations_of(project)) {
        const bool coded = std::any_of(rows.begin(), rows.end(), [](const Row* row) { return !row->code.empty(); });
        if (!coded) out.insert(fmt::format("uncoded-quotation {}: the quotation has no code", place(project, *rows.front())));
        for (const Row* row : rows) {
            const auto n = std::count_if(rows.begin(), rows.end(), [&](const Row* other) {
                return other->code == row->code && other->coder == row->coder;
            });
            if (!row->code.empty() && n > 1)
                out.insert(fmt::format("repeated-coding {}: code '{}' is applied {} times{}", place(project, *row), row->code, n, by(*row)));
        }
    }
    return out;
}

// For each application that overlaps an earlier one (by start, then file order): where it is, the code, the coder.
std::map<std::string, Strings> naive_overlaps(const Project& project)
{
    std::map<std::string, Strings> out;  // and with which quotations
    const auto quotations = quotations_of(project);
    for (std::size_t a = 0; a < quotations.size(); ++a)
        for (std::size_t b = 0; b < quotations.size(); ++b)
            for (const Row* one : quotations[a])
                for (const Row* other : quotations[b]) {
                    const Span x = one->span;
                    const Span y = other->span;
                    if (a == b || one->document != other->document || one->code.empty() || one->code != other->code ||
                        one->coder != other->coder || !x.known() || !y.known())
                        continue;
                    if (std::max(x.start, y.start) >= std::min(x.end, y.end)) continue;
                    if (std::pair(y.start, b) > std::pair(x.start, a)) continue;
                    out[fmt::format("{}: code '{}'{}", place(project, *one), one->code, by(*one))].push_back(other->quotation);
                }
    return out;
}

TEST(CheckBrute, CodingsAndOverlaps)
{
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        const Project project = Maker(seed).project();
        const std::vector<Finding> findings = found_in(project, {});
        EXPECT_EQ(facts(findings, {FindingKind::uncoded_quotation, FindingKind::repeated_coding}), naive_codings(project)) << seed;
        std::map<std::string, Strings> overlaps = naive_overlaps(project);
        for (const Finding& finding : findings) {
            if (finding.kind != FindingKind::overlapping_codings) continue;
            const std::string also = " is also on ";
            const std::size_t cut = finding.what.find(also);
            const auto at = overlaps.find(place_of(finding) + ": " + finding.what.substr(0, cut));
            ASSERT_NE(at, overlaps.end()) << seed << ": " << finding.what;
            const std::string other = finding.what.substr(cut + also.size());
            EXPECT_NE(std::find(at->second.begin(), at->second.end(), other.substr(0, other.find(','))), at->second.end()) << seed;
            overlaps.erase(at);
        }
        EXPECT_TRUE(overlaps.empty()) << seed << ": not found: " << overlaps.begin()->first;
    }
}

Facts naive_evidence(const Project& project, const std::map<std::string, Strings>& declared)
{
    const CountOptions none;
    const NaiveCounter naive(project, none);
    Facts out;
    bool known_kinds = false;
    for (const Document& document : project.documents) known_kinds = known_kinds || !document.source_kind.empty();
    for (const auto& [id, variable] : kVariableOf) {
        const std::string value = fmt::format("sub_variable '{}'", label_of("sub_variable", id));
        std::size_t n = 0;
        std::size_t knelpunten = 0;
        std::map<std::string, std::size_t> by_kind;
        std::set<std::string> kinds;
        std::set<Strings> respondents;  // of each knelpunt quotation
        bool kind_unknown = false;
        for (const auto& rows : quotations_of(project)) {
            std::set<std::string> subs, judged, of_respondents;
            for (const Row* row : rows) {
                for (const std::string& one : naive.values("sub_variable", *row)) subs.insert(one);
                for (const std::string& one : naive.values("judgement", *row)) judged.insert(one);
                for (const std::string& one : naive.values("respondent", *row)) of_respondents.insert(one);
            }
            if (!subs.contains(id)) continue;
            ++n;
            const std::string& kind = project.documents[rows.front()->document].source_kind;
            if (!kind.empty()) ++by_kind[kind];
            if (!judged.contains("bad")) continue;
            ++knelpunten;
            kinds.insert(kind);
            kind_unknown = kind_unknown || kind.empty();
            respondents.insert(Strings(of_respondents.begin(), of_respondents.end()));
        }
        const Strings& wanted = declared.at(id);
        if (n == 0) out.insert("value-without-evidence : no quotation is about " + value);
        if (n > 0 && known_kinds && !wanted.empty()) {
            for (const std::string& kind : wanted)
                if (by_kind[kind] == 0) out.insert(fmt::format("declared-kind-unseen : no quotation about {} comes from the declared kind '{}'", value, kind));
            for (const auto& [kind, count] : by_kind)
                if (count > 0 && std::find(wanted.begin(), wanted.end(), kind) == wanted.end())
                    out.insert(fmt::format("undeclared-kind-seen : {} quotation{} about {} come{} from the kind '{}', which is not declared",
                                           count, count == 1 ? "" : "s", value, count == 1 ? "s" : "", kind));
        }
        const std::string counted = fmt::format("({} quotation{})", knelpunten, knelpunten == 1 ? "" : "s");
        if (knelpunten > 0 && respondents.size() == 1 && respondents.begin()->size() == 1)
            out.insert(fmt::format("knelpunt-one-respondent : the knelpunt in {} rests on '{}' alone {}", value,
                                   label_of("respondent", respondents.begin()->front()), counted));
        if (knelpunten > 0 && !kind_unknown && kinds.size() == 1 && wanted.size() > 1)
            out.insert(fmt::format("knelpunt-one-kind : the knelpunt in {} rests on the kind of source '{}' alone {}, and {} are declared",
                                   value, *kinds.begin(), counted, wanted.size()));
    }
    return out;
}

TEST(CheckBrute, EvidenceAndKnelpunten)
{
    std::size_t n = 0;
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        Maker maker(seed);
        const Project project = maker.project();
        std::map<std::string, Strings> declared;
        for (const auto& [id, variable] : kVariableOf) {
            declared[id] = maker.some_of({"interview", "observation"}, 70);
            if (declared[id].empty()) declared[id] = {"interview"};
        }
        const Facts found = facts(found_in(project, declared),
                                  {FindingKind::value_without_evidence, FindingKind::declared_kind_unseen, FindingKind::undeclared_kind_seen,
                                   FindingKind::knelpunt_one_respondent, FindingKind::knelpunt_one_kind});
        EXPECT_EQ(found, naive_evidence(project, declared)) << seed;
        n += static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const std::string& one) { return one.starts_with("knelpunt"); }));
    }
    EXPECT_GT(n, 50U) << "the projects have knelpunten";
}

}  // namespace
}  // namespace qda::testing_projects
