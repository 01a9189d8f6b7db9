// Workbooks, through libxlsxwriter.
//
// Odd about it: it writes to a named file only, keeps parts in further temporary files whose write errors it does not look
// at, and puts the current time into the properties unless they hold another one.

#include "qda/render/xlsx.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "qda/base/error.hpp"
#include "qda/base/source.hpp"
#include "qda/render/grid.hpp"

namespace qda {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostCharacters = 32'767;
constexpr std::int64_t kMostDigits15 = 999'999'999'999'999;
constexpr std::size_t kWidest = 60;
constexpr std::time_t kCreated = 315'532'800;  // 1980-01-01, where the clock of ZIP files begins
constexpr int kTextFormat = 49;                // `@`: what is typed into the cell stays a text

/// A folder of our own for temporary files, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::error_code none;
        path_ = (fs::temp_directory_path(none) / "qda-XXXXXX").string();
        if (none || !::mkdtemp(path_.data()))
            throw Error({path_}, "no temporary file can be made here", "name another folder: TMPDIR=FOLDER");
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }

    /// \throws Error where less than `bytes` are free: the library would leave out what does not fit.
    void need(std::uint64_t bytes) const
    {
        std::error_code unknown;
        const fs::space_info space = fs::space(path_, unknown);
        if (!unknown && space.available < bytes)
            throw Error({path_}, fmt::format("the workbook needs up to {} MiB for temporary files", (bytes >> 20U) + 1),
                        "make room, or name another folder: TMPDIR=FOLDER");
    }

private:
    std::string path_;
};

void check(lxw_error error)
{
    if (error == LXW_NO_ERROR) return;
    throw Error({}, fmt::format("the workbook cannot be made: {}", lxw_strerror(error)),
                "is there room for temporary files? TMPDIR=FOLDER names another folder");
}

std::size_t utf16_units(std::string_view utf8)
{
    std::size_t units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
    }
    return units;
}

std::string visible(std::string_view text)
{
    std::string out;
    append_visible(out, text, "\n\t");
    return out;
}

bool is_hex(char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos; }

// Excel reads `_x0041_` in a text as the character of that number (ECMA-376, 22.4.2.4), so such a text says `_` by number.
std::string literal(const std::string& text)
{
    constexpr std::size_t kLength = 7;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view part = std::string_view(text).substr(i, kLength);
        const bool number = part.size() == kLength && part.starts_with("_x") && part.back() == '_' &&
                            std::all_of(part.begin() + 2, part.end() - 1, is_hex);
        out += number ? "_x005F_" : text.substr(i, 1);
    }
    return out;
}

// Does not outlive its workbook.
class Sheet {
public:
    Sheet(lxw_workbook* book, const std::string& name) : book_(book), sheet_(workbook_add_worksheet(book, name.c_str()))
    {
        if (!sheet_) throw std::bad_alloc();
    }

    struct Look {
        bool bold = false;
        bool wrapped = false;
        bool right = false;
        bool line_above = false;
        bool line_below = false;
        int decimals = -1;  // of a number; -1: a text
        auto operator<=>(const Look&) const = default;
    };

    void write(std::size_t row, std::size_t column, const std::string& text, const Look& look)
    {
        if (const std::size_t n = utf16_units(text); n > kMostCharacters)
            throw Error({}, fmt::format("a cell of column {} has {} characters, and a sheet holds {} of them", column + 1, n,
                                        kMostCharacters),
                        "leave the column out, or write another form: csv, html or md");
        check(worksheet_write_string(sheet_, row_of(row), column_of(column), literal(text).c_str(), format(look)));
    }

    void write(std::size_t row, std::size_t column, double number, const Look& look)
    {
        check(worksheet_write_number(sheet_, row_of(row), column_of(column), number, format(look)));
    }

    void width(std::size_t column, std::size_t characters)
    {
        const double room = static_cast<double>(std::min(characters, kWidest)) + 2;
        check(worksheet_set_column(sheet_, column_of(column), column_of(column), room, nullptr));
    }

    void keep_in_sight(std::size_t rows, std::size_t columns)
    {
        worksheet_freeze_panes(sheet_, row_of(rows), column_of(columns));
        check(worksheet_repeat_rows(sheet_, 0, row_of(rows - 1)));
    }

private:
    static lxw_row_t row_of(std::size_t row) { return static_cast<lxw_row_t>(row); }
    static lxw_col_t column_of(std::size_t column) { return static_cast<lxw_col_t>(column); }

    lxw_format* format(const Look& look)
    {
        lxw_format*& made = formats_[look];
        if (made) return made;
        made = workbook_add_format(book_);
        if (!made) throw std::bad_alloc();
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        if (look.bold) format_set_bold(made);
        if (look.wrapped) format_set_text_wrap(made);
        if (look.right) format_set_align(made, LXW_ALIGN_RIGHT);
        if (look.line_above) format_set_top(made, LXW_BORDER_THIN);
        if (look.line_below) format_set_bottom(made, LXW_BORDER_THIN);
        if (look.decimals < 0)
            format_set_num_format_index(made, kTextFormat);
        else
            format_set_num_format(made, look.decimals == 0 ? "0" : ("0." + std::string(look.decimals, '0')).c_str());
        return made;
    }

