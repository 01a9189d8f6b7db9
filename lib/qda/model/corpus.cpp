#include "qda/model/corpus.hpp"

#include <algorithm>

namespace qda {

Needs Corpus::needs(bool words)
{
    Needs needs;
    needs.quotations = needs.quotation_names = needs.spans = needs.coders = needs.labels = true;
    if (words) {
        needs.want(Extra::text);
        needs.want(Extra::comment);
    }
    return needs;
}

std::size_t Corpus::keep(std::string_view text)
{
    if (text.empty()) return 0;
    if (texts_.size() == 0) texts_.add({});  // number 0 is the empty text
    texts_.add(text);
    return texts_.size() - 1;
}

void Corpus::add(const Batch& batch)
{
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Id id = batch.quotation[row];
        if (id >= found_.size()) found_.resize(std::max<std::size_t>(id + 1, found_.size() + found_.size() / 2));
        Found& found = found_[id];
        if (found.rows++ == 0) {
            found.document = batch.document[row];
            found.name = keep(batch.quotation_name[row]);
        }
        if (!found.span.known()) found.span = batch.span[row];  // a later row may know it
        const auto take = [&](std::size_t& into, Extra extra) {
            const TextColumn& column = batch.extra(extra);
            if (into == 0 && column.size() > row) into = keep(column[row]);
        };
        take(found.text, Extra::text);
        take(found.comment, Extra::comment);
        const std::size_t first_label = labels_.size();
        for (const std::vector<Id>& column : batch.labels) labels_.push_back(column.empty() ? kNone : column[row]);
        const Id coder = batch.coder.empty() ? kNone : batch.coder[row];
        rows_.push_back({id, {batch.document[row], batch.code[row], coder, nullptr}, first_label, labels_.size() - first_label});
    }
}

void Corpus::close()
{
    std::size_t next = 0;
    for (Id id = 0; id < found_.size(); ++id) {
        if (found_[id].rows == 0) continue;
        quotations_.push_back(id);
        found_[id].first_row = next;
        next += found_[id].rows;
    }
    // Later inputs may bring further label columns; the rows before them have empty cells there.
    std::size_t width = 0;
    for (const Row& row : rows_) width = std::max(width, row.n_labels);
    std::vector<Id> labels;
    labels.reserve(rows_.size() * width);
    for (const Row& row : rows_) {
        const auto from = labels_.begin() + static_cast<std::ptrdiff_t>(row.first_label);
        labels.insert(labels.end(), from, from + static_cast<std::ptrdiff_t>(row.n_labels));
        labels.resize(labels.size() + width - row.n_labels, kNone);
    }
    labels_ = std::move(labels);
    codings_.resize(rows_.size());
    std::vector<std::size_t> filled(found_.size(), 0);
    for (std::size_t at = 0; at < rows_.size(); ++at) {
        const Row& row = rows_[at];
        CodingKey& coding = codings_[found_[row.quotation].first_row + filled[row.quotation]++];
        coding = row.coding;
        if (width > 0) coding.labels = labels_.data() + at * width;
    }
    rows_.clear();
    rows_.shrink_to_fit();
}

Quotation Corpus::operator[](std::size_t at) const
{
    const Found& found = found_[quotations_[at]];
    const auto text = [&](std::size_t number) { return number == 0 ? std::string_view() : texts_[number]; };
    return {found.document,      quotations_[at],
            found.span,          text(found.name),
            text(found.text),    text(found.comment),
            {codings_.data() + found.first_row, found.rows}};
}

}  // namespace qda
