// NVivo's export of the passages of one code, as text.
//
//     <Files\\Interviews\\Anna> - § 2 references coded  [1.20% Coverage]
//
//     Reference 1 - 0.80% Coverage
//
//     the passage, of several paragraphs maybe
//
// After what several programs of others read; no file was at hand. Odd about it: nothing in it names the code, the file
// does. Older releases write `Internals` for `Files`. Passages have neither positions nor coders, and may hold lines that
// look like these: the numbers of references decide. Areas of a PDF are printed as `Page 1 : (136,153) - (502,293)`.

#include "qda/import/nvivo_text.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/import/marked_text.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::optional<std::size_t> take_number(std::string_view& text)
{
    std::size_t number = 0;
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (wrong != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return number;
}

struct Head {
    std::string_view path;
    std::size_t references = 0;
};

std::optional<Head> head_of(std::string_view line)
{
    line = trim(line);
    const std::size_t close = line.rfind("> - ");
    if (!line.starts_with('<') || close == std::string_view::npos) return std::nullopt;
    Head head{line.substr(1, close - 1), 0};
    std::string_view rest = line.substr(close + 4);
    if (rest.starts_with("\xC2\xA7")) rest.remove_prefix(2);
    rest = trim(rest);
    const auto number = take_number(rest);
    if (!number) return std::nullopt;
    head.references = *number;
    if (!rest.starts_with(" reference coded") && !rest.starts_with(" references coded")) return std::nullopt;
    return head;
}

// `Reference 3 - 0.40% Coverage`: 3.
std::optional<std::size_t> reference_of(std::string_view line)
{
    constexpr std::string_view kReference = "Reference ";
    line = trim(line);
    if (!line.starts_with(kReference) || !line.ends_with("Coverage")) return std::nullopt;
    line.remove_prefix(kReference.size());
    const auto number = take_number(line);
    return line.starts_with(" - ") ? number : std::nullopt;
}

// Of the words of a passage (FNV-1a), so that it is the same in every file.
std::string id_of(std::string_view words)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return fmt::format("p{:016x}", hash);
}

class NvivoReader {
public:
    NvivoReader(Source& source, Intake& intake) : name_(source.name()), code_(stem_of(name_)), intake_(intake)
    {
        bytes_ = read_whole_text(source);
    }

    void read()
    {
        std::string_view rest = bytes_;
        for (; !rest.empty(); ++line_) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            take(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        end_passage();
        check_number();
    }

    std::size_t areas = 0;

private:
    void take(std::string_view line)
    {
        const auto reference = reference_of(line);
        if (document_ != kNone && reference == done_ + (in_passage_ ? 2 : 1) && *reference <= head_.references) {
            end_passage();
            in_passage_ = true;
            return;
        }
        const bool complete = document_ == kNone || done_ + (in_passage_ ? 1 : 0) == head_.references;
        if (const auto head = complete ? head_of(line) : std::nullopt) {
            end_passage();
            begin_document(*head);
            return;
        }
        if (in_passage_) {
            passage_ += line;
            passage_ += '\n';
        } else if (!trim(line).empty()) {
            throw Error(place(), "a line that belongs to no document and no reference",
                        "export the code from NVivo as text again, with the lines of its references");
        }
    }

    void begin_document(const Head& head)
    {
        check_number();
        head_ = head;
        head_line_ = line_;
        done_ = 0;
        seen_.clear();
        Universe& universe = intake_.universe();
        auto parts = parts_between(head.path, "\\\\");
        if (parts.size() == 1) parts = parts_between(head.path, "\\");
        const std::string leaf(parts.back());
        if (leaf.empty()) throw Error(place(), "a document without a name", "was the file edited?");
        // Another document of that name, in another folder, goes by its path. What stands before the first folder is the
        // program's own word, which its releases change.
        std::string path;
        for (std::size_t i = std::min<std::size_t>(1, parts.size() - 1); i < parts.size(); ++i)
            path += fmt::format("{}{}", path.empty() ? "" : "\\", parts[i]);
        const Id known = universe.documents.find(leaf);
        const std::string* other = known == kNone ? nullptr : universe.documents[known].get("nvivo_path");
        document_ = universe.documents.intern(other && *other != path ? path : leaf);
        Entry& entry = universe.documents[document_];
        if (!entry.get("nvivo_path")) entry.add("nvivo_path", path);
        for (std::size_t i = 1; i + 1 < parts.size(); ++i)
            if (!parts[i].empty()) entry.add("group", parts[i]);
    }

    void end_passage()
    {
        if (!in_passage_) return;
        in_passage_ = false;
        ++done_;
        const std::string_view words = trim(passage_);
        areas += words.starts_with("Page ") && words.find(" : (") != std::string_view::npos ? 1U : 0U;
        // The same words twice in a document are two passages, in every file in the same order.
        const std::size_t time = ++seen_[std::string(words)];
        const std::string id = id_of(words) + (time > 1 ? fmt::format(".{}", time) : "");
        Intake::Row out;
        out.document = intake_.universe().documents.name(document_);
        out.quotation = id;
        out.code = code_;
        out.extras[static_cast<std::size_t>(Extra::text)] = words;
        intake_.add(out);
        passage_.clear();
    }

    void check_number() const
    {
        if (document_ == kNone || done_ == head_.references) return;
        throw Error({name_, head_line_},
                    fmt::format("says {} references, {} follow", head_.references, done_), "was the file cut or edited?");
    }

    Location place() const { return {name_, line_}; }

    const std::string name_;
    const std::string code_;
    Intake& intake_;
    std::string bytes_;
    std::uint64_t line_ = 1;
    std::uint64_t head_line_ = 0;
    Head head_;
    Id document_ = kNone;
    std::size_t done_ = 0;  // references of the document
    bool in_passage_ = false;
    std::string passage_;
    std::map<std::string, std::size_t, std::less<>> seen_;
};

}  // namespace

bool is_nvivo_text(std::string_view head, const ReadOptions&)
{
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    head.remove_prefix(first);
    return head_of(head.substr(0, head.find_first_of("\r\n"))).has_value();
}

void read_nvivo_text(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    if (source.name() == "<stdin>")
        throw Error({source.name()}, "an export of NVivo has the name of its code, which standard input lacks",
                    "name the files: qda-import *.txt");
    read_code_lists(options, intake);
    intake.begin_input();
    intake.universe().codes.intern(stem_of(source.name()));
    NvivoReader reader(source, intake);
    reader.read();
    intake.flush();
    if (reader.areas > 0)
        intake.diagnostics().note(fmt::format("{} an area of a PDF, known by its place", reader.areas == 1 ? "1 passage is" : fmt::format("{} passages are each", reader.areas)),
                                  {source.name()});
    say_no_positions("texts of NVivo", intake.diagnostics());
}

}  // namespace qda
