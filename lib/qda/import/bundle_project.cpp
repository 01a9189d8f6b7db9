#include "qda/import/bundle_project.hpp"

#include <charconv>
#include <map>

#include <fmt/format.h>

#include "qda/import/read_ahead.hpp"
#include "qda/import/xml_parser.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

enum class Part {
    root,
    users,
    contents,
    media,
    documents,
    document,
    layer,
    quotation,
    location,
    codes,
    code,
    groups,
    document_groups,
    code_groups,
    group,
    links,
    left,
    skipped
};

// Sections of the root that are not carried, and what their elements are.
const std::map<std::string_view, HuLeft> kLeft = {
    {"memos", HuLeft::memos}, {"networkViews", HuLeft::networks}, {"queryTerms", HuLeft::super_codes}};
// Sections that say nothing about codings: looks, kinds of relations, settings.
constexpr std::string_view kQuiet[] = {"hermUnit",         "coAuthors", "colors",   "mediaLinks",
                                       "synchroSequences", "relations", "settings", "wordLists"};

template <typename Number>
bool number(std::string_view text, Number& into)
{
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), into);
    return wrong == std::errc() && stop == text.data() + text.size();
}

class BundleReader : XmlEvents {
public:
    BundleReader(Archive& archive, const std::string& part, const Needs& needs, HuRemarks& remarks)
        : archive_(archive), part_(part), needs_(needs), remarks_(remarks),
          parser_(archive.name() + ":" + part, false, *this)
    {
    }

    BundleProject read()
    {
        remarks_.strangers.first.file = archive_.name();
        read_ahead(archive_, part_, [this](std::string_view bytes) { return parser_.feed(bytes, false); });
        parser_.feed({}, true);
        return std::move(project_);
    }

private:
    void start(std::string_view element, const XmlAttributes& attributes) override
    {
        element = element.substr(element.find(':') + 1);
        if (open_.empty()) {
            if (element != "storedHU")
                throw Error(parser_.place(), fmt::format("the root element is '{}', not 'storedHU'", element.substr(0, 40)),
                            "is this a project of ATLAS.ti?");
            open_.push_back(Part::root);
            return;
        }
        open_.push_back(part(open_.back(), element, attributes));
    }

    void end() override
    {
        if (open_.back() == Part::code) node_ = project_.codes[node_].parent;
        if (open_.back() == Part::group && members_ == 0) ++remarks_.empty_groups;
        open_.pop_back();
    }

    void text(std::string_view) override {}

    // What an element is, by what it stands in; and takes what it says.
    Part part(Part in, std::string_view element, const XmlAttributes& attributes)
    {
        switch (in) {
        case Part::root: return section(element);
        case Part::users: return user(element, attributes);
        case Part::contents: return content(element, attributes);
        case Part::media: return medium(element, attributes);
        case Part::documents: return element == "document" ? document(attributes) : Part::skipped;
        case Part::document:
            if (element == "comment") project_.documents.back().comment = attributes["content"];
            return element == "layer" ? Part::layer : Part::skipped;
        case Part::layer: return element == "quotation" ? quotation(attributes) : Part::skipped;
        case Part::quotation: return of_quotation(element, attributes);
        case Part::location: return place(element, attributes);
        case Part::codes:
        case Part::code: return code(element, attributes);
        case Part::groups: return kind_of_groups(element);
        case Part::document_groups:
        case Part::code_groups: return group(in, attributes);
        case Part::group: return member(element, attributes);
        case Part::links: return link(element, attributes);
        case Part::left:
            ++remarks_.left[static_cast<std::size_t>(left_)];
            return Part::skipped;
        case Part::skipped: return Part::skipped;
        }
        return Part::skipped;
    }