    lxw_workbook* book_;
    lxw_worksheet* sheet_;
    std::map<Look, lxw_format*> formats_;
};


void write_table(const Page& page, Sheet& sheet)
{
    const std::vector<std::size_t> widths = cell_widths(page, visible);
    for (std::size_t column = 0; column < page.columns(); ++column) {
        const std::string heading = visible(page.heading(column));
        sheet.write(0, column, heading, {.bold = true, .wrapped = true, .right = page.is_right(column), .line_below = true});
        std::size_t width = widths[column];
        for (const std::string& line : wrapped(heading, std::max(width, kHeadingWidth)))
            width = std::max(width, display_width(line));
        sheet.width(column, width);
    }
    for (std::size_t row = 0; row < page.rows(); ++row) {
        const bool total = page.is_total_row(row);
        const bool first_total = total && row > 0 && !page.is_total_row(row - 1);
        each_cell(page, row, [&](std::size_t column, const std::string& text) {
            Sheet::Look look{.bold = total || page.is_total_column(column), .line_above = first_total};
            look.right = page.is_right(column);
            if (page.is_number(row, column)) {
                const Cell cell = page.number(row, column);
                const auto* whole = std::get_if<std::int64_t>(&cell);
                if (!whole || (*whole <= kMostDigits15 && *whole >= -kMostDigits15)) {
                    look.decimals = page.decimals(row, column);
                    sheet.write(row + 1, column, whole ? static_cast<double>(*whole) : std::get<double>(cell), look);
                    return;
                }
            }
            look.wrapped = display_width(text) > kWidest || text.find('\n') != std::string::npos;
            sheet.write(row + 1, column, visible(text), look);
        });
    }
    sheet.keep_in_sight(1, page.label_columns());
}

void write_notes(const Page& page, Sheet& sheet)
{
    const bool dutch = page.language() == Language::dutch;
    std::size_t row = 0;
    sheet.width(0, kWidest);
    sheet.width(1, kWidest);
    const auto line = [&](std::string_view what, const std::string& text) {
        sheet.write(row, 0, std::string(what), {.bold = true});
        sheet.write(row++, 1, visible(text), {.wrapped = true});
    };
    if (const std::string caption = page.caption(); !caption.empty()) line(table_word(page.language()), caption);
    for (const std::string& note : page.notes()) line(dutch ? "Toelichting" : "Note", note);
    for (std::string tool : page.history()) {
        std::replace(tool.begin(), tool.end(), '\t', ' ');
        line(dutch ? "Gemaakt met" : "Made with", tool);
    }
}

std::string sheet_name(const Page& page)
{
    std::string name(table_word(page.language()));
    return page.number() ? name + ' ' + std::to_string(*page.number()) : name;
}

// At most: the cells as XML twice, and what every workbook has.
std::uint64_t room_for(const Page& page)
{
    std::uint64_t bytes = std::uint64_t{1} << 20;
    for (std::size_t row = 0; row < page.rows(); ++row)
        each_cell(page, row, [&](std::size_t, const std::string& text) { bytes += 2 * (64 + 2 * text.size()); });
    return bytes;
}

void check_size(const Page& page)
{
    if (page.rows() + 1 > kMostRows || page.columns() > kMostColumns)
        throw Error({}, fmt::format("{} rows and {} columns are more than a sheet holds", page.rows(), page.columns()),
                    "write csv, or fewer rows");
}

struct Book {
    explicit Book(const std::string& path, std::string tmp) : folder(std::move(tmp))
    {
        lxw_workbook_options options{};
        options.tmpdir = folder.data();
        book = workbook_new_opt(path.c_str(), &options);
        if (!book) throw std::bad_alloc();
    }
    ~Book()
    {
        if (book) lxw_workbook_free(book);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    void close()
    {
        lxw_workbook* closing = std::exchange(book, nullptr);
        check(workbook_close(closing));
    }

    std::string folder;
    lxw_workbook* book = nullptr;
};

}  // namespace

void render_xlsx(const Page& page, Output& out)
{
    check_size(page);
    const TemporaryFolder folder;
    folder.need(room_for(page));
    const std::string path = folder.path() + "/table.xlsx";
    Book book(path, folder.path());
    lxw_doc_properties properties{};
    std::string title = visible(page.caption());
    if (utf16_units(title) < 255) properties.title = title.data();
    properties.created = kCreated;
    check(workbook_set_properties(book.book, &properties));
    Sheet table(book.book, sheet_name(page));
    Sheet notes(book.book, page.language() == Language::dutch ? "Toelichting" : "Notes");
    write_table(page, table);
    write_notes(page, notes);
    book.close();

    Source made = Source::open(path);
    std::string block(std::size_t{64} << 10, '\0');
    while (const std::size_t n = made.read(block.data(), block.size())) out.write(std::string_view(block).substr(0, n));
}

}  // namespace qda
