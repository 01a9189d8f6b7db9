// QualCoder projects: data.qda, an SQLite database in the folder NAME.qda.
//
// After the tables of real projects and of the program's source (versions v1 to v17; `project.databaseversion` says
// which, and tables and columns came one by one, so each may be missing). Odd about it: a passage coded by hand is
// placed in UTF-16 units, as Qt counts, one coded by search in code points; the two differ behind the first emoji. A
// code applied twice to one passage by two people is two rows, so a selection has no id of its own.

#include "qda/import/qualcoder.hpp"

#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "qda/import/project_attributes.hpp"
#include "qda/import/project_codings.hpp"
#include "qda/import/project_names.hpp"

namespace qda {

namespace {

constexpr CodingTable kOfTexts{"code_text", "seltext", "memo", "date"};
constexpr CodingTable kOfRecordings{"code_av", "", "memo", "date"};
constexpr CodingTable kOfPictures{"code_image", "", "memo", "date"};

class QualCoderReader {
public:
    QualCoderReader(Database& database, Intake& intake)
        : database_(database), intake_(intake), universe_(intake.universe()), needs_(intake.needs()),
          codings_(database, intake)
    {
    }

    void read()
    {
        read_sources();
        read_categories();
        read_codes();
        read_coders();
        read_codings();
        read_areas();
        read_recordings();
        coded_by_.declare(universe_);
        read_cases();
        read_attributes();
        const auto text_of = [&](const Document& document) { return database_.text_of("source", "fulltext", document.row); };
        if (any_part_of_a_case(documents_, text_of)) codings_.cases().want_column();
        for (Document& document : documents_) read_document(document);
        codings_.finish();
        say();
    }

private:
    struct Area {
        std::int64_t row;
        std::string where;
        Id code, coder;
    };
    struct Document {
        std::int64_t row;
        Id id;
        std::vector<StoredCoding> codings;     // of text
        std::vector<StoredCoding> recordings;  // in milliseconds
        std::vector<Area> areas;
        std::vector<CasePart> cases;
    };

    void read_sources()
    {
        ProjectNames names("document", "documents");
        database_.read("source", {"id", "name", "memo"}, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(0).value_or(row.number());
            const Id id = universe_.documents.intern(names.unique(row.name(1), number));
            add_comment(universe_.documents[id], row, 2, needs_);
            document_of_.emplace(number, documents_.size());
            documents_.push_back({row.number(), id, {}, {}, {}, {}});
        });
        names.say(database_.name(), intake_.diagnostics());
    }

    void read_categories()
    {
        ProjectNames names("category", "categories");
        std::vector<Nesting> tree;
        database_.read("code_cat", {"catid", "name", "supercatid", "memo"}, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(0).value_or(row.number());
            const Id id = universe_.categories.intern(names.unique(row.name(1), number));
            add_comment(universe_.categories[id], row, 3, needs_);
            category_of_.emplace(number, id);
            tree.push_back({number, row.whole(2).value_or(kNothing), universe_.categories.name(id)});
        });
        names.say(database_.name(), intake_.diagnostics());
        refuse_circles(tree, "category", database_.name());
        give_parents(tree, category_of_, universe_.categories);
    }

