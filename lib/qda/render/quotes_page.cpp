#include "qda/render/quotes_page.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "qda/render/sentences.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

// The names in a cell: parted by `|`, where `\|` is a literal one.
std::vector<std::string> names_in(std::string_view cell)
{
    std::vector<std::string> names;
    if (!cell.empty()) names.emplace_back();
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '|')
            names.emplace_back();
        else if (cell[i] == '\\' && i + 1 < cell.size() && cell[i + 1] == '|')
            names.back() += cell[++i];
        else
            names.back() += cell[i];
    }
    return names;
}

void append_joined(std::string& out, std::string_view between, std::string_view part)
{
    if (!out.empty()) out += between;
    out += part;
}

std::int64_t number_in(std::string_view text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string clock(std::int64_t milliseconds)
{
    const std::int64_t seconds = milliseconds / 1000;
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string range(const std::string& from, const std::string& to) { return from == to ? from : from + "\u2013" + to; }

// A stretch in words. Half-open from 0 becomes first to last from 1, as programs that code show it.
std::string place_of(std::string_view positions, std::string_view start, std::string_view end, Language language)
{
    if (positions == "millisecond") return range(clock(number_in(start)), clock(number_in(end)));
    if (positions == "page:codepoint") {
        const std::string from(start.substr(0, start.find(':')));
        const std::string to(end.substr(0, end.find(':')));
        return std::string(place_word(positions, from != to, language)) + " " + range(from, to);
    }
    const std::int64_t first = number_in(start) + 1;
    const std::int64_t last = std::max(first, number_in(end));
    return std::string(place_word(positions, first != last, language)) + " " + range(std::to_string(first), std::to_string(last));
}

class PageMaker {
public:
    PageMaker(const Table& table, const RenderOptions& options) : table_(table), language_(language_of(options))
    {
        page_.title = options.caption.value_or(sentence_of(table.title, language_));
        for (const std::string& note : table.notes) page_.notes.push_back(sentence_of(note, language_));
        page_.none = sentence_of("No quotations.", language_);
        page_.comment = heading_of("comment", language_);
    }

    QuotesPage make()
    {
        const Column& values = table_.columns.front();
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (row == 0 || values.text(row) != values.text(row - 1))
                page_.values.push_back({shown(values, row), {}});
            const Column* quotation = table_.find("quotation");
            if (quotation && std::holds_alternative<NotAvailable>(quotation->cell(row))) continue;
            add_quote(row);
        }
        return std::move(page_);
    }

private:
    std::string_view cell(const char* name, std::size_t row) const
    {
        const Column* column = table_.find(name);
        return column ? column->text(row) : std::string_view();
    }

    std::string shown(const Column& column, std::size_t row) const
    {
        return value_of(column.name, column.text(row), language_);
    }

    void add_quote(std::size_t row)
    {
        QuotesPage::ValuePart& part = page_.values.back();
        std::string source(cell("source", row));
        if (source == part.name) source.clear();
        if (part.sources.empty() || part.sources.back().name != source) part.sources.push_back({source, {}});
        QuotesPage::Quote quote;
        quote.paragraphs = paragraphs_of(cell("text", row));
        quote.comment = paragraphs_of(cell("comment", row));
        quote.location = location(row, {part.name, source});
        part.sources.back().quotes.push_back(std::move(quote));
    }

    // What the headings do not say: who, which document; then id, place and codes.
    std::string location(std::size_t row, const std::vector<std::string>& headings) const
    {
        std::string out;
        std::vector<std::string> told = headings;
        const std::vector<std::string> who = names_in(cell("respondent", row));
        if (who.size() != 1 || !is_in(told, who.front())) {
            for (const std::string& one : who) append_joined(out, ", ", one);
            told.insert(told.end(), who.begin(), who.end());
        }
        if (const std::string document(cell("document", row)); !is_in(told, document)) append_joined(out, ", ", document);
        append_joined(out, ", ", cell("quotation", row));
        if (const std::string_view positions = cell("positions", row); !positions.empty())
            append_joined(out, ", ", place_of(positions, cell("start", row), cell("end", row), language_));
        std::string codes;
        for (const std::string& code : names_in(cell("codes", row))) append_joined(codes, "; ", code);
        if (!codes.empty()) append_joined(out, " \u00b7 ", codes);
        return out;
    }

    static bool is_in(const std::vector<std::string>& names, const std::string& name)
    {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    const Table& table_;
    Language language_;
    QuotesPage page_;
};

// The bytes of the line end at `at`; 0 where there is none. U+0085, U+2028 and U+2029 are line ends too.
std::size_t line_end(std::string_view text, std::size_t at)
{
    if (text[at] == '\n' || text[at] == '\r') return 1;
    if (text.substr(at).starts_with("\u0085")) return 2;
    return text.substr(at).starts_with("\u2028") || text.substr(at).starts_with("\u2029") ? 3 : 0;
}

}  // namespace

std::vector<std::string> paragraphs_of(std::string_view text)
{
    std::vector<std::string> paragraphs;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const std::size_t end = at == text.size() ? 1 : line_end(text, at);
        if (end == 0) continue;
        if (const std::string_view one = trim(text.substr(start, at - start)); !one.empty()) paragraphs.emplace_back(one);
        start = at + end;
        at += end - 1;
    }
    return paragraphs;
}

Language language_of(const RenderOptions& options) { return options.language == "nl" ? Language::dutch : Language::english; }

QuotesPage quotes_page(const Table& table, const RenderOptions& options) { return PageMaker(table, options).make(); }

}  // namespace qda
