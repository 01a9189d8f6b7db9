// Texts of ATLAS.ti 8 and its first Web product (`ahtml`): declared in segmented_text.hpp.
//
// After programs of others that read such projects; no file was at hand. XHTML with a document type, so no XML parser of
// ours takes it: this scanner knows tags, the attribute `id`, and character references, and nothing can make it read
// anything else. Every paragraph or heading holds a span with a number of its own; that is the segment.

#include <charconv>
#include <utility>
#include <vector>

#include "qda/import/segmented_text.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
    {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}};

bool is_block(std::string_view tag)
{
    for (const std::string_view block : {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "pre"})
        if (tag == block) return true;
    return false;
}

class AhtmlReader {
public:
    AhtmlReader(std::string_view bytes, SegmentedText& text) : rest_(bytes), text_(text) {}

    void read(bool only_segments)
    {
        only_segments_ = only_segments;
        if (const std::size_t body = rest_.find("<body"); body != std::string_view::npos) rest_.remove_prefix(body);
        while (!rest_.empty()) {
            if (rest_.front() == '<')
                take_tag();
            else
                take_text();
        }
        while (!open_.empty()) close();
        text_.finish();
    }

private:
    struct Open {
        std::string_view tag;
        bool segment;
    };

    void take_text()
    {
        const std::size_t end = std::min(rest_.find('<'), rest_.size());
        const std::string_view piece = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (only_segments_ && in_segments_ == 0) return;
        // White space between blocks is the file's own.
        if (!only_segments_ && piece.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
        add(piece);
    }

    void add(std::string_view piece)
    {
        while (!piece.empty()) {
            const std::size_t at = std::min(piece.find('&'), piece.size());
            text_.add_utf8(piece.substr(0, at));
            piece.remove_prefix(at);
            if (piece.empty()) return;
            const std::size_t used = reference(piece);
            if (used == 0) text_.add_unit(u'&');
            piece.remove_prefix(used == 0 ? 1 : used);
        }
    }

    // The bytes of a character reference at the front of `piece`, whose character is added; 0 where there is none.
    std::size_t reference(std::string_view piece)
    {
        constexpr std::size_t kLongest = 12;
        const std::size_t end = piece.substr(0, kLongest).find(';');
        if (end == std::string_view::npos) return 0;
        std::string_view name = piece.substr(1, end - 1);
        for (const auto& [known, character] : kNamed)
            if (name == known) return text_.add_utf8(character), end + 1;
        if (!name.starts_with('#')) return 0;
        name.remove_prefix(1);
        const bool hex = name.starts_with('x') || name.starts_with('X');
        if (hex) name.remove_prefix(1);
        std::uint32_t c = 0;
        const auto [stop, wrong] = std::from_chars(name.data(), name.data() + name.size(), c, hex ? 16 : 10);
        if (wrong != std::errc() || stop != name.data() + name.size() || c == 0 || c > 0x10FFFF) return 0;
        if (c >= 0x10000) {
            text_.add_unit(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10)));
            text_.add_unit(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else {
            text_.add_unit(static_cast<char16_t>(c));
        }
        return end + 1;
    }

    void take_tag()
    {
        const bool comment = rest_.starts_with("<!--");
        const std::size_t stop = comment ? rest_.find("-->") : rest_.find('>');
        const std::size_t end = stop == std::string_view::npos ? rest_.size() : stop + (comment ? 3 : 1);
        std::string_view tag = rest_.substr(0, end);
        rest_.remove_prefix(end);
        if (comment || tag.size() < 3 || tag[1] == '!' || tag[1] == '?') return;
        if (tag[1] == '/') {
            close_to(name_of(tag.substr(2)));
            return;
        }
        tag.remove_prefix(1);
        const std::string_view name = name_of(tag);
        if (name == "br") {
            if (!only_segments_ || in_segments_ > 0) text_.add_unit(u'\n');
            return;
        }
        open(name, tag);
        if (tag.ends_with("/>")) close();
    }

    static std::string_view name_of(std::string_view tag) { return tag.substr(0, tag.find_first_of(" \t\r\n/>")); }

    void open(std::string_view name, std::string_view tag)
    {
        std::uint32_t id = 0;
        const bool segment = name == "span" && number_of(tag, id) && in_segments_ == 0;
        if (segment) {
            text_.begin_segment(id);
            ++in_segments_;
        }
        open_.push_back({name, segment});
    }

    static bool number_of(std::string_view tag, std::uint32_t& id)
    {
        for (const std::string_view start : {" id=\"", " id='"}) {
            const std::size_t at = tag.find(start);
            if (at == std::string_view::npos) continue;
            const std::string_view value = tag.substr(at + start.size());
            const auto [stop, wrong] = std::from_chars(value.data(), value.data() + value.size(), id);
            return wrong == std::errc() && stop < value.data() + value.size() && (*stop == '"' || *stop == '\'');
        }
        return false;
    }

    void close()
    {
        const Open closed = open_.back();
        open_.pop_back();
        if (closed.segment) {
            text_.end_segment();
            --in_segments_;
        }
        if (is_block(closed.tag)) text_.add_unit(u'\n');
    }

    void close_to(std::string_view name)
    {
        std::size_t at = open_.size();
        while (at > 0 && open_[at - 1].tag != name) --at;
        if (at == 0) return;  // never opened
        while (open_.size() >= at) close();
    }

    std::string_view rest_;
    SegmentedText& text_;
    bool only_segments_ = false;
    std::size_t in_segments_ = 0;
    std::vector<Open> open_;
};

bool has_segments(std::string_view bytes)
{
    for (std::size_t at = bytes.find("<span"); at != std::string_view::npos; at = bytes.find("<span", at + 1)) {
        const std::string_view tag = bytes.substr(at, bytes.find('>', at) - at);
        const std::size_t id = tag.find(" id=");
        if (id != std::string_view::npos && id + 5 < tag.size() && tag[id + 5] >= '0' && tag[id + 5] <= '9') return true;
    }
    return false;
}

}  // namespace

void read_ahtml(std::string_view bytes, SegmentedText& text)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    AhtmlReader(bytes, text).read(has_segments(bytes));
}

}  // namespace qda
