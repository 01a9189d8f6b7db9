// Project bundles of ATLAS.ti: a ZIP with the project in XML and one part for each text or comment.
//
// After two real projects (Windows 23, Mac 26) and, for version 8 and the first Web product, after programs of others
// that read them. Odd about it: positions are UTF-16 units within numbered segments of a text (segmented_text.hpp). A
// `tag` is a code, a `tagCategory` a code with others below it, a `tagFolder` none. Codings are links, each with its
// coder; the user "ATLAS.ti" is the program itself. Newer files have `guid`, `source_guid` and `target_guid` where older
// ones have `id`, `source` and `target`. The root element is that of the XML export, another format.

#include "qda/import/atlasti_bundle.hpp"

#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/bundle_project.hpp"
#include "qda/import/code_list.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"
#include "qda/text/words.hpp"

namespace qda {

namespace {

constexpr const char* kProject = "project.aprx";

class BundleTexts {
public:
    BundleTexts(Archive& archive, const BundleProject& project) : archive_(archive), project_(project) {}

    /// \returns what is wrong with a content; empty where `text` was filled.
    std::string read(const std::string& id, SegmentedText& text)
    {
        const auto content = project_.contents.find(id);
        if (content == project_.contents.end() || !archive_.has(content->second.part)) return "it is not in the bundle";
        const std::string bytes = bytes_of(content->second.part);
        if (content->second.type.find("html") != std::string::npos || bytes.starts_with('<')) {
            if (!valid_utf8(bytes)) return "it is not UTF-8";
            read_ahtml(bytes, text);
            return {};
        }
        return read_atext3(bytes, text);
    }

    /// A comment: without the line feeds at its end; empty where there is none, or none that can be read.
    std::string comment(const std::string& id)
    {
        SegmentedText text;
        if (id.empty() || !read(id, text).empty()) return {};
        return std::string(trim(text.text()));
    }

private:
    std::string bytes_of(const std::string& part)
    {
        constexpr std::size_t kMost = std::size_t{1} << 28;
        std::string bytes;
        archive_.read(part, [&](std::string_view some) {
            bytes += some;
            return bytes.size() <= kMost;
        });
        if (bytes.size() > kMost)
            throw Error({archive_.name() + ":" + part}, "a text of more than 256 MiB", "split the document");
        return bytes;
    }

    Archive& archive_;
    const BundleProject& project_;
};

class BundleImport {
public:
    BundleImport(Archive& archive, const ReadOptions& options, Intake& intake)
        : archive_(archive), options_(options), intake_(intake), universe_(intake.universe()), needs_(intake.needs()),
          project_(read_bundle_project(archive, kProject, needs_, remarks_)), texts_(archive, project_)
    {
        remarks_.bundle = true;
    }

    void read()
    {
        declare_codes();
        name_documents();
        for (std::size_t i = 0; i < project_.documents.size(); ++i) take_document(i);
        project_.document_groups.settle(project_.rows.document_ids, universe_.documents, remarks_);
        project_.code_groups.settle(project_.rows.code_ids, universe_.codes, remarks_);
        hand_on_codings(project_.rows, options_.coder_from_quotation_by, remarks_, intake_);
        remarks_.say(archive_.name(), intake_.diagnostics());
        say();
    }

private:
    void declare_codes()
    {
        for (CodeNode& node : project_.codes)
            node.comment = needs_.extra(Extra::comment) ? texts_.comment(node.comment) : std::string();
        project_.rows.code_ids.map(declare_code_tree(project_.codes, universe_, remarks_.same_name.n));
        project_.codes.clear();
    }

    void name_documents()
    {
        std::unordered_set<std::string> taken;
        std::vector<Id> ids;
        for (BundleProject::Document& document : project_.documents) {
            std::string name = document.name;
            for (std::size_t copy = 2; !taken.insert(name).second; ++copy)
                name = fmt::format("{} [{}]", document.name, copy);
            if (name != document.name) ++remarks_.same_name.n;
            document.id = universe_.documents.intern(name);
            ids.push_back(document.id);
        }
        project_.rows.document_ids.map(ids);
        for (HuProject::Quotation& quotation : project_.rows.quotations) quotation.document = ids[quotation.document];
    }

    void take_document(std::size_t index)
    {
        const BundleProject::Document& document = project_.documents[index];
        const std::size_t end = index + 1 < project_.documents.size() ? project_.documents[index + 1].first_quotation
                                                                      : project_.rows.quotations.size();
        SegmentedText text;
        const bool readable = read_text(document, text);
        Entry& entry = universe_.documents[document.id];
        if (readable) {
            const Location where{archive_.name()};
            const std::string clash = intake_.unit_clash(document.id, false, "codepoint");
            if (!clash.empty())
                throw Error(where, fmt::format("document '{}': {}", entry.name, clash), "a document has one unit");
            add_declared_key(entry, "document", "positions", "codepoint", where);
            add_declared_key(entry, "document", "length", std::to_string(text.length()), where);
        }
        if (needs_.extra(Extra::comment) && !entry.get("comment"))
            if (const std::string comment = texts_.comment(document.comment); !comment.empty())
                entry.add("comment", comment);
        for (std::size_t i = document.first_quotation; i < end; ++i) take_quotation(i, readable ? &text : nullptr);
        if (readable && needs_.document_texts) universe_.texts[document.id] = text.text();
    }

