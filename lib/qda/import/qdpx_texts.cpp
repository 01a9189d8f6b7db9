#include "qda/import/qdpx_texts.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
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

class TextReader {
public:
    TextReader(QdpxProject& project, bool keep) : project_(project), keep_(keep) {}

    void read(std::size_t source, Archive* archive, const std::string* part, QdpxText& out) const
    {
        QdpxProject::Source& from = project_.sources[source];
        if (!from.has_text) return;
        if (!from.has_content && !part) {
            out.state = QdpxText::State::missing;
            return;
        }
        std::optional<std::string> text =
            as_utf8(from.has_content ? std::move(from.content) : bytes_of(*archive, *part), part ? *part : "");
        if (!text) {
            out.state = QdpxText::State::damaged;
            return;
        }
        const bool mark = text->starts_with("\xEF\xBB\xBF");
        if (mark) text->erase(0, 3);
        out.state = QdpxText::State::read;
        out.index = TextIndex(*text, mark);
        const std::vector<PlacedName> selections = to_look_at(from, out.index);
        if (selections.empty() && !keep_) return;
        out.text = with_line_feeds(std::move(*text));
        if (!selections.empty()) out.evidence = look_at(out.index, CodePointText(out.text), selections);
        if (!keep_) out.text = {};
    }

private:
    // None where every unit is the same.
    std::vector<PlacedName> to_look_at(const QdpxProject::Source& source, const TextIndex& index) const
    {
        std::vector<PlacedName> selections;
        if (index.plain() && !index.mark()) return selections;
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

std::vector<QdpxText> read_qdpx_texts(QdpxProject& project, const Archive* archive, bool keep)
{
    const std::size_t n = project.sources.size();
    const QdpxParts parts(archive);
    std::vector<const std::string*> part_of(n);
    for (std::size_t i = 0; i < n; ++i)
        if (!project.sources[i].has_content) part_of[i] = parts.find(project.sources[i].path);

    std::vector<QdpxText> texts(n);
    const TextReader reader(project, keep);
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failed(n);
    const auto work = [&] {
        std::optional<Archive> own;
        for (std::size_t i = next++; i < n; i = next++) {
            try {
                if (part_of[i] && !own) own.emplace(archive->again());
                reader.read(i, own ? &*own : nullptr, part_of[i], texts[i]);
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
