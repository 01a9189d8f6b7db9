#include "qda/build/selecting.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "qda/edit/holding.hpp"
#include "qda/edit/left_out.hpp"
#include "qda/edit/overlaps.hpp"
#include "qda/edit/shrink.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

std::vector<Where> parsed(const std::vector<std::string>& expressions, const std::string& option)
{
    std::vector<Where> all;
    for (std::size_t i = 0; i < expressions.size(); ++i)
        all.push_back(parse_where(expressions[i], expressions.size() == 1 ? option : option + " " + std::to_string(i + 1)));
    return all;
}

struct Placed {
    Id document = kNone;
    Span span;
};

std::vector<Placed> places_of(const std::vector<Batch>& batches)
{
    std::vector<Placed> placed;
    for (const Batch& batch : batches) {
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const std::size_t quotation = batch.quotation[row];
            if (quotation >= placed.size()) placed.resize(quotation + 1);
            placed[quotation].document = batch.document[row];
            if (!placed[quotation].span.known()) placed[quotation].span = batch.span[row];  // a later row may know it
        }
    }
    return placed;
}

}  // namespace

Selecting::Selecting(const SelectionOptions& options, const Needs& asked) : options_(options), asked_(asked)
{
    if (options.codings && options.where.empty())
        throw Error({}, "--codings says what --where selects", "name a condition: --where 'code = A'");
    if (options.keep_universe && options.none())
        throw Error({}, "--keep-universe says what --where leaves", "name a condition: --where 'code = A'");
    std::vector<Where> where = parsed(options.where, "--where");
    if (!where.empty()) where_.push_back(joined_by_and(std::move(where)));
    overlapping_ = parsed(options.overlapping, "--overlapping");
}

Needs Selecting::needs() const
{
    Needs needs = asked_;
    needs.in_order = false;  // the universe is complete before any row goes on
    needs.quotations = needs.quotations || !options_.codings || !overlapping_.empty();
    needs.spans = needs.spans || !overlapping_.empty();
    if (!needs.labels || !needs.only_labels.empty()) {
        needs.labels = true;
        needs.only_labels.insert(needs.only_labels.end(), {"respondent", "source"});
    }
    for (const std::vector<Where>* some : {&where_, &overlapping_}) {
        for (const Where& where : *some) {
            for (const WhereTest& test : where.tests) {
                needs.coders = needs.coders || test.level == "coder";
                if (!needs.only_labels.empty()) needs.only_labels.push_back(test.level);
            }
        }
    }
    return needs;
}

namespace {

// One selection, from the complete universe to what goes on.
class Run {
public:
    Run(const SelectionOptions& options, const Needs& asked, std::vector<Batch> batches, Universe& universe,
        Diagnostics& diagnostics)
        : options_(options), asked_(asked), batches_(std::move(batches)), universe_(universe), diagnostics_(diagnostics)
    {
    }

    void work_out(const std::vector<Where>& where, const std::vector<Where>& overlapping)
    {
        std::vector<GoneValue> gone;
        for (GoneName& one : gone_in(universe_.carried)) gone.push_back({std::move(one.level), std::move(one.value), std::move(one.name)});
        for (const Where& one : where) where_.emplace(one, universe_, gone, diagnostics_);
        for (const Where& one : overlapping) overlapping_.emplace_back(one, universe_, gone, diagnostics_);
        if (options_.keep_universe) return;
        if (where_) where_->refuse_mixture();
        for (const Condition& one : overlapping_) one.refuse_mixture();
    }

    void select()
    {
        const std::size_t n_labels = universe_.label_columns.size();
        const bool by_quotation = where_ && !options_.codings;
        std::vector<char> kept;
        if (by_quotation) kept = holding(*where_, batches_, n_labels);
        std::vector<std::vector<char>> beside;
        for (const Condition& one : overlapping_) beside.push_back(overlapping(one, kept, n_labels));
        std::optional<RowMarks> marks;
        if (options_.codings) marks.emplace(*where_, n_labels);
        for (const Batch& batch : batches_) {
            std::vector<bool>& chosen = chosen_.emplace_back(batch.rows, false);
            for (std::size_t row = 0; row < batch.rows; ++row) {
                bool keep = !by_quotation || kept[batch.quotation[row]] != 0;
                for (const std::vector<char>& near : beside) keep = keep && near[batch.quotation[row]] != 0;
                chosen[row] = keep && (!marks || where_->holds(marks->of(batch, row).data()));
                any_ = any_ || chosen[row];
            }
        }
        if (!any_) diagnostics_.note(std::string("nothing is selected: no ") + (options_.codings ? "coding" : "quotation") + " is as asked");
    }

    void shrink()
    {
        look_at_chosen();
        Stays stays = all_of(universe_);
        if (!options_.keep_universe) {
            if (where_) take_out_documents(*where_, universe_, stays);
            for (const Condition& one : overlapping_) take_out_documents(one, universe_, stays);
        }
        use_cells_left_out(stays);
        if (!options_.keep_universe) {
            if (where_) take_out_values(*where_, universe_, used_cells_, stays);
        }
        Universe small = shrunk(universe_, stays, used_cells_, left_out_, documents_, cells_);
        say(small);
        universe_ = std::move(small);
    }

