#include "qda/analysis/diff_pairs.hpp"

#include <algorithm>
#include <map>

#include "qda/analysis/quotation_columns.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

// What a quotation may be known by; an empty text is nothing to know it by.
struct Marks {
    std::string document;
    std::string id;
    std::string place;  // with its unit
    std::string words;
    std::string codes;
};

std::vector<Marks> marks_of(const CodedProject& project)
{
    std::vector<Marks> all;
    for (std::size_t i = 0; i < project.corpus.size(); ++i) {
        const Quotation quotation = project.corpus[i];
        Marks marks;
        marks.document = normal_name(project.universe.documents.name(quotation.document));
        marks.id = std::string(quotation.name);
        if (quotation.span.known())
            marks.place = positions_of(project.universe, quotation) + " " + std::to_string(quotation.span.start) + " " + std::to_string(quotation.span.end);
        marks.words = std::string(quotation.text);
        std::vector<std::string> codes;
        for (const std::string_view name : codes_of(project.universe, quotation.codings)) codes.push_back(normal_name(name));
        std::sort(codes.begin(), codes.end());
        marks.codes = "codes";  // none is something to know it by too, beside a place
        for (const std::string& code : codes) marks.codes += '\0' + code;
        all.push_back(std::move(marks));
    }
    return all;
}

using Part = std::string Marks::*;

// All parts as one text; empty where one of them is not known.
std::string key_of(const Marks& marks, const std::vector<Part>& parts)
{
    std::string key = marks.document;
    for (const Part part : parts) {
        if ((marks.*part).empty()) return {};
        key += '\0';
        key += std::to_string((marks.*part).size()) + ":" + marks.*part;
    }
    return key;
}

}  // namespace

std::string id_key(std::string_view document, std::string_view id) { return std::string(document) + '\0' + std::string(id); }

std::string place_key(std::string_view document, Span span)
{
    return std::string(document) + '\0' + std::to_string(span.start) + ' ' + std::to_string(span.end);
}

Pairing pair_quotations(const CodedProject& before, const CodedProject& now)
{
    static const std::vector<std::vector<Part>> kRounds = {
        {&Marks::id, &Marks::place}, {&Marks::id, &Marks::words}, {&Marks::place, &Marks::words}, {&Marks::id},
        {&Marks::place, &Marks::codes}, {&Marks::place}, {&Marks::words, &Marks::codes}, {&Marks::words}};
    const std::vector<Marks> old_marks = marks_of(before);
    const std::vector<Marks> new_marks = marks_of(now);
    Pairing pairing{std::vector<std::size_t>(old_marks.size(), Pairing::npos), std::vector<std::size_t>(new_marks.size(), Pairing::npos)};
    for (const std::vector<Part>& parts : kRounds) {
        std::map<std::string, std::vector<std::size_t>> waiting;  // new ones, the first at the back
        for (std::size_t i = new_marks.size(); i-- > 0;)
            if (pairing.of_new[i] == Pairing::npos)
                if (std::string key = key_of(new_marks[i], parts); !key.empty()) waiting[std::move(key)].push_back(i);
        for (std::size_t i = 0; i < old_marks.size() && !waiting.empty(); ++i) {
            if (pairing.of_old[i] != Pairing::npos) continue;
            const std::string key = key_of(old_marks[i], parts);
            const auto at = key.empty() ? waiting.end() : waiting.find(key);
            if (at == waiting.end() || at->second.empty()) continue;
            pairing.of_old[i] = at->second.back();
            pairing.of_new[at->second.back()] = i;
            at->second.pop_back();
        }
    }
    return pairing;
}

}  // namespace qda
