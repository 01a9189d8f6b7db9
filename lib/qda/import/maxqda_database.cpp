// MAXQDA projects and exchange files: SQLite databases (.mx24, .mex).
//
// The layout is not documented; this is after real files of versions 12.3 and 24.9. Odd about it: the texts of
// documents and segments are encrypted, but positions, codes, authors, dates and the first 63 characters of each
// segment are not. SegPos1X and SegPos2X are characters from 0, half-open, where SegType is 0 and SegPosType 1.
// `WordID` of a code is taken to be the code above it. In .mx24, `ToDelete` marks what is deleted and still there.

#include "qda/import/maxqda_database.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "qda/import/code_tree.hpp"
#include "qda/import/project_codings.hpp"
#include "qda/import/project_names.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr CodingTable kCodings{"Codings", "", "CommentL", "Date"};

class MaxqdaReader {
public:
    MaxqdaReader(Database& database, Intake& intake)
        : database_(database), intake_(intake), universe_(intake.universe()), needs_(intake.needs()),
          codings_(database, intake)
    {
    }

    void read()
    {
        read_texts();
        read_sets();
        read_codes();
        read_codings();
        coded_by_.declare(universe_);
        for (Document& document : documents_) read_document(document);
        codings_.finish();
        say();
    }

private:
    struct Coding {
        std::int64_t row;
        std::string where;  // what the file says, where that is no place in a text
        StoredSegment segment;
        Id code, coder;
    };
    struct Document {
        Id id;
        std::vector<Coding> codings;
    };

    static std::int64_t number(const DatabaseRow& row, std::size_t cell) { return row.whole(cell).value_or(kNothing); }

    // All rows of a table that are not deleted; the first column says that.
    template <typename Take>
    void read_live(const char* table, std::vector<std::string_view> columns, const Take& take)
    {
        columns.insert(columns.begin(), "ToDelete");
        database_.read(table, columns, [&](const DatabaseRow& row) {
            if (row.whole(0).value_or(0) != 0)
                ++deleted_;
            else
                take(row);
        });
    }

    std::unordered_map<std::int64_t, std::string> names_of(const char* table)
    {
        std::unordered_map<std::int64_t, std::string> names;
        read_live(table, {"ID", "Name"}, [&](const DatabaseRow& row) { names.emplace(number(row, 1), row.name(2)); });
        return names;
    }

    void read_texts()
    {
        const auto groups = names_of("Textgroups");
        ProjectNames names("document", "documents");
        read_live("Texts", {"ID", "Name", "GroupID"}, [&](const DatabaseRow& row) {
            const Id id = universe_.documents.intern(names.unique(row.name(2), number(row, 1)));
            const auto group = groups.find(number(row, 3));
            if (group != groups.end() && !group->second.empty()) universe_.documents[id].add("group", group->second);
            document_of_.emplace(number(row, 1), documents_.size());
            documents_.push_back({id, {}});
        });
        names.say(database_.name(), intake_.diagnostics());
    }

    void read_sets()
    {
        const auto sets = names_of("Textsets");
        read_live("Textlinks", {"SetID", "TextID"}, [&](const DatabaseRow& row) {
            const auto set = sets.find(number(row, 1));
            const auto document = document_of_.find(number(row, 2));
            if (set == sets.end() || document == document_of_.end()) return dangling_.add(row.place());
            if (!set->second.empty()) universe_.documents[documents_[document->second].id].add("group", set->second);
        });
    }

