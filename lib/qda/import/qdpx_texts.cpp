#include "qda/import/qdpx_texts.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "qda/text/encoding.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::size_t kLongestText = std::size_t{256} << 20;
constexpr std::size_t kLookedAt = 512;  // selections of a text: more tell no more of the unit

std::string lower(std::string_view name)
{
    std::string out(name);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return out;
}

std::string_view last_part(std::string_view path)
{
    return path.substr(path.find_last_of("/\\") + 1);  // npos + 1 is 0
}

std::string bytes_of(Archive& archive, const std::string& part)
{
    std::string bytes;
    archive.read(part, [&](std::string_view some) {
        if (bytes.size() + some.size() > kLongestText)
            throw Error({archive.name()}, fmt::format("{}: a text of more than {} MiB", part, kLongestText >> 20),
                        "is it a text at all?");
        bytes.append(some);
        return true;
    });
    return bytes;
}

// UTF-8, as the standard asks, or UTF-16 with its mark; nullopt for anything else.
std::optional<std::string> as_utf8(std::string bytes, const std::string& part)
{
    const bool valid = utf8_error(bytes) == std::string::npos;
    if (valid && bytes.find('\0') == std::string::npos) return bytes;
    const Encoding encoding = sniff_encoding(bytes, true);
    if (encoding != Encoding::utf16le && encoding != Encoding::utf16be)
        return valid ? std::optional(std::move(bytes)) : std::nullopt;
    std::string text(mark_size(bytes, encoding) > 0 ? "\xEF\xBB\xBF" : "");
    try {
        make_transcoder(encoding, part)->feed(std::string_view(bytes).substr(mark_size(bytes, encoding)), true, text);
    } catch (const Error&) {
        return std::nullopt;
    }
    return text;
}

QdpxTextPart look_at_text(std::string bytes, const std::string& part)
{
    QdpxTextPart found;
    std::optional<std::string> text = as_utf8(std::move(bytes), part);
    found.state = text ? QdpxText::State::read : QdpxText::State::damaged;
    if (!text) return found;
    const bool mark = text->starts_with("\xEF\xBB\xBF");
    if (mark) text->erase(0, 3);
    found.index = TextIndex(*text, mark);
    found.text = with_line_feeds(std::move(*text));
    found.has_text = true;
    return found;
}

bool same_in_every_unit(const TextIndex& index) { return index.plain() && !index.mark(); }

class TextReader {
public:
    TextReader(QdpxProject& project, const QdpxTextsAhead* ahead, bool keep) : project_(project), ahead_(ahead), keep_(keep) {}

    void read(std::size_t source, const std::function<Archive&()>& archive, const std::string* part, QdpxText& out) const
    {
        QdpxProject::Source& from = project_.sources[source];
        if (!from.has_text) return;
        if (!from.has_content && !part) {
            out.state = QdpxText::State::missing;
            return;
        }
        const QdpxTextPart* text = from.has_content ? nullptr : found(part);
        if (text && text->failed) std::rethrow_exception(text->failed);
        QdpxTextPart own;
        if (!text) {
            own = from.has_content ? look_at_text(std::move(from.content), "") : look_at_text(bytes_of(archive(), *part), *part);
            text = &own;
        }
        out.state = text->state;
        if (out.state != QdpxText::State::read) return;
        out.index = text->index;
        const std::vector<PlacedName> selections = to_look_at(from, out.index);
        if (!selections.empty()) {
            if (!text->has_text) {
                own = look_at_text(bytes_of(archive(), *part), *part);
                text = &own;
            }
            out.evidence = look_at(out.index, CodePointText(text->text), selections);
        }
        if (keep_) out.text = std::move(own.text);  // nothing was looked at ahead, then
    }

private:
    const QdpxTextPart* found(const std::string* part) const { return ahead_ && part ? ahead_->find(*part) : nullptr; }

