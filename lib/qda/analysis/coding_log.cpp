#include "qda/analysis/coding_log.hpp"

#include <algorithm>
#include <utility>

namespace qda {

CodingLog::CodingLog(const LogOptions& options) : options_(options), last_tuple_(width_, kNone - 1) {}

// A later input brought further label columns: the contexts so far have empty cells there.
void CodingLog::widen(std::size_t n_labels)
{
    std::vector<Id> wider;
    Dictionary ids;
    for (std::size_t at = 0; at < contexts_.size(); at += width_) {
        const std::size_t from = wider.size();
        wider.insert(wider.end(), contexts_.begin() + static_cast<std::ptrdiff_t>(at),
                     contexts_.begin() + static_cast<std::ptrdiff_t>(at + width_));
        wider.resize(from + 2 + n_labels, kNone);
        ids.intern({reinterpret_cast<const char*>(wider.data() + from), (2 + n_labels) * sizeof(Id)});
    }
    contexts_ = std::move(wider);
    context_ids_ = std::move(ids);
    n_labels_ = n_labels;
    width_ = 2 + n_labels;
    last_tuple_.assign(width_, kNone - 1);
}

// The number of the document, coder and label cells of a row; they seldom change from row to row.
std::uint32_t CodingLog::context_of(const Batch& batch, std::size_t row)
{
    bool same = last_tuple_[0] == batch.document[row];
    const Id coder = options_.coders ? batch.coder[row] : kNone;
    same = same && last_tuple_[1] == coder;
    for (std::size_t i = 0; same && i < n_labels_; ++i) same = last_tuple_[2 + i] == batch.labels[i][row];
    if (same) return last_context_;
    last_tuple_[0] = batch.document[row];
    last_tuple_[1] = coder;
    for (std::size_t i = 0; i < n_labels_; ++i) last_tuple_[2 + i] = batch.labels[i][row];
    const std::string_view bytes(reinterpret_cast<const char*>(last_tuple_.data()), width_ * sizeof(Id));
    last_context_ = context_ids_.intern(bytes);
    if (std::size_t{last_context_} * width_ == contexts_.size())
        contexts_.insert(contexts_.end(), last_tuple_.begin(), last_tuple_.end());
    return last_context_;
}

void CodingLog::add(const Batch& batch)
{
    if (options_.labels && batch.labels.size() > n_labels_) widen(batch.labels.size());
    if (options_.quotations)
        add_quotations(batch);
    else
        add_counted(batch);
}

void CodingLog::add_counted(const Batch& batch)
{
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const std::uint32_t context = context_of(batch, row);
        const Id code = batch.code[row];
        if (code == kNone) continue;  // an uncoded quotation is no coding
        if (context != logged_context_) {
            flush_counts();
            words_.push_back(kContext);
            words_.push_back(context);
            logged_context_ = context;
        }
        if (code >= counts_.size()) {
            counts_.resize(std::max<std::size_t>(code + 1, 2 * counts_.size()), 0);
            counted_.resize(counts_.size() + 1);
        }
        counted_[n_counted_] = code;  // kept only if it is new: whether it is cannot be foreseen
        n_counted_ += counts_[code]++ == 0 ? 1 : 0;
    }
}

void CodingLog::flush_counts() const
{
    for (std::size_t i = 0; i < n_counted_; ++i) {
        const Id code = counted_[i];
        const std::uint32_t times = std::exchange(counts_[code], 0);
        if (code < 1U << kCodeBits && times <= kMostTimes) {
            words_.push_back(code | ((times - 1) << kCodeBits));
        } else {
            words_.push_back(kTimes);
            words_.push_back(times);
            words_.push_back(code);
        }
    }
    n_counted_ = 0;
}

void CodingLog::add_quotations(const Batch& batch)
{
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Id quotation = batch.quotation[row];
        if (quotation != last_quotation_) {
            returning_ = returning_ || quotation < most_quotation_;
            most_quotation_ = std::max(most_quotation_, quotation + 1);
            words_.push_back(quotation == last_quotation_ + 1 ? kNext : kQuotation);  // kNone + 1 is 0
            if (quotation != last_quotation_ + 1) words_.push_back(quotation);
            last_quotation_ = quotation;
        }
        if (options_.spans) {
            if (quotation >= spans_.size()) spans_.resize(quotation + 1);
            if (!spans_[quotation].known()) spans_[quotation] = batch.span[row];  // a later row may know it
        }
        const std::uint32_t context = context_of(batch, row);
        if (context != logged_context_) {
            words_.push_back(kContext);
            words_.push_back(context);
            logged_context_ = context;
        }
        words_.push_back(batch.code[row] == kNone ? kNoCode : batch.code[row]);
    }
}

CodingKey CodingLog::key(std::uint32_t context, Id code) const
{
    const Id* tuple = contexts_.data() + std::size_t{context} * width_;
    return {tuple[0], code, tuple[1], n_labels_ > 0 ? tuple + 2 : nullptr};
}

// At the start of a quotation: takes in its number.
void CodingLog::begin_run(Run& run) const
{
    const bool next = words_[run.at] == kNext;
    run.quotation = next ? run.quotation + 1 : words_[run.at + 1];
    run.at += next ? 1 : 2;
}

// Adds the codings up to the next quotation.
void CodingLog::read_run(Run& run, LoggedQuotation& into) const
{
    into.quotation = run.quotation;
    CodingKey coding = run.context == kNone ? CodingKey() : key(run.context, kNone);
    for (; run.at < words_.size() && !begins_quotation(words_[run.at]); ++run.at) {
        const std::uint32_t word = words_[run.at];
        if (word == kContext) {
            run.context = words_[++run.at];
            coding = key(run.context, kNone);
        } else {
            coding.code = word == kNoCode ? kNone : word;
            into.codings.push_back(coding);
        }
    }
    into.document = into.codings.front().document;
    if (options_.spans) into.span = spans_[into.quotation];
}

// Where the words of each quotation start, those of one quotation together, in the order of first rows.
std::vector<CodingLog::Run> CodingLog::runs_by_quotation() const
{
    std::vector<Run> runs;
    Run run;
    while (run.at < words_.size()) {
        if (begins_quotation(words_[run.at])) {
            begin_run(run);
            runs.push_back(run);
        } else {
            if (words_[run.at] == kContext) run.context = words_[++run.at];
            ++run.at;
        }
    }
    std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.quotation < b.quotation; });
    return runs;
}

}  // namespace qda
