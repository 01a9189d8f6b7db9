// The documents of Cooccurrence, one by one: each thread takes documents and adds up what co-occurs in them. Sums do not
// depend on who added what, so neither does the result.

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <tuple>

#include "qda/analysis/cooccur_parts.hpp"
#include "qda/analysis/document_pairs.hpp"
#include "qda/analysis/document_units.hpp"

namespace qda {

namespace {

constexpr std::uint64_t kRowsWorthAThread = 50'000;
constexpr std::size_t kDocumentsAtOnce = 16;

// Goes through 0 .. n-1 with several workers, each with a state of its own.
template <class State>
void share_out(std::size_t n, std::vector<State>& states)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&](State& state) {
        for (std::size_t from = next.fetch_add(kDocumentsAtOnce); from < n; from = next.fetch_add(kDocumentsAtOnce))
            for (std::size_t at = from; at < std::min(n, from + kDocumentsAtOnce); ++at) state.take(static_cast<Id>(at));
    };
    std::vector<std::thread> threads;
    try {
        for (std::size_t i = 1; i < states.size(); ++i) threads.emplace_back(work, std::ref(states[i]));
    } catch (const std::system_error&) {
        // No more threads to be had: those that there are do it.
    }
    work(states[0]);
    for (std::thread& thread : threads) thread.join();
}

}  // namespace

void PairTally::add(const PairTally& other)
{
    both.add(other.both);
    for (std::size_t i = 0; i < first.size(); ++i) {
        first[i] += other.first[i];
        length_unknown[i] = static_cast<char>(length_unknown[i] | other.length_unknown[i]);
    }
    things += other.things;
    without_value += other.without_value;
    without_place += other.without_place;
    units |= other.units;
    first_unplaced = std::min(first_unplaced, other.first_unplaced);
    for (std::size_t unit = 0; unit < 4; ++unit) first_of_unit[unit] = std::min(first_of_unit[unit], other.first_of_unit[unit]);
}

void PairTally::note_unit(Id document, const Entry& entry, bool paged)
{
    const std::string* const named = entry.get("positions");
    const unsigned unit = paged || (named && *named == "page:codepoint") ? 1
                          : named && *named == "paragraph"               ? 2
                          : named && *named == "millisecond"             ? 3
                                                                         : 0;
    units |= 1U << unit;
    first_of_unit[unit] = std::min(first_of_unit[unit], document);
}

// By respondent: the documents in which some row is theirs.
std::vector<std::vector<Id>> CooccurParts::documents_of_respondents() const
{
    std::vector<std::vector<Id>> documents(respondents->values.size());
    std::vector<LoggedRow> rows;
    std::vector<Id> room;
    for (Id document = 0; document < log.documents(); ++document) {
        log.read(document, rows);
        for (const LoggedRow& row : rows)
            for (const Id respondent : respondents->carried({document, row.code, row.coder, row.labels}, room))
                if (documents[respondent].empty() || documents[respondent].back() != document)
                    documents[respondent].push_back(document);
    }
    return documents;
}

PairTally CooccurParts::fold() const
{
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t workers = std::clamp<std::uint64_t>(log.rows() / kRowsWorthAThread, 1, cores);
    PairTally sum(levels->size());
    const auto run = [&](auto& states, std::size_t n) {
        share_out(n, states);
        for (auto& state : states) sum.add(state.tally());
    };
    if (unit == PairUnit::pairs) {
        std::vector<DocumentPairs> states;
        for (std::size_t i = 0; i < workers; ++i) states.emplace_back(*this);
        run(states, log.documents());
    } else if (unit == PairUnit::respondents) {
        const std::vector<std::vector<Id>> documents = documents_of_respondents();
        std::vector<DocumentUnits> states;
        for (std::size_t i = 0; i < workers; ++i) states.emplace_back(*this, &documents);
        run(states, documents.size());
    } else {
        std::vector<DocumentUnits> states;
        for (std::size_t i = 0; i < workers; ++i) states.emplace_back(*this, nullptr);
        run(states, log.documents());
    }
    return sum;
}

}  // namespace qda
