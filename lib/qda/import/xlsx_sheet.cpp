// A sheet of a workbook: ECMA-376 part 1, 18.3 (SpreadsheetML).
//
// Odd about it: rows and cells that hold nothing are left out, or are there with a style alone; a cell may lack its own
// name, and then follows the one before it; texts stand in another part of the archive, each once, and cells have their
// number. Texts that nobody asked for are therefore never taken from there: which ones are needed is known when the
// sheet is read, whose first rows say which columns are.

#include "qda/import/xlsx_sheet.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "qda/import/rows_noted.hpp"
#include "qda/import/xlsx_strings.hpp"
#include "qda/import/xlsx_xml.hpp"

namespace qda {

namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostCells = std::size_t{1} << 25;
constexpr std::size_t kMostEmpty = std::size_t{1} << 22;  // and 32 for each that is not
constexpr std::size_t kWideRows = 10;                     // the headers stand in one of them
constexpr std::string_view kSomething = "\xE2\x80\xA6";
constexpr const char* kSaveAgain = "open it in a spreadsheet program and save it again";

enum class CellType { number, shared, inline_text, text, boolean, error };

CellType type_of(const char* word)
{
    const std::string_view type = word ? word : "n";
    if (type == "s") return CellType::shared;
    if (type == "inlineStr") return CellType::inline_text;
    if (type == "str" || type == "d") return CellType::text;
    if (type == "b") return CellType::boolean;
    return type == "e" ? CellType::error : CellType::number;
}

std::optional<std::size_t> whole(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_true(const char* word) { return word && (std::string_view(word) == "1" || std::string_view(word) == "true"); }

class SheetReader : public XmlHandler {
public:
    SheetReader(Archive& archive, const std::string& place, const SheetContext& context, const ChooseSheet& choose)
        : archive_(archive), place_(place), context_(context), choose_(choose), records_(archive.name()), run_(place)
    {
        records_.set_places(
            [place](std::size_t row, std::size_t column) { return Location{place + "!" + cell_name(row, column)}; });
    }

    void start(std::string_view name, const char* const* attributes) override
    {
        if (in_cell_) {
            run_.start(name);
            in_value_ = name == "v";
            formula_ = formula_ || name == "f";
        } else if (name == "c") {
            begin_cell(attributes);
        } else if (name == "row") {
            begin_row(attributes);
        } else if (name == "col") {
            hide_columns(attributes);
        }
    }

    void end(std::string_view name) override
    {
        if (in_cell_) {
            run_.end(name);
            in_value_ = false;
            if (name == "c") end_cell();
        } else if (name == "row") {
            end_row();
        } else if (name == "sheetData") {
            done = true;  // what follows is layout
        }
    }

    void text(std::string_view some) override
    {
        if (run_.inside())
            run_.add(some);
        else if (in_value_)
            add_value(some);
    }

    std::optional<Records> finish(Diagnostics& diagnostics)
    {
        if (!decided_) decide();
        if (rejected_) return std::nullopt;
        resolve();
        remark(diagnostics);
        return std::move(records_);
    }

private:
    struct RowCell {
        std::size_t column;
        std::string_view text;
        std::size_t shared = kNotShared;
    };
    struct Pending {  // a cell that waits for its text
        std::uint32_t cell;
        std::uint32_t text : 31;
        std::uint32_t as_text : 1;  // else a sign of it is enough
    };
    static constexpr std::size_t kNotShared = static_cast<std::size_t>(-1);

    Location at_cell() const { return {place_ + "!" + cell_name(row_, column_)}; }

    void begin_row(const char* const* attributes)
    {
        const char* said = attribute(attributes, "r");
        const auto number = said ? whole(said) : std::optional(next_row_ + 1);
        if (!number || *number == 0 || *number > kMostRows)
            throw Error({place_}, fmt::format("a row that is none, behind row {}", next_row_), kSaveAgain);
        if (*number <= next_row_)
            throw Error({place_}, fmt::format("row {} comes behind row {}", *number, next_row_), kSaveAgain);
        row_ = *number - 1;
        next_row_ = *number;
        next_column_ = 0;
        row_hidden_ = is_true(attribute(attributes, "hidden"));
    }

    void hide_columns(const char* const* attributes)
    {
        const char* first = attribute(attributes, "min");
        const char* last = attribute(attributes, "max");
        const auto from = whole(first ? first : "");
        const auto to = whole(last ? last : "");
        if (!from || !to || *from == 0 || !is_true(attribute(attributes, "hidden"))) return;
        if (hidden_.empty()) hidden_.resize(kMostColumns);
        for (std::size_t i = *from; i <= std::min(*to, kMostColumns); ++i) hidden_[i - 1] = true;
    }

    void begin_cell(const char* const* attributes)
    {
        const char* type = nullptr;
        const char* name = nullptr;
        const char* style = nullptr;
        for (; *attributes; attributes += 2) {
            if (attributes[0][1] != '\0') continue;
            if (attributes[0][0] == 'r') name = attributes[1];
            if (attributes[0][0] == 't') type = attributes[1];
            if (attributes[0][0] == 's') style = attributes[1];
        }
        column_ = name ? column_of(name) : next_column_;
        if (column_ >= kMostColumns)
            throw Error({place_}, fmt::format("row {} has a cell that is none", row_ + 1), kSaveAgain);
        next_column_ = column_ + 1;
        type_ = type_of(type);
        const std::size_t format = style ? whole(style).value_or(0) : 0;
        kind_ = format < context_.formats.size() ? context_.formats[format] : NumberKind::number;
        value_.clear();
        run_.clear();
        formula_ = false;
        in_cell_ = true;
    }

    // The letters of `AB12` as a number from 0; kMostColumns where they are none. The row is that of the element around.
    static std::size_t column_of(const char* name)
    {
        std::size_t column = 0;
        for (; *name >= 'A' && *name <= 'Z' && column < kMostColumns; ++name)
            column = column * 26 + static_cast<std::size_t>(*name - 'A' + 1);
        return column == 0 ? kMostColumns : column - 1;
    }

    void add_value(std::string_view some)
    {
        constexpr std::size_t kLongest = std::size_t{64} << 20;
        if (value_.size() + some.size() > kLongest) throw Error(at_cell(), "a value of more than 64 MiB", kSaveAgain);
        value_.append(some);
    }

    void end_cell()
    {
        in_cell_ = false;
        RowCell cell{column_, {}};
        switch (type_) {
        case CellType::shared: {
            if (value_.empty()) return;
            const auto number = whole(value_);
            if (!number || *number >= kMostCells)
                throw Error(at_cell(), "refers to a shared text without a number", kSaveAgain);
            cell.shared = *number;
            break;
        }
        case CellType::inline_text:
            undo_escapes(run_.text());
            cell.text = kept(run_.text());
            break;
        case CellType::text:
            undo_escapes(value_);
            cell.text = kept(value_);
            break;
        case CellType::boolean: cell.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE"; break;
        case CellType::error:
            if (errors_++ == 0) first_error_ = at_cell();
            return;
        case CellType::number:
            if (value_.empty() && formula_ && without_value_++ == 0) first_without_value_ = at_cell();
            if (!value_.empty()) cell.text = kept(number_text(value_, kind_, context_.from_1904));
            break;
        }
        if (cell.shared != kNotShared || !cell.text.empty()) cells_.push_back(cell);
    }

    bool keeps(std::size_t column) const { return column >= keep_.size() || keep_[column]; }

    std::string_view kept(std::string_view text) { return keeps(column_) ? copy(text) : sign_of(text); }

    static std::string_view sign_of(std::string_view text) { return text.empty() ? text : kSomething; }

    std::string_view copy(std::string_view text)
    {
        if (records_.copied() + text.size() > kMaxRecordsBytes)
            throw Error({place_}, fmt::format("texts of more than {} MiB", kMaxRecordsBytes >> 20), "split the list");
        return records_.keep_copy(text);
    }

    void end_row()
    {
        if (cells_.empty()) return;
        if (row_hidden_) hidden_rows_.add(row_);
        const auto by_column = [](const RowCell& a, const RowCell& b) { return a.column < b.column; };
        if (!std::is_sorted(cells_.begin(), cells_.end(), by_column))
            std::sort(cells_.begin(), cells_.end(), by_column);
        while (records_.rows() < row_) records_.end_row();
        filled_ += cells_.size();
        std::size_t at = 0;
        for (const RowCell& cell : cells_) {
            if (cell.column < at)
                throw Error({place_ + "!" + cell_name(row_, cell.column)}, "this cell stands there twice", kSaveAgain);
            for (; at < cell.column; ++at) records_.add({});
            if (cell.shared != kNotShared) wait(cell);
            records_.add(cell.text);
            ++at;
        }
        if (row_ < kWideRows) width_ = std::max(width_, at);
        widest_ = std::max(widest_, at);
        for (; at < width_; ++at) records_.add({});
        records_.end_row();
        cells_.clear();
        if (records_.cells() > kMostCells)
            throw Error({place_}, fmt::format("more than {} cells", kMostCells), "split the list, or export it as CSV");
        if (records_.cells() > kMostEmpty + 32 * filled_)
            throw Error({place_}, fmt::format("{} cells hold something among {}: no list", filled_, records_.cells()),
                        "delete what stands far to the right");
        if (!decided_ && records_.rows() >= kHeadRows) decide();
    }

    void wait(const RowCell& cell)
    {
        Pending pending{};
        pending.cell = static_cast<std::uint32_t>(records_.cells());
        pending.text = cell.shared & 0x7FFFFFFFU;
        pending.as_text = keeps(cell.column) ? 1 : 0;
        pending_.push_back(pending);
    }

    void decide()
    {
        resolve();
        decided_ = true;
        auto keep = choose_(records_);
        rejected_ = !keep;
        done = done || rejected_;
        if (keep) keep_ = std::move(*keep);
    }

    // Gives the cells that wait their texts, or only a sign of them where their column is not kept.
    void resolve()
    {
        std::vector<bool> wanted;
        std::vector<bool> as_text;
        for (const Pending& pending : pending_) {
            if (pending.text >= wanted.size()) {
                wanted.resize(pending.text + 1);
                as_text.resize(pending.text + 1);
            }
            wanted[pending.text] = true;
            if (pending.as_text != 0) as_text[pending.text] = true;
        }
        std::vector<std::string_view> texts;  // as many as there are, whatever numbers cells have
        std::size_t count = 0;
        if (!context_.strings_part.empty())
            count = read_shared_strings(archive_, context_.strings_part, wanted,
                                        [&](std::size_t number, std::string_view text) {
                                            texts.resize(number + 1);
                                            texts[number] = as_text[number] ? copy(text) : sign_of(text);
                                        });
        for (const Pending& pending : pending_) {
            if (pending.text >= count) fail_shared(pending, count);
            records_.put(pending.cell, texts[pending.text]);
        }
        pending_.clear();
    }

    [[noreturn]] void fail_shared(const Pending& pending, std::size_t count) const
    {
        std::size_t row = 0;
        std::size_t begin = 0;
        while (begin + records_.width(row) <= pending.cell) begin += records_.width(row++);
        throw Error(records_.place(row, pending.cell - begin),
                    fmt::format("refers to shared text {}, but there are {}", pending.text, count), kSaveAgain);
    }

    void remark(Diagnostics& diagnostics) const
    {
        if (errors_ > 0)
            diagnostics.warning(fmt::format("{} with an error of a formula (such as #REF!): taken as empty",
                                            errors_ == 1 ? "a cell" : fmt::format("{} cells", errors_)),
                                first_error_, "mend the formulas, or paste the list as values");
        if (without_value_ > 0)
            diagnostics.warning(fmt::format("{} with a formula and no value: taken as empty",
                                            without_value_ == 1 ? "a cell" : fmt::format("{} cells", without_value_)),
                                first_without_value_, "open the workbook in a spreadsheet program and save it");
        if (!hidden_rows_.empty())
            diagnostics.note(
                fmt::format("hidden rows are read too: {} ({})", hidden_rows_.count(), hidden_rows_.text()), {place_});
        std::string columns;
        for (std::size_t i = 0; i < std::min(hidden_.size(), widest_); ++i)
            if (hidden_[i]) {
                const std::string name = cell_name(0, i);
                columns += (columns.empty() ? "" : ", ") + name.substr(0, name.size() - 1);
            }
        if (!columns.empty()) diagnostics.note("hidden columns are read too: " + columns, {place_});
    }

    Archive& archive_;
    const std::string& place_;
    const SheetContext& context_;
    const ChooseSheet& choose_;
    Records records_;
    std::vector<Pending> pending_;
    std::vector<bool> keep_;  // by column
    bool decided_ = false;
    bool rejected_ = false;

    std::size_t row_ = 0;
    std::size_t next_row_ = 0;
    std::size_t width_ = 0;   // of the first rows
    std::size_t widest_ = 0;  // of all
    std::size_t filled_ = 0;  // cells
    std::vector<RowCell> cells_;

    bool in_cell_ = false;
    bool in_value_ = false;
    bool formula_ = false;
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    CellType type_ = CellType::number;
    NumberKind kind_ = NumberKind::number;
    std::string value_;
    RunText run_;

    bool row_hidden_ = false;
    RowsNoted hidden_rows_;
    std::vector<bool> hidden_;  // columns
    std::size_t errors_ = 0;
    std::size_t without_value_ = 0;
    Location first_error_;
    Location first_without_value_;
};

}  // namespace

std::string sheet_name(std::string_view sheet)
{
    std::string name(sheet);
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return name;
}

std::string sheet_place(const std::string& book, std::string_view sheet)
{
    const auto plain = [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '.';
    };
    const std::string name = sheet_name(sheet);
    if (!name.empty() && std::all_of(name.begin(), name.end(), plain)) return book + ":" + name;
    return book + ":'" + name + "'";
}

std::string cell_name(std::size_t row, std::size_t column)
{
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

std::optional<Records> read_sheet(Archive& archive, const std::string& part, const std::string& place,
                                  const SheetContext& context, const ChooseSheet& choose, Diagnostics& diagnostics)
{
    SheetReader reader(archive, place, context, choose);
    read_xml(archive, part, reader);
    return reader.finish(diagnostics);
}

}  // namespace qda
