// REFI-QDA project XML: REFI-QDA 1.5 (2019) and its Project.xsd of 18 March 2019.
//
// Odd about it: elements are matched by their local names, as files come in more than one namespace. A reference to a case
// where a code should stand makes what it stands in part of that case. A text may stand in the XML, beside it, or in an
// element Representation of a PDF or picture; positions count in that text. The coder of a coding is the one who made it;
// the selection, and its source, may be somebody else's.

#include "qda/import/qdpx_xml.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "qda/import/qdpx_part.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kNamesOfSource = 200;  // evidence of the unit: more tell no more
constexpr std::size_t kLongestName = 256;    // bytes kept of each

Position whole_number(std::string_view text)
{
    Position number = -1;
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = wrong == std::errc() && stop == text.data() + text.size() && number >= 0 && number <= kMostUnits;
    return good ? number : -1;
}

}  // namespace

QdpxXml::QdpxXml(const std::string& name, const Needs& needs, QdpxProject& project)
    : needs_(needs), project_(project), parser_(name, false, *this), comments_(needs.extra(Extra::comment))
{
}

void QdpxXml::check_root(std::string_view element, const XmlAttributes& attributes) const
{
    if (local_name(element) == "Project") {
        project_.origin = trim(attributes["origin"]);
        return;
    }
    const bool codebook = local_name(element) == "CodeBook";
    throw Error(place(), fmt::format("the root element is '{}', not 'Project'", element.substr(0, 40)),
                codebook ? "this is a codebook (.qdc): qda-codebook from-qdc" : "is this a REFI-QDA project?");
}

void QdpxXml::start(std::string_view element, const XmlAttributes& attributes)
{
    if (open_.empty()) {
        check_root(element, attributes);
        open_.push_back(QdpxPart::project);
        return;
    }
    const std::string_view name = local_name(element);
    const QdpxPart part = qdpx_part(open_.back(), name);
    open_.push_back(part);
    begin(part, name, attributes);
}

void QdpxXml::begin(QdpxPart part, std::string_view element, const XmlAttributes& attributes)
{
    using P = QdpxPart;
    switch (part) {
    case P::text_selection:
    case P::area:
    case P::extract:
    case P::transcript_selection: begin_selection(part, attributes); break;
    case P::coding:
    case P::whole_coding: begin_coding(part, attributes); break;
    case P::code_ref:
        coding_.code = project_.ids.number(attributes["targetGUID"]);
        coding_named_ = coding_.code != kNone;
        break;
    case P::user: {
        std::string user(trim(attributes["name"]));
        if (user.empty()) user = trim(attributes["id"]);
        give(project_.user_of, attributes["guid"], project_.users.size());
        project_.users.push_back({std::move(user)});
        break;
    }
    case P::code: begin_code(attributes); break;
    case P::variable:
        give(project_.variable_of, attributes["guid"], project_.variables.size());
        project_.variables.push_back({std::string(trim(attributes["name"]))});
        break;
    case P::case_: begin_case(attributes); break;
    case P::value:
        of_case_ = open_[open_.size() - 2] == P::case_;
        (of_case_ ? project_.cases.back().values : project_.sources.back().values).push_back({kNone, {}});
        break;
    case P::variable_ref:
        (of_case_ ? project_.cases.back().values : project_.sources.back().values).back().variable =
            project_.ids.number(attributes["targetGUID"]);
        break;
    case P::selection_ref: {
        const Id id = project_.ids.number(attributes["targetGUID"]);
        project_.case_selections.emplace_back(id, static_cast<Id>(project_.cases.size() - 1));
        project_.cases.back().placed = true;
        break;
    }
    case P::text_source:
    case P::other_source: begin_source(part, element, attributes); break;
    case P::representation: take_path(attributes["plainTextPath"]); break;
    case P::transcript:
        if (!attributes["plainTextPath"].empty()) project_.remarks.add(QdpxLeft::transcripts);
        sync_ids_ = {};
        sync_times_.clear();
        break;
    case P::sync_point: {
        const Id id = sync_ids_.number(attributes["guid"]);
        if (id == kNone) break;
        if (id >= sync_times_.size()) sync_times_.resize(id + std::size_t{1}, -1);
        sync_times_[id] = whole_number(attributes["timeStamp"]);
        break;
    }
    case P::set: project_.sets.push_back({std::string(trim(attributes["name"])), {}, {}}); break;
    case P::source_ref:
    case P::member_code:
    case P::member_source: {
        std::string_view target = attributes["targetGUID"];
        if (target.empty()) target = attributes["guid"];  // as codebooks have it
        members(part)->push_back(project_.ids.number(target));
        break;
    }
    case P::code_ref_of_case: project_.remarks.add(QdpxLeft::case_code_refs); break;
    case P::member_note: project_.remarks.add(QdpxLeft::note_members); break;
    case P::notes:
        if (element == "Note") project_.remarks.add(QdpxLeft::notes);
        if (element == "Coding") project_.remarks.add(QdpxLeft::codings_of_notes);
        break;
    case P::note_ref: project_.remarks.add(QdpxLeft::note_refs); break;
    case P::link: project_.remarks.add(QdpxLeft::links); break;
    case P::content: wish_text(true); break;
    case P::quoted_content: wish_text(needs_.extra(Extra::text) || needs_.extra(Extra::n_words)); break;
    case P::value_text: wish_text(true); break;
    case P::code_description:
    case P::source_description:
    case P::selection_description: wish_text(comments_); break;
    case P::other_description: project_.remarks.add(QdpxLeft::descriptions); break;
    case P::skipped:
        if (element == "PlainTextContent") project_.remarks.add(QdpxLeft::transcripts);
        if (element == "Graph") project_.remarks.add(QdpxLeft::graphs);
        break;
    case P::unknown: project_.remarks.unknown_part(element); break;
    default: break;
    }
}

