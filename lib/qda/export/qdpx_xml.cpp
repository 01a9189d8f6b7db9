// REFI-QDA project XML, as strict readers want it: elements in the order of the schema, isCodable on every code, GUIDs in upper
// case and all different, no empty lists, no path to formatted text. No dates: they would differ from run to run.

#include "qda/export/qdpx_xml.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "qda/export/guid.hpp"
#include "qda/export/xml_text.hpp"
#include "qda/text/code_point_text.hpp"

namespace qda {

namespace {

class Writer {
public:
    Writer(const QdpxPieces& parts, QdpxXmlRemarks& remarks)
        : corpus_(parts.corpus), universe_(parts.universe), codes_(parts.codes), documents_(parts.documents),
          cases_(parts.cases), remarks_(remarks)
    {
        for (const char* level : {"source", "respondent"})
            if (const std::size_t at = universe_.find_label_column(level); at != Universe::npos) case_columns_.push_back(at);
    }

    std::string write(const std::string& name)
    {
        // Sources first: their rows say which selections belong to cases, which stand before them in the file.
        std::string sources;
        for (Id id = 0; id < documents_.size(); ++id) add_source(id, sources);
        add("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"", xml_text(name),
            "\" origin=\"qdatools " QDA_VERSION "\">\n");
        add_users();
        add_codes();
        add_variables();
        add_cases();
        if (!sources.empty()) add("<Sources>\n", sources, "</Sources>\n");
        add_sets();
        add("</Project>\n");
        return std::move(out_);
    }

private:
    template <typename... Piece>
    void add(const Piece&... pieces)
    {
        ((out_ += pieces), ...);
    }

    std::string coder_guid(Id coder) const { return guid_of({"coder", universe_.coders.name(coder)}); }

    void add_users()
    {
        if (universe_.coders.size() == 0) return;
        add("<Users>\n");
        for (Id coder = 0; coder < universe_.coders.size(); ++coder)
            add("<User guid=\"", coder_guid(coder), "\" name=\"", xml_text(universe_.coders.name(coder)), "\"/>\n");
        add("</Users>\n");
    }

    void add_codes()
    {
        if (codes_.codes.empty()) return;
        add("<CodeBook><Codes>\n");
        for (const std::size_t root : codes_.roots) add_code(root);
        add("</Codes></CodeBook>\n");
    }

    // As deep as qdpx_codes lets it be.
    void add_code(std::size_t index)
    {
        const QdpxCode& code = codes_.codes[index];
        add("<Code guid=\"", code.guid, "\" name=\"", xml_text(code.name), "\" isCodable=\"", code.codable ? "true" : "false", "\"");
        if (!code.color.empty()) add(" color=\"", code.color, "\"");
        if (code.comment.empty() && code.below.empty()) {
            add("/>\n");
            return;
        }
        add(">");
        if (!code.comment.empty()) add(description(code.comment));
        add("\n");
        for (const std::size_t below : code.below) add_code(below);
        add("</Code>\n");
    }

    static std::string description(std::string_view text)
    {
        return text.empty() ? std::string() : "<Description>" + xml_text(text) + "</Description>";
    }

    void add_variables()
    {
        if (cases_.variables.empty()) return;
        add("<Variables>\n");
        for (const QdpxVariable& variable : cases_.variables)
            add("<Variable guid=\"", variable.guid, "\" name=\"", xml_text(variable.name), "\" typeOfVariable=\"", variable.type,
                "\"/>\n");
        add("</Variables>\n");
    }

    std::string values(const std::vector<std::pair<std::size_t, std::string>>& said) const
    {
        std::string out;
        for (const auto& [variable, value] : said) {
            const QdpxVariable& of = cases_.variables[variable];
            out += fmt::format("<VariableValue><VariableRef targetGUID=\"{}\"/><{}Value>{}</{}Value></VariableValue>\n", of.guid,
                               of.type, xml_text(value), of.type);
        }
        return out;
    }

    void add_cases()
    {
        if (cases_.cases.empty()) return;
        add("<Cases>\n");
        for (const QdpxCase& one : cases_.cases) {
            add("<Case guid=\"", one.guid, "\" name=\"", xml_text(one.name), "\">\n", values(one.values));
            for (const Id document : one.documents)
                add("<SourceRef targetGUID=\"", qdpx_source_guid(universe_, document), "\"/>\n");
            for (const std::string& selection : one.selections) add("<SelectionRef targetGUID=\"", selection, "\"/>\n");
            add("</Case>\n");
        }
        add("</Cases>\n");
    }

    void add_source(Id id, std::string& out)
    {
        const QdpxDocument& document = documents_[id];
        const Entry& entry = universe_.documents[id];
        const bool text = document.kind == QdpxDocument::Kind::text;
        const char* element = text ? "TextSource" : "AudioSource";
        const std::string guid = qdpx_source_guid(universe_, id);
        out += fmt::format("<{} guid=\"{}\" name=\"{}\"", element, guid, xml_text(entry.name));
        if (document.text) out += fmt::format(" plainTextPath=\"internal://{}.txt\"", guid);
        out += ">\n";
        if (const std::string* comment = entry.get("comment")) out += description(*comment) + "\n";
        std::optional<CodePointText> words;
        if (document.text) words.emplace(*document.text);
        for (const std::size_t index : document.placed) add_selection(corpus_[index], document, words, out);
        for (const std::size_t index : document.unplaced) add_whole(corpus_[index], out);
        out += values(cases_.of_document[id]);
        out += fmt::format("</{}>\n", element);
    }

