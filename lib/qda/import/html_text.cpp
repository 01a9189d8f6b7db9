// After the tokenizer of the HTML standard (13.2.5), as far as sanitised documents need it.

#include "qda/import/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "qda/import/measured_text.hpp"

namespace qda {

namespace {

struct Named {
    std::string_view name;
    std::uint32_t point;
};

// The names that programs write. Those of U+00A0 to U+00FF stand in their own order below.
constexpr Named kNamed[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"fnof", 0x192},    {"circ", 0x2C6},    {"tilde", 0x2DC},   {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},    {"lrm", 0x200E},    {"rlm", 0x200F},
    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},  {"dagger", 0x2020}, {"Dagger", 0x2021},
    {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},  {"Prime", 0x2033},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"larr", 0x2190},
    {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},   {"minus", 0x2212},  {"ne", 0x2260},
    {"le", 0x2264},     {"ge", 0x2265}};

constexpr std::string_view kLatin[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::array kBlocks = {
    std::string_view("address"), std::string_view("article"), std::string_view("aside"), std::string_view("blockquote"),
    std::string_view("br"),      std::string_view("dd"),      std::string_view("div"),   std::string_view("dl"),
    std::string_view("dt"),      std::string_view("figure"),  std::string_view("h1"),    std::string_view("h2"),
    std::string_view("h3"),      std::string_view("h4"),      std::string_view("h5"),    std::string_view("h6"),
    std::string_view("hr"),      std::string_view("li"),      std::string_view("ol"),    std::string_view("p"),
    std::string_view("pre"),     std::string_view("section"), std::string_view("table"), std::string_view("td"),
    std::string_view("th"),      std::string_view("tr"),      std::string_view("ul")};

// What numbers 128 to 159 stand for, as Windows-1252 has them.
constexpr std::uint16_t kOldNumbers[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                           0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                           0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }

void append_point(std::string& out, std::uint32_t point)
{
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = 0xFFFD;
    if (point >= 0x80 && point < 0xA0) point = kOldNumbers[point - 0x80];
    const auto more = [&](unsigned shift) { out += static_cast<char>(0x80U | (point >> shift & 0x3FU)); };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0U | point >> 6U);
        more(0);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0U | point >> 12U);
        more(6), more(0);
    } else {
        out += static_cast<char>(0xF0U | point >> 18U);
        more(12), more(6), more(0);
    }
}

class HtmlText {
public:
    HtmlText(std::string_view html, bool breaks) : html_(html), breaks_(breaks) {}

    std::string text()
    {
        while (at_ < html_.size()) {
            const std::size_t next = std::min(html_.find_first_of("<&", at_), html_.size());
            add(html_.substr(at_, next - at_));
            at_ = next;
            if (at_ == html_.size()) break;
            if (html_[at_] == '&')
                reference();
            else
                markup();
        }
        return std::move(out_);
    }

private:
    void add(std::string_view text)
    {
        if (text.empty()) return;
        if (broken_ && !out_.empty() && !is_space(out_.back()) && !is_space(text.front())) out_ += '\n';
        broken_ = false;
        out_ += text;
    }

    void reference()
    {
        std::string decoded;
        const std::size_t end = html_.substr(at_).starts_with("&#") ? number(decoded) : name(decoded);
        add(end > at_ ? std::string_view(decoded) : html_.substr(at_, 1));
        at_ = std::max(end, at_ + 1);
    }

    // Where the reference ends; at_ where there is none.
    std::size_t number(std::string& decoded) const
    {
        std::size_t at = at_ + 2;
        const bool hexadecimal = at < html_.size() && (html_[at] == 'x' || html_[at] == 'X');
        if (hexadecimal) ++at;
        const std::size_t first = at;
        std::uint32_t point = 0;
        for (; at < html_.size(); ++at) {
            const char c = html_[at];
            const char low = static_cast<char>(c | 0x20);
            if (!is_digit(c) && !(hexadecimal && low >= 'a' && low <= 'f')) break;
            const std::uint32_t digit = static_cast<std::uint32_t>(is_digit(c) ? c - '0' : low - 'a' + 10);
            point = std::min<std::uint32_t>(0x110000, point * (hexadecimal ? 16 : 10) + digit);
        }
        if (at == first) return at_;
        append_point(decoded, point);
        return at < html_.size() && html_[at] == ';' ? at + 1 : at;
    }

    std::size_t name(std::string& decoded) const
    {
        std::size_t at = at_ + 1;
        while (at < html_.size() && (is_letter(html_[at]) || is_digit(html_[at]))) ++at;
        if (at == html_.size() || html_[at] != ';') return at_;
        const std::string_view wanted = html_.substr(at_ + 1, at - at_ - 1);
        for (const Named& named : kNamed)
            if (named.name == wanted) {
                append_point(decoded, named.point);
                return at + 1;
            }
        const auto* const latin = std::find(std::begin(kLatin), std::end(kLatin), wanted);
        if (latin == std::end(kLatin)) return at_;
        append_point(decoded, static_cast<std::uint32_t>(0xA0 + (latin - std::begin(kLatin))));
        return at + 1;
    }

    void markup()
    {
        const std::string_view rest = html_.substr(at_);
        const char after = rest.size() > 1 ? rest[1] : ' ';
        if (rest.starts_with("<!--")) {
            const std::size_t end = rest.find("-->", 4);
            at_ = end == std::string_view::npos ? html_.size() : at_ + end + 3;
        } else if (after == '!' || after == '?' || (after == '/' && rest.size() > 2 && !is_letter(rest[2]))) {
            at_ = std::min(html_.find('>', at_), html_.size() - 1) + 1;
        } else if (is_letter(after) || (after == '/' && rest.size() > 2)) {
            tag(after == '/');
        } else {
            add(rest.substr(0, 1));
            ++at_;
        }
    }

    void tag(bool closing)
    {
        std::size_t at = at_ + (closing ? 2 : 1);
        std::string name;
        for (; at < html_.size() && !is_space(html_[at]) && html_[at] != '/' && html_[at] != '>'; ++at)
            name += static_cast<char>(html_[at] >= 'A' && html_[at] <= 'Z' ? html_[at] + 0x20 : html_[at]);
        while (at < html_.size() && html_[at] != '>') {
            // A quote is one only behind an equals sign; elsewhere it belongs to a name.
            const bool value = html_[at] == '=';
            ++at;
            while (value && at < html_.size() && is_space(html_[at])) ++at;
            if (value && at < html_.size() && (html_[at] == '"' || html_[at] == '\''))
                at = std::min(html_.find(html_[at], at + 1), html_.size() - 1) + 1;
        }
        at_ = std::min(at + 1, html_.size());
        if (breaks_ && std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end()) broken_ = true;
        if (!closing && name == "pre" && at_ < html_.size() && html_[at_] == '\n') ++at_;
    }

    std::string_view html_;
    const bool breaks_;
    std::size_t at_ = 0;
    std::string out_;
    bool broken_ = false;  // a block began or ended since the last text
};

}  // namespace

std::string html_text(std::string_view html, bool breaks)
{
    const std::string plain = with_plain_line_ends(std::string(html));
    return HtmlText(plain, breaks).text();
}

}  // namespace qda
