// Requal projects: one SQLite database (.requal).
//
// After a project that the program makes itself (version 1.2.3) and its source. Odd about it: positions count from 1
// and the end is the last character, not the one behind it. A segment has at most one code, so a passage with two codes
// is two segments, and its id says nothing; a segment without a code is one that waits for it. A file may hold several
// projects.

#include "qda/import/requal.hpp"

#include <array>
#include <cstdio>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "qda/import/project_attributes.hpp"
#include "qda/import/project_codings.hpp"
#include "qda/import/project_groups.hpp"
#include "qda/import/project_names.hpp"

namespace qda {

namespace {

constexpr CodingTable kSegments{"segments", "segment_text", "", ""};

// `rgb(255, 0, 10)` as `#FF000A`; anything else as it is.
std::string plain_color(std::string_view color)
{
    std::array<unsigned, 3> part{};
    int end = 0;
    const std::string text(color);
    const bool rgb = std::sscanf(text.c_str(), "rgb(%3u,%3u,%3u)%n", &part[0], &part[1], &part[2], &end) == 3;
    if (!rgb || end != static_cast<int>(text.size()) || part[0] > 255 || part[1] > 255 || part[2] > 255) return text;
    return fmt::format("#{:02X}{:02X}{:02X}", part[0], part[1], part[2]);
}

class RequalReader {
public:
    RequalReader(Database& database, Intake& intake)
        : database_(database), intake_(intake), universe_(intake.universe()), needs_(intake.needs()),
          codings_(database, intake),
          projects_(database, "projects", "project_id", "project_name", intake.diagnostics())
    {
    }

    void read()
    {
        read_documents();
        read_codes();
        read_categories();
        read_users();
        read_cases();
        read_segments();
        coded_by_.declare(universe_);
        read_attributes();
        read_memos();
        for (Document& document : documents_) read_document(document);
        codings_.finish();
        say();
    }

private:
    struct Document {
        std::int64_t row;
        Id id;
        std::vector<StoredCoding> segments;
    };

    static std::int64_t number(const DatabaseRow& row, std::size_t cell) { return row.whole(cell).value_or(kNothing); }

    void read_documents()
    {
        ProjectNames names("document", "documents");
        const std::vector<std::string_view> columns = {"doc_id", "doc_name", "doc_description", "project_id"};
        database_.read("documents", columns, [&](const DatabaseRow& row) {
            const Id id = universe_.documents.intern(names.unique(row.name(1), number(row, 0)));
            add_comment(universe_.documents[id], row, 2, needs_);
            projects_.mark(universe_.documents[id], row.whole(3));
            document_of_.emplace(number(row, 0), documents_.size());
            documents_.push_back({row.number(), id, {}});
        });
        names.say(database_.name(), intake_.diagnostics());
    }

    void read_codes()
    {
        ProjectNames names("code", "codes");
        const std::vector<std::string_view> columns = {"code_id", "code_name", "code_color", "code_description"};
        database_.read("codes", columns, [&](const DatabaseRow& row) {
            const Id id = universe_.codes.intern(names.unique(row.name(1), number(row, 0)));
            Entry& code = universe_.codes[id];
            if (const std::string color = plain_color(row.name(2)); !color.empty() && !code.get("color"))
                code.add("color", color);
            add_comment(code, row, 3, needs_);
            code_of_.emplace(number(row, 0), id);
        });
        names.say(database_.name(), intake_.diagnostics());
    }

    void read_categories()
    {
        ProjectNames names("category", "categories");
        std::unordered_map<std::int64_t, Id> categories;
        const std::vector<std::string_view> columns = {"category_id", "category_name", "category_description"};
        database_.read("categories", columns, [&](const DatabaseRow& row) {
            const Id id = universe_.categories.intern(names.unique(row.name(1), number(row, 0)));
            add_comment(universe_.categories[id], row, 2, needs_);
            categories.emplace(number(row, 0), id);
        });
        names.say(database_.name(), intake_.diagnostics());
        database_.read("categories_codes_map", {"category_id", "code_id"}, [&](const DatabaseRow& row) {
            const auto category = categories.find(number(row, 0));
            const auto code = code_of_.find(number(row, 1));
            if (category == categories.end() || code == code_of_.end()) return dangling_.add(row.place());
            universe_.codes[code->second].add("category", universe_.categories.name(category->second));
        });
    }

