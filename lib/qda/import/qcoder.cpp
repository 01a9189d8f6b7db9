// Texts coded with qcoder (R): `(QCODE)words(/QCODE){#code1, #code2}`, nested as people like.
//
// After the package's own example. Odd about it: positions do not exist, they are counted here on the text without marks,
// in which an inner mark moves everything behind it. Codes are separated by commas, `#` before each.

#include "qda/import/qcoder.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/import/marked_text.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::string_view kOpen = "(QCODE)";
constexpr std::string_view kClose = "(/QCODE)";

struct Passage {
    std::size_t start = 0, end = 0;  // bytes of the text without marks
    Position first = 0, last = 0;    // code points of it
    std::vector<std::string> codes;
};

class QcoderReader {
public:
    QcoderReader(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)), rest_(bytes_) {}

    void read()
    {
        struct Open {
            std::size_t passage;
            std::size_t mark;
        };
        std::vector<Open> open;
        while (!rest_.empty()) {
            const std::size_t at = std::min(rest_.find('('), rest_.size());
            take_text(at);
            if (rest_.starts_with(kOpen)) {
                open.push_back({passages.size(), offset()});
                passages.push_back({text.size(), 0, points_, 0, {}});
                rest_.remove_prefix(kOpen.size());
            } else if (rest_.starts_with(kClose)) {
                if (open.empty())
                    throw Error(place(offset()), "(/QCODE) without (QCODE)", "was the mark before it deleted?");
                rest_.remove_prefix(kClose.size());
                passages[open.back().passage].end = text.size();
                passages[open.back().passage].last = points_;
                passages[open.back().passage].codes = take_codes();
                open.pop_back();
            } else if (!rest_.empty()) {
                take_text(1);
            }
        }
        if (!open.empty())
            throw Error(place(open.back().mark), "(QCODE) without (/QCODE)", "close it, with its codes: (/QCODE){#code}");
    }

    std::string text;
    std::vector<Passage> passages;  // as they begin, an outer one before an inner one

private:
    void take_text(std::size_t bytes)
    {
        const std::string_view piece = rest_.substr(0, bytes);
        text += piece;
        points_ += static_cast<Position>(code_points(piece));
        rest_.remove_prefix(bytes);
    }

    std::size_t offset() const { return bytes_.size() - rest_.size(); }
    Location place(std::size_t at) const { return position_in(name_, std::string_view(bytes_).substr(0, at)); }

    // `{#a, #b}` behind a mark; what else stands there is text.
    std::vector<std::string> take_codes()
    {
        const std::size_t brace = rest_.find_first_not_of(" \t");
        if (brace == std::string_view::npos || rest_[brace] != '{') return {};
        const std::size_t end = rest_.find('}');
        const std::size_t line = rest_.find('\n', brace);
        if (end == std::string_view::npos || line < end)
            throw Error(place(offset() + brace), "codes that do not end on their line", "write them as {#a, #b}");
        std::vector<std::string> codes;
        for (std::string_view code : parts_between(rest_.substr(brace + 1, end - brace - 1), ",")) {
            while (code.starts_with('#')) code = trim(code.substr(1));
            if (!code.empty()) codes.emplace_back(code);
        }
        rest_.remove_prefix(end + 1);
        return codes;
    }

    const std::string name_;
    const std::string bytes_;
    std::string_view rest_;
    Position points_ = 0;  // of the text so far
};

}  // namespace

bool is_qcoder(std::string_view head, const ReadOptions&)
{
    return head.find(kOpen) != std::string_view::npos && head.find(kClose) != std::string_view::npos;
}

void read_qcoder(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    read_code_lists(options, intake);
    intake.begin_input();
    QcoderReader reader(source.name(), read_whole_text(source));
    reader.read();
    const std::string name = stem_of(source.name());
    const Id document = declare_text_document(name, reader.text, {source.name()}, intake);
    ListQuotations quotations(intake);
    const bool spans = options.positions.empty() || options.positions == "codepoint";
    for (std::size_t i = 0; i < reader.passages.size(); ++i) {
        const Passage& passage = reader.passages[i];
        const std::string_view words = std::string_view(reader.text).substr(passage.start, passage.end - passage.start);
        Intake::Row out;
        out.document = name;
        if (spans) out.span = {passage.first, passage.last};
        out.quotation = quotations.name(document, std::to_string(i), out.span);
        out.extras[static_cast<std::size_t>(Extra::text)] = words;
        if (passage.codes.empty()) intake.add(out);
        for (const std::string& code : passage.codes) {
            out.code = code;
            intake.add(out);
        }
    }
    intake.flush();
}

}  // namespace qda