    std::string key_of(const Quotation& quotation) const { return std::string(quotation.name); }

    void add_selection(const Quotation& quotation, const QdpxDocument& document, const std::optional<CodePointText>& words,
                       std::string& out)
    {
        const bool text = document.kind == QdpxDocument::Kind::text;
        const Span span = quotation.span;
        const Position end = document.length >= 0 ? std::min(span.end, document.length) : span.end;
        const std::string guid =
            guid_of({"selection", universe_.documents.name(quotation.document), key_of(quotation)});
        out += fmt::format("<{} guid=\"{}\"", text ? "PlainTextSelection" : "AudioSelection", guid);
        if (words) out += fmt::format(" name=\"{}\"", xml_text(qdpx_selection_name(words->slice(span.start, end))));
        out += fmt::format(" {}=\"{}\" {}=\"{}\">", text ? "startPosition" : "begin", span.start, text ? "endPosition" : "end", end);
        out += description(quotation.comment);
        add_codings(quotation, out);
        out += text ? "</PlainTextSelection>\n" : "</AudioSelection>\n";
        belong(quotation, guid);
    }

    void add_whole(const Quotation& quotation, std::string& out)
    {
        const std::size_t n = add_codings(quotation, out);
        remarks_.whole += n;
        if (n == 0) ++remarks_.nothing;
        if (!quotation.comment.empty()) ++remarks_.comments;
        if (n > 0) out += "\n";
    }

    std::size_t add_codings(const Quotation& quotation, std::string& out)
    {
        std::size_t n = 0;
        std::map<std::pair<Id, Id>, std::size_t> times;
        for (const CodingKey& coding : quotation.codings) {
            if (coding.code == kNone) continue;
            ++n;
            const std::size_t time = times[{coding.code, coding.coder}]++;
            const std::string_view coder = coding.coder == kNone ? "" : std::string_view(universe_.coders.name(coding.coder));
            out += fmt::format("<Coding guid=\"{}\"",
                               guid_of({"coding", universe_.documents.name(quotation.document), key_of(quotation),
                                        universe_.codes.name(coding.code), coder, std::to_string(time)}));
            if (coding.coder != kNone) out += fmt::format(" creatingUser=\"{}\"", coder_guid(coding.coder));
            out += fmt::format("><CodeRef targetGUID=\"{}\"/></Coding>", codes_.codes[coding.code].guid);
        }
        return n;
    }

    // Whose words these are, as the rows say.
    void belong(const Quotation& quotation, const std::string& guid)
    {
        for (const CodingKey& coding : quotation.codings) {
            if (!coding.labels) continue;
            for (const std::size_t column : case_columns_) {
                if (coding.labels[column] == kNone) continue;
                for (const std::string& id : split_cell(universe_.label_columns[column].cells.name(coding.labels[column]))) {
                    std::vector<std::string>& selections = cases_.cases[cases_.case_of(id)].selections;
                    if (selections.empty() || selections.back() != guid) selections.push_back(guid);
                }
            }
        }
    }

    void add_sets()
    {
        struct Members {
            std::vector<std::string> codes;
            std::vector<std::string> documents;
        };
        std::vector<std::string> order;
        std::map<std::string, Members, std::less<>> sets;
        const auto set = [&](std::string_view group) -> Members& {
            const auto found = sets.find(group);
            if (found != sets.end()) return found->second;
            order.emplace_back(group);
            return sets[order.back()];
        };
        for (Id id = 0; id < universe_.documents.size(); ++id)
            for (const std::string_view group : universe_.documents[id].all("group"))
                set(group).documents.push_back(qdpx_source_guid(universe_, id));
        for (Id id = 0; id < universe_.codes.size(); ++id)
            for (const std::string_view group : universe_.codes[id].all("group")) set(group).codes.push_back(codes_.codes[id].guid);
        if (order.empty()) return;
        add("<Sets>\n");
        for (const std::string& group : order) {
            add("<Set guid=\"", guid_of({"set", group}), "\" name=\"", xml_text(group), "\">\n");
            for (const std::string& code : sets[group].codes) add("<MemberCode targetGUID=\"", code, "\"/>\n");
            for (const std::string& document : sets[group].documents) add("<MemberSource targetGUID=\"", document, "\"/>\n");
            add("</Set>\n");
        }
        add("</Sets>\n");
    }

    const Corpus& corpus_;
    const Universe& universe_;
    const QdpxCodes& codes_;
    const std::vector<QdpxDocument>& documents_;
    QdpxCases& cases_;
    QdpxXmlRemarks& remarks_;
    std::vector<std::size_t> case_columns_;
    std::string out_;
};

}  // namespace

std::string qdpx_source_guid(const Universe& universe, Id document)
{
    return guid_of({"document", universe.documents.name(document)});
}

std::string qdpx_xml(const QdpxPieces& parts, const std::string& name, QdpxXmlRemarks& remarks)
{
    return Writer(parts, remarks).write(name);
}

}  // namespace qda