    bool read_text(const BundleProject::Document& document, SegmentedText& text)
    {
        const auto medium = project_.media.find(document.medium);
        const auto content =
            medium == project_.media.end() ? project_.contents.end() : project_.contents.find(medium->second);
        const bool is_text = content != project_.contents.end() &&
                             (content->second.type == "atext3" || content->second.type.find("html") != std::string::npos);
        if (!is_text && content != project_.contents.end()) {
            ++other_media_;
            return false;
        }
        const std::string wrong = medium == project_.media.end() ? "it is not in the bundle" : texts_.read(medium->second, text);
        if (wrong.empty()) return true;
        if (unreadable_++ == 0) first_unreadable_ = fmt::format("'{}': {}", document.name, wrong);
        return false;
    }

    void take_quotation(std::size_t index, const SegmentedText* text)
    {
        const BundleProject::Place& place = project_.places[index];
        Span span;
        if (place.in_text && text) span = span_of(place, *text);
        ++remarks_.by_syntax[static_cast<std::size_t>(span.known() ? HuSyntax::offsets : HuSyntax::other)];
        const bool wanted = options_.positions.empty() || options_.positions == "codepoint";
        if (needs_.spans) project_.rows.spans.push_back(wanted ? span : Span());
        const std::string_view words = span.known() ? text->part(span.start, span.end) : std::string_view();
        keep(Extra::text, words);
        if (needs_.extra(Extra::comment)) keep(Extra::comment, texts_.comment(project_.comments[index]));
        keep(Extra::n_characters, span.known() ? std::to_string(span.end - span.start) : "");
        if (needs_.extra(Extra::n_words)) keep(Extra::n_words, span.known() ? std::to_string(count_words(words)) : "");
        keep(Extra::reference, span.known() ? paragraphs(span, *text) : place.other);
    }

    Span span_of(const BundleProject::Place& place, const SegmentedText& text)
    {
        bool split = false;
        const auto start = text.position(place.start, SegmentedText::Side::start, split);
        const auto end = text.position(place.end, SegmentedText::Side::end, split);
        split_ += split ? 1U : 0U;
        if (!start || !end) {
            ++outside_;
            return {};
        }
        if (*end < *start) {
            remarks_.reversed.add([this] { return Location{archive_.name()}; });
            return {};
        }
        return {*start, *end};
    }

    // As the program shows them: `¶ 3`, `¶ 3 – 5`.
    static std::string paragraphs(const Span& span, const SegmentedText& text)
    {
        const std::size_t first = text.paragraph(span.start);
        const std::size_t last = text.paragraph(std::max(span.start, span.end - 1));
        return first == last ? fmt::format("¶ {}", first) : fmt::format("¶ {} – {}", first, last);
    }

    void keep(Extra extra, std::string_view value)
    {
        if (needs_.extra(extra)) project_.rows.extras[static_cast<std::size_t>(extra)].add(value);
    }

    void say() const
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const Location where{archive_.name()};
        if (unreadable_ > 0)
            diagnostics.warning(fmt::format("the text of {} of {} documents cannot be read ({}): length and positions "
                                            "are unknown",
                                            unreadable_, project_.documents.size(), first_unreadable_),
                                where, "open the project in the program and export it again");
        if (outside_ > 0)
            diagnostics.warning(fmt::format("{} quotation{} in no segment of the text: position unknown", outside_,
                                            outside_ == 1 ? " stands" : "s stand"),
                                where, "was the project edited by another program?");
        if (split_ > 0)
            diagnostics.note(fmt::format("{} quotation{} within a character: widened to all of it", split_,
                                         split_ == 1 ? " begins or ends" : "s begin or end"),
                             where);
        if (other_media_ > 0)
            diagnostics.note(fmt::format("{} of {} documents are no texts (pictures, recordings, PDF): no length",
                                         other_media_, project_.documents.size()),
                             where);
        if (project_.documents.empty() && project_.rows.code_ids.empty())
            diagnostics.warning("the project holds no document and no code", where, "was it cut or emptied?");
    }

    Archive& archive_;
    const ReadOptions& options_;
    Intake& intake_;
    Universe& universe_;
    const Needs& needs_;
    HuRemarks remarks_{};
    BundleProject project_;
    BundleTexts texts_;
    std::size_t unreadable_ = 0, outside_ = 0, split_ = 0, other_media_ = 0;
    std::string first_unreadable_;
};

}  // namespace

bool is_atlasti_bundle(const Archive& archive) { return archive.has(kProject); }

void read_atlasti_bundle(Archive& archive, const ReadOptions& options, Intake& intake)
{
    if (!archive.has(kProject))
        throw Error({archive.name()}, "is no project bundle of ATLAS.ti: no project.aprx in it", "leave out --format");
    read_code_lists(options, intake);
    intake.begin_input();
    BundleImport(archive, options, intake).read();
    intake.flush();
}

}  // namespace qda
