#include "qda/analysis/mark_log.hpp"

#include <algorithm>

namespace qda {

namespace {

bool is_narrow(Position position) { return position >= 0 && position <= 0xFFFFFFFF; }

std::uint32_t low(Position position) { return static_cast<std::uint32_t>(position & 0xFFFFFFFF); }
std::uint32_t high(Position position) { return static_cast<std::uint32_t>(position >> 32); }
Position joined(std::uint32_t high_word, std::uint32_t low_word)
{
    return (static_cast<Position>(high_word) << 32) | static_cast<Position>(low_word);
}

}  // namespace

MarkLog::MarkLog(const MarkLogOptions& options) : options_(options) {}

// A later input brought further label columns: the contexts so far have empty cells there.
void MarkLog::widen(std::size_t n_labels)
{
    std::vector<Id> wider;
    Dictionary ids;
    for (std::size_t at = 0; at < contexts_.size(); at += 1 + n_labels_) {
        const std::size_t from = wider.size();
        wider.insert(wider.end(), contexts_.begin() + static_cast<std::ptrdiff_t>(at),
                     contexts_.begin() + static_cast<std::ptrdiff_t>(at + 1 + n_labels_));
        wider.resize(from + 1 + n_labels, kNone);
        ids.intern({reinterpret_cast<const char*>(wider.data() + from), (1 + n_labels) * sizeof(Id)});
    }
    contexts_ = std::move(wider);
    context_ids_ = std::move(ids);
    n_labels_ = n_labels;
    last_tuple_.clear();
}

// The number of a row's coder and label cells; they seldom change from row to row.
std::uint32_t MarkLog::context_of(const Batch& batch, std::size_t row)
{
    tuple_.clear();
    tuple_.push_back(options_.coders && !batch.coder.empty() ? batch.coder[row] : kNone);
    for (std::size_t i = 0; i < n_labels_; ++i)
        tuple_.push_back(i < batch.labels.size() && !batch.labels[i].empty() ? batch.labels[i][row] : kNone);
    if (tuple_ == last_tuple_) return last_context_;
    last_context_ = context_ids_.intern({reinterpret_cast<const char*>(tuple_.data()), tuple_.size() * sizeof(Id)});
    if (std::size_t{last_context_} * tuple_.size() == contexts_.size())
        contexts_.insert(contexts_.end(), tuple_.begin(), tuple_.end());
    last_tuple_ = tuple_;
    return last_context_;
}

void MarkLog::begin_run(Id document)
{
    runs_.push_back({document, here()});
    document_ = document;
    quotation_ = kNone;
    span_said_ = false;
    context_ = kNone;
}

inline void MarkLog::put_span(Span span)
{
    if (!span_said_ || span != span_) put_other_span(span);
}

void MarkLog::put_other_span(Span span)
{
    span_said_ = true;
    span_ = span;
    if (is_narrow(span.start) && is_narrow(span.end)) {
        put(kSpan);
        put(low(span.start));
        put(low(span.end));
    } else if (!span.known()) {
        put(kNoSpan);
    } else {
        put(kWideSpan);
        for (const Position position : {span.start, span.end}) {
            put(high(position));
            put(low(position));
        }
    }
}

void MarkLog::begin_chunk()
{
    if (next_) put(kNextChunk);
    chunks_.push_back(std::make_unique_for_overwrite<std::uint32_t[]>(kChunk));
    next_ = chunks_.back().get();
    last_ = next_ + kChunk - kMostOfRow;
}

void MarkLog::put_row(const Batch& batch, std::size_t row)
{
    if (options_.quotations && batch.quotation[row] != quotation_) {
        const bool next = quotation_ != kNone && batch.quotation[row] == quotation_ + 1;
        quotation_ = batch.quotation[row];
        most_quotation_ = std::max(most_quotation_, quotation_ + 1);
        put(next ? kNextQuotation : kQuotation);
        if (!next) put(quotation_);
    }
    if (options_.spans) put_span(batch.span[row]);
    if (options_.coders || options_.labels) {
        const std::uint32_t context = context_of(batch, row);
        if (context != context_) {
            put(kContext);
            put(context);
            context_ = context;
        }
    }
    put(batch.code[row] == kNone ? std::uint32_t{kNoCode} : batch.code[row]);
}

void MarkLog::add(const Batch& batch)
{
    if (options_.labels && batch.labels.size() > n_labels_) widen(batch.labels.size());
    rows_ += batch.rows;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (next_ >= last_) begin_chunk();
        if (batch.document[row] != document_) begin_run(batch.document[row]);
        put_row(batch, row);
    }
}