    Part section(std::string_view element)
    {
        static const std::map<std::string_view, Part> kSections = {
            {"users", Part::users}, {"contents", Part::contents}, {"media", Part::media}, {"documents", Part::documents},
            {"tags", Part::codes},  {"groups", Part::groups},     {"links", Part::links}};
        if (const auto known = kSections.find(element); known != kSections.end()) return known->second;
        if (const auto left = kLeft.find(element); left != kLeft.end()) {
            left_ = left->second;
            return Part::left;
        }
        for (const std::string_view quiet : kQuiet)
            if (element == quiet) return Part::skipped;
        remarks_.unknown_part(element);
        return Part::skipped;
    }

    // The first generation calls it `id`.
    static std::string_view id_of(const XmlAttributes& attributes)
    {
        const std::string_view guid = attributes["guid"];
        return guid.empty() ? attributes["id"] : guid;
    }

    static std::string_view end_of(const XmlAttributes& attributes, const char* guid, const char* id)
    {
        const std::string_view named = attributes[guid];
        return named.empty() ? attributes[id] : named;
    }

    std::string name_of(const XmlAttributes& attributes)
    {
        const std::string_view name = trim(attributes["name"]);
        if (!name.empty()) return std::string(name);
        remarks_.nameless.add([&] { return parser_.place(); });
        return std::string(id_of(attributes));
    }

    Part user(std::string_view element, const XmlAttributes& attributes)
    {
        if (element == "user") users_.emplace(id_of(attributes), trim(attributes["name"]));
        return Part::skipped;
    }

    // Who: the name of a user; an id that no user has stands for itself.
    Id author(const XmlAttributes& attributes)
    {
        std::string_view by = attributes["cUser"];
        if (by.empty()) by = attributes["owner"];
        const Id raw = raw_authors_.intern(by);  // few, and named by every quotation and coding
        if (raw >= authors_.size()) authors_.resize(raw + std::size_t{1}, kNone);
        if (authors_[raw] != kNone) return authors_[raw];
        const auto user = users_.find(std::string(by));
        authors_[raw] =
            project_.rows.authors.intern(user == users_.end() || user->second.empty() ? by : user->second);
        return authors_[raw];
    }

    Part content(std::string_view element, const XmlAttributes& attributes)
    {
        if (element == "content")
            project_.contents.emplace(attributes["id"], BundleProject::Content{
                fmt::format("contents/{}/content", attributes["loc"]), std::string(attributes["type"])});
        return Part::skipped;
    }

    Part medium(std::string_view element, const XmlAttributes& attributes)
    {
        if (element == "medium") project_.media.emplace(id_of(attributes), attributes["content"]);
        return Part::skipped;
    }

    Part document(const XmlAttributes& attributes)
    {
        const Id index = static_cast<Id>(project_.documents.size());
        project_.rows.document_ids.give(id_of(attributes), index, parser_);
        number_ = kNone;
        number(attributes["number"], number_);
        project_.documents.push_back(
            {name_of(attributes), std::string(attributes["medium"]), {}, project_.rows.quotations.size()});
        return Part::document;
    }

    Part quotation(const XmlAttributes& attributes)
    {
        HuProject& rows = project_.rows;
        const Id id = rows.quotation_ids.give(id_of(attributes), static_cast<Id>(rows.quotations.size()), parser_);
        rows.quotations.push_back({static_cast<Id>(project_.documents.size() - 1), id, author(attributes)});
        std::uint32_t own = 0;
        const bool numbered = number_ != kNone && number(attributes["number"], own);
        rows.numbers.push_back(numbered ? std::uint64_t{number_} << 32 | own : HuProject::kNoNumber);
        project_.places.emplace_back();
        if (needs_.extra(Extra::comment)) project_.comments.emplace_back();
        if (needs_.extra(Extra::created))
            rows.extras[static_cast<std::size_t>(Extra::created)].add(attributes["cDate"]);
        return Part::quotation;
    }

    Part of_quotation(std::string_view element, const XmlAttributes& attributes)
    {
        if (element == "comment" && needs_.extra(Extra::comment)) project_.comments.back() = attributes["content"];
        return element == "location" ? Part::location : Part::skipped;
    }

