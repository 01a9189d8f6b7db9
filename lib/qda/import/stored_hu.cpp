// The XML export of ATLAS.ti ("storedHU", AML): versions 5 to 7, and kept by the Mac product of later ones.
//
// After the vendor's schema of 2008 (atlasti_hu_2.2.xsd) and a real file of 2021. Odd about it: codings stand behind
// all quotations, as links between ids; nothing in a link says who coded. The attribute `version` is that of the markup,
// not of the program. Families are groups. `size` attributes only repeat what is there. The name of a quotation is the
// beginning of its text and no name. Newer bundles hold a `storedHU` too, in a namespace: that is another format.

#include "qda/import/stored_hu.hpp"

#include <charconv>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/hu_path.hpp"
#include "qda/import/hu_project.hpp"
#include "qda/import/hu_text.hpp"
#include "qda/import/xml_parser.hpp"
#include "qda/text/encoding.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"
#include "qda/text/words.hpp"

namespace qda {

namespace {

// A number of things; -1 for anything else.
std::int64_t whole(std::string_view text)
{
    std::int64_t number = 0;
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    return wrong == std::errc() && stop == text.data() + text.size() ? number : -1;
}

class StoredHuReader : XmlEvents {
public:
    StoredHuReader(Source& source, const ReadOptions& options, Intake& intake, bool ascii)
        : source_(source), options_(options), universe_(intake.universe()), needs_(intake.needs()), intake_(intake),
          parser_(source.name(), ascii, *this),
          no_positions_(!options.positions.empty() && options.positions != "page:codepoint"),
          texts_(needs_.extra(Extra::text) || needs_.extra(Extra::n_characters) || needs_.extra(Extra::n_words)),
          comments_(needs_.extra(Extra::comment))
    {
    }

    void read()
    {
        remarks_.strangers.first.file = source_.name();
        parser_.read(source_);
        document_groups_.settle(project_.document_ids, universe_.documents, remarks_);
        code_groups_.settle(project_.code_ids, universe_.codes, remarks_);
        hand_on_codings(project_, options_.coder_from_quotation_by, remarks_, intake_);
        remarks_.say(source_.name(), intake_.diagnostics());
        if (project_.document_ids.empty() && project_.code_ids.empty())
            intake_.diagnostics().warning("the file holds no document and no code", {source_.name()},
                                          "was it cut or emptied?");
    }

private:
    struct Open {
        HuPart part;
        std::int64_t said;  // elements that it says it has
        std::int64_t has;
    };

    void start(std::string_view element, const XmlAttributes& attributes) override
    {
        if (open_.empty()) {
            check_root(element, attributes);
            open_.push_back({HuPart::root, -1, 0});
            return;
        }
        Open& parent = open_.back();
        if (parent.part == HuPart::root && !is_hu_section(element)) take_note_of_section(element);
        const HuPart part = hu_part(parent.part, element);
        if (part != HuPart::other_comment) ++parent.has;
        if (parent.part == HuPart::left) ++remarks_.left[static_cast<std::size_t>(left_)];
        open_.push_back({part, -1, 0});
        begin(part, element, attributes);
    }

    void begin(HuPart part, std::string_view element, const XmlAttributes& attributes)
    {
        switch (part) {
        case HuPart::document: begin_document(attributes); break;
        case HuPart::quotation: begin_quotation(attributes); break;
        case HuPart::code: begin_code(attributes); break;
        case HuPart::code_group: code_groups_.begin(hu_name(attributes, remarks_, parser_)); break;
        case HuPart::document_group: document_groups_.begin(hu_name(attributes, remarks_, parser_)); break;
        case HuPart::code_member: code_groups_.add(project_.code_ids.number(attributes["id"])); break;
        case HuPart::document_member: document_groups_.add(project_.document_ids.number(attributes["id"])); break;
        case HuPart::coding: add_coding(attributes); break;
        case HuPart::left: left_ = *hu_left(element); break;
        case HuPart::other_comment: ++remarks_.left[static_cast<std::size_t>(HuLeft::comments)]; break;
        case HuPart::content:
        case HuPart::quotation_comment:
        case HuPart::code_comment:
        case HuPart::document_comment: begin_text(part); break;
        case HuPart::paragraph: text_.begin_paragraph(); break;
        case HuPart::line_break: text_.add("\n"); break;
        default:
            if (!hu_list(part).empty()) open_.back().said = whole(attributes["size"]);
            break;
        }
    }

    void end() override
    {
        const Open closed = open_.back();
        open_.pop_back();
        switch (closed.part) {
        case HuPart::document: document_ = kNone; break;
        case HuPart::quotation: end_quotation(); break;
        case HuPart::code_group:
        case HuPart::document_group: remarks_.empty_groups += closed.has == 0 ? 1U : 0U; break;
        case HuPart::content:
        case HuPart::quotation_comment:
        case HuPart::code_comment:
        case HuPart::document_comment: end_text(closed.part); break;
        case HuPart::paragraph: text_.end_paragraph(); break;
        default:
            if (closed.said >= 0 && closed.said != closed.has) note_size(closed);
            break;
        }
    }

    void text(std::string_view piece) override { text_.add(piece); }

    void check_root(std::string_view element, const XmlAttributes& attributes) const
    {
        if (element != "storedHU")
            throw Error(parser_.place(), fmt::format("the root element is '{}', not 'storedHU'", element.substr(0, 40)),
                        "is this the XML export of ATLAS.ti?");
        if (attributes["xmlns"].starts_with("http://www.atlasti.com/hu/desktop/")) refuse_bundle();
    }

