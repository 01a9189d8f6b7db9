// Dedoose's export of excerpts: one row an excerpt, three columns a code.
//
// After a real export of 3,729 rows and a made-up one. Odd about it: `Codes Applied Combined` names only the last parts of
// codes, so the columns `Code: A\B Applied` count; `... Range` of a code is the scale of its weight, no position. One
// row for each person who made an excerpt of a range. `Excerpt Range` counts characters from 0, the end is not in; the
// text of the excerpt differs from it in length where white space does. What it counts beyond the Basic
// Multilingual Plane is not known; we take code points.

#include "qda/import/dedoose_list.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_columns.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/import/rows_noted.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr ColumnWords kWords[] = {
    {"document", "media title"},      {"reference", "excerpt range"},     {"coder", "excerpt creator"},
    {"created", "excerpt date"},      {"text", "excerpt copy"},           {"resource_creator", "resource creator"},
    {"resource_date", "resource date"}, {"combined", "codes applied combined"}};

bool is_true(std::string_view cell)
{
    const std::string folded = fold_case(trim(cell));
    return folded == "true" || folded == "1" || folded == "yes";
}

// The name within `Code: A\B Applied`; empty where it is no such header.
std::string_view code_header(std::string_view header, std::string_view what)
{
    constexpr std::string_view kCode = "Code: ";
    header = trim(header);
    if (!header.starts_with(kCode) || !header.ends_with(what) || header.size() <= kCode.size() + what.size()) return {};
    return trim(header.substr(kCode.size(), header.size() - kCode.size() - what.size()));
}

struct Range {
    Span span;
    bool paged = false;
};

// The last two numbers with a dash between: `12-56`, `Excerpt 12-56`, `Page 3: 10-80`.
Range range_of(std::string_view cell)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t dash = cell.rfind('-'); dash != std::string_view::npos && dash > 0; dash = cell.rfind('-', dash - 1)) {
        std::size_t from = dash, to = dash + 1;
        while (from > 0 && digit(cell[from - 1])) --from;
        while (to < cell.size() && digit(cell[to])) ++to;
        Position start = 0, end = 0, page = 0;
        const auto read = [](std::string_view text, Position& into) {
            const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), into);
            return wrong == std::errc() && stop == text.data() + text.size() && into <= kMostUnits;
        };
        if (!read(cell.substr(from, dash - from), start) || !read(cell.substr(dash + 1, to - dash - 1), end)) continue;
        if (end < start) return {};
        std::string_view before = trim(cell.substr(0, from));
        if (!before.ends_with(':')) return {{start, end}, false};
        before.remove_suffix(1);
        const std::size_t number = before.find_last_not_of("0123456789") + 1;
        const bool a_word = number == 0 || before[number - 1] == ' ';
        if (!a_word || number == before.size() || !read(before.substr(number), page) || page > kMostPages) return {{start, end}, false};
        return {{on_page(page, start), on_page(page, end)}, true};
    }
    return {};
}

class DedooseReader {
public:
    DedooseReader(const Records& records, const ReadOptions& options, const ListColumns& columns, Intake& intake)
        : records_(records), options_(options), columns_(columns), intake_(intake), universe_(intake.universe()),
          quotations_(intake)
    {
    }

    void read()
    {
        read_code_lists(options_, intake_);
        find_codes();
        for (std::size_t row = columns_.header + 1; row < records_.rows(); ++row)
            if (!records_.blank(row)) take(row);
        settle_units();
        for (const Excerpt& excerpt : excerpts_) add(excerpt);
        say();
    }

private:
    struct CodeColumn {
        std::size_t applied;
        std::size_t weight;  // npos: there is none
        std::size_t node;
        Id code;
    };
    struct Excerpt {
        std::size_t row;
        Id document;
        Range range;
    };

    std::string_view cell(std::size_t row, const char* name) const { return columns_.cell(records_, row, name); }

    void find_codes()
    {
        CodePaths paths;
        std::unordered_map<std::string_view, std::size_t> weights;
        for (std::size_t i = 0; i < records_.width(columns_.header); ++i)
            if (const auto name = code_header(records_.cell(columns_.header, i), " Weight"); !name.empty())
                weights.try_emplace(name, i);
        for (std::size_t i = 0; i < records_.width(columns_.header); ++i) {
            const std::string_view header = records_.cell(columns_.header, i);
            if (const std::string_view name = code_header(header, " Applied"); !name.empty()) {
                const auto weight = weights.find(name);
                const std::size_t node =
                    paths.add(parts_between(name, "\\"), [&] { return records_.place(columns_.header, i); });
                codes_.push_back({i, weight == weights.end() ? ListColumns::npos : weight->second, node, kNone});
            } else if (!header.starts_with("Code: ") && !columns_.uses(i) && !trim(header).empty()) {
                descriptors_.push_back(i);
            }
        }
        std::size_t same = 0;
        const auto ids = declare_code_tree(paths.nodes(), universe_, same);
        for (CodeColumn& code : codes_) code.code = code.node == CodeNode::kTop ? kNone : ids[code.node];
        std::erase_if(codes_, [](const CodeColumn& code) { return code.code == kNone; });
    }