    void read_codes()
    {
        std::vector<Nesting> tree;
        std::vector<std::string> colors;
        std::unordered_map<std::int64_t, std::size_t> place;
        read_live("Codewords", {"ID", "Name", "WordID", "Color"}, [&](const DatabaseRow& row) {
            const std::int64_t id = number(row, 1);
            std::string name(row.name(2));
            if (name.empty()) name = fmt::format("code {}", id);
            if (!place.emplace(id, tree.size()).second) return dangling_.add(row.place());
            tree.push_back({id, number(row, 3), std::move(name)});
            const auto color = row.whole(4);
            colors.push_back(color ? fmt::format("#{:06X}", static_cast<std::uint64_t>(*color) & 0xFFFFFFU) : "");
        });
        refuse_circles(tree, "code", database_.name());
        std::size_t same_name = 0;
        const std::vector<std::size_t> order = from_the_top(tree, place);
        const std::vector<Id> ids = declare_code_tree(nodes_of(tree, place, order), universe_, same_name);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            Entry& code = universe_.codes[ids[i]];
            code_of_.emplace(tree[order[i]].number, ids[i]);
            if (!colors[order[i]].empty() && !code.get("color")) code.add("color", colors[order[i]]);
        }
        if (same_name > 0)
            intake_.diagnostics().warning(fmt::format("{} {} the name of another beside it: named like 'A [2]'",
                                                      same_name, same_name == 1 ? "code has" : "codes have"),
                                          {database_.name()});
    }

    using Places = std::unordered_map<std::int64_t, std::size_t>;

    // The codes in an order in which those above come first.
    static std::vector<std::size_t> from_the_top(const std::vector<Nesting>& tree, const Places& place)
    {
        std::vector<std::size_t> order;
        std::vector<bool> placed(tree.size());
        for (std::size_t i = 0; i < tree.size(); ++i) {
            std::vector<std::size_t> path;  // up to the first that is placed
            for (std::size_t at = i; !placed[at];) {
                path.push_back(at);
                placed[at] = true;
                const auto above = place.find(tree[at].above);
                if (above == place.end()) break;
                at = above->second;
            }
            order.insert(order.end(), path.rbegin(), path.rend());
        }
        return order;
    }

    static std::vector<CodeNode> nodes_of(const std::vector<Nesting>& tree, const Places& place,
                                          const std::vector<std::size_t>& order)
    {
        std::vector<CodeNode> nodes;
        std::vector<std::size_t> node_of(tree.size());
        for (const std::size_t at : order) {
            const auto above = place.find(tree[at].above);
            node_of[at] = nodes.size();
            nodes.push_back({tree[at].name, above == place.end() ? CodeNode::kTop : node_of[above->second], false, {}});
        }
        return nodes;
    }

    void read_codings()
    {
        const std::vector<std::string_view> columns = {"TextID",     "WordID",   "Author",   "SegType",
                                                       "SegPosType", "SegPos1X", "SegPos2X", "SegPos1Y",
                                                       "SegPos1Z",   "SegPos2Y", "SegPos2Z"};
        read_live("Codings", columns, [&](const DatabaseRow& row) {
            const auto document = document_of_.find(number(row, 1));
            const auto code = code_of_.find(number(row, 2));
            const bool uncoded = row.whole(2).value_or(0) <= 0;  // marked with a colour only
            if (document == document_of_.end() || (!uncoded && code == code_of_.end()))
                return dangling_.add(row.place());
            const std::string_view author = row.name(3);
            const Id coder = author.empty() ? kNone : universe_.coders.intern(author);
            Document& of = documents_[document->second];
            coded_by_.add(coder, of.id);
            Coding coding{row.number(),
                          {},
                          {row.whole(6).value_or(-1), row.whole(7).value_or(-1), {}, {}},
                          uncoded ? kNone : code->second,
                          coder};
            place(row, coding);
            of.codings.push_back(std::move(coding));
        });
    }

    void place(const DatabaseRow& row, Coding& coding)
    {
        StoredSegment& segment = coding.segment;
        const bool of_text = row.whole(4).value_or(0) == 0 && row.whole(5).value_or(1) == 1;
        if (of_text && segment.start >= 0 && segment.end >= segment.start && segment.end <= kMostUnits) {
            segment.span = {segment.start, segment.end};
            ++placed_;
            return;
        }
        ++(of_text ? wrong_ : elsewhere_);
        const auto part = [&](std::size_t x, std::size_t y, std::size_t z) {
            return fmt::format("{},{},{}", row.whole(x).value_or(0), row.whole(y).value_or(0),
                               row.whole(z).value_or(0));
        };
        coding.where = fmt::format("type {}.{}: {} - {}", row.whole(4).value_or(0), row.whole(5).value_or(0),
                                   part(6, 8, 9), part(7, 10, 11));
    }

    void read_document(Document& document)
    {
        std::stable_sort(document.codings.begin(), document.codings.end(), [](const Coding& a, const Coding& b) {
            return std::pair(a.segment.span.start, a.segment.span.end) <
                   std::pair(b.segment.span.start, b.segment.span.end);
        });
        const bool any = !document.codings.empty() && document.codings.back().segment.span.known();
        if (any) codings_.declare_unit(document.id, "codepoint");
        for (const Coding& coding : document.codings) add_coding(document.id, coding);
        document.codings = {};
    }

    void add_coding(Id document, const Coding& coding)
    {
        ProjectRows::Row row{document, coding.where, coding.segment.span, coding.code, coding.coder, {}, {}};
        std::string words, weight;
        row.extras[static_cast<std::size_t>(Extra::reference)] = coding.where;
        if (needs_.extra(Extra::text) || needs_.extra(Extra::n_words) || needs_.extra(Extra::n_characters)) {
            words = database_.text_of("Codings", "Preview", coding.row);
            // All of the segment only where it is as long as the file says.
            if (std::to_string(code_points(words)) != database_.text_of("Codings", "Area", coding.row)) words.clear();
            row.extras[static_cast<std::size_t>(Extra::text)] = words;
        }
        if (needs_.extra(Extra::weight))
            row.extras[static_cast<std::size_t>(Extra::weight)] = weight =
                database_.text_of("Codings", "Weight", coding.row);
        codings_.add(kCodings, coding.row, std::move(row));
    }

    void say()
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const std::string& file = database_.name();
        dangling_.say(file, diagnostics);
        if (placed_ > 0)
            diagnostics.note(
                fmt::format(
                    "the texts are encrypted: positions of codings ({}) are taken as the file has them, unchecked",
                    placed_),
                {file});
        if (elsewhere_ > 0)
            diagnostics.note(
                fmt::format("{} not of text: position unknown; qda-import --with reference keeps what the file says",
                            elsewhere_ == 1 ? "1 coding is" : fmt::format("{} codings are", elsewhere_)),
                {file});
        if (wrong_ > 0)
            diagnostics.warning(
                fmt::format("codings that end before they start, or have no place: {}; position unknown", wrong_),
                {file});
        NotCarried left;
        left.add(deleted_, "deleted row", "deleted rows");
        left.add(database_.rows("Memos"), "memo", "memos");
        left.add(database_.rows("Links"), "link", "links");
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
    std::unordered_map<std::int64_t, Id> code_of_;
    CodedBy coded_by_;
    Dangling dangling_;
    std::size_t deleted_ = 0, placed_ = 0, elsewhere_ = 0, wrong_ = 0;
};

}  // namespace

bool is_maxqda_database(const Database& database)
{
    return database.has("Codewords") && database.has("Codings") && database.has("Texts");
}

void read_maxqda_database(Database& database, Intake& intake) { MaxqdaReader(database, intake).read(); }

}  // namespace qda