    [[noreturn]] void refuse_bundle() const
    {
        throw Error(parser_.place(), "is the project file of a bundle (.atlproj, .atlasti), not an XML export",
                    "name the bundle itself, of which this is a part");
    }

    // Bundles of version 8 and of the first Web product have no namespace, but parts of their own.
    void take_note_of_section(std::string_view element)
    {
        if (element == "documents" || element == "tags") refuse_bundle();
        remarks_.unknown_part(element);
    }

    void note_size(const Open& closed)
    {
        if (remarks_.wrong_size.n == 0)
            remarks_.wrong_size_of = fmt::format("'{}' says that it has {} elements; found: {}",
                                                 hu_list(closed.part), closed.said, closed.has);
        remarks_.wrong_size.add([this] { return parser_.place(); });
    }

    void begin_document(const XmlAttributes& attributes)
    {
        document_ = universe_.documents.intern(document_names_.name(attributes, remarks_, parser_));
        project_.document_ids.give(attributes, document_, parser_);
        placed_ = false;
    }

    void begin_code(const XmlAttributes& attributes)
    {
        code_ = universe_.codes.intern(code_names_.name(attributes, remarks_, parser_));
        const Id number = project_.code_ids.give(attributes, code_, parser_);
        if (const std::int64_t said = whole(attributes["qCount"]); said >= 0)
            project_.grounded.push_back({number, said});
    }

    void begin_quotation(const XmlAttributes& attributes)
    {
        const Id id = project_.quotation_ids.give(attributes, static_cast<Id>(project_.quotations.size()), parser_);
        project_.quotations.push_back({document_, id, project_.authors.intern(attributes["au"])});
        const std::string_view loc = attributes["loc"];
        if (needs_.spans) project_.spans.push_back(span_of(loc));
        keep(Extra::created, attributes["cDate"]);
        keep(Extra::reference, loc);
        content_ = {};
        comment_ = {};
    }

    Span span_of(std::string_view loc)
    {
        if (no_positions_) return {};
        const HuPlace place = hu_place(loc);
        ++remarks_.by_syntax[static_cast<std::size_t>(place.syntax)];
        if (place.reversed) remarks_.reversed.add([this] { return parser_.place(); });
        if (place.span.known() && !placed_) {
            placed_ = true;
            declare_positions();
        }
        return place.span;
    }

    void declare_positions()
    {
        constexpr const char* kUnit = "page:codepoint";
        const std::string clash = intake_.unit_clash(document_, true, kUnit);
        if (!clash.empty())
            throw Error(parser_.place(), fmt::format("document '{}': {}", universe_.documents.name(document_), clash),
                        "a document has one unit");
        universe_.documents[document_].add("positions", kUnit);
    }

    void end_quotation()
    {
        keep(Extra::text, content_);
        keep(Extra::comment, comment_);
        const bool known = !content_.empty();
        if (needs_.extra(Extra::n_characters))
            keep(Extra::n_characters, known ? std::to_string(code_points(content_)) : "");
        if (needs_.extra(Extra::n_words)) keep(Extra::n_words, known ? std::to_string(count_words(content_)) : "");
    }

    void keep(Extra extra, std::string_view value)
    {
        if (needs_.extra(extra)) project_.extras[static_cast<std::size_t>(extra)].add(value);
    }

    void begin_text(HuPart part)
    {
        if (!(part == HuPart::content ? texts_ : comments_)) {
            open_.back().part = HuPart::skipped;
            return;
        }
        text_.begin();
        parser_.want_text(true);
    }

    void end_text(HuPart part)
    {
        parser_.want_text(false);
        const std::string_view text = text_.finish();
        switch (part) {
        case HuPart::content: content_ = text; break;
        case HuPart::quotation_comment: comment_ = text; break;
        case HuPart::code_comment: add_comment(universe_.codes[code_], text); break;
        default: add_comment(universe_.documents[document_], text); break;
        }
    }

    // One comment an entry: that of an earlier input, or of a code list, stays.
    static void add_comment(Entry& entry, std::string_view text)
    {
        if (!text.empty() && !entry.get("comment")) entry.add("comment", text);
    }

    void add_coding(const XmlAttributes& attributes)
    {
        const HuProject::Link link{project_.quotation_ids.number(attributes["qRef"]),
                                   project_.code_ids.number(attributes["obj"])};
        const bool known =
            project_.quotation_ids.thing(link.quotation) != kNone && project_.code_ids.thing(link.code) != kNone;
        if (!known && remarks_.dangling.first.line == 0) remarks_.dangling.first = parser_.place();
        project_.links.push_back(link);
    }

    Source& source_;
    const ReadOptions& options_;
    Universe& universe_;
    const Needs& needs_;
    Intake& intake_;
    XmlParser parser_;
    const bool no_positions_;
    const bool texts_;  // of quotations
    const bool comments_;

    std::vector<Open> open_;
    HuLeft left_{};
    Id document_ = kNone;  // the open ones, in the universe
    Id code_ = kNone;
    bool placed_ = false;  // the document has a quotation with a known place
    HuText text_;
    std::string content_, comment_;  // of the open quotation

    HuNames document_names_, code_names_;
    HuGroups document_groups_, code_groups_;
    HuProject project_;
    HuRemarks remarks_;
};

}  // namespace

bool is_stored_hu(std::string_view head) { return xml_root(head) == "storedHU"; }

void read_stored_hu(Source& source, const ReadOptions& options, Intake& intake)
{
    constexpr std::size_t kDeclaration = 1024;
    const bool ascii = options.encoding.empty() && names_ascii(declared_encoding(source.peek(kDeclaration)));
    read_code_lists(options, intake);
    intake.begin_input();
    StoredHuReader(source, options, intake, ascii).read();
    intake.flush();
}

}  // namespace qda
