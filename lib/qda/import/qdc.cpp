// REFI-QDA codebook (.qdc): REFI-QDA 1.5 and Codebook.xsd; namespace urn:QDA-XML:codebook:1.0, and 0:4 before it.
//
// Odd about it: a member of a set has `guid` in a codebook and `targetGUID` in a project, and programs mix them up;
// Taguette writes an empty `<Sets/>`; GUIDs come in both cases, in braces, and are no proper UUIDs in some programs.

#include "qda/import/qdc.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "qda/import/xml_parser.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::string_view local_name(std::string_view name)
{
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string guid_in(std::string_view text)
{
    text = trim(text);
    if (text.size() > 1 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
    std::string guid(text);
    for (char& c : guid)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return guid;
}

class QdcReader : public XmlEvents {
public:
    explicit QdcReader(const std::string& name) : parser_(name, false, *this) {}

    QdcCodebook read(Source& source, Diagnostics& diagnostics)
    {
        parser_.read(source);
        if (!seen_root_) throw Error({source.name()}, "no CodeBook in this XML", "a .qdc is a codebook of REFI-QDA");
        for (const auto& [element, n] : skipped_)
            diagnostics.note(fmt::format("skipped {} element{} '{}', which a codebook does not have", n, n == 1 ? "" : "s", element),
                             {source.name()});
        return std::move(out_);
    }

    void start(std::string_view element, const XmlAttributes& attributes) override
    {
        const std::string_view name = local_name(element);
        const std::string in = open_.empty() ? std::string() : open_.back();
        open_.emplace_back("");  // what is not known is skipped with all that is in it
        const bool within_codes = in == "Codes" || in == "Code";
        if (in.empty() && open_.size() == 1)
            root(name, attributes);
        else if (in == "CodeBook" && (name == "Codes" || name == "Sets"))
            open_.back() = name;
        else if (within_codes && name == "Code")
            code(attributes);
        else if (in == "Sets" && name == "Set")
            set(attributes);
        else if (in == "Set" && name == "MemberCode")
            member(attributes);
        else if ((in == "Code" || in == "Set") && name == "Description")
            description(in);
        else if (!in.empty() && in != "Description" && !(in == "Code" && name == "NoteRef"))
            ++skipped_[std::string(name)];
    }

    void end() override
    {
        if (open_.back() == "Code") codes_.pop_back();
        if (open_.back() == "Description") parser_.want_text(false);
        open_.pop_back();
    }

    void text(std::string_view piece) override
    {
        if (into_) *into_ += piece;
    }

private:
    void root(std::string_view name, const XmlAttributes& attributes)
    {
        if (name != "CodeBook")
            throw Error(parser_.place(), fmt::format("the root is '{}', not 'CodeBook'", name),
                        name == "Project" ? "this is a project: qda-codebook from-export takes it" : "a .qdc is a codebook of REFI-QDA");
        open_.back() = name;
        out_.origin = attributes["origin"];
        seen_root_ = true;
    }

    void code(const XmlAttributes& attributes)
    {
        QdcCode one;
        one.where = parser_.place();
        one.name = normal_name(attributes["name"]);
        if (one.name.empty()) throw Error(one.where, "a code without a name", "give it one in the program, and export again");
        one.guid = guid_in(attributes["guid"]);
        if (!one.guid.empty())
            if (const auto [first, fresh] = places_.emplace(one.guid, one.where); !fresh)
                throw Error(one.where, fmt::format("code '{}' has the GUID of another one, at {}:{}", one.name, first->second.line, first->second.column),
                            "was the file put together by hand? give each code its own");
        const std::string_view codable = attributes["isCodable"];
        one.codable = codable != "false" && codable != "0";
        one.color = trim(attributes["color"]);
        if (!codes_.empty()) one.parent = codes_.back();
        codes_.push_back(out_.codes.size());
        out_.codes.push_back(std::move(one));
        open_.back() = "Code";
    }

    void set(const XmlAttributes& attributes)
    {
        QdcSet one;
        one.where = parser_.place();
        one.name = normal_name(attributes["name"]);
        one.guid = guid_in(attributes["guid"]);
        out_.sets.push_back(std::move(one));
        open_.back() = "Set";
    }

    void member(const XmlAttributes& attributes)
    {
        std::string guid = guid_in(attributes["guid"]);
        if (guid.empty()) guid = guid_in(attributes["targetGUID"]);
        if (!guid.empty()) out_.sets.back().members.push_back(std::move(guid));
        open_.back() = "MemberCode";
    }

    void description(std::string_view of)
    {
        into_ = of == "Code" ? &out_.codes[codes_.back()].description : &out_.sets.back().description;
        parser_.want_text(true);
        open_.back() = "Description";
    }

    XmlParser parser_;
    QdcCodebook out_;
    bool seen_root_ = false;
    std::vector<std::string> open_;      // names of the open elements; empty: skipped
    std::vector<std::size_t> codes_;     // those that are open
    std::string* into_ = nullptr;        // the description that is read
    std::map<std::string, Location> places_;
    std::map<std::string, std::size_t> skipped_;
};

}  // namespace

QdcCodebook read_qdc(Source& source, Diagnostics& diagnostics) { return QdcReader(source.name()).read(source, diagnostics); }

}  // namespace qda