void QdpxXml::wish_text(bool wanted)
{
    text_.clear();
    text_at_ = wanted ? open_.size() : 0;
    if (wanted) parser_.want_text(true);
}

std::vector<Id>* QdpxXml::members(QdpxPart part)
{
    if (part == QdpxPart::source_ref) {
        project_.cases.back().placed = true;
        return &project_.cases.back().sources;
    }
    return part == QdpxPart::member_code ? &project_.sets.back().codes : &project_.sets.back().sources;
}

void QdpxXml::give(QdpxThings& things, std::string_view guid, std::size_t thing)
{
    if (!things.give(project_.ids.number(guid), static_cast<Id>(thing)))
        project_.remarks.add(QdpxOdd::doubled_ids, [this] { return place(); });
}

void QdpxXml::begin_code(const XmlAttributes& attributes)
{
    const Id index = static_cast<Id>(project_.codes.size());
    QdpxProject::Code code;
    code.id = project_.ids.number(attributes["guid"]);
    code.parent = open_codes_.empty() ? kNone : open_codes_.back();
    code.name = trim(attributes["name"]);
    if (code.name.empty()) {
        project_.remarks.add(QdpxOdd::nameless, [this] { return place(); });
        code.name = attributes["guid"].empty() ? "code " + std::to_string(index + 1) : std::string(attributes["guid"]);
    }
    code.color = attributes["color"];
    code.codable = attributes["isCodable"] != "false" && attributes["isCodable"] != "0";
    give(project_.code_of, attributes["guid"], index);
    project_.codes.push_back(std::move(code));
    open_codes_.push_back(index);
}

void QdpxXml::begin_case(const XmlAttributes& attributes)
{
    give(project_.case_of, attributes["guid"], project_.cases.size());
    QdpxProject::Case one;
    one.id = project_.ids.number(attributes["guid"]);
    one.name = trim(attributes["name"]);
    project_.cases.push_back(std::move(one));
}