    void read_users()
    {
        ProjectNames names("user", "users");
        database_.read("users", {"user_id", "user_name", "user_login"}, [&](const DatabaseRow& row) {
            const std::string_view name = row.name(1).empty() ? row.name(2) : row.name(1);
            coder_of_.emplace(number(row, 0), universe_.coders.intern(names.unique(name, number(row, 0))));
        });
        names.say(database_.name(), intake_.diagnostics());
    }

    Id coder(std::optional<std::int64_t> user)
    {
        if (!user) return kNone;
        const auto [at, fresh] = coder_of_.try_emplace(*user, kNone);
        if (fresh) at->second = universe_.coders.intern(fmt::format("user {}", *user));
        return at->second;
    }

    void read_cases()
    {
        ProjectNames names("case", "cases");
        database_.read("cases", {"case_id", "case_name", "case_description"}, [&](const DatabaseRow& row) {
            Value& value = declare_case(universe_, names.unique(row.name(1), number(row, 0)));
            add_comment(value.entry, row, 2, needs_);
            case_of_.emplace(number(row, 0), value.id);
        });
        names.say(database_.name(), intake_.diagnostics());
        database_.read("cases_documents_map", {"case_id", "doc_id"}, [&](const DatabaseRow& row) {
            const auto of = case_of_.find(number(row, 0));
            const auto document = document_of_.find(number(row, 1));
            if (of == case_of_.end() || document == document_of_.end()) return dangling_.add(row.place());
            universe_.documents[documents_[document->second].id].add("source", of->second);
        });
    }

    void read_segments()
    {
        const std::vector<std::string_view> columns = {"doc_id", "code_id", "user_id", "segment_start", "segment_end"};
        database_.read("segments", columns, [&](const DatabaseRow& row) {
            const auto document = document_of_.find(number(row, 0));
            const auto code = code_of_.find(number(row, 1));
            const bool uncoded = !row.whole(1) && row.text(1).empty();
            if (document == document_of_.end() || (!uncoded && code == code_of_.end()))
                return dangling_.add(row.place());
            const Id by = coder(row.whole(2));
            Document& of = documents_[document->second];
            coded_by_.add(by, of.id);
            of.segments.push_back({row.number(), row.whole(3).value_or(0) - 1, row.whole(4).value_or(-1),
                                   uncoded ? kNone : code->second, by});
        });
    }

    void read_attributes()
    {
        std::unordered_map<std::int64_t, std::string> names, values;
        database_.read("attributes", {"attribute_id", "attribute_name"},
                       [&](const DatabaseRow& row) { names.emplace(number(row, 0), row.name(1)); });
        database_.read("attribute_values", {"attribute_value_id", "value"},
                       [&](const DatabaseRow& row) { values.emplace(number(row, 0), row.name(1)); });
        const auto read_map = [&](const char* table, const char* whose, const auto& entry_of) {
            database_.read(table, {whose, "attribute_id", "attribute_value_id"}, [&](const DatabaseRow& row) {
                Entry* entry = entry_of(number(row, 0));
                const auto name = names.find(number(row, 1));
                const auto value = values.find(number(row, 2));
                if (!entry || name == names.end() || value == values.end()) return dangling_.add(row.place());
                attributes_.give(*entry, name->second, value->second);
            });
        };
        read_map("attributes_documents_map", "doc_id", [&](std::int64_t at) -> Entry* {
            const auto found = document_of_.find(at);
            return found == document_of_.end() ? nullptr : &universe_.documents[documents_[found->second].id];
        });
        read_map("attributes_cases_map", "case_id", [&](std::int64_t at) -> Entry* {
            const auto found = case_of_.find(at);
            return found == case_of_.end() ? nullptr : &universe_.declare_value("source", found->second).entry;
        });
        read_map("attributes_users_map", "user_id", [&](std::int64_t at) -> Entry* {
            const auto found = coder_of_.find(at);
            return found == coder_of_.end() ? nullptr : &universe_.coders[found->second];
        });
    }

