// Documents that Dedoose exports with codes as comments of Word.
//
// After what a program of others reads, and documents made by hand for it. The first paragraph of a comment is
// `Codes (start-end)`, every further one a code. Odd about it: the document has no name but that of the file, and the
// comments' author is always the same, so a file is a coder. Anchors and ranges need not agree: the anchor counts.

#include "qda/import/dedoose_document.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/import/marked_text.hpp"
#include "qda/import/measured_text.hpp"
#include "qda/import/xlsx_xml.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr const char* kDocument = "word/document.xml";
constexpr const char* kComments = "word/comments.xml";
constexpr std::size_t kMostText = std::size_t{1} << 28;

// `Codes (12-56)`: 12-56.
std::optional<std::string> range_of(std::string_view heading)
{
    constexpr std::string_view kHeading = "Codes (";
    heading = trim(heading);
    if (!heading.starts_with(kHeading) || !heading.ends_with(')')) return std::nullopt;
    return std::string(heading.substr(kHeading.size(), heading.size() - kHeading.size() - 1));
}

// The texts of paragraphs, for what stands around them.
class ParagraphReader : public XmlHandler {
public:
    void start(std::string_view name, const char* const* attributes) override
    {
        if (name == "t") in_text_ = true;
        if (name == "tab") add("\t");
        if (name == "br" || name == "cr") add("\n");
        begin(name, attributes);
    }
    void end(std::string_view name) override
    {
        if (name == "t") in_text_ = false;
        finish(name);
    }
    void text(std::string_view piece) override
    {
        if (in_text_) add(piece);
    }

protected:
    virtual void begin(std::string_view name, const char* const* attributes) = 0;
    virtual void finish(std::string_view name) = 0;
    virtual void add(std::string_view piece) = 0;

private:
    bool in_text_ = false;
};

struct Comment {
    std::vector<std::string> paragraphs;
    std::size_t start = 0, end = 0;  // bytes of the text that it is anchored to
    bool started = false, ended = false;
};

std::string id_of(const char* const* attributes)
{
    const char* id = attribute(attributes, "id");
    return id ? id : "";
}

class CommentReader : public ParagraphReader {
public:
    std::map<std::string, Comment> comments;

protected:
    void begin(std::string_view name, const char* const* attributes) override
    {
        if (name == "comment") comment_ = &comments[id_of(attributes)];
        if (name == "p" && comment_) comment_->paragraphs.emplace_back();
    }
    void finish(std::string_view name) override
    {
        if (name == "comment") comment_ = nullptr;
    }
    void add(std::string_view piece) override
    {
        if (comment_ && !comment_->paragraphs.empty()) comment_->paragraphs.back() += piece;
    }

private:
    Comment* comment_ = nullptr;
};

class DocumentReader : public ParagraphReader {
public:
    DocumentReader(std::string where, std::map<std::string, Comment>& comments)
        : where_(std::move(where)), comments_(comments)
    {
    }

    std::string whole;

protected:
    void begin(std::string_view name, const char* const* attributes) override
    {
        const bool starts = name == "commentRangeStart";
        if (!starts && name != "commentRangeEnd") return;
        const auto comment = comments_.find(id_of(attributes));
        if (comment == comments_.end()) return;
        (starts ? comment->second.start : comment->second.end) = whole.size();
        (starts ? comment->second.started : comment->second.ended) = true;
    }
    void finish(std::string_view name) override
    {
        if (name == "p") add("\n");
    }
    void add(std::string_view piece) override
    {
        for (const char c : piece)  // a carriage return that is written as a reference
            if (c != '\r') whole += c;
        if (whole.size() > kMostText) throw Error({where_}, "a text of more than 256 MiB", "split the document");
    }

private:
    const std::string where_;
    std::map<std::string, Comment>& comments_;
};

// Copies of a document have one text; their files have different names.
std::string name_of(const std::string& text, const std::string& stem, const Universe& universe, std::string& mark)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    mark = fmt::format("{:016x}", hash);
    for (const Entry& document : universe.documents)
        if (const std::string* other = document.get("text_mark"); other && *other == mark) return document.name;
    return stem;
}

class DedooseDocument {
public:
    DedooseDocument(Archive& archive, const ReadOptions& options, Intake& intake)
        : archive_(archive), options_(options), intake_(intake), universe_(intake.universe()), quotations_(intake)
    {
    }