void QdpxXml::begin_source(QdpxPart part, std::string_view element, const XmlAttributes& attributes)
{
    QdpxProject::Source source;
    source.id = project_.ids.number(attributes["guid"]);
    source.name = trim(attributes["name"]);
    source.media = element == "AudioSource" || element == "VideoSource";
    source.first = project_.selections.size();
    const std::string_view file = part == QdpxPart::text_source ? attributes["plainTextPath"] : attributes["path"];
    if (source.name.empty()) source.name = trim(file.substr(file.find_last_of("/\\") + 1));
    if (source.name.empty()) {
        project_.remarks.add(QdpxOdd::nameless, [this] { return place(); });
        source.name = attributes["guid"].empty() ? "document " + std::to_string(project_.sources.size() + 1)
                                                 : std::string(attributes["guid"]);
    }
    give(project_.source_of, attributes["guid"], project_.sources.size());
    project_.sources.push_back(std::move(source));
    if (part == QdpxPart::text_source) {
        take_path(file);
        if (file.empty() && !attributes["richTextPath"].empty()) {
            project_.sources.back().has_text = true;
            project_.remarks.add(QdpxLeft::rich_texts);
        }
    }
    source_user_ = project_.ids.number(attributes["creatingUser"]);
    names_here_ = 0;
    std::vector<std::pair<Id, Id>>& named = project_.case_selections;
    if (!std::exchange(cases_sorted_, true)) std::sort(named.begin(), named.end());
}

void QdpxXml::take_path(std::string_view path)
{
    if (path.empty()) return;
    project_.sources.back().path = path;
    project_.sources.back().has_text = true;
}

void QdpxXml::begin_selection(QdpxPart part, const XmlAttributes& attributes)
{
    std::string_view guid, name, start, end, user;
    for (const char* const* at = attributes.pairs(); *at; at += 2) {
        const std::string_view key = at[0];
        if (key == "guid") guid = at[1];
        else if (key == "name") name = at[1];
        else if (key == "startPosition" || key == "begin") start = at[1];
        else if (key == "endPosition" || key == "end") end = at[1];
        else if (key == "creatingUser") user = at[1];
        else if (key == "creationDateTime" && needs_.extra(Extra::created)) selection_created_ = at[1];
    }
    const Id by = project_.ids.number(user);
    QdpxProject::Selection selection{0, 0, 0, by, QdpxProject::Place::none, true};
    selection_user_ = by == kNone ? source_user_ : by;
    if (part == QdpxPart::text_selection || part == QdpxPart::extract) {
        selection.place = part == QdpxPart::extract ? QdpxProject::Place::time : QdpxProject::Place::text;
        place_text(selection, start, end);
    } else if (part == QdpxPart::transcript_selection) {
        place_transcript(selection, attributes);
    } else {
        project_.remarks.add(QdpxLeft::areas);
    }
    const std::size_t index = project_.selections.size();
    if (selection.place == QdpxProject::Place::text && !name.empty() && names_here_++ < kNamesOfSource) {
        project_.named.push_back(index);
        project_.names.add(name.substr(0, kLongestName));
    }
    if (!project_.case_selections.empty()) {
        const std::pair<Id, Id> first{project_.ids.number(guid), 0};
        auto named = std::lower_bound(project_.case_selections.begin(), project_.case_selections.end(), first);
        for (; named != project_.case_selections.end() && named->first == first.first; ++named)
            project_.case_of_selection.emplace_back(index, named->second);
    }
    project_.selections.push_back(selection);
    if (needs_.extra(Extra::reference)) note_reference(part, attributes);
}

void QdpxXml::place_text(QdpxProject::Selection& selection, std::string_view start, std::string_view end)
{
    selection.start = whole_number(start);
    selection.end = whole_number(end);
    const bool numbers = selection.start >= 0 && selection.end >= 0;
    if (numbers && selection.start <= selection.end) {
        if (selection.start == selection.end) project_.remarks.add(QdpxLeft::empty_places);
        return;
    }
    project_.remarks.add(numbers ? QdpxOdd::turned_round : QdpxOdd::bad_positions, [this] { return place(); });
    selection.place = QdpxProject::Place::none;
}

void QdpxXml::place_transcript(QdpxProject::Selection& selection, const XmlAttributes& attributes)
{
    const auto time = [&](const char* key) {
        const Id id = sync_ids_.number(attributes[key]);
        return id < sync_times_.size() ? sync_times_[id] : Position{-1};
    };
    selection.start = time("fromSyncPoint");
    selection.end = time("toSyncPoint");
    const bool known = selection.start >= 0 && selection.start <= selection.end;
    if (known)
        selection.place = QdpxProject::Place::time;
    else
        project_.remarks.add(QdpxLeft::areas);
}

