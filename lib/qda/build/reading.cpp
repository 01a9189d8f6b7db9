#include "qda/build/reading.hpp"

#include <optional>
#include <utility>

#include "qda/build/file_coders.hpp"
#include "qda/build/input.hpp"
#include "qda/build/speaking.hpp"
#include "qda/codebook/attributes.hpp"
#include "qda/codebook/labels.hpp"
#include "qda/import/list_file.hpp"
#include "qda/model/intake.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

// The first sheet with a column that says to whom its rows belong.
ListWish attributes_wish()
{
    return {"tables of attributes",
            [](const Records& head) {
                std::size_t row = 0;
                while (row < head.rows() && head.blank(row)) ++row;
                for (std::size_t i = 0; row < head.rows() && i < head.width(row); ++i)
                    for (const std::string_view key : {"document", "respondent", "source"})
                        if (trim(head.cell(row, i)) == key) return ListFit::yes;
                return ListFit::maybe;
            }};
}

AttributeTable read_attributes(const std::string& path, Diagnostics& diagnostics)
{
    Source source = Source::open(path);
    const Records records = read_list_file(source, {}, attributes_wish(), diagnostics);
    AttributeTable table;
    const auto cells = [&](std::size_t row) {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < records.width(row); ++i) all.emplace_back(records.cell(row, i));
        return all;
    };
    bool named = false;
    for (std::size_t row = 0; row < records.rows(); ++row) {
        if (records.blank(row)) continue;
        if (!std::exchange(named, true)) {
            table.header = cells(row);
            table.where = records.place(row);
        } else {
            table.rows.push_back({cells(row), records.place(row)});
        }
    }
    return table;
}

// Labels and attributes, given to names as they come up.
class Naming {
public:
    Naming(const Reading& reading, Universe& universe, Diagnostics& diagnostics)
        : universe_(universe), unmentioned_(reading.unmentioned)
    {
        if (!reading.codebook.empty()) {
            codebook_ = read_codebook(reading.codebook);
            labeller_.emplace(*codebook_, universe);
        }
        for (const std::string& path : reading.options.attributes) attributes_.emplace_back(read_attributes(path, diagnostics));
    }

    bool speakers() const
    {
        if (!codebook_) return false;
        for (const CodebookSource& source : codebook_->sources)
            if (!source.speaker.empty()) return true;
        return false;
    }

    void name_new()
    {
        if (labeller_) labeller_->label_new();
        for (AttributeJoin& join : attributes_) join.join_new(universe_);
    }

    void finish(Diagnostics& diagnostics)
    {
        if (labeller_) {
            if (unmentioned_) add_unmentioned(*codebook_, universe_);
            labeller_->finish(diagnostics);
        }
        for (AttributeJoin& join : attributes_) join.finish(universe_);
    }

    std::vector<SpeakerCode> speaker_codes() const { return labeller_->speaker_codes(); }

private:
    Universe& universe_;
    bool unmentioned_;
    std::optional<Codebook> codebook_;
    std::optional<Labeller> labeller_;
    std::vector<AttributeJoin> attributes_;
};

void read_all(const Reading& reading, const Needs& needs, Universe& universe, BatchSink take, Diagnostics& diagnostics)
{
    const std::vector<std::string> files = reading.files.empty() ? std::vector<std::string>{"-"} : reading.files;
    std::optional<FileCoders> coders;
    if (reading.file_coders) {
        coders.emplace(files, universe, std::move(take), diagnostics);
        take = [&](Batch& batch) { coders->take(batch); };
    }
    Intake intake(universe, needs, take, diagnostics);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (coders) coders->begin(i);
        Source source = open_input(files[i]);
        read_input(source, reading.options, reading.partial, intake);
        intake.flush();
        if (coders) coders->end();
    }
    intake.finish();
    if (reading.rewritten) reading.rewritten(universe);
    universe.know_other_rows();
}

}  // namespace

void read_segments(const Reading& reading, const Needs& needs, Universe& universe, const BatchSink& take,
                   Diagnostics& diagnostics)
{
    std::optional<Selecting> selecting;
    if (!reading.selection.none() || reading.selection.codings || reading.selection.keep_universe)
        selecting.emplace(reading.selection, needs);
    Naming naming(reading, universe, diagnostics);
    Needs more = selecting ? selecting->needs() : needs;
    if (!naming.speakers() && !selecting) {
        const auto named = [&](Batch& batch) {
            if (reading.rewrite) reading.rewrite(batch, universe);
            naming.name_new();
            take(batch);
        };
        read_all(reading, more, universe, named, diagnostics);
        naming.finish(diagnostics);
        return;
    }
    if (naming.speakers()) {
        // Who speaks in a quotation is known when all speaker codes of its document are: the rows wait.
        more.quotations = more.spans = more.labels = true;
        more.only_labels.clear();
    }
    std::vector<Batch> batches;
    const auto wait = [&](Batch& batch) {
        if (reading.rewrite) reading.rewrite(batch, universe);
        naming.name_new();
        batches.push_back(batch);
    };
    read_all(reading, more, universe, wait, diagnostics);
    naming.finish(diagnostics);
    if (naming.speakers()) label_speakers(naming.speaker_codes(), universe, batches);
    if (selecting) {
        selecting->hand_on(std::move(batches), universe, take, diagnostics);
        return;
    }
    for (Batch& batch : batches) take(batch);
}

}  // namespace qda