    void read_codes()
    {
        ProjectNames names("code", "codes");
        std::vector<Nesting> tree;
        const std::vector<std::string_view> columns = {"cid", "name", "catid", "color", "memo", "supercid"};
        database_.read("code_name", columns, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(0).value_or(row.number());
            const Id id = universe_.codes.intern(names.unique(row.name(1), number));
            Entry& code = universe_.codes[id];
            if (const auto category = category_of_.find(row.whole(2).value_or(kNothing));
                category != category_of_.end())
                code.add("category", universe_.categories.name(category->second));
            if (const std::string_view color = row.name(3); !color.empty() && !code.get("color"))
                code.add("color", color);
            add_comment(code, row, 4, needs_);
            code_of_.emplace(number, id);
            tree.push_back({number, row.whole(5).value_or(kNothing), code.name});
        });
        names.say(database_.name(), intake_.diagnostics());
        refuse_circles(tree, "code", database_.name());
        give_parents(tree, code_of_, universe_.codes);
    }

    static void give_parents(const std::vector<Nesting>& tree, const std::unordered_map<std::int64_t, Id>& ids,
                             Registry& registry)
    {
        for (const Nesting& thing : tree) {
            const auto above = ids.find(thing.above);
            Entry& entry = registry[ids.at(thing.number)];
            if (above != ids.end() && !entry.get("parent")) entry.add("parent", registry.name(above->second));
        }
    }

    void read_coders()
    {
        database_.read("coder_names", {"name"}, [&](const DatabaseRow& row) { coder(row.name(0)); });
    }

    Id coder(std::string_view name) { return name.empty() ? kNone : universe_.coders.intern(name); }

    // The document and code that a row names; nullptr where one of them is not there.
    Document* parties(const DatabaseRow& row, std::size_t document_cell, std::size_t code_cell, Id& code)
    {
        const auto document = document_of_.find(row.whole(document_cell).value_or(kNothing));
        const auto found = code_of_.find(row.whole(code_cell).value_or(kNothing));
        if (document == document_of_.end() || found == code_of_.end()) {
            dangling_.add(row.place());
            return nullptr;
        }
        code = found->second;
        return &documents_[document->second];
    }

    static StoredCoding coding_of(const DatabaseRow& row, Id code, Id coder)
    {
        return {row.number(), row.whole(2).value_or(-1), row.whole(3).value_or(-1), code, coder};
    }

    void read_codings()
    {
        database_.read("code_text", {"fid", "cid", "pos0", "pos1", "owner"}, [&](const DatabaseRow& row) {
            Id code = kNone;
            Document* document = parties(row, 0, 1, code);
            if (!document) return;
            const Id by = coder(row.name(4));
            coded_by_.add(by, document->id);
            document->codings.push_back(coding_of(row, code, by));
        });
    }

    void read_recordings()
    {
        database_.read("code_av", {"id", "cid", "pos0", "pos1", "owner"}, [&](const DatabaseRow& row) {
            Id code = kNone;
            Document* document = parties(row, 0, 1, code);
            if (!document) return;
            const Id by = coder(row.name(4));
            coded_by_.add(by, document->id);
            document->recordings.push_back(coding_of(row, code, by));
        });
    }

    void read_areas()
    {
        const std::vector<std::string_view> columns = {"id", "cid", "x1", "y1", "width", "height", "owner", "pdf_page"};
        database_.read("code_image", columns, [&](const DatabaseRow& row) {
            Id code = kNone;
            Document* document = parties(row, 0, 1, code);
            if (!document) return;
            const Id by = coder(row.name(6));
            coded_by_.add(by, document->id);
            const auto page = row.whole(7);
            std::string where =
                fmt::format("{}area {},{} {}x{}", page ? fmt::format("page {} ", *page) : "", row.whole(2).value_or(0),
                            row.whole(3).value_or(0), row.whole(4).value_or(0), row.whole(5).value_or(0));
            document->areas.push_back({row.number(), std::move(where), code, by});
        });
    }

    void read_cases()
    {
        ProjectNames names("case", "cases");
        database_.read("cases", {"caseid", "name", "memo"}, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(0).value_or(row.number());
            Value& value = declare_case(universe_, names.unique(row.name(1), number));
            add_comment(value.entry, row, 2, needs_);
            case_of_.emplace(number, value.id);
        });
        names.say(database_.name(), intake_.diagnostics());
        database_.read("case_text", {"caseid", "fid", "pos0", "pos1"}, [&](const DatabaseRow& row) {
            const auto of = case_of_.find(row.whole(0).value_or(kNothing));
            const auto document = document_of_.find(row.whole(1).value_or(kNothing));
            if (of == case_of_.end() || document == document_of_.end()) return dangling_.add(row.place());
            documents_[document->second].cases.push_back(
                {of->second, row.whole(2).value_or(0), row.whole(3).value_or(0)});
        });
    }

    void read_attributes()
    {
        database_.read("attribute", {"name", "attr_type", "value", "id"}, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(3).value_or(kNothing);
            if (row.name(1) == "case") {
                const auto of = case_of_.find(number);
                if (of == case_of_.end()) return dangling_.add(row.place());
                attributes_.give(universe_.declare_value("source", of->second).entry, row.name(0), row.name(2));
            } else {
                const auto document = document_of_.find(number);
                if (document == document_of_.end()) return dangling_.add(row.place());
                attributes_.give(universe_.documents[documents_[document->second].id], row.name(0), row.name(2));
            }
        });
    }

    void read_document(Document& document)
    {
        const MeasuredText text(database_.text_of("source", "fulltext", document.row));
        const bool recording = text.text().empty() && !document.recordings.empty();
        if (!text.text().empty()) codings_.declare_text(document.id, text);
        if (recording) codings_.declare_unit(document.id, "millisecond");
        codings_.cases().begin(document.id, text, document.cases, document.codings.size());
        codings_.add(document.id, text, units_of(text, true), kOfTexts, document.codings);
        if (recording)
            add_recordings(document);
        else
            recordings_left_ += document.recordings.size();
        for (const Area& area : document.areas) add_area(document.id, area);
        document = {};
    }

    void add_recordings(const Document& document)
    {
        for (const StoredCoding& coding : document.recordings) {
            const bool known = coding.start >= 0 && coding.end >= coding.start && coding.end <= kMostUnits;
            outside_recordings_ += known ? 0U : 1U;
            const std::string id = known ? "" : fmt::format("{}-{}", coding.start, coding.end);
            const Span span = known ? Span{coding.start, coding.end} : Span();
            codings_.add(kOfRecordings, coding.row, {document.id, id, span, coding.code, coding.coder, {}, {}});
        }
    }

    void add_area(Id document, const Area& area)
    {
        ++areas_;
        ProjectRows::Row row{document, area.where, {}, area.code, area.coder, {}, {}};
        row.extras[static_cast<std::size_t>(Extra::reference)] = area.where;
        codings_.add(kOfPictures, area.row, std::move(row));
    }

    void say()
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const std::string& file = database_.name();
        dangling_.say(file, diagnostics);
        if (outside_recordings_ > 0)
            diagnostics.warning(
                fmt::format("coded parts of recordings without a time: {}; position unknown", outside_recordings_),
                {file});
        if (areas_ > 0)
            diagnostics.note(
                fmt::format("codings of areas of pictures: {}; they have no position, and qda-import --with "
                            "reference keeps the area",
                            areas_),
                {file});
        attributes_.say(file, diagnostics);
        codings_.cases().say(file, diagnostics);
        NotCarried left;
        left.add(recordings_left_, "coded part of a recording that has a text",
                 "coded parts of recordings that have a text");
        left.add(database_.rows("annotation"), "annotation", "annotations");
        left.add(database_.rows("journal"), "journal entry", "journal entries");
        left.say(file, diagnostics);
        if (documents_.empty() && code_of_.empty())
            diagnostics.warning("the project holds no document and no code", {file}, "is it a new project?");
    }

    static constexpr std::int64_t kNothing = -1;

    Database& database_;
    Intake& intake_;
    Universe& universe_;
    const Needs& needs_;
    ProjectCodings codings_;
    std::vector<Document> documents_;
    std::unordered_map<std::int64_t, std::size_t> document_of_;
    std::unordered_map<std::int64_t, Id> category_of_, code_of_;
    std::unordered_map<std::int64_t, std::string> case_of_;
    CodedBy coded_by_;
    ProjectAttributes attributes_;
    Dangling dangling_;
    std::size_t recordings_left_ = 0, outside_recordings_ = 0, areas_ = 0;
};

}  // namespace

bool is_qualcoder(const Database& database)
{
    return database.has("code_name") && database.has("code_text") && database.has("source");
}

void read_qualcoder(Database& database, Intake& intake) { QualCoderReader(database, intake).read(); }

}  // namespace qda