void MarkLog::close()
{
    Id most = 0;
    for (const Run& run : runs_) most = std::max(most, run.document + 1);
    first_run_.assign(std::size_t{most} + 1, 0);
    for (const Run& run : runs_) ++first_run_[run.document + 1];
    for (std::size_t document = 0; document < most; ++document) first_run_[document + 1] += first_run_[document];
    runs_of_.resize(runs_.size());
    std::vector<std::size_t> filled(first_run_.begin(), first_run_.end() - 1);
    for (std::size_t run = 0; run < runs_.size(); ++run) runs_of_[filled[runs_[run].document]++] = run;
    if (!runs_.empty()) runs_.push_back({kNone, here()});  // where the last one ends
}

void MarkLog::read_run(std::size_t begin, std::size_t end, std::vector<LoggedRow>& rows) const
{
    LoggedRow row;
    for (std::size_t at = begin; at < end;) {
        const std::uint32_t* const words = chunks_[at / kChunk].get() + at % kChunk;
        const std::size_t base = at;
        const std::uint32_t* next = words;
        const std::uint32_t* const stop = words + std::min(end - at, kChunk - at % kChunk);
        while (next < stop) {
            const std::uint32_t word = *next++;
            if (word <= kNoCode) {
                row.code = word == kNoCode ? kNone : word;
                rows.push_back(row);
                continue;
            }
            switch (static_cast<Word>(word)) {
            case kNextQuotation: ++row.quotation; break;
            case kQuotation: row.quotation = *next++; break;
            case kSpan:
                row.span = {next[0], next[1]};
                next += 2;
                break;
            case kWideSpan:
                row.span = {joined(next[0], next[1]), joined(next[2], next[3])};
                next += 4;
                break;
            case kContext: {
                const Id* const tuple = contexts_.data() + std::size_t{*next++} * (1 + n_labels_);
                row.coder = tuple[0];
                row.labels = n_labels_ > 0 ? tuple + 1 : nullptr;
                break;
            }
            case kNextChunk: next = stop; break;
            default: row.span = {}; break;  // kNoSpan
            }
        }
        at = base + static_cast<std::size_t>(stop - words);
    }
}

void MarkLog::read(Id document, std::vector<LoggedRow>& rows) const
{
    rows.clear();
    for (std::size_t i = first_run_[document]; i < first_run_[document + 1]; ++i)
        read_run(runs_[runs_of_[i]].begin, runs_[runs_of_[i] + 1].begin, rows);
    if (!options_.quotations || !options_.spans) return;
    const bool some_unknown = std::any_of(rows.begin(), rows.end(), [](const LoggedRow& row) { return !row.span.known(); });
    if (!some_unknown) return;
    std::vector<std::pair<Id, Span>> known;
    for (const LoggedRow& row : rows)
        if (row.span.known()) known.emplace_back(row.quotation, row.span);
    std::stable_sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (LoggedRow& row : rows) {
        if (row.span.known()) continue;
        const auto at = std::lower_bound(known.begin(), known.end(), row.quotation,
                                         [](const auto& one, Id quotation) { return one.first < quotation; });
        if (at != known.end() && at->first == row.quotation) row.span = at->second;
    }
}

}  // namespace qda
