// REFI-QDA projects, as NVivo, MAXQDA, ATLAS.ti, QualCoder, qc and others write them: REFI-QDA 1.5 (2019).
//
// Odd about them: the standard says that positions count code points, and does not say what a line end counts; NVivo counts
// UTF-16 units, and ATLAS.ti (by what QualCoder does for it) the two characters of a line end as one. The XML has any
// name, the folder of the texts is `sources` or `Sources`, and paths may lack the scheme that the standard asks for.

#include "qda/import/qdpx.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "qda/base/choice.hpp"
#include "qda/import/code_list.hpp"
#include "qda/import/qdpx_names.hpp"
#include "qda/import/qdpx_part.hpp"
#include "qda/import/qdpx_rows.hpp"
#include "qda/import/qdpx_texts.hpp"
#include "qda/import/qdpx_xml.hpp"
#include "qda/import/read_ahead.hpp"

namespace qda {

namespace {

bool ends_qde(std::string_view name)
{
    if (name.size() < 4) return false;
    std::string end(name.substr(name.size() - 4));
    for (char& c : end)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return end == ".qde" && !name.starts_with("__MACOSX/");
}

// Those at the root; where there is none, those in folders, as of a project that was packed again.
std::vector<std::string> projects_in(const Archive& archive)
{
    std::vector<std::string> at_root, below;
    for (const std::string& part : archive.parts())
        if (ends_qde(part)) (part.find('/') == std::string::npos ? at_root : below).push_back(part);
    return at_root.empty() ? below : at_root;
}

std::string project_of(const Archive& archive)
{
    const std::vector<std::string> found = projects_in(archive);
    if (found.empty())
        throw Error({archive.name()}, "there is no project (.qde) in the archive", "is it a REFI-QDA project (.qdpx)?");
    if (found.size() == 1) return found.front();
    for (const std::string& name : found)
        if (name == "project.qde") return name;
    throw Error({archive.name()}, fmt::format("there are {} projects (.qde) in the archive", found.size()),
                "export each as a .qdpx of its own");
}

std::string_view shown(std::string_view origin)
{
    constexpr std::size_t kMost = 60;
    while (origin.size() > kMost || (!origin.empty() && (static_cast<unsigned char>(origin.back()) & 0xC0) == 0x80))
        origin.remove_suffix(1);
    return origin;
}

// As the program is known to count.
PositionUnit expected_unit(std::string_view origin)
{
    if (origin.starts_with("NVivo") || origin.starts_with("NVIVO")) return {true, true, false};
    if (origin.find("ATLAS") != std::string_view::npos) return {false, false, false};
    if (origin.starts_with("qdatools ")) return {false, false, false};  // code points, and no CR LF at all
    return {};
}

std::size_t number_of(PositionUnit unit)
{
    return static_cast<std::size_t>(std::find(kTextUnits.begin(), kTextUnits.end(), unit) - kTextUnits.begin());
}

PositionUnit asked_unit(const std::string& option)
{
    if (const auto unit = text_unit(option)) return *unit;
    std::vector<std::string> known;
    for (const PositionUnit unit : kTextUnits) known.push_back(option_of(unit));
    throw Error({}, "--positions " + option + " is not for REFI-QDA projects", "one of " + list_of(known));
}

class QdpxReader {
public:
    QdpxReader(std::string file, const ReadOptions& options, Intake& intake)
        : file_(std::move(file)), options_(options), intake_(intake)
    {
        if (!options.positions.empty()) asked_ = asked_unit(options.positions);
    }

    QdpxProject& project() { return project_; }

    /// Are the words of texts asked for?
    bool wants_words() const
    {
        const Needs& needs = intake_.needs();
        return needs.document_texts || needs.extra(Extra::text) || needs.extra(Extra::n_words);
    }

    /// After the XML.
    void finish(const Archive* archive, const QdpxTextsAhead* ahead)
    {
        const Needs& needs = intake_.needs();
        std::vector<QdpxText> texts = read_qdpx_texts(project_, archive, ahead, wants_words());
        const PositionUnit unit = settle_unit(texts);
        const QdpxNames names = name_qdpx(project_, file_, needs.extra(Extra::comment), intake_.universe());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            convert(i, texts[i], unit);
            declare(i, texts[i], names);
        }
        hand_on_qdpx(project_, names, texts, options_.coder_from_quotation_by, intake_);
        if (needs.document_texts)
            for (std::size_t i = 0; i < texts.size(); ++i)
                if (texts[i].state == QdpxText::State::read)
                    intake_.universe().texts.try_emplace(names.documents[i], std::move(texts[i].text));
        const std::size_t of_cases = project_.case_selections.size();
        for (std::size_t found = selections_named_; found < of_cases; ++found)
            project_.remarks.add(QdpxOdd::dangling_members);
        project_.remarks.say(file_, intake_.diagnostics());
        if (project_.sources.empty() && project_.codes.empty())
            intake_.diagnostics().warning("the project holds no document and no code", {file_}, "was it cut or emptied?");
    }

private:
    PositionUnit settle_unit(const std::vector<QdpxText>& texts)
    {
        selections_named_ = project_.case_of_selection.size();
        UnitEvidence evidence;
        std::size_t matters = 0;
        for (const QdpxText& text : texts) {
            evidence.add(text.evidence);
            matters += text.evidence.selections > 0 ? 1U : 0U;
        }
        const PositionUnit expected = expected_unit(project_.origin);
        // What we wrote needs no evidence.
        const bool sure = project_.origin.starts_with("qdatools ");
        const std::size_t best = sure ? number_of(expected) : evidence.best(number_of(expected));
        const PositionUnit unit = asked_ ? *asked_ : kTextUnits[best];
        if (matters == 0 || (sure && !asked_)) return unit;
        const std::size_t chosen = number_of(unit);
        const std::size_t edges = 2 * evidence.selections;
        const bool known = expected != PositionUnit{};
        const char* why = asked_             ? "as --positions says"
                          : unit != expected ? "which fits best"
                          : known            ? "as this program does"
                                             : "as the standard says";
        const std::string named = evidence.names[chosen] == 0 ? "" : fmt::format(", and {} of {} hold the words they are named after",
                                                                                 evidence.names[chosen], evidence.selections);
        intake_.diagnostics().note(
            fmt::format("positions count {}, {} ({}): in the {} where that matters {} of {} starts and ends of selections are "
                        "at the edge of a word{}; --positions overrules",
                        in_words(unit), why, shown(project_.origin),
                        matters == 1 ? "text" : fmt::format("{} texts", matters), evidence.edges[chosen], edges, named),
            {file_});
        if (!asked_ && evidence.names[chosen] == 0 && 2 * evidence.edges[chosen] < edges)
            intake_.diagnostics().warning("most selections begin or end within words, however their positions are counted",
                                          {file_}, "are these the texts that were coded? see --positions");
        return unit;
    }