    // None where every unit is the same.
    std::vector<PlacedName> to_look_at(const QdpxProject::Source& source, const TextIndex& index) const
    {
        std::vector<PlacedName> selections;
        if (same_in_every_unit(index)) return selections;
        auto named = std::lower_bound(project_.named.begin(), project_.named.end(), source.first);
        for (std::size_t i = source.first; i < source.last && selections.size() < kLookedAt; ++i) {
            while (named != project_.named.end() && *named < i) ++named;
            const QdpxProject::Selection& selection = project_.selections[i];
            if (selection.place != QdpxProject::Place::text || selection.start == selection.end) continue;
            const bool has_name = named != project_.named.end() && *named == i;
            selections.push_back({selection.start, selection.end,
                                  has_name ? project_.names[static_cast<std::size_t>(named - project_.named.begin())]
                                           : std::string_view()});
        }
        return selections;
    }

    QdpxProject& project_;
    const QdpxTextsAhead* ahead_;
    const bool keep_;
};

}  // namespace

QdpxParts::QdpxParts(const Archive* archive)
{
    if (!archive) return;
    for (const std::string& part : archive->parts()) {
        const std::string path = lower(part);
        if (path.ends_with('/')) continue;
        const std::string name(last_part(path));
        const std::string folder(last_part(std::string_view(path).substr(0, path.size() - std::min(path.size(), name.size() + 1))));
        const auto [at, fresh] = by_name_.emplace(name, &part);
        if (!fresh && folder == "sources") at->second = &part;
    }
}

const std::string* QdpxParts::find(std::string_view path) const
{
    const std::size_t colon = path.find("://");
    if (colon != std::string_view::npos && lower(path.substr(0, colon)) != "internal") return nullptr;
    const auto found = by_name_.find(lower(last_part(path)));
    return found == by_name_.end() ? nullptr : found->second;
}

QdpxTextsAhead::QdpxTextsAhead(const Archive& archive)
{
    std::vector<std::string> parts;
    for (const std::string& part : archive.parts())
        if (lower(part).ends_with(".txt")) parts.push_back(part);
    if (!parts.empty()) thread_ = std::thread([this, &archive, parts = std::move(parts)] { look(archive, parts); });
}

void QdpxTextsAhead::look(const Archive& archive, const std::vector<std::string>& parts)
{
    constexpr std::size_t kKept = std::size_t{64} << 20;
    std::optional<Archive> own;
    std::size_t kept = 0;
    for (const std::string& part : parts) {
        if (stop_) return;
        QdpxTextPart found;
        try {
            if (!own) own.emplace(archive.again());
            found = look_at_text(bytes_of(*own, part), part);
        } catch (...) {
            found.failed = std::current_exception();  // told only if a source has this text
        }
        if (found.has_text && (same_in_every_unit(found.index) || kept + found.text.size() > kKept)) {
            std::string().swap(found.text);  // an assignment would keep the room
            found.has_text = false;
        }
        kept += found.text.size();
        found_.emplace(part, std::move(found));
    }
}

void QdpxTextsAhead::finish()
{
    stop_ = true;
    if (thread_.joinable()) thread_.join();
}

const QdpxTextPart* QdpxTextsAhead::find(const std::string& part) const
{
    const auto found = found_.find(part);
    return found == found_.end() ? nullptr : &found->second;
}

std::vector<QdpxText> read_qdpx_texts(QdpxProject& project, const Archive* archive, const QdpxTextsAhead* ahead, bool keep)
{
    const std::size_t n = project.sources.size();
    const QdpxParts parts(archive);
    std::vector<const std::string*> part_of(n);
    for (std::size_t i = 0; i < n; ++i)
        if (!project.sources[i].has_content) part_of[i] = parts.find(project.sources[i].path);

    std::vector<QdpxText> texts(n);
    const TextReader reader(project, ahead, keep);
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failed(n);
    const auto work = [&] {
        std::optional<Archive> own;
        const auto opened = [&]() -> Archive& {
            if (!own) own.emplace(archive->again());
            return *own;
        };
        for (std::size_t i = next++; i < n; i = next++) {
            try {
                reader.read(i, opened, part_of[i], texts[i]);
            } catch (...) {
                failed[i] = std::current_exception();
            }
        }
    };
    constexpr std::size_t kMostThreads = 8;
    const std::size_t cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min({cores, kMostThreads, n}); ++i) threads.emplace_back(work);
    work();
    for (std::thread& thread : threads) thread.join();
    for (const std::exception_ptr& error : failed)
        if (error) std::rethrow_exception(error);
    return texts;
}

}  // namespace qda
