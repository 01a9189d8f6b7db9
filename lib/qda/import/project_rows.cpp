#include "qda/import/project_rows.hpp"

#include "qda/text/utf8.hpp"
#include "qda/text/words.hpp"

namespace qda {

namespace {

constexpr std::size_t kBatchRows = 4096;

std::string_view& cell(ProjectRows::Row& row, Extra extra) { return row.extras[static_cast<std::size_t>(extra)]; }

}  // namespace

void ProjectRows::add(const Row& row)
{
    const Needs& needs = intake_.needs();
    ++batch_.rows;
    batch_.document.push_back(row.document);
    batch_.code.push_back(row.code);
    if (needs.quotations) {
        std::string_view name = row.quotation;
        if (name.empty()) {
            batch_.quotation.push_back(intake_.quotation_at(row.document, row.span, renamed_));
            name = renamed_;
        } else {
            batch_.quotation.push_back(intake_.quotation(row.document, name, row.span, renamed_));
            if (!renamed_.empty()) name = renamed_;
        }
        if (needs.quotation_names) batch_.quotation_name.add(name);
    }
    if (needs.spans) batch_.span.push_back(row.span);
    if (needs.coders) batch_.coder.push_back(row.coder);
    if (needs.labels) {
        batch_.labels.resize(intake_.universe().label_columns.size());
        for (std::size_t i = 0; i < batch_.labels.size(); ++i)
            batch_.labels[i].push_back(i < row.labels.size() ? row.labels[i] : kNone);
    }
    for (std::size_t i = 0; i < kExtras; ++i)
        if (needs.extra(static_cast<Extra>(i))) batch_.extras[i].add(row.extras[i]);
    if (batch_.rows == kBatchRows) flush();
}

void ProjectRows::add_with_sizes(Row& row)
{
    const std::string_view text = cell(row, Extra::text);
    if (intake_.needs().extra(Extra::n_characters) && !text.empty())
        cell(row, Extra::n_characters) = n_characters_ =
            row.span.known() ? std::to_string(row.span.end - row.span.start) : std::to_string(code_points(text));
    if (intake_.needs().extra(Extra::n_words) && !text.empty())
        cell(row, Extra::n_words) = n_words_ = std::to_string(count_words(text));
    add(row);
}

void ProjectRows::flush()
{
    intake_.emit(batch_);
    batch_.clear();
}

void CodedBy::add(Id coder, Id document)
{
    if (coder == kNone || !known_.insert(std::uint64_t{coder} << 32 | document).second) return;
    if (coder >= documents_.size()) documents_.resize(coder + std::size_t{1});
    documents_[coder].push_back(document);
}

void CodedBy::declare(Universe& universe) const
{
    for (std::size_t coder = 0; coder < documents_.size(); ++coder) {
        std::vector<std::string_view> names;
        for (const Id document : documents_[coder]) names.push_back(universe.documents.name(document));
        universe.coders[static_cast<Id>(coder)].add_all("coded", names);
    }
}

}  // namespace qda