    // Memos belong to things by tables of their own; those that belong to nothing are free.
    void read_memos()
    {
        std::size_t used = 0;
        const auto read_map = [&](const char* table, const char* of, const auto& take) {
            database_.read(table, {of, "memo_id", "memo_start"}, [&](const DatabaseRow& row) {
                ++used;
                take(number(row, 0), number(row, 1), row.whole(2).has_value());
            });
        };
        const bool wanted = needs_.extra(Extra::comment);
        const auto append = [&](std::string& comment, std::int64_t memo) {
            const std::string text = as_comment(database_.text_of("memos", "text", memo));
            if (!text.empty()) comment += (comment.empty() ? "" : "\n\n") + text;
        };
        read_map("memos_segments_map", "segment_id", [&](std::int64_t segment, std::int64_t memo, bool) {
            if (wanted) append(comments_[segment], memo);
        });
        read_map("memos_codes_map", "code_id", [&](std::int64_t code, std::int64_t memo, bool) {
            const auto found = code_of_.find(code);
            if (wanted && found != code_of_.end()) add_memo(universe_.codes[found->second], append, memo);
        });
        read_map("memos_documents_map", "doc_id", [&](std::int64_t document, std::int64_t memo, bool part) {
            const auto found = document_of_.find(document);
            memos_on_parts_ += part ? 1U : 0U;
            if (wanted && !part && found != document_of_.end())
                add_memo(universe_.documents[documents_[found->second].id], append, memo);
        });
        const std::size_t all = database_.rows("memos");
        free_memos_ = all > used ? all - used : 0;
    }

    template <typename Append>
    static void add_memo(Entry& entry, const Append& append, std::int64_t memo)
    {
        std::string comment = entry.get("comment") ? *entry.get("comment") : std::string();
        append(comment, memo);
        if (!comment.empty()) entry.set("comment", comment);
    }

    void read_document(Document& document)
    {
        const MeasuredText text(database_.text_of("documents", "doc_text", document.row));
        codings_.declare_text(document.id, text);
        std::vector<StoredSegment> segments;
        for (const StoredCoding& segment : document.segments)
            segments.push_back({segment.start,
                                segment.end,
                                with_plain_line_ends(database_.text_of("segments", "segment_text", segment.row)),
                                {}});
        codings_.place(document.id, text, units_of(text, true), segments);
        for (const std::size_t i : in_order_of_places(segments))
            add_segment(document.id, document.segments[i], segments[i]);
        document = {};
    }

    void add_segment(Id document, const StoredCoding& coding, const StoredSegment& segment)
    {
        const std::string id = segment.span.known() ? "" : fmt::format("{}-{}", segment.start + 1, segment.end);
        ProjectRows::Row row{document, id, segment.span, coding.code, coding.coder, {}, {}};
        row.extras[static_cast<std::size_t>(Extra::text)] = segment.text;
        if (const auto comment = comments_.find(coding.row); comment != comments_.end())
            row.extras[static_cast<std::size_t>(Extra::comment)] = comment->second;
        codings_.add(kSegments, coding.row, std::move(row));
    }

    void say()
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        dangling_.say(database_.name(), diagnostics);
        attributes_.say(database_.name(), diagnostics);
        NotCarried left;
        left.add(free_memos_, "free memo", "free memos");
        left.add(memos_on_parts_, "memo on a part of a document", "memos on parts of documents");
        left.say(database_.name(), diagnostics);
        if (documents_.empty() && code_of_.empty())
            diagnostics.warning("the project holds no document and no code", {database_.name()},
                                "is it a new project?");
    }

    static constexpr std::int64_t kNothing = -1;

    Database& database_;
    Intake& intake_;
    Universe& universe_;
    const Needs& needs_;
    ProjectCodings codings_;
    ProjectGroups projects_;
    std::vector<Document> documents_;
    std::unordered_map<std::int64_t, std::size_t> document_of_;
    std::unordered_map<std::int64_t, Id> code_of_, coder_of_;
    std::unordered_map<std::int64_t, std::string> case_of_;
    std::unordered_map<std::int64_t, std::string> comments_;  // of segments, by their rows
    CodedBy coded_by_;
    ProjectAttributes attributes_;
    Dangling dangling_;
    std::size_t free_memos_ = 0, memos_on_parts_ = 0;
};

}  // namespace

bool is_requal(const Database& database)
{
    return database.has("requal_version") && database.has("segments") && database.has("documents");
}

void read_requal(Database& database, Intake& intake) { RequalReader(database, intake).read(); }

}  // namespace qda
