#include "qda/export/qdpx_texts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "qda/base/error.hpp"
#include "qda/text/code_point_text.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

bool begins(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool has_astral(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
}

std::string folded(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (!is_space(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void check_length(const Entry& document, const QdpxDocument& out)
{
    const std::string* length = document.get("length");
    if (!length || *length == std::to_string(out.length)) return;
    throw Error({}, fmt::format("the text of document '{}' has {} code points, not the {} of the project", document.name,
                                out.length, *length),
                "positions would mean other words: give the text that was coded");
}

void refuse_missing(const std::vector<std::string>& missing)
{
    if (missing.empty()) return;
    std::string list;
    constexpr std::size_t kShown = 3;
    for (std::size_t i = 0; i < std::min(kShown, missing.size()); ++i) list += (i > 0 ? ", '" : "'") + missing[i] + "'";
    if (missing.size() > kShown) list += ", ...";
    const std::string what = missing.size() == 1 ? "the text of 1 document with coded passages is"
                                                 : fmt::format("the texts of {} documents with coded passages are", missing.size());
    throw Error({}, what + " not there: " + list,
                "--texts FOLDER with a file DOCUMENT.txt for each, or --without-texts for a project with positions alone");
}

class Documents {
public:
    Documents(const Corpus& corpus, const Universe& universe, QdpxTextRemarks& remarks)
        : corpus_(corpus), universe_(universe), remarks_(remarks), out_(universe.documents.size())
    {
    }

    std::vector<QdpxDocument> sort(bool without_texts)
    {
        for (Id id = 0; id < out_.size(); ++id) begin(id);
        for (std::size_t i = 0; i < corpus_.size(); ++i) place(i, corpus_[i]);
        std::vector<std::string> missing;
        for (Id id = 0; id < out_.size(); ++id) {
            QdpxDocument& document = out_[id];
            if (document.kind != QdpxDocument::Kind::text || document.text) continue;
            ++remarks_.without_text;
            if (!document.placed.empty() || document.in_other_unit) missing.push_back(universe_.documents.name(id));
        }
        if (!without_texts) refuse_missing(missing);
        for (QdpxDocument& document : out_)
            if (document.text) compare(document);
        return std::move(out_);
    }

private:
    void begin(Id id)
    {
        const Entry& entry = universe_.documents[id];
        QdpxDocument& document = out_[id];
        const std::string* unit = entry.get("positions");
        const auto text = universe_.texts.find(id);
        if (unit && *unit == "millisecond") {
            document.kind = QdpxDocument::Kind::recording;
        } else if (text != universe_.texts.end()) {
            document.kind = QdpxDocument::Kind::text;
            document.text = &text->second;
            document.length = static_cast<Position>(code_points(text->second));
            if (!unit || *unit == "codepoint") check_length(entry, document);
            if (has_astral(text->second)) ++remarks_.astral;
        } else {
            document.kind = QdpxDocument::Kind::text;  // without its text
        }
    }

    void place(std::size_t index, const Quotation& quotation)
    {
        QdpxDocument& document = out_[quotation.document];
        const std::string* unit = universe_.documents[quotation.document].get("positions");
        const bool fits = !unit || *unit == "codepoint" || *unit == "millisecond";
        const bool placed = quotation.span.known() && fits && !is_paged(quotation.span.start);
        if (quotation.span.known() && !placed) {
            ++remarks_.other_unit;
            document.in_other_unit = true;
        }
        if (placed && document.length >= 0 && quotation.span.end > document.length) {
            ++remarks_.past_the_end;
            if (quotation.span.start > document.length) {
                document.unplaced.push_back(index);
                return;
            }
        }
        (placed ? document.placed : document.unplaced).push_back(index);
    }

    void compare(const QdpxDocument& document)
    {
        const CodePointText text(*document.text);
        for (const std::size_t index : document.placed) {
            const Quotation quotation = corpus_[index];
            if (quotation.text.empty()) continue;
            ++remarks_.compared;
            if (folded(quotation.text) != folded(text.slice(quotation.span.start, quotation.span.end))) ++remarks_.other_words;
        }
    }

    const Corpus& corpus_;
    const Universe& universe_;
    QdpxTextRemarks& remarks_;
    std::vector<QdpxDocument> out_;
};

}  // namespace

std::vector<QdpxDocument> qdpx_documents(const Corpus& corpus, const Universe& universe, bool without_texts,
                                         QdpxTextRemarks& remarks)
{
    return Documents(corpus, universe, remarks).sort(without_texts);
}

std::string qdpx_selection_name(std::string_view words)
{
    constexpr std::size_t kMost = 100;
    std::string name = folded(words.substr(0, 16 * kMost));
    while (!name.empty() && name.front() == ' ') name.erase(0, 1);
    if (const std::size_t broken = utf8_error(name); broken != std::string::npos) name.resize(broken);  // cut above
    std::size_t n = 0;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (begins(name[i]) && n++ == kMost) return name.substr(0, i) + "\xE2\x80\xA6";
    return words.size() > 16 * kMost ? name + "\xE2\x80\xA6" : name;
}

}  // namespace qda
