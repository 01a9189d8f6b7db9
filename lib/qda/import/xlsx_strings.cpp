#include "qda/import/xlsx_strings.hpp"

#include <optional>

#include "qda/import/xlsx_xml.hpp"

namespace qda {

namespace {

constexpr std::size_t kEscape = 7;  // _x000D_

std::optional<unsigned> unit_at(std::string_view text, std::size_t at)
{
    if (at + kEscape > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
        return std::nullopt;
    unsigned unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        const char low = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            unit = unit * 16 + static_cast<unsigned>(c - '0');
        else if (low >= 'a' && low <= 'f')
            unit = unit * 16 + static_cast<unsigned>(low - 'a' + 10);
        else
            return std::nullopt;
    }
    return unit;
}

void append_utf8(std::string& out, unsigned point)
{
    const auto tail = [&out](unsigned bits) { out += static_cast<char>(0x80U | (bits & 0x3FU)); };
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0U | point >> 6U);
        tail(point);
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0U | point >> 12U);
        tail(point >> 6U);
        tail(point);
    } else {
        out += static_cast<char>(0xF0U | point >> 18U);
        tail(point >> 12U);
        tail(point >> 6U);
        tail(point);
    }
}

// The character that an escape at `at` stands for, and the bytes it takes; a pair of surrogates is two escapes.
std::optional<std::pair<unsigned, std::size_t>> escaped_at(std::string_view text, std::size_t at)
{
    const auto unit = unit_at(text, at);
    if (!unit || *unit == 0) return std::nullopt;
    if (*unit < 0xD800 || *unit > 0xDFFF) return std::pair(*unit, kEscape);
    const auto low = unit_at(text, at + kEscape);
    if (*unit > 0xDBFF || !low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
    return std::pair(0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U), 2 * kEscape);
}

class StringsReader : public XmlHandler {
public:
    StringsReader(std::string part, const std::vector<bool>& wanted,
                  const std::function<void(std::size_t, std::string_view)>& keep)
        : wanted_(wanted), keep_(keep), run_(std::move(part))
    {
    }

    void start(std::string_view name, const char* const*) override
    {
        if (name == "si") is_wanted_ = number < wanted_.size() && wanted_[number];
        if (is_wanted_) run_.start(name);
    }
    void end(std::string_view name) override
    {
        if (is_wanted_) run_.end(name);
        if (name != "si") return;
        if (is_wanted_) {
            undo_escapes(run_.text());
            keep_(number, run_.text());
            run_.clear();
        }
        is_wanted_ = false;
        done = ++number == wanted_.size();
    }
    void text(std::string_view some) override { run_.add(some); }

    std::size_t number = 0;

private:
    const std::vector<bool>& wanted_;
    const std::function<void(std::size_t, std::string_view)>& keep_;
    RunText run_;
    bool is_wanted_ = false;
};

}  // namespace

void RunText::append(std::string_view some)
{
    constexpr std::size_t kLongest = std::size_t{64} << 20;
    if (text_.size() + some.size() > kLongest)
        throw Error({part_}, "a text of more than 64 MiB in one cell",
                    "split it; a spreadsheet program shows 32,767 characters");
    text_.append(some);
}

void undo_escapes(std::string& text)
{
    const bool none = text.find("_x") == std::string::npos && text.find('\r') == std::string::npos;
    if (none) return;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto escaped = escaped_at(text, at);
        unsigned point = escaped ? escaped->first : static_cast<unsigned char>(text[at]);
        at += escaped ? escaped->second : 1;
        const bool feed_follows = at < text.size() && (text[at] == '\n' || unit_at(text, at) == unsigned{'\n'});
        if (point == '\r' && feed_follows) continue;
        if (point == '\r') point = '\n';
        if (escaped)
            append_utf8(out, point);
        else
            out += static_cast<char>(point);
    }
    text = std::move(out);
}

std::size_t read_shared_strings(Archive& archive, const std::string& part, const std::vector<bool>& wanted,
                                const std::function<void(std::size_t number, std::string_view text)>& keep)
{
    StringsReader reader(archive.name() + ":" + part, wanted, keep);
    if (!wanted.empty()) read_xml(archive, part, reader);
    return reader.number;
}

}  // namespace qda
