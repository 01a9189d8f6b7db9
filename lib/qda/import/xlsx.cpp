// Workbooks: ECMA-376 (Office Open XML), part 1 for the cells, part 2 for the archive they come in.
//
// Odd about them: `_rels/.rels` says which part is the workbook, that one names its sheets by ids, and
// `xl/_rels/workbook.xml.rels` says which parts the ids are. Other programs use other names and other order.

#include "qda/import/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "qda/import/xlsx_xml.hpp"

namespace qda {

namespace {

std::string_view or_empty(const char* text) { return text ? text : std::string_view(); }

bool is_true(const char* word) { return or_empty(word) == "1" || or_empty(word) == "true"; }

unsigned long number_in(const char* text)
{
    const std::string_view digits = or_empty(text);
    unsigned long number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

struct Relation {
    std::string id;
    std::string type;  // the last word of its address: `worksheet`, `sharedStrings` ...
    std::string part;
};

class RelationsReader : public XmlHandler {
public:
    explicit RelationsReader(std::string folder) : folder_(std::move(folder)) {}

    void start(std::string_view name, const char* const* attributes) override
    {
        if (name != "Relationship" || or_empty(attribute(attributes, "TargetMode")) == "External") return;
        const std::string_view type = or_empty(attribute(attributes, "Type"));
        found.push_back({std::string(or_empty(attribute(attributes, "Id"))),
                         std::string(type.substr(type.rfind('/') + 1)),
                         resolved(std::string(or_empty(attribute(attributes, "Target"))))});
    }
    void end(std::string_view) override {}

    std::vector<Relation> found;

private:
    // Targets are relative to the folder of the part that names them, or begin with a slash.
    std::string resolved(std::string target) const
    {
        std::string path = target.starts_with('/') ? target.substr(1) : folder_ + target;
        for (std::size_t up = path.find("/../"); up != std::string::npos; up = path.find("/../")) {
            const std::size_t before = up == 0 ? std::string::npos : path.rfind('/', up - 1);
            path.erase(before == std::string::npos ? 0 : before + 1,
                       up + 4 - (before == std::string::npos ? 0 : before + 1));
        }
        return path;
    }

    std::string folder_;
};

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

std::vector<Relation> relations_of(Archive& archive, const std::string& part)
{
    const std::string folder = folder_of(part);
    const std::string relations = folder + "_rels/" + part.substr(folder.size()) + ".rels";
    if (!archive.has(relations)) return {};
    RelationsReader reader(folder);
    read_xml(archive, relations, reader);
    return std::move(reader.found);
}

class WorkbookReader : public XmlHandler {
public:
    struct Found {
        std::string name;
        std::string id;
        bool hidden;
    };

    void start(std::string_view name, const char* const* attributes) override
    {
        if (name == "workbookPr") from_1904 = is_true(attribute(attributes, "date1904"));
        if (name != "sheet") return;
        std::string id;
        for (const char* const* at = attributes; *at;
             at += 2)  // `r:id`, not `sheetId`; some writers use another prefix
            if (std::string_view(at[0]) == "id" || std::string_view(at[0]).ends_with(":id")) id = at[1];
        const std::string_view state = or_empty(attribute(attributes, "state"));
        sheets.push_back(
            {std::string(or_empty(attribute(attributes, "name"))), id, state == "hidden" || state == "veryHidden"});
    }
    void end(std::string_view) override {}

    std::vector<Found> sheets;
    bool from_1904 = false;
};

// Number formats: `numFmts` gives codes to ids, and the n-th `xf` of `cellXfs` is style n of the cells.
class StylesReader : public XmlHandler {
public:
    void start(std::string_view name, const char* const* attributes) override
    {
        if (name == "cellXfs") in_cells_ = true;
        const char* id = attribute(attributes, "numFmtId");
        if (name == "numFmt") codes_[number_in(id)] = kind_of_format(or_empty(attribute(attributes, "formatCode")));
        if (name != "xf" || !in_cells_ || kinds.size() >= kMostStyles) return;
        const auto own = codes_.find(number_in(id));
        kinds.push_back(own != codes_.end() ? own->second : kind_of_builtin(number_in(id)));
    }
    void end(std::string_view name) override
    {
        if (name == "cellXfs") in_cells_ = false;
    }

    std::vector<NumberKind> kinds;

private:
    static constexpr std::size_t kMostStyles = 1'000'000;
    std::map<unsigned long, NumberKind> codes_;
    bool in_cells_ = false;
};

// What an archive is that holds no workbook, and what to do with it.
Error not_a_workbook(Archive& archive)
{
    const auto is = [&](const std::string& what, const std::string& hint) {
        return Error({archive.name()}, "is " + what, hint);
    };
    const char* save = "save it as XLSX or CSV";
    const std::string type = archive.has("mimetype") ? archive.beginning("mimetype", 100) : std::string();
    if (type.find("opendocument.spreadsheet") != std::string::npos)
        return is("an OpenDocument sheet (ODS), not a workbook of Excel", save);
    if (type.find("opendocument") != std::string::npos)
        return is("an OpenDocument text or picture, not a list",
                  "export the list of the quotation manager as CSV or XLSX");
    if (archive.has("xl/workbook.bin")) return is("a binary workbook (XLSB), not XLSX", save);
    if (archive.has("word/document.xml"))
        return is("a Word document, not a list",
                  "export the list of the quotation manager as CSV or XLSX, not as a report");
    if (archive.has("ppt/presentation.xml")) return is("a PowerPoint file, not a list", "");
    if (archive.has("Index/Document.iwa") || archive.has("Index.zip"))
        return is("a Numbers or Pages file, not a workbook of Excel", "in Numbers: File, Export to, Excel or CSV");
    if (archive.has("project.aprx"))
        return is("a project bundle of ATLAS.ti, not a list",
                  "it is read as it is, also by --codes and --documents: leave out --format");
    const auto& parts = archive.parts();
    if (std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.ends_with(".qde"); }))
        return is("a REFI-QDA project (QDPX), not a list", "export the list of the quotation manager as CSV or XLSX");
    return is("a ZIP archive without a workbook in it", "unpack it first, and name the file that is meant");
}

std::string workbook_part(Archive& archive)
{
    for (const Relation& relation : relations_of(archive, ""))
        if (relation.type == "officeDocument" && relation.part.ends_with(".xml") && archive.has(relation.part) &&
            !relation.part.starts_with("word/") && !relation.part.starts_with("ppt/"))
            return relation.part;
    if (archive.has("xl/workbook.xml")) return "xl/workbook.xml";
    throw not_a_workbook(archive);
}

}  // namespace