    void take(std::size_t row)
    {
        const std::string_view name = cell(row, "document");
        if (name.empty())
            throw Error(records_.place(row, columns_.column("document")), "an excerpt without a media title",
                        "is a line end or a delimiter within a cell not in quotes?");
        const Id document = universe_.documents.intern(name);
        for (const std::size_t column : descriptors_) {
            const std::string_view value = trim(records_.cell(row, column));
            const std::string_view header = trim(records_.cell(columns_.header, column));
            if (!value.empty())
                universe_.documents[document].add(
                    "group", fmt::format("{}{}::{}", is_reserved_name(header) ? "descriptor " : "", header, value));
        }
        const std::string_view reference = cell(row, "reference");
        const Range range = range_of(reference);
        if (!reference.empty() && !range.span.known()) elsewhere_.add(row);
        check_length(row, range.span);
        excerpts_.push_back({row, document, range});
    }

    void check_length(std::size_t row, Span span)
    {
        const std::string_view text = cell(row, "text");
        if (!span.known() || text.empty()) return;
        const auto length = static_cast<Position>(code_points(text));
        ++(span.end - span.start == length ? exact_ : other_length_);
    }

    // A document has pages where any of its excerpts has one.
    void settle_units()
    {
        std::unordered_map<Id, bool> paged;
        for (const Excerpt& excerpt : excerpts_)
            if (excerpt.range.span.known()) paged[excerpt.document] |= excerpt.range.paged;
        for (Excerpt& excerpt : excerpts_) {
            if (!excerpt.range.span.known()) continue;
            const bool pages = paged[excerpt.document];
            const char* unit = pages ? "page:codepoint" : "codepoint";
            const bool wanted = options_.positions.empty() || options_.positions == unit;
            if (excerpt.range.paged != pages) elsewhere_.add(excerpt.row);
            if (excerpt.range.paged != pages || !wanted) {
                excerpt.range.span = {};
                continue;
            }
            const std::string clash = intake_.unit_clash(excerpt.document, pages, unit);
            if (!clash.empty())
                throw Error(records_.place(excerpt.row),
                            fmt::format("document '{}': {}", universe_.documents.name(excerpt.document), clash),
                            "a document has one unit");
            add_declared_key(universe_.documents[excerpt.document], "document", "positions", unit,
                             records_.place(excerpt.row));
        }
    }

    void add(const Excerpt& excerpt)
    {
        const std::size_t row = excerpt.row;
        Intake::Row out;
        out.document = universe_.documents.name(excerpt.document);
        out.span = excerpt.range.span;
        const std::string key = fmt::format("{}\n{}", cell(row, "reference"), cell(row, "text"));
        const std::string quotation = quotations_.name(excerpt.document, key, out.span);
        out.quotation = quotation;
        out.coder = cell(row, "coder");
        if (intake_.needs().coders) add_coder(out.coder, out.document, universe_);
        const auto set = [&out](Extra extra, std::string_view text) { out.extras[static_cast<std::size_t>(extra)] = text; };
        set(Extra::text, cell(row, "text"));
        set(Extra::quotation_by, out.coder);
        set(Extra::created, cell(row, "created"));
        set(Extra::reference, cell(row, "reference"));
        bool any = false;
        for (const CodeColumn& code : codes_) {
            if (!is_true(records_.cell(row, code.applied))) continue;
            any = true;
            out.code = universe_.codes.name(code.code);
            set(Extra::weight, code.weight == ListColumns::npos ? "" : trim(records_.cell(row, code.weight)));
            intake_.add(out);
        }
        if (any) return;
        out.code = {};
        set(Extra::weight, "");
        intake_.add(out);
    }

    void say() const
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        if (codes_.empty())
            diagnostics.warning("no column 'Code: ... Applied': excerpts are read without codes",
                                records_.place(columns_.header),
                                "export the excerpts with all codes; the names in 'Codes Applied Combined' are not unique");
        if (exact_ + other_length_ > 0)
            diagnostics.note(fmt::format("of {} excerpts with a text, {} {} as long as the range says, {} not (white space "
                                         "counts otherwise there); positions are used as given",
                                         exact_ + other_length_, exact_, exact_ == 1 ? "is" : "are", other_length_),
                             {records_.name()});
        if (!elsewhere_.empty())
            diagnostics.note(fmt::format("{} with a range that is none of characters, or of another kind than the "
                                         "document's others: position unknown ({})",
                                         elsewhere_.number(), elsewhere_.text()),
                             records_.place(elsewhere_.first()));
    }

    const Records& records_;
    const ReadOptions& options_;
    const ListColumns& columns_;
    Intake& intake_;
    Universe& universe_;
    ListQuotations quotations_;
    std::vector<CodeColumn> codes_;
    std::vector<std::size_t> descriptors_;
    std::vector<Excerpt> excerpts_;
    RowsNoted elsewhere_;
    std::size_t exact_ = 0, other_length_ = 0;
};

}  // namespace

ListWish dedoose_list_wish(const ReadOptions&, const Needs&)
{
    ListWish wish{"exports of excerpts", {}, {}, false};
    wish.fits = [](const Records& head) {
        const ListColumns columns = find_columns(head, kWords);
        if (!columns.has("document")) return ListFit::no;
        bool codes = columns.has("reference") || columns.has("text");
        for (std::size_t i = 0; i < head.width(columns.header); ++i)
            codes = codes || !code_header(head.cell(columns.header, i), " Applied").empty();
        return codes ? ListFit::yes : ListFit::no;
    };
    return wish;
}

void read_dedoose_list(const Records& records, const ReadOptions& options, Intake& intake)
{
    ListColumns columns = find_columns(records, kWords);
    name_columns(records, kWords, options, columns);
    if (!columns.has("document")) throw missing_column(records, columns, "document", "Dedoose's export of excerpts");
    DedooseReader(records, options, columns, intake).read();
}

}  // namespace qda
