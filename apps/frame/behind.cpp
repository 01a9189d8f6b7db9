#include "frame/behind.hpp"

#include <map>

#include "frame/counting.hpp"
#include "qda/base/standard.hpp"

namespace qda::frame {

namespace {

// What the quotations of a reading are called, by their number.
class QuotationNames {
public:
    void add(const Batch& batch)
    {
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const Id quotation = batch.quotation[row];
            if (quotation >= names_.size()) names_.resize(quotation + 1);
            if (names_[quotation].second.empty()) names_[quotation] = {batch.document[row], std::string(batch.quotation_name[row])};
        }
    }

    // Call it after the last batch.
    void close()
    {
        std::map<std::string_view, std::size_t> seen;
        for (const auto& [document, name] : names_) unique_ = unique_ && (name.empty() || ++seen[name] == 1);
    }

    std::string of(Id quotation, const Universe& universe) const
    {
        const auto& [document, name] = names_[quotation];
        return unique_ ? name : universe.documents.name(document) + " " + name;
    }

private:
    std::vector<std::pair<Id, std::string>> names_;
    bool unique_ = true;
};

}  // namespace

std::vector<CellBehind> quotations_behind(const Stage& stage, std::string input)
{
    if (stage.verb() != "count") return {};
    CLI::App app;
    const auto reading = add_reading(app);
    add_where(app, reading);
    add_writing(app);
    const auto counting = add_counting(app);
    app.add_option("--title", counting->title, "");
    std::vector<std::string> backwards;
    for (std::size_t i = stage.words.size(); i-- > 1;) backwards.push_back(stage.words[i].text);
    const StandardStreams streams(std::move(input));
    app.parse(backwards);
    counting->traced = true;
    Universe universe;
    Diagnostics said_before;
    Counter counter(*counting, universe, said_before);
    Needs needs = counter.needs();
    needs.quotations = needs.quotation_names = true;
    QuotationNames names;
    const auto take = [&](Batch& batch) {
        counter.add(batch);
        names.add(batch);
    };
    read_segments(*reading, needs, universe, take, said_before);
    names.close();
    std::vector<CellBehind> cells;
    for (const CellTrace& trace : counter.all_behind()) {
        const bool total = trace.rows.empty() || (trace.columns.empty() && !counting->columns.empty());
        if (total) continue;
        CellBehind& cell = cells.emplace_back(CellBehind{trace.rows, trace.columns, {}});
        for (const Contribution& one : trace.quotations) cell.quotations.push_back(names.of(one.quotation, universe));
    }
    return cells;
}

}  // namespace qda::frame
