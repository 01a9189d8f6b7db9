// Quotations and their codings: none, the same one twice, the same code on quotations that overlap.

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"

namespace qda {

namespace {

std::string by_coder(const CheckInput& input, Id coder)
{
    return coder == kNone ? std::string() : fmt::format(" by coder '{}'", input.universe.coders.name(coder));
}

void find_uncoded(const CheckInput& input, std::vector<Finding>& findings)
{
    for (std::size_t at = 0; at < input.corpus.size(); ++at) {
        const Quotation quotation = input.corpus[at];
        const bool coded = std::any_of(quotation.codings.begin(), quotation.codings.end(),
                                       [](const CodingKey& coding) { return coding.code != kNone; });
        if (!coded) findings.push_back(at_quotation(FindingKind::uncoded_quotation, input, quotation, "the quotation has no code"));
    }
}

// Two coders with one code on one quotation agree; one coder cannot apply a code twice and mean something by it.
void find_repeated(const CheckInput& input, std::vector<Finding>& findings)
{
    struct Applied {
        Id code;
        Id coder;
        std::size_t row;  // which coding of the quotation
    };
    std::vector<Applied> applied;
    for (std::size_t at = 0; at < input.corpus.size(); ++at) {
        const Quotation quotation = input.corpus[at];
        applied.clear();
        for (std::size_t row = 0; row < quotation.codings.size(); ++row)
            if (quotation.codings[row].code != kNone)
                applied.push_back({quotation.codings[row].code, quotation.codings[row].coder, row});
        std::sort(applied.begin(), applied.end(), [](const Applied& a, const Applied& b) {
            return std::tie(a.code, a.coder, a.row) < std::tie(b.code, b.coder, b.row);
        });
        for (std::size_t from = 0, to = 0; from < applied.size(); from = to) {
            while (to < applied.size() && applied[to].code == applied[from].code && applied[to].coder == applied[from].coder) ++to;
            if (to - from < 2) continue;
            findings.push_back(at_quotation(FindingKind::repeated_coding, input, quotation,
                                            fmt::format("code '{}' is applied {} times{}",
                                                        input.universe.codes.name(applied[from].code), to - from,
                                                        by_coder(input, applied[from].coder)),
                                            "as codings it counts each time, as a quotation once"));
        }
    }
}

// A code applied to a span; of one quotation once.
struct Applied {
    Id document;
    Id code;
    Id coder;
    Span span;
    std::size_t quotation;  // index in the corpus

    auto stretch() const { return std::tie(document, code, coder); }
};

std::vector<Applied> spans_of_codes(const Corpus& corpus)
{
    std::vector<Applied> all;
    for (std::size_t at = 0; at < corpus.size(); ++at) {
        const Quotation quotation = corpus[at];
        if (!quotation.span.known() || quotation.span.start == quotation.span.end) continue;
        for (const CodingKey& coding : quotation.codings)
            if (coding.code != kNone) all.push_back({quotation.document, coding.code, coding.coder, quotation.span, at});
    }
    const auto order = [](const Applied& one) {
        return std::tuple(one.document, one.code, one.coder, one.span.start, one.quotation);
    };
    std::sort(all.begin(), all.end(), [&](const Applied& a, const Applied& b) { return order(a) < order(b); });
    all.erase(std::unique(all.begin(), all.end(), [&](const Applied& a, const Applied& b) { return order(a) == order(b); }),
              all.end());
    return all;
}

// One sweep: each application is held against the one before it that reaches furthest. All that overlap an earlier one are
// found, each once, however many they are.
void find_overlapping(const CheckInput& input, std::vector<Finding>& findings)
{
    struct Overlap {
        std::size_t later;
        std::size_t earlier;
        Id code;
        Id coder;
        bool same_place;
    };
    const std::vector<Applied> all = spans_of_codes(input.corpus);
    std::vector<Overlap> overlaps;
    const Applied* reaching = nullptr;
    for (const Applied& one : all) {
        const bool further = !reaching || one.stretch() != reaching->stretch() || one.span.end > reaching->span.end;
        if (reaching && one.stretch() == reaching->stretch() && one.span.start < reaching->span.end)
            overlaps.push_back({one.quotation, reaching->quotation, one.code, one.coder, one.span == reaching->span});
        if (further) reaching = &one;
    }
    std::sort(overlaps.begin(), overlaps.end(), [](const Overlap& a, const Overlap& b) {
        return std::tie(a.later, a.code, a.coder) < std::tie(b.later, b.code, b.coder);
    });
    for (const Overlap& overlap : overlaps) {
        const Quotation later = input.corpus[overlap.later];
        // Whole paragraphs tell that two passages are near, not that they overlap.
        const bool paragraphs = input.universe.documents[later.document].has("positions", "paragraph");
        Finding finding = at_quotation(
            FindingKind::overlapping_codings, input, later,
            fmt::format("code '{}'{} is also on {}, which {}", input.universe.codes.name(overlap.code),
                        by_coder(input, overlap.coder), input.corpus[overlap.earlier].name,
                        paragraphs           ? "has a paragraph in common with it"
                        : overlap.same_place ? "has the same place"
                                             : "overlaps it"),
            paragraphs ? "positions count paragraphs: look whether the passages overlap"
                       : "one passage counts as two quotations: merge them, or take the code from one");
        if (paragraphs) finding.severity = FindingSeverity::note;
        findings.push_back(std::move(finding));
    }
}

}  // namespace

void find_odd_codings(const CheckInput& input, std::vector<Finding>& findings)
{
    find_uncoded(input, findings);
    find_repeated(input, findings);
    find_overlapping(input, findings);
}

}  // namespace qda
