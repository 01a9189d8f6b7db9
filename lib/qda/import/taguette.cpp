// Taguette projects: an SQLite database, as the program keeps it or exports it.
//
// After real projects and the program's source. Odd about it: a document is HTML, and a highlight is placed in bytes of
// UTF-8 in the text of that HTML, with nothing between its blocks. Nobody is named as the one who highlighted. Untagged
// highlights exist, though the program's own exports leave them out. A `.` or `/` in the path of a tag is a habit of
// people.

#include "qda/import/taguette.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "qda/import/html_text.hpp"
#include "qda/import/project_codings.hpp"
#include "qda/import/project_groups.hpp"
#include "qda/import/project_names.hpp"

namespace qda {

namespace {

class TaguetteReader {
public:
    TaguetteReader(Database& database, Intake& intake)
        : database_(database), intake_(intake), universe_(intake.universe()), needs_(intake.needs()),
          codings_(database, intake), rows_(intake), projects_(database, "projects", "id", "name", intake.diagnostics())
    {
    }

    void read()
    {
        read_documents();
        read_tags();
        read_highlights();
        read_tagged();
        for (Document& document : documents_) read_document(document);
        rows_.flush();
        codings_.finish();
        say();
    }

private:
    struct Highlight {
        std::int64_t row;
        std::int64_t id;
        Position start, end;
        std::vector<Id> codes;
    };
    struct Document {
        std::int64_t row;
        Id id;
        std::vector<Highlight> highlights;
    };

    void read_documents()
    {
        ProjectNames names("document", "documents");
        database_.read("documents", {"id", "name", "description", "project_id"}, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(0).value_or(row.number());
            const Id id = universe_.documents.intern(names.unique(row.name(1), number));
            add_comment(universe_.documents[id], row, 2, needs_);
            projects_.mark(universe_.documents[id], row.whole(3));
            document_of_.emplace(number, documents_.size());
            documents_.push_back({row.number(), id, {}});
        });
        names.say(database_.name(), intake_.diagnostics());
    }

    void read_tags()
    {
        ProjectNames names("tag", "tags");
        std::vector<Nesting> tree;
        database_.read("tags", {"id", "path", "description", "parent_id"}, [&](const DatabaseRow& row) {
            const std::int64_t number = row.whole(0).value_or(row.number());
            const Id id = universe_.codes.intern(names.unique(row.name(1), number));
            add_comment(universe_.codes[id], row, 2, needs_);
            code_of_.emplace(number, id);
            tree.push_back({number, row.whole(3).value_or(kNothing), universe_.codes.name(id)});
        });
        names.say(database_.name(), intake_.diagnostics());
        refuse_circles(tree, "tag", database_.name());
        for (const Nesting& tag : tree) {
            const auto above = code_of_.find(tag.above);
            Entry& code = universe_.codes[code_of_.at(tag.number)];
            if (above != code_of_.end() && !code.get("parent")) code.add("parent", universe_.codes.name(above->second));
        }
    }

    void read_highlights()
    {
        database_.read("highlights", {"id", "document_id", "start_offset", "end_offset"}, [&](const DatabaseRow& row) {
            const auto document = document_of_.find(row.whole(1).value_or(kNothing));
            if (document == document_of_.end()) return dangling_.add(row.place());
            const std::int64_t id = row.whole(0).value_or(row.number());
            std::vector<Highlight>& all = documents_[document->second].highlights;
            highlight_of_.emplace(id, std::pair(document->second, all.size()));
            all.push_back({row.number(), id, row.whole(2).value_or(-1), row.whole(3).value_or(-1), {}});
        });
    }

    void read_tagged()
    {
        database_.read("highlight_tags", {"highlight_id", "tag_id"}, [&](const DatabaseRow& row) {
            const auto highlight = highlight_of_.find(row.whole(0).value_or(kNothing));
            const auto code = code_of_.find(row.whole(1).value_or(kNothing));
            if (highlight == highlight_of_.end() || code == code_of_.end()) return dangling_.add(row.place());
            documents_[highlight->second.first].highlights[highlight->second.second].codes.push_back(code->second);
        });
    }

    void read_document(Document& document)
    {
        const MeasuredText text(html_text(database_.text_of("documents", "contents", document.row)));
        codings_.declare_text(document.id, text);
        std::vector<StoredSegment> segments;
        for (const Highlight& highlight : document.highlights)
            segments.push_back(
                {highlight.start,
                 highlight.end,
                 with_plain_line_ends(html_text(database_.text_of("highlights", "snippet", highlight.row))),
                 {}});
        codings_.place(document.id, text, {TextUnit::stored_bytes}, segments);
        for (const std::size_t i : in_order_of_places(segments))
            add_highlight(document.id, document.highlights[i], segments[i]);
        document = {};
    }

    void add_highlight(Id document, const Highlight& highlight, const StoredSegment& segment)
    {
        const std::string id = std::to_string(highlight.id);
        // With line ends between blocks, which are not in the text that positions count in.
        std::string words;
        if (needs_.extra(Extra::text) || needs_.extra(Extra::n_characters) || needs_.extra(Extra::n_words))
            words = html_text(database_.text_of("highlights", "snippet", highlight.row), true);
        if (words.empty()) words = segment.text;
        const std::vector<Id> none = {kNone};
        for (const Id code : highlight.codes.empty() ? none : highlight.codes) {
            ProjectRows::Row row{document, id, segment.span, code, kNone, {}, {}};
            row.extras[static_cast<std::size_t>(Extra::text)] = words;
            rows_.add_with_sizes(row);
        }
    }

    void say()
    {
        dangling_.say(database_.name(), intake_.diagnostics());
        if (documents_.empty() && code_of_.empty())
            intake_.diagnostics().warning("the project holds no document and no tag", {database_.name()},
                                          "is it a new project?");
    }

    static constexpr std::int64_t kNothing = -1;

    Database& database_;
    Intake& intake_;
    Universe& universe_;
    const Needs& needs_;
    ProjectCodings codings_;
    ProjectRows rows_;
    ProjectGroups projects_;
    std::vector<Document> documents_;
    std::unordered_map<std::int64_t, std::size_t> document_of_;
    std::unordered_map<std::int64_t, Id> code_of_;
    std::unordered_map<std::int64_t, std::pair<std::size_t, std::size_t>> highlight_of_;  // document, place in it
    Dangling dangling_;
};

}  // namespace

bool is_taguette(const Database& database)
{
    for (const char* table : {"documents", "highlights", "tags", "highlight_tags"})
        if (!database.has(table)) return false;
    return true;
}

void read_taguette(Database& database, Intake& intake) { TaguetteReader(database, intake).read(); }

}  // namespace qda
