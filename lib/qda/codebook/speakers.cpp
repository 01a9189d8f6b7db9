#include "qda/codebook/speakers.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace qda {

namespace {

// Where one respondent speaks in one document.
class Speech {
public:
    void add(const SpokenRow& row)
    {
        quotations_.push_back(row.quotation);
        if (row.span.known()) spans_.push_back(row.span);
    }

    // Spans that overlap become one, so that what is left is in order by start and by end alike. Spans that touch stay
    // apart: an empty quotation between them overlaps neither.
    void close()
    {
        std::sort(quotations_.begin(), quotations_.end());
        std::sort(spans_.begin(), spans_.end(), before);
        std::vector<Span> merged;
        for (const Span span : spans_) {
            if (!merged.empty() && overlap(merged.back(), span))
                merged.back().end = std::max(merged.back().end, span.end);
            else
                merged.push_back(span);
        }
        equal_ = std::exchange(spans_, std::move(merged));
    }

    bool silent() const { return quotations_.empty(); }

    bool in(const SpokenRow& row) const
    {
        if (std::binary_search(quotations_.begin(), quotations_.end(), row.quotation)) return true;
        if (!row.span.known()) return false;
        if (std::binary_search(equal_.begin(), equal_.end(), row.span, before)) return true;
        const auto first = std::upper_bound(spans_.begin(), spans_.end(), row.span.start,
                                            [](Position start, const Span& span) { return start < span.end; });
        return first != spans_.end() && overlap(*first, row.span);
    }

private:
    static bool before(const Span& a, const Span& b) { return a.start != b.start ? a.start < b.start : a.end < b.end; }
    static bool overlap(const Span& a, const Span& b) { return a.start < b.end && b.start < a.end; }

    std::vector<Id> quotations_;
    std::vector<Span> spans_;
    std::vector<Span> equal_;  // all spans as they were
};

struct Speaker {
    std::string_view respondent;
    Speech speech;
};

std::vector<Speaker> speakers_in(const std::vector<SpokenRow>& rows, const std::vector<SpeakerCode>& codes)
{
    std::vector<Speaker> speakers;
    std::map<std::string_view, std::size_t> by_respondent;
    std::unordered_map<Id, std::size_t> by_code;
    for (const SpeakerCode& code : codes) {
        const auto [at, fresh] = by_respondent.emplace(code.respondent, speakers.size());
        if (fresh) speakers.push_back({code.respondent, {}});
        by_code.emplace(code.code, at->second);
    }
    for (const SpokenRow& row : rows)
        if (const auto at = by_code.find(row.code); at != by_code.end()) speakers[at->second].speech.add(row);
    std::erase_if(speakers, [](const Speaker& speaker) { return speaker.speech.silent(); });
    for (Speaker& speaker : speakers) speaker.speech.close();
    return speakers;
}

}  // namespace

std::string cell_of(const std::vector<std::string_view>& values)
{
    std::string cell;
    for (const std::string_view value : values) {
        if (!cell.empty()) cell += '|';
        for (const char c : value) {
            if (c == '|') cell += '\\';
            cell += c;
        }
    }
    return cell;
}

std::vector<SpokenQuotation> spoken_by(const std::vector<SpokenRow>& rows, const std::vector<SpeakerCode>& speakers)
{
    const std::vector<Speaker> present = speakers_in(rows, speakers);
    std::map<Id, std::vector<bool>> found;
    for (const SpokenRow& row : rows)
        for (std::size_t s = 0; s < present.size(); ++s) {
            if (!present[s].speech.in(row)) continue;
            std::vector<bool>& speaking = found[row.quotation];
            speaking.resize(present.size());
            speaking[s] = true;
        }
    std::vector<SpokenQuotation> out;
    for (const auto& [quotation, speaking] : found) {
        std::vector<std::string_view> respondents;
        for (std::size_t s = 0; s < present.size(); ++s)
            if (speaking[s]) respondents.push_back(present[s].respondent);
        out.push_back({quotation, cell_of(respondents)});
    }
    return out;
}

}  // namespace qda
