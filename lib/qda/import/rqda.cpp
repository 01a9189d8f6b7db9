// RQDA projects: one SQLite database (.rqda).
//
// After real projects (databaseversion 0.1.5 to 0.2.2) and the program's source. Odd about it: no table has a key, and
// what is deleted stays, with the status 0 or -1, so an id may come back: only live rows count. Positions are reals. In
// some projects positions of some codings are off by one or more; the words that were coded stand beside them, and are
// to be trusted. A code may be in several categories. Attributes that were emptied hold the text NA.

#include "qda/import/rqda.hpp"

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "qda/import/project_attributes.hpp"
#include "qda/import/project_codings.hpp"
#include "qda/import/project_names.hpp"

namespace qda {

namespace {

constexpr CodingTable kCodings{"coding", "seltext", "memo", "date"};

class RqdaReader {
public:
    RqdaReader(Database& database, Intake& intake)
        : database_(database), intake_(intake), universe_(intake.universe()), needs_(intake.needs()),
          codings_(database, intake)
    {
    }

    void read()
    {
        read_sources();
        read_codes();
        read_categories();
        read_groups();
        read_codings();
        coded_by_.declare(universe_);
        read_cases();
        read_attributes("caseAttr", "caseID");
        read_attributes("fileAttr", "fileID");
        const auto text_of = [&](const Document& document) { return database_.text_of("source", "file", document.row); };
        if (any_part_of_a_case(documents_, text_of)) codings_.cases().want_column();
        for (Document& document : documents_) read_document(document);
        codings_.finish();
        say();
    }

private:
    struct Document {
        std::int64_t row;
        Id id;
        std::vector<StoredCoding> codings;
        std::vector<CasePart> cases;
    };
    using Ids = std::unordered_map<std::int64_t, Id>;

    static std::int64_t number(const DatabaseRow& row, std::size_t cell) { return row.whole(cell).value_or(kNothing); }

    // All rows of a table that are not deleted; the first column is their status.
    template <typename Take>
    std::size_t read_live(const char* table, std::vector<std::string_view> columns, const Take& take)
    {
        std::size_t deleted = 0;
        const bool has_status = database_.has(table) && database_.has(table, "status");
        columns.insert(columns.begin(), "status");
        database_.read(table, columns, [&](const DatabaseRow& row) {
            if (has_status && row.whole(0) != 1)
                ++deleted;
            else
                take(row);
        });
        return deleted;
    }

    void read_sources()
    {
        ProjectNames names("document", "documents");
        deleted_documents_ = read_live("source", {"id", "name", "memo"}, [&](const DatabaseRow& row) {
            const Id id = universe_.documents.intern(names.unique(row.name(2), number(row, 1)));
            add_comment(universe_.documents[id], row, 3, needs_);
            document_of_.emplace(number(row, 1), documents_.size());
            documents_.push_back({row.number(), id, {}, {}});
        });
        names.say(database_.name(), intake_.diagnostics());
        note_all("source", "id", all_documents_);
    }

    void read_codes()
    {
        ProjectNames names("code", "codes");
        deleted_codes_ = read_live("freecode", {"id", "name", "color", "memo"}, [&](const DatabaseRow& row) {
            const Id id = universe_.codes.intern(names.unique(row.name(2), number(row, 1)));
            Entry& code = universe_.codes[id];
            if (const std::string_view color = row.name(3); !color.empty() && !code.get("color"))
                code.add("color", color);
            add_comment(code, row, 4, needs_);
            code_of_.emplace(number(row, 1), id);
        });
        names.say(database_.name(), intake_.diagnostics());
        note_all("freecode", "id", all_codes_);
    }

    // Numbers of everything, deleted or not: what names a deleted thing is deleted with it, and nothing is missing.
    void note_all(const char* table, const char* column, std::unordered_set<std::int64_t>& all)
    {
        database_.read(table, {column}, [&](const DatabaseRow& row) { all.insert(number(row, 0)); });
    }

    void read_categories()
    {
        ProjectNames names("category", "categories");
        Ids categories;
        read_live("codecat", {"catid", "name", "memo"}, [&](const DatabaseRow& row) {
            const Id id = universe_.categories.intern(names.unique(row.name(2), number(row, 1)));
            add_comment(universe_.categories[id], row, 3, needs_);
            categories.emplace(number(row, 1), id);
        });
        names.say(database_.name(), intake_.diagnostics());
        read_live("treecode", {"cid", "catid"}, [&](const DatabaseRow& row) {
            const auto code = code_of_.find(number(row, 1));
            const auto category = categories.find(number(row, 2));
            if (code != code_of_.end() && category != categories.end())
                universe_.codes[code->second].add("category", universe_.categories.name(category->second));
        });
    }