    void read()
    {
        CommentReader comments;
        read_xml(archive_, kComments, comments);
        DocumentReader document(archive_.name(), comments.comments);
        read_xml(archive_, kDocument, document);
        if (!document.whole.empty()) document.whole.pop_back();
        text_ = MeasuredText(std::move(document.whole));
        std::string mark;
        coder_ = stem_of(archive_.name());
        document_ = declare_text_document(name_of(text_.text(), coder_, universe_, mark), text_.text(), {archive_.name()}, intake_);
        universe_.documents[document_].set("text_mark", mark);
        if (intake_.needs().coders) add_coder(coder_, universe_.documents.name(document_), universe_);
        std::vector<const Comment*> in_order;
        for (const auto& [id, comment] : comments.comments) in_order.push_back(&comment);
        std::stable_sort(in_order.begin(), in_order.end(),
                         [](const Comment* a, const Comment* b) { return a->start < b->start; });
        for (const Comment* comment : in_order) take(*comment);
        declare_and_add();
        say();
    }

private:
    struct Excerpt {
        Span span;
        std::string range;
        std::string_view words;
        std::vector<std::size_t> codes;
    };

    void take(const Comment& comment)
    {
        const auto range = comment.paragraphs.empty() ? std::nullopt : range_of(comment.paragraphs.front());
        if (!range) {
            ++remarks_;
            return;
        }
        Excerpt excerpt;
        excerpt.range = *range;
        const bool anchored = comment.started && comment.ended && comment.start <= comment.end && comment.end <= text_.text().size();
        if (anchored) {
            const std::string_view text = text_.text();
            excerpt.words = text.substr(comment.start, comment.end - comment.start);
            excerpt.span = {text_.position_of(comment.start), text_.position_of(comment.end)};
            ++(excerpt.range == fmt::format("{}-{}", excerpt.span.start, excerpt.span.end) ? exact_ : other_);
        } else {
            ++unanchored_;
        }
        if (!options_.positions.empty() && options_.positions != "codepoint") excerpt.span = {};
        for (std::size_t i = 1; i < comment.paragraphs.size(); ++i) {
            const std::size_t node = paths_.add(parts_between(comment.paragraphs[i], "\\"),
                                                [this] { return Location{archive_.name()}; });
            if (node != CodeNode::kTop) excerpt.codes.push_back(node);
        }
        excerpts_.push_back(std::move(excerpt));
    }

    void declare_and_add()
    {
        std::size_t same = 0;
        const auto codes = declare_code_tree(paths_.nodes(), universe_, same);
        for (std::size_t i = 0; i < excerpts_.size(); ++i) {
            const Excerpt& excerpt = excerpts_[i];
            Intake::Row out;
            out.document = universe_.documents.name(document_);
            out.coder = coder_;
            out.span = excerpt.span;
            out.quotation = quotations_.name(document_, std::to_string(i), out.span);
            out.extras[static_cast<std::size_t>(Extra::text)] = excerpt.words;
            out.extras[static_cast<std::size_t>(Extra::quotation_by)] = coder_;
            out.extras[static_cast<std::size_t>(Extra::reference)] = excerpt.range;
            if (excerpt.codes.empty()) intake_.add(out);
            for (const std::size_t node : excerpt.codes) {
                out.code = universe_.codes.name(codes[node]);
                intake_.add(out);
            }
        }
    }

    void say() const
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const Location where{archive_.name()};
        if (exact_ + other_ > 0)
            diagnostics.note(fmt::format("positions are where comments are anchored in the text of the file; Dedoose's own "
                                         "ranges are the same {} of {} times (--with reference keeps them)",
                                         exact_, exact_ + other_),
                             where);
        if (unanchored_ > 0)
            diagnostics.warning(fmt::format("{} comment{} with codes not anchored in the text: position unknown", unanchored_,
                                            unanchored_ == 1 ? "" : "s"),
                                where, "was the document edited after the export?");
        if (remarks_ > 0)
            diagnostics.note(fmt::format("not carried: {} comment{} without codes", remarks_, remarks_ == 1 ? "" : "s"), where);
    }

    Archive& archive_;
    const ReadOptions& options_;
    Intake& intake_;
    Universe& universe_;
    ListQuotations quotations_;
    MeasuredText text_;
    std::string coder_;
    Id document_ = kNone;
    CodePaths paths_;
    std::vector<Excerpt> excerpts_;
    std::size_t exact_ = 0, other_ = 0, unanchored_ = 0, remarks_ = 0;
};

}  // namespace

bool is_dedoose_document(const Archive& archive)
{
    if (!archive.has(kDocument) || !archive.has(kComments)) return false;
    // Comments of Word are anybody's; those of Dedoose say so in the first one.
    constexpr std::size_t kLooked = std::size_t{1} << 16;
    return archive.beginning(kComments, kLooked).find(">Codes (") != std::string::npos;
}

void read_dedoose_document(Archive& archive, const ReadOptions& options, Intake& intake)
{
    for (const char* part : {kDocument, kComments})
        if (!archive.has(part))
            throw Error({archive.name()}, fmt::format("is no document with Dedoose's codes: no {} in it", part),
                        "export the document from Dedoose with its codes as comments");
    read_code_lists(options, intake);
    intake.begin_input();
    DedooseDocument(archive, options, intake).read();
    intake.flush();
}

}  // namespace qda