    void hand_on(const BatchSink& take)
    {
        Batch selected;
        for (std::size_t at = 0; at < batches_.size(); ++at) {
            const Batch batch = std::exchange(batches_[at], {});
            selected.clear();
            selected.labels.resize(asked_.labels ? cells_.size() : 0);
            for (std::size_t row = 0; row < batch.rows; ++row)
                if (chosen_[at][row]) add(batch, row, selected);
            if (selected.rows > 0) take(selected);
        }
    }

private:
    // By quotation: does it overlap one for which the condition holds? One for which it holds overlaps itself.
    std::vector<char> overlapping(const Condition& condition, const std::vector<char>& kept, std::size_t n_labels)
    {
        std::vector<char> near = holding(condition, batches_, n_labels);
        const std::vector<Placed> placed = places_of(batches_);
        MarkedPlaces places;
        std::size_t known = 0;
        for (std::size_t i = 0; i < near.size(); ++i) {
            known += placed[i].span.known() ? 1 : 0;
            if (near[i] != 0 && placed[i].span.known()) places.add(placed[i].document, placed[i].span);
        }
        if (known == 0 && !placed.empty())
            throw Error({}, "--overlapping needs to know where quotations stand, and no quotation here has a place",
                        "--where 'code = A and code = B' selects quotations with both");
        places.close();
        std::size_t unknown = 0;
        for (std::size_t i = 0; i < near.size(); ++i) {
            const bool matters = near[i] != 0 || kept.empty() || kept[i] != 0;
            unknown += matters && placed[i].document != kNone && !placed[i].span.known() ? 1 : 0;
            near[i] = near[i] != 0 || places.overlaps(placed[i].document, placed[i].span);
        }
        if (unknown > 0)
            diagnostics_.warning(std::to_string(unknown) + (unknown == 1 ? " quotation has" : " quotations have") +
                                 " no known place: what overlaps there is not found");
        return near;
    }

    // Which label cells selected rows have, and what rows that are not selected said of their documents.
    void look_at_chosen()
    {
        for (const LabelColumn& column : universe_.label_columns) used_cells_.emplace_back(column.cells.size(), 0);
        RowsSeen seen(used_cells_.size());
        for (std::size_t at = 0; at < batches_.size(); ++at) {
            const Batch& batch = batches_[at];
            for (std::size_t row = 0; row < batch.rows; ++row) {
                const bool chosen = chosen_[at][row];
                seen.add(batch, row, chosen);
                for (std::size_t i = 0; chosen && i < used_cells_.size(); ++i)
                    if (const Id cell = label_of(batch, i, row); cell != kNone) used_cells_[i][cell] = 1;
            }
        }
        left_out_ = seen.left_out();
    }

    // What a document's rows named stays named, also where no such row is selected.
    void use_cells_left_out(const Stays& stays)
    {
        for (const auto& [document, row] : left_out_.cells)
            for (std::size_t i = 0; stays.documents[document] != 0 && i < row.size(); ++i)
                if (row[i] != kNone) used_cells_[i][row[i]] = 1;
        for (const Entry& rows : universe_.other_rows) {
            if (stays.documents[universe_.documents.find(rows.name)] == 0) continue;
            for (const Key& key : rows.keys) {
                const std::size_t column = universe_.find_label_column(key.name);
                if (column != Universe::npos) used_cells_[column][universe_.label_columns[column].cells.find(key.value)] = 1;
            }
        }
    }

    // What was selected, for the notes of tables; and what is gone, so that selecting twice is selecting once.
    void say(Universe& small) const
    {
        if (where_) small.carry(selected_line((options_.codings ? "codings with " : "quotations with ") + where_->words()));
        for (const Condition& one : overlapping_) small.carry(selected_line("quotations that overlap one with " + one.words()));
        const auto gone = [&](const Condition& condition) {
            for (const GoneValue& one : condition.gone_from(small)) small.carry(gone_line(one.level, one.value, one.name));
        };
        if (where_) gone(*where_);
        for (const Condition& one : overlapping_) gone(one);
    }

    void add(const Batch& batch, std::size_t row, Batch& into)
    {
        ++into.rows;
        into.document.push_back(documents_[batch.document[row]]);
        into.code.push_back(batch.code[row]);
        if (!batch.quotation.empty()) into.quotation.push_back(renumbered(batch.quotation[row]));
        if (!batch.span.empty()) into.span.push_back(batch.span[row]);
        if (!batch.coder.empty()) into.coder.push_back(batch.coder[row]);
        for (std::size_t i = 0; i < into.labels.size(); ++i) {
            const Id cell = label_of(batch, i, row);
            into.labels[i].push_back(cell == kNone ? kNone : cells_[i][cell]);
        }
        if (batch.quotation_name.size() > row) into.quotation_name.add(batch.quotation_name[row]);
        for (std::size_t i = 0; i < kExtras; ++i)
            if (batch.extras[i].size() > row) into.extras[i].add(batch.extras[i][row]);
    }

    Id renumbered(Id quotation)
    {
        if (quotation >= quotations_.size()) quotations_.resize(std::max<std::size_t>(quotation + 1, 2 * quotations_.size()), kNone);
        if (quotations_[quotation] == kNone) quotations_[quotation] = n_quotations_++;
        return quotations_[quotation];
    }

    const SelectionOptions& options_;
    const Needs& asked_;
    std::vector<Batch> batches_;
    Universe& universe_;
    Diagnostics& diagnostics_;
    std::optional<Condition> where_;
    std::vector<Condition> overlapping_;
    std::vector<std::vector<bool>> chosen_;  // by batch and row
    bool any_ = false;
    std::vector<std::vector<char>> used_cells_;
    LeftOut left_out_;
    std::vector<Id> documents_;              // new numbers by old ones
    std::vector<std::vector<Id>> cells_;
    std::vector<Id> quotations_;
    Id n_quotations_ = 0;
};

}  // namespace

void Selecting::hand_on(std::vector<Batch> batches, Universe& universe, const BatchSink& take, Diagnostics& diagnostics) const
{
    Run run(options_, asked_, std::move(batches), universe, diagnostics);
    run.work_out(where_, overlapping_);
    run.select();
    run.shrink();
    run.hand_on(take);
}

}  // namespace qda
