// Sources of the Reproducible Open Coding Kit (ROCK): text in which codes are marks at the lines they belong to.
//
// After the examples and the default patterns of its R package. Odd about it: what is no code looks like one
// (`[[cid=1]]`, `[[a->b||type]]`). `[[b]]` and `[[a>b]]` can mean the same code; they are kept as written. Lines are aligned
// by their uid, not by number: copies differ in section breaks. `~` before a line is nesting, `#` a remark, and
// blocks between `---` are YAML.

#include "qda/import/rock.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/import/marked_text.hpp"
#include "qda/import/rock_marks.hpp"
#include "qda/import/rock_yaml.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

using Kind = RockMark::Kind;

std::string_view next_line(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

bool is_remark(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '#';
}

std::string level_of(std::string_view id)
{
    if (id == "cid" || id == "caseId") return "respondent";
    if (id == "sid") return "stanzaId";
    return is_reserved_name(id) ? "rock_" + std::string(id) : std::string(id);
}

class RockReader {
public:
    RockReader(Source& source, const ReadOptions& options, Intake& intake)
        : name_(source.name()), options_(options), intake_(intake), universe_(intake.universe()),
          bytes_(read_whole_text(source))
    {
    }

    void read()
    {
        std::string_view rest = bytes_;
        for (line_ = 1; !rest.empty(); ++line_) take(next_line(rest), rest);
        if (!text_.empty()) text_.pop_back();  // of the last line feed
        declare();
        for (const Utterance& utterance : utterances_) add(utterance);
        say();
    }

private:
    struct Utterance {
        std::size_t start = 0, size = 0;  // bytes of the text
        Position first = 0, last = 0;     // code points
        std::string id;
        std::vector<std::size_t> codes;   // nodes
        std::map<std::string, std::string> labels;
        std::string_view coder;
    };

    void take(std::string_view line, std::string_view& rest)
    {
        if (trim(line) == "---") return take_yaml(rest);
        if (is_remark(line)) return;
        if (is_rock_section(line)) {
            ++sections_;
            return;
        }
        if (is_rock_anchor(line)) {
            ++anchors_;
            return;
        }
        std::vector<RockMark> marks;
        std::string text = take_rock_marks(line, marks, unknown_);
        const std::size_t nested = text.find_first_not_of("~ \t");
        text = nested == std::string::npos ? std::string() : std::string(trim(std::string_view(text).substr(nested)));
        if (text.empty())
            take_standing(marks);
        else
            take_utterance(text, marks);
    }

    // To the next `---`; a last one alone ends nothing.
    void take_yaml(std::string_view& rest)
    {
        std::string block(static_cast<std::size_t>(line_), '\n');  // so that places are those of the file
        std::string_view behind = rest;
        for (std::uint64_t lines = 1; !behind.empty(); ++lines) {
            const std::string_view line = next_line(behind);
            if (trim(line) != "---") {
                block += line;
                block += '\n';
                continue;
            }
            read_rock_yaml(name_, std::move(block), universe_, intake_.diagnostics());
            rest = behind;
            line_ += lines;
            return;
        }
        intake_.diagnostics().warning("a line '---' without a second one: no block of YAML", {name_, line_},
                                      "close the block with a line '---'");
    }

    // A line without text: what it says holds from here on.
    void take_standing(const std::vector<RockMark>& marks)
    {
        for (const RockMark& mark : marks) {
            if (mark.kind == Kind::id && mark.name != "coderId")
                standing_[known_level(mark.name)] = mark.value;
            else if (mark.kind == Kind::id)
                coder_ = mark.value;
            else if (mark.kind == Kind::network)
                ++networks_;
            else if (mark.kind != Kind::uid)
                ++without_text_;
        }
    }

    void take_utterance(const std::string& text, const std::vector<RockMark>& marks)
    {
        ++n_;
        Utterance utterance;
        utterance.start = text_.size();
        utterance.size = text.size();
        utterance.first = length_;
        utterance.last = length_ + static_cast<Position>(code_points(text));
        length_ = utterance.last + 1;
        text_ += text;
        text_ += '\n';
        std::map<std::string, std::string> own;
        for (const RockMark& mark : marks) {
            switch (mark.kind) {
            case Kind::code: 
                utterance.codes.push_back(paths_.add(parts_between(mark.name, ">"), [this] { return Location{name_, line_}; }));
                break;
            case Kind::uid:
                utterance.id = mark.value;
                if (first_uid_.empty()) first_uid_ = mark.value;
                break;
            case Kind::id: take_id(mark, own); break;
            case Kind::network: ++networks_; break;
            case Kind::value:
            case Kind::item: add_label(own, known_level(mark.name), mark.value); break;
            }
        }
        const bool values = std::any_of(marks.begin(), marks.end(), [](const RockMark& mark) {
            return mark.kind == Kind::value || mark.kind == Kind::item;
        });
        if (utterance.codes.empty() && !values) return;
        if (utterance.id.empty()) utterance.id = std::to_string(n_);
        utterance.labels = standing_;
        for (auto& [level, value] : own) utterance.labels[level] = value;
        utterance.coder = coder_;
        utterances_.push_back(std::move(utterance));
    }

    void take_id(const RockMark& mark, std::map<std::string, std::string>& own)
    {
        if (mark.name == "coderId")
            coder_ = mark.value;
        else if (const std::string level = known_level(mark.name); level == "respondent")
            standing_[level] = mark.value;
        else
            add_label(own, level, mark.value);
    }

    // The level of an identifier or value. Few kinds of them are in a file; every line may carry all.
    std::string known_level(std::string_view name)
    {
        constexpr std::size_t kMost = 1000;
        std::string level = level_of(name);
        if (levels_.insert(level).second && levels_.size() > kMost)
            throw Error({name_, line_}, fmt::format("more than {} kinds of identifiers and values", kMost),
                        "an identifier is written [[kind=value]]: are these turned around?");
        return level;
    }

    // Two values of one name in a line: both hold.
    static void add_label(std::map<std::string, std::string>& labels, std::string level, std::string_view value)
    {
        std::string& cell = labels[std::move(level)];
        if (!cell.empty()) cell += '|';
        for (const char c : value) {
            if (c == '|') cell += '\\';
            cell += c;
        }
    }

    void declare()
    {
        std::size_t same = 0;
        codes_ = declare_code_tree(paths_.nodes(), universe_, same, true);
        std::string document = stem_of(name_);
        if (const Entry* earlier = copy_of()) {
            const std::string* length = earlier->get("length");
            if (length && *length == std::to_string(code_points(text_))) {
                document = earlier->name;
                copy_ = true;
            } else if (earlier->name != document) {
                intake_.diagnostics().warning(
                    fmt::format("begins with the uid of '{}' but its text is another: read as a document of its own",
                                earlier->name),
                    {name_}, "copies of coders may differ in marks, not in words");
            }
        }
        document_ = declare_text_document(document, text_, {name_}, intake_);
        if (!first_uid_.empty() && !universe_.documents[document_].get("first_uid"))
            universe_.documents[document_].add("first_uid", first_uid_);
        if (intake_.needs().labels)
            for (const Utterance& utterance : utterances_)
                for (const auto& [level, value] : utterance.labels)
                    if (intake_.needs().wants_label(level)) universe_.label_column(level);
    }

    const Entry* copy_of() const
    {
        if (first_uid_.empty()) return nullptr;
        for (const Entry& entry : universe_.documents)
            if (const std::string* uid = entry.get("first_uid"); uid && *uid == first_uid_) return &entry;
        return nullptr;
    }

    void add(const Utterance& utterance)
    {
        Intake::Row out;
        out.document = universe_.documents.name(document_);
        out.quotation = utterance.id;
        if (options_.positions.empty() || options_.positions == "codepoint") out.span = {utterance.first, utterance.last};
        out.coder = utterance.coder;
        if (intake_.needs().coders) add_coder(out.coder, out.document, universe_);
        out.extras[static_cast<std::size_t>(Extra::text)] =
            std::string_view(text_).substr(utterance.start, utterance.size);
        out.labels.resize(universe_.label_columns.size());
        for (const auto& [level, value] : utterance.labels)
            if (const std::size_t at = universe_.find_label_column(level); at != Universe::npos) out.labels[at] = value;
        if (utterance.codes.empty()) intake_.add(out);
        for (const std::size_t node : utterance.codes) {
            if (node == CodeNode::kTop) continue;
            out.code = universe_.codes.name(codes_[node]);
            intake_.add(out);
        }
    }

    void say() const
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const Location where{name_};
        std::string left;
        const auto count = [&left](std::size_t n, const char* one, const char* more) {
            if (n > 0) left += fmt::format("{}{} {}", left.empty() ? "" : ", ", n, n == 1 ? one : more);
        };
        count(sections_, "section break", "section breaks");
        count(anchors_, "anchor", "anchors");
        count(networks_, "mark of a network", "marks of a network");
        count(without_text_, "code or value at a line without text", "codes or values at lines without text");
        if (!left.empty()) diagnostics.note("not carried: " + left, where);
        if (unknown_ > 0)
            diagnostics.note(fmt::format("{} '[[' that begin{} no mark of ROCK: kept in the text", unknown_,
                                         unknown_ == 1 ? "s" : ""),
                             where);
        if (copy_ && coder_.empty())
            diagnostics.warning("another copy of a document, without a coderId: its coder is unknown", where,
                                "add a line [[coderId=name]] at the top of each copy");
    }

    const std::string name_;
    const ReadOptions& options_;
    Intake& intake_;
    Universe& universe_;
    const std::string bytes_;
    std::uint64_t line_ = 0;
    std::string text_;
    Position length_ = 0;
    std::size_t n_ = 0;  // utterances
    std::string first_uid_;
    std::string_view coder_;
    std::map<std::string, std::string> standing_;  // labels that hold for the lines that follow
    std::set<std::string> levels_;
    CodePaths paths_;
    std::vector<Id> codes_;
    std::vector<Utterance> utterances_;
    Id document_ = kNone;
    bool copy_ = false;
    std::size_t sections_ = 0, anchors_ = 0, networks_ = 0, unknown_ = 0, without_text_ = 0;
};

}  // namespace

bool is_rock(std::string_view head, const ReadOptions&)
{
    if (head.find("[[") == std::string_view::npos && head.find("---<<") == std::string_view::npos) return false;
    std::size_t marked = 0;
    while (!head.empty()) {
        const std::string_view line = next_line(head);
        if (is_rock_section(line) || is_rock_anchor(line)) return true;
        std::vector<RockMark> marks;
        std::size_t unknown = 0;
        take_rock_marks(line, marks, unknown);
        for (const RockMark& mark : marks)
            if (mark.kind == Kind::uid || (mark.kind == Kind::id && (mark.name == "cid" || mark.name == "coderId")))
                return true;
        marked += !marks.empty() && trim(line).ends_with("]]") ? 1U : 0U;
        if (marked == 2) return true;
    }
    return false;
}

void read_rock(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    read_code_lists(options, intake);
    intake.begin_input();
    RockReader(source, options, intake).read();
    intake.flush();
}

}  // namespace qda