    void convert(std::size_t index, const QdpxText& text, PositionUnit unit)
    {
        const QdpxProject::Source& source = project_.sources[index];
        bool any = false;
        for (std::size_t i = source.first; i < source.last; ++i) {
            QdpxProject::Selection& selection = project_.selections[i];
            if (selection.place != QdpxProject::Place::text) continue;
            any = true;
            if (text.state != QdpxText::State::read) continue;
            const TextIndex::Found start = text.index.find(selection.start, unit, false);
            const TextIndex::Found end = text.index.find(selection.end, unit, selection.end > selection.start);
            selection.start = start.at;
            selection.end = end.at;
            if (start.split || end.split) project_.remarks.add(QdpxOdd::split);
            if (!start.beyond && !end.beyond) continue;
            project_.remarks.add(QdpxOdd::beyond);
            selection.place = QdpxProject::Place::none;  // as given it would count characters that are not there
        }
        const bool read = text.state == QdpxText::State::read;
        if (any && !read && (unit.utf16 || unit.crlf_twice)) project_.remarks.add(QdpxOdd::as_given);
    }

    void declare(std::size_t index, const QdpxText& text, const QdpxNames& names)
    {
        const QdpxProject::Source& source = project_.sources[index];
        const Id document = names.documents[index];
        Entry& entry = intake_.universe().documents[document];
        if (text.state == QdpxText::State::read)
            add_declared_key(entry, "document", "length", std::to_string(text.index.length()), {file_});
        if (text.state == QdpxText::State::missing) project_.remarks.missing_text(entry.name);
        if (text.state == QdpxText::State::damaged) project_.remarks.damaged_text(entry.name);
        const bool in_text = text.state != QdpxText::State::none;
        if (!in_text && !source.media) return;
        const char* unit = in_text ? "codepoint" : "millisecond";
        bool placed = false;
        for (std::size_t i = source.first; i < source.last; ++i) {
            QdpxProject::Place& place = project_.selections[i].place;
            const auto fitting = in_text ? QdpxProject::Place::text : QdpxProject::Place::time;
            placed = placed || place == fitting;
            // A document has one unit: times beside places in a text are unknown.
            if (place != fitting && place != QdpxProject::Place::whole && place != QdpxProject::Place::none) {
                place = QdpxProject::Place::none;
                project_.remarks.add(QdpxLeft::areas);
            }
        }
        add_declared_key(entry, "document", "positions", unit, {file_});
        const std::string clash = placed ? intake_.unit_clash(document, false, unit) : std::string();
        if (!clash.empty())
            throw Error({file_}, fmt::format("document '{}': {}", entry.name, clash), "a document has one unit");
    }

    const std::string file_;
    const ReadOptions& options_;
    Intake& intake_;
    std::optional<PositionUnit> asked_;
    QdpxProject project_;
    std::size_t selections_named_ = 0;  // by cases, and found
};

}  // namespace

bool is_qdpx(const Archive& archive) { return !projects_in(archive).empty(); }

bool is_qde(std::string_view head)
{
    const std::string_view root = xml_root(head);
    return local_name(root) == "Project" && head.find("QDA-XML") != std::string_view::npos;
}

void read_qdpx(Archive& archive, const ReadOptions& options, Intake& intake)
{
    read_code_lists(options, intake);
    intake.begin_input();
    const std::string part = project_of(archive);
    QdpxReader reader(archive.name(), options, intake);
    QdpxXml xml(archive.name() + ":" + part, intake.needs(), reader.project());
    std::optional<QdpxTextsAhead> ahead;
    if (!reader.wants_words()) ahead.emplace(archive);
    read_ahead(archive, part, [&](std::string_view bytes) { return xml.feed(bytes, false); });
    xml.feed({}, true);
    if (ahead) ahead->finish();
    reader.finish(&archive, ahead ? &*ahead : nullptr);
    intake.flush();
}

void read_qde(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    read_code_lists(options, intake);
    intake.begin_input();
    QdpxReader reader(source.name(), options, intake);
    QdpxXml xml(source.name(), intake.needs(), reader.project());
    xml.read(source);
    reader.finish(nullptr, nullptr);
    intake.flush();
}

}  // namespace qda