    Part place(std::string_view element, const XmlAttributes& attributes)
    {
        BundleProject::Place& place = project_.places.back();
        if (element == "segmentedTextLoc") {
            place.in_text = number(attributes["sSegment"], place.start.segment) &&
                            number(attributes["sOffset"], place.start.offset) &&
                            number(attributes["eSegment"], place.end.segment) &&
                            number(attributes["eOffset"], place.end.offset);
            return Part::skipped;
        }
        if (!needs_.extra(Extra::reference)) return Part::skipped;
        place.other = element;
        for (const char* const* at = attributes.pairs(); *at; at += 2)
            place.other += fmt::format(" {}={}", at[0], at[1]);
        return Part::skipped;
    }

    // A tag is a code; a category is a code with others below it; a folder is none.
    Part code(std::string_view element, const XmlAttributes& attributes)
    {
        const bool folder = element == "tagFolder";
        if (element == "comment" && node_ != CodeNode::kTop) project_.codes[node_].comment = attributes["content"];
        if (!folder && element != "tag" && element != "tagCategory") return Part::skipped;
        if (!folder)
            project_.rows.code_ids.give(id_of(attributes), static_cast<Id>(project_.codes.size()), parser_);
        project_.codes.push_back({name_of(attributes), node_, folder, {}});
        node_ = project_.codes.size() - 1;
        return Part::code;
    }

    Part kind_of_groups(std::string_view element)
    {
        if (element == "documentGroups") return Part::document_groups;
        if (element == "tagGroups") return Part::code_groups;
        left_ = HuLeft::other_groups;
        return Part::left;
    }

    Part group(Part in, const XmlAttributes& attributes)
    {
        group_ = in == Part::document_groups ? &project_.document_groups : &project_.code_groups;
        ids_ = in == Part::document_groups ? &project_.rows.document_ids : &project_.rows.code_ids;
        members_ = 0;
        group_->begin(name_of(attributes));
        return Part::group;
    }

    Part member(std::string_view element, const XmlAttributes& attributes)
    {
        if (element != "item") return Part::skipped;
        ++members_;
        group_->add(ids_->number(end_of(attributes, "target_guid", "target")));
        return Part::skipped;
    }

    Part link(std::string_view element, const XmlAttributes& attributes)
    {
        HuProject& rows = project_.rows;
        if (element != "tagQuotLink") {
            const HuLeft kind = element.starts_with("memo")      ? HuLeft::memo_links
                                : element.starts_with("tagTag")   ? HuLeft::code_links
                                : element.starts_with("quotQuot") ? HuLeft::hyperlinks
                                                                  : HuLeft::memo_links;
            ++remarks_.left[static_cast<std::size_t>(kind)];
            return Part::skipped;
        }
        const HuProject::Link link{rows.quotation_ids.number(end_of(attributes, "target_guid", "target")),
                                   rows.code_ids.number(end_of(attributes, "source_guid", "source")), author(attributes)};
        const bool known = rows.quotation_ids.thing(link.quotation) != kNone && rows.code_ids.thing(link.code) != kNone;
        if (!known && remarks_.dangling.first.line == 0) remarks_.dangling.first = parser_.place();
        rows.links.push_back(link);
        return Part::skipped;
    }

    Archive& archive_;
    const std::string& part_;
    const Needs& needs_;
    HuRemarks& remarks_;
    XmlParser parser_;
    BundleProject project_;
    std::vector<Part> open_;
    std::unordered_map<std::string, std::string> users_;
    RawNames raw_authors_;     // ids of users as they stand
    std::vector<Id> authors_;  // of each of them: in the project's authors
    HuLeft left_{};
    std::uint32_t number_ = kNone;        // of the open document
    std::size_t node_ = CodeNode::kTop;   // the open code or folder
    HuGroups* group_ = nullptr;           // the open one
    HuIds* ids_ = nullptr;                // of its members
    std::size_t members_ = 0;
};

}  // namespace

BundleProject read_bundle_project(Archive& archive, const std::string& part, const Needs& needs, HuRemarks& remarks)
{
    return BundleReader(archive, part, needs, remarks).read();
}

}  // namespace qda
