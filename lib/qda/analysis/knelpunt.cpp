#include "qda/analysis/knelpunt.hpp"

#include <algorithm>

#include "qda/analysis/knelpunt_marks.hpp"
#include "qda/analysis/knelpunt_parts.hpp"
#include "qda/base/choice.hpp"
#include "qda/table/selection_lines.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace knelpunt {

namespace {

constexpr std::size_t kShortestQuote = 40;  // code points
constexpr std::size_t kLongestQuote = 250;

using KindAndSource = std::pair<Id, Id>;

void add_source(std::vector<KindAndSource>& list, KindAndSource item)
{
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

bool holds(const std::vector<Id>& list, Id item) { return std::find(list.begin(), list.end(), item) != list.end(); }

class Finder {
public:
    Finder(const Corpus& corpus, const Universe& universe, const KnelpuntOptions& options, Findings& into)
        : corpus_(corpus), universe_(universe), roles_(into.roles), into_(into),
          overlapping_(options.relation == "overlap"), text_(options.text), marked_(corpus, roles_, overlapping_)
    {
        into_.subjects.resize(roles_.by().values.size());
        for (Subject& subject : into_.subjects) {
            subject.parts.resize(roles_.parts.size());
            subject.named.resize(roles_.named.size());
        }
    }

    void find()
    {
        if (overlapping_) refuse_without_places();
        for (std::size_t i = 0; i < corpus_.size(); ++i) look_at(i);
    }

private:
    void refuse_without_places()
    {
        bool any = corpus_.size() == 0;
        for (std::size_t i = 0; i < corpus_.size(); ++i) {
            const Quotation quotation = corpus_[i];
            any = any || quotation.span.known();
            if (!marked_[i].on_subject) continue;
            if (!quotation.span.known()) ++into_.unplaced;
            const std::string* unit = universe_.documents[quotation.document].get("positions");
            if (quotation.span.known() && unit && *unit != "codepoint") into_.units.insert(*unit);
        }
        if (!any)
            throw Error({}, "no quotation has a known place, so none overlap",
                        "leave --relation overlap out: judgements on the same quotation count");
    }

    void look_at(std::size_t at)
    {
        const Quotation quotation = corpus_[at];
        into_.any_text = into_.any_text || !quotation.text.empty();
        for (const CodingKey& coding : quotation.codings)
            if (coding.coder != kNone) into_.coders.insert(coding.coder);
        const Marks& own = marked_[at];
        if (!own.on_subject) {
            // Under overlap, a judgement without a subject of its own counts where it overlaps one.
            if (own.knelpunt && !marked_.meets_subject(at)) ++into_.without;
            return;
        }
        const Marks marks = marked_.with_others(at);
        std::map<Id, std::vector<const CodingKey*>> by_subject;
        std::vector<Id> room;
        for (const CodingKey& coding : quotation.codings)
            for (const Id subject : roles_.by().carried(coding, room)) by_subject[subject].push_back(&coding);
        bool joint = false;
        for (const auto& [subject, codings] : by_subject) {
            Evidence evidence = evidence_of(codings, marks, at);
            joint = joint || evidence.respondents.size() > 1;
            add(into_.subjects[subject], std::move(evidence), codings, marks, at);
        }
        into_.joint += joint ? 1 : 0;
    }

    Evidence evidence_of(const std::vector<const CodingKey*>& codings, const Marks& marks, std::size_t at)
    {
        Evidence evidence;
        evidence.knelpunt = marks.knelpunt;
        evidence.goes_well = marks.goes_well;
        std::vector<Id> room;
        for (const CodingKey* coding : codings) {
            if (roles_.respondents) add_once(evidence.respondents, roles_.respondents->carried(*coding, room));
            std::vector<Id> kinds = {kNone};
            if (roles_.kinds) {
                const std::span<const Id> found = roles_.kinds->carried(*coding, room);
                if (!found.empty()) kinds.assign(found.begin(), found.end());
            }
            std::vector<Id> sources = {kNone};  // a document may have a kind and belong to no source
            if (const std::span<const Id> found = roles_.sources.carried(*coding, room); !found.empty())
                sources.assign(found.begin(), found.end());
            for (const Id kind : kinds)
                for (const Id source : sources) add_source(evidence.sources, {kind, source});
        }
        std::sort(evidence.respondents.begin(), evidence.respondents.end());
        std::sort(evidence.sources.begin(), evidence.sources.end());
        evidence.naming = marked_.saying(evidence.respondents, at, &Marks::knelpunt);
        evidence.content = marked_.saying(evidence.respondents, at, &Marks::goes_well);
        return evidence;
    }

    static void count(Tally& tally, const Evidence& evidence)
    {
        ++tally.quotations;
        tally.knelpunt += evidence.knelpunt ? 1 : 0;
        tally.goes_well += evidence.goes_well ? 1 : 0;
        tally.naming.insert(evidence.naming.begin(), evidence.naming.end());
        tally.spoke.insert(evidence.respondents.begin(), evidence.respondents.end());
    }

    void add(Subject& subject, Evidence evidence, const std::vector<const CodingKey*>& codings, const Marks& marks,
             std::size_t at)
    {
        count(subject.all, evidence);
        count_respondents(subject, evidence);
        std::set<Id> kinds;
        for (const auto& source : evidence.sources) {
            if (source.second != kNone) count(subject.sources[source], evidence);
            if (source.first != kNone && kinds.insert(source.first).second)
                count(subject.kinds[source.first], evidence);
        }
        for (std::size_t i = 0; i < marks.named.size(); ++i)
            for (const Id value : marks.named[i]) count(subject.named[i][value], evidence);
        count_parts(subject, evidence, codings, marks);
        if (text_ && evidence.knelpunt) keep_telling(subject, evidence, at);
        subject.evidence.push_back(std::move(evidence));
    }

    static void count_respondents(Subject& subject, const Evidence& evidence)
    {
        for (const Id respondent : evidence.respondents) {
            Tally& own = subject.respondents[respondent];
            ++own.quotations;
            own.spoke.insert(respondent);
            if (holds(evidence.content, respondent)) ++own.goes_well;
            if (!holds(evidence.naming, respondent)) continue;
            ++own.knelpunt;
            own.naming.insert(respondent);
        }
    }

    void count_parts(Subject& subject, const Evidence& evidence, const std::vector<const CodingKey*>& codings,
                     const Marks& marks)
    {
        std::vector<std::vector<Id>> found(roles_.parts.size());
        std::set<std::pair<Id, Id>> lowest;
        std::vector<Id> room;
        for (const CodingKey* coding : codings) {
            std::set<std::pair<Id, Id>> here = {{kNone, kNone}};
            for (std::size_t i = 0; i < roles_.parts.size(); ++i) {
                const std::span<const Id> values = roles_.parts[i].carried(*coding, room);
                add_once(found[i], values);
                if (!values.empty()) here.clear();
                for (const Id value : values) here.emplace(static_cast<Id>(i), value);
            }
            lowest.insert(here.begin(), here.end());
        }
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const Id value : found[i]) count(subject.parts[i][value], evidence);
        // A quotation with the subject's own code and one of its indicators is about the indicator.
        if (lowest.size() > 1) lowest.erase({kNone, kNone});
        for (std::size_t i = 0; i < marks.named.size(); ++i) {
            if (roles_.named[i].role != "solution") continue;
            for (const Id solution : marks.named[i])
                for (const auto& [level, value] : lowest)
                    count(subject.pairs[{level, value, static_cast<Id>(i), solution}], evidence);
        }
    }

    void keep_telling(Subject& subject, const Evidence& evidence, std::size_t at)
    {
        const std::string_view words = trim(corpus_[at].text);
        if (!subject.marked && marked_[at].quote && !words.empty())
            subject.marked = Telling{at, true, evidence.respondents, evidence.sources};
        for (const std::size_t other : marked_.others(at))
            if (!subject.marked && marked_[other].quote && !trim(corpus_[other].text).empty())
                subject.marked = Telling{other, true, marked_[other].respondents, evidence.sources};
        const std::size_t length = code_points(words);
        if (!subject.fitting && length >= kShortestQuote && length <= kLongestQuote)
            subject.fitting = Telling{at, false, evidence.respondents, evidence.sources};
    }

    const Corpus& corpus_;
    const Universe& universe_;
    const Roles& roles_;
    Findings& into_;
    bool overlapping_;
    bool text_;
    MarkedCorpus marked_;
};

void check(const KnelpuntOptions& options, const Findings& findings)
{
    const auto ranks_by = [&](const char* word) {
        return std::find(options.rank.begin(), options.rank.end(), word) != options.rank.end();
    };
    if (ranks_by("kinds") && !findings.roles.kinds)
        throw Error({}, "--rank kinds: nothing in the input says of which kind the sources are",
                    "give the sources of the codebook a kind");
    const bool by_respondents = ranks_by("respondents");
    if (findings.roles.respondents || (!by_respondents && !options.min_respondents)) return;
    throw Error({},
                std::string(by_respondents ? "--rank respondents" : "--min-respondents") +
                    ": nothing in the input says who the respondents are",
                "name them as sources in the codebook, with respondent: true");
}

}  // namespace

}  // namespace knelpunt

Table knelpunten(const Corpus& corpus, const Universe& universe, const KnelpuntOptions& options,
                 Diagnostics& diagnostics)
{
    must_be_one_of(options.relation, {"quotation", "overlap"}, "--relation");
    for (const std::string& word : options.rank)
        must_be_one_of(word, {"respondents", "quotations", "share", "sources", "kinds"}, "--rank");
    knelpunt::Findings findings;
    findings.roles = knelpunt::find_roles(universe, options, diagnostics);
    knelpunt::check(options, findings);
    knelpunt::Finder(corpus, universe, options, findings).find();
    knelpunt::rank(findings, options);
    if (options.text && !findings.any_text && corpus.size() > 0)
        diagnostics.warning("the input has no texts of quotations, so none can be shown", {},
                            "write the stream with --text, or read the export itself");
    Table table = options.long_form ? knelpunt::long_table(findings, corpus, universe, options)
                                    : knelpunt::wide_table(findings, options);
    note_selection(table, universe.carried);
    table.history = universe.history;
    return table;
}

}  // namespace qda
