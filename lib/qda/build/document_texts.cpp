#include "qda/build/document_texts.hpp"

#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "qda/base/source.hpp"
#include "qda/import/text_units.hpp"
#include "qda/text/encoding.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLongest = std::uint64_t{256} << 20;

// Names of texts that stand in the folder itself.
std::set<std::string> texts_in(const std::string& folder)
{
    std::error_code wrong;
    fs::directory_iterator at(folder, wrong);
    if (wrong) throw Error({folder}, "is no folder that can be read: " + wrong.message(), "--texts names the folder of the documents' texts");
    std::set<std::string> names;
    for (; at != fs::directory_iterator(); at.increment(wrong)) {
        if (wrong) throw Error({folder}, "cannot be read: " + wrong.message());
        const std::string name = at->path().filename().string();
        if (name.ends_with(".txt") && at->is_regular_file(wrong)) names.insert(name);
    }
    return names;
}

std::string read_text(const std::string& path, Diagnostics& diagnostics)
{
    Source source = Source::open(path);
    decode(source, {}, diagnostics);
    std::string text = source.read_all(kLongest);
    if (const std::size_t broken = utf8_error(text); broken != std::string::npos)
        throw broken_utf8(path, text, broken);
    return with_line_feeds(std::move(text));
}

}  // namespace

void read_document_texts(const std::string& folder, Universe& universe, Diagnostics& diagnostics)
{
    std::set<std::string> names = texts_in(folder);
    for (Id id = 0; id < universe.documents.size(); ++id) {
        const std::string& document = universe.documents.name(id);
        auto file = names.find(document + ".txt");
        if (file == names.end()) file = names.find(document);
        if (file == names.end()) continue;
        if (universe.texts.count(id) == 0)
            universe.texts.emplace(id, read_text((fs::path(folder) / *file).string(), diagnostics));
        names.erase(file);
    }
    if (!names.empty())
        diagnostics.note(fmt::format("{} {} to no document of the input: '{}'{}", names.size(),
                                     names.size() == 1 ? "text belongs" : "texts belong", *names.begin(),
                                     names.size() > 1 ? ", ..." : ""),
                         {folder});
}

}  // namespace qda