void QdpxXml::note_reference(QdpxPart part, const XmlAttributes& attributes)
{
    const auto joined = [&](const char* from, const char* to) {
        return fmt::format("{}-{}", attributes[from], attributes[to]);
    };
    switch (part) {
    case QdpxPart::text_selection: project_.references.add(joined("startPosition", "endPosition")); break;
    case QdpxPart::extract: project_.references.add(joined("begin", "end")); break;
    case QdpxPart::transcript_selection: {
        const QdpxProject::Selection& selection = project_.selections.back();
        const bool known = selection.place == QdpxProject::Place::time;
        project_.references.add(known ? fmt::format("{}-{}", selection.start, selection.end) : "transcript");
        break;
    }
    default: {
        const std::string_view page = attributes["page"];
        project_.references.add(fmt::format("{}{}{}({},{})-({},{})", page.empty() ? "" : "page ", page, page.empty() ? "" : " ",
                                            attributes["firstX"], attributes["firstY"], attributes["secondX"],
                                            attributes["secondY"]));
    }
    }
}

void QdpxXml::begin_coding(QdpxPart part, const XmlAttributes& attributes)
{
    coding_ = {kNone, kNone};
    coding_named_ = false;
    for (const char* const* at = attributes.pairs(); *at; at += 2) {
        const std::string_view key = at[0];
        if (key == "creatingUser") coding_.user = project_.ids.number(at[1]);
        else if (key == "creationDateTime" && needs_.extra(Extra::created)) coding_created_ = at[1];
    }
    if (coding_.user == kNone) coding_.user = part == QdpxPart::coding ? selection_user_ : source_user_;
    if (part == QdpxPart::coding) project_.selections.back().annotation = false;
}

void QdpxXml::end()
{
    using P = QdpxPart;
    const P part = open_.back();
    open_.pop_back();
    switch (part) {
    case P::code: open_codes_.pop_back(); break;
    case P::coding:
    case P::whole_coding:
        if (!coding_named_) project_.remarks.add(QdpxOdd::dangling_codings, [this] { return place(); });
        if (coding_named_ && part == P::coding) {
            project_.codings.push_back(coding_);
            if (needs_.extra(Extra::created))
                project_.created.add(coding_created_.empty() ? selection_created_ : coding_created_);
        } else if (coding_named_) {
            whole_.push_back(coding_);
            whole_created_.push_back(coding_created_);
        }
        coding_created_.clear();
        break;
    case P::text_selection:
    case P::area:
    case P::extract:
    case P::transcript_selection: end_selection(); break;
    case P::text_source:
    case P::other_source: end_source(); break;
    default:
        if (open_.size() + 1 == text_at_) end_text(part);
        break;
    }
}

void QdpxXml::end_selection()
{
    project_.selections.back().codings_end = static_cast<std::uint32_t>(project_.codings.size());
    if (comments_) project_.comments.add(comment_);
    if (needs_.extra(Extra::text) || needs_.extra(Extra::n_words)) project_.quoted.add(quoted_);
    comment_.clear();
    quoted_.clear();
    selection_created_.clear();
}

void QdpxXml::end_source()
{
    if (!whole_.empty()) {
        project_.remarks.add(QdpxLeft::whole, whole_.size());
        project_.selections.push_back({0, 0, 0, source_user_, QdpxProject::Place::whole, false});
        if (needs_.extra(Extra::reference)) project_.references.add("whole document");
        for (std::size_t i = 0; i < whole_.size(); ++i) {
            project_.codings.push_back(whole_[i]);
            if (needs_.extra(Extra::created)) project_.created.add(whole_created_[i]);
        }
        end_selection();
        whole_.clear();
        whole_created_.clear();
    }
    project_.sources.back().last = project_.selections.size();
}

void QdpxXml::end_text(QdpxPart part)
{
    using P = QdpxPart;
    parser_.want_text(false);
    text_at_ = 0;
    switch (part) {
    case P::content:
        project_.sources.back().content = std::move(text_);
        project_.sources.back().has_content = project_.sources.back().has_text = true;
        break;
    case P::quoted_content: quoted_ = text_; break;
    case P::value_text:
        (of_case_ ? project_.cases.back().values : project_.sources.back().values).back().value = trim(text_);
        break;
    case P::code_description: project_.codes[open_codes_.back()].comment = trim(text_); break;
    case P::source_description: project_.sources.back().comment = trim(text_); break;
    default: comment_ = trim(text_); break;
    }
}

}  // namespace qda