    void read_groups()
    {
        std::unordered_map<std::int64_t, std::string> groups;
        read_live("filecat", {"catid", "name"},
                  [&](const DatabaseRow& row) { groups.emplace(number(row, 1), row.name(2)); });
        read_live("treefile", {"fid", "catid"}, [&](const DatabaseRow& row) {
            const auto document = document_of_.find(number(row, 1));
            const auto group = groups.find(number(row, 2));
            if (document != document_of_.end() && group != groups.end() && !group->second.empty())
                universe_.documents[documents_[document->second].id].add("group", group->second);
        });
    }

    void read_codings()
    {
        const std::vector<std::string_view> columns = {"fid", "cid", "selfirst", "selend", "owner"};
        deleted_codings_ = read_live("coding", columns, [&](const DatabaseRow& row) {
            const auto document = document_of_.find(number(row, 1));
            const auto code = code_of_.find(number(row, 2));
            if (document == document_of_.end() || code == code_of_.end()) {
                const bool known = all_documents_.contains(number(row, 1)) && all_codes_.contains(number(row, 2));
                if (known)
                    ++codings_of_deleted_;
                else
                    dangling_.add(row.place());
                return;
            }
            const std::string_view owner = row.name(5);
            const Id coder = owner.empty() ? kNone : universe_.coders.intern(owner);
            Document& of = documents_[document->second];
            coded_by_.add(coder, of.id);
            of.codings.push_back(
                {row.number(), row.whole(3).value_or(-1), row.whole(4).value_or(-1), code->second, coder});
        });
    }

    void read_cases()
    {
        ProjectNames names("case", "cases");
        read_live("cases", {"id", "name", "memo"}, [&](const DatabaseRow& row) {
            Value& value = declare_case(universe_, names.unique(row.name(2), number(row, 1)));
            add_comment(value.entry, row, 3, needs_);
            case_of_.emplace(number(row, 1), value.id);
        });
        names.say(database_.name(), intake_.diagnostics());
        read_live("caselinkage", {"caseid", "fid", "selfirst", "selend"}, [&](const DatabaseRow& row) {
            const auto of = case_of_.find(number(row, 1));
            const auto document = document_of_.find(number(row, 2));
            if (of == case_of_.end() || document == document_of_.end()) return;  // deleted
            documents_[document->second].cases.push_back(
                {of->second, row.whole(3).value_or(0), row.whole(4).value_or(0)});
        });
    }

    void read_attributes(const char* table, const char* whose)
    {
        read_live(table, {whose, "variable", "value"}, [&](const DatabaseRow& row) {
            if (row.name(3) == "NA") return;
            const std::int64_t of = number(row, 1);
            if (std::string_view(whose) == "caseID") {
                if (const auto found = case_of_.find(of); found != case_of_.end())
                    attributes_.give(universe_.declare_value("source", found->second).entry, row.name(2), row.name(3));
            } else if (const auto found = document_of_.find(of); found != document_of_.end()) {
                attributes_.give(universe_.documents[documents_[found->second].id], row.name(2), row.name(3));
            }
        });
    }

    void read_document(Document& document)
    {
        const MeasuredText text(database_.text_of("source", "file", document.row));
        codings_.declare_text(document.id, text);
        codings_.cases().begin(document.id, text, document.cases, document.codings.size());
        codings_.add(document.id, text, units_of(text, false), kCodings, document.codings);
        document = {};
    }

    std::size_t live(const char* table)
    {
        std::size_t n = 0;
        read_live(table, {}, [&](const DatabaseRow&) { ++n; });
        return n;
    }

    void say()
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const std::string& file = database_.name();
        dangling_.say(file, diagnostics);
        attributes_.say(file, diagnostics);
        codings_.cases().say(file, diagnostics);
        NotCarried left;
        left.add(deleted_documents_, "deleted document", "deleted documents");
        left.add(deleted_codes_, "deleted code", "deleted codes");
        left.add(deleted_codings_, "deleted coding", "deleted codings");
        left.add(codings_of_deleted_, "coding of a deleted code or document", "codings of deleted codes or documents");
        left.add(live("coding2"), "coding of the second round (coding2)", "codings of the second round (coding2)");
        left.add(live("image"), "picture", "pictures");
        left.add(live("imageCoding"), "coded area of a picture", "coded areas of pictures");
        left.add(live("annotation"), "annotation", "annotations");
        left.add(live("journal"), "journal entry", "journal entries");
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
    Ids code_of_;
    std::unordered_set<std::int64_t> all_documents_, all_codes_;
    std::unordered_map<std::int64_t, std::string> case_of_;
    CodedBy coded_by_;
    ProjectAttributes attributes_;
    Dangling dangling_;
    std::size_t deleted_documents_ = 0, deleted_codes_ = 0, deleted_codings_ = 0, codings_of_deleted_ = 0;
};

}  // namespace

bool is_rqda(const Database& database)
{
    return database.has("freecode") && database.has("coding") && database.has("source");
}

void read_rqda(Database& database, Intake& intake) { RqdaReader(database, intake).read(); }

}  // namespace qda