struct Workbook::State {
    explicit State(Archive from) : archive(std::move(from)) {}

    void open();

    Archive archive;
    SheetContext context;
    std::vector<Sheet> sheets;
};

void Workbook::State::open()
{
    const std::string part = workbook_part(archive);
    WorkbookReader reader;
    read_xml(archive, part, reader);
    context.from_1904 = reader.from_1904;
    std::map<std::string, const Relation*> by_id;
    const std::vector<Relation> relations = relations_of(archive, part);
    std::string styles;
    for (const Relation& relation : relations) {
        by_id[relation.id] = &relation;
        if (relation.type == "sharedStrings") context.strings_part = relation.part;
        if (relation.type == "styles") styles = relation.part;
    }
    for (const WorkbookReader::Found& sheet : reader.sheets) {
        const auto at = by_id.find(sheet.id);
        if (at == by_id.end())
            throw Error({archive.name()}, fmt::format("sheet '{}' is named and not there", sheet.name),
                        "open the workbook in a spreadsheet program and save it again");
        if (at->second->type == "worksheet") sheets.push_back({sheet.name, at->second->part, sheet.hidden});
    }
    if (sheets.empty()) throw Error({archive.name()}, "a workbook without a sheet of cells", "export the list again");
    if (!styles.empty() && archive.has(styles)) {
        StylesReader formats;
        read_xml(archive, styles, formats);
        context.formats = std::move(formats.kinds);
    }
    if (!archive.has(context.strings_part)) context.strings_part.clear();
}

Workbook::Workbook(Source& source, const ArchiveLimits& limits) : Workbook(Archive(source, limits)) {}

Workbook::Workbook(Archive archive) : state_(std::make_unique<State>(std::move(archive)))
{
    state_->open();
}

Workbook::Workbook(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

const std::string& Workbook::name() const { return state_->archive.name(); }
const std::vector<Workbook::Sheet>& Workbook::sheets() const { return state_->sheets; }
std::string Workbook::place(std::size_t sheet) const { return sheet_place(name(), state_->sheets[sheet].name); }

std::optional<Records> Workbook::read(std::size_t sheet, const ChooseSheet& choose, Diagnostics& diagnostics)
{
    const ChooseSheet all = [](const Records&) { return std::vector<bool>(); };
    return read_sheet(state_->archive, state_->sheets[sheet].part, place(sheet), state_->context, choose ? choose : all,
                      diagnostics);
}

}  // namespace qda
