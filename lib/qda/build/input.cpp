#include "qda/build/input.hpp"

#include <filesystem>

#include "qda/build/codings_sheet.hpp"
#include "qda/build/formats.hpp"
#include "qda/import/code_list.hpp"
#include "qda/import/database.hpp"
#include "qda/import/document_list.hpp"
#include "qda/import/mapped_list.hpp"
#include "qda/import/quotation_list.hpp"
#include "qda/import/refused_files.hpp"
#include "qda/stream/segment_reader.hpp"
#include "qda/text/encoding.hpp"

namespace qda {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;
constexpr std::size_t kLongestHeader = std::size_t{8} << 20;

void read_list(const ListFormat& format, const Records& records, const ReadOptions& options, Intake& intake)
{
    intake.begin_input();
    format.read(records, options, intake);
    intake.flush();
}

std::string names_of_formats()
{
    std::string names = "segments";
    for (const FormatName& format : formats()) names += std::string(", ") + format.name;
    return names;
}

void check_name(const std::string& name)
{
    std::vector<std::string> known;
    for (const FormatName& format : formats()) {
        if (format.name == name) return;
        known.push_back(format.name);
    }
    const std::string near = nearest_name(name, known);
    throw Error({}, "no format '" + name + "'",
                (near.empty() ? "" : "did you mean '" + near + "'? ") + ("formats: " + names_of_formats()));
}

bool asked(const FormatName& format, const ReadOptions& options)
{
    return options.format.empty() || options.format == format.name;
}

// A table that the command line describes.
bool is_mapped(const ReadOptions& options)
{
    if (!is_mapped_list(options)) return false;
    if (options.format.empty() || options.format == "codings") return true;
    throw Error({}, "--code-separator and --wide-codes are for plain tables, not for --format " + options.format,
                "leave out --format, or those options");
}

void read_mapped(const Records& records, const ReadOptions& options, Intake& intake)
{
    intake.begin_input();
    read_mapped_list(records, options, intake);
    intake.flush();
}

// One of the lists that we know, else a table of codings as somebody made it.
class SheetReader {
public:
    SheetReader(const ReadOptions& options, Intake& intake) : options_(options), intake_(intake)
    {
        for (const ListFormat& format : list_formats())
            if (asked(format, options)) wishes_.push_back({&format, format.wish(options, intake.needs())});
    }

    void read(Archive archive)
    {
        ListWish wish;
        wish.what = "lists of quotations or codings";
        for (const Wish& one : wishes_) wish.may_do &= one.wish.may_do;
        wish.fits = [this](const Records& head) {
            if (is_mapped(options_)) return ListFit::yes;
            return is_codings(head) ? ListFit::yes : fit(head);
        };
        wish.columns = [this](const Records& head) {
            const Wish* found = is_mapped(options_) || is_codings(head) ? nullptr : wish_of(head);
            return found && found->wish.columns ? found->wish.columns(head) : std::vector<bool>();
        };
        const Records records = read_list_sheet(std::move(archive), wish, intake_.diagnostics());
        if (is_mapped(options_)) return read_mapped(records, options_, intake_);
        if (is_codings(records)) {
            must_be_stream_unit(options_.positions);
            return read_codings_sheet(records, options_, intake_);
        }
        const Wish* found = wish_of(records);
        if (!found || found->wish.fits(records) != ListFit::yes) refuse_table_of_counts(records);
        read_list(found ? *found->format : list_formats().front(), records, options_, intake_);
    }

private:
    struct Wish {
        const ListFormat* format;
        ListWish wish;
    };

    bool is_codings(const Records& records) const
    {
        if (!asked({"codings", ""}, options_)) return false;
        if (options_.format == "codings" || is_codings_sheet(records, {})) return true;
        return !options_.columns.empty() && fit(records) != ListFit::yes && is_codings_sheet(records, options_);
    }

    ListFit fit(const Records& head) const
    {
        const Wish* found = wish_of(head);
        return found ? found->wish.fits(head) : ListFit::no;
    }

    // The first that fits, else the first that may; nullptr if there is none.
    const Wish* wish_of(const Records& head) const
    {
        const Wish* may = nullptr;
        for (const Wish& wish : wishes_) {
            const ListFit fit = wish.wish.fits(head);
            if (fit == ListFit::yes) return &wish;
            if (fit == ListFit::maybe && !may) may = &wish;
        }
        return may;
    }

    const ReadOptions& options_;
    Intake& intake_;
    std::vector<Wish> wishes_;
};

void read_archive(Source& source, const ReadOptions& options, Intake& intake)
{
    Archive archive(source);
    for (const ArchiveFormat& format : archive_formats()) {
        if (!asked(format, options) || is_mapped(options)) continue;
        if (options.format.empty() && !format.recognise(archive)) continue;
        format.read(archive, options, intake);
        return;
    }
    SheetReader(options, intake).read(std::move(archive));
}

void read_database(Source& source, const ReadOptions& options, Intake& intake)
{
    Database database(source, intake.diagnostics());
    for (const DatabaseFormat& format : database_formats()) {
        if (!asked(format, options) || !format.recognise(database)) continue;
        read_code_lists(options, intake);
        intake.begin_input();
        format.read(database, intake);
        intake.flush();
        return;
    }
    std::string known;
    for (const DatabaseFormat& format : database_formats()) known += (known.empty() ? "" : ", ") + std::string(format.name);
    throw Error({source.name()},
                options.format.empty() ? "is an SQLite database without the tables of a project that is read"
                                       : "is an SQLite database, but has not the tables of " + options.format,
                "databases that are read: " + known);
}

void read_text(Source& source, const ReadOptions& options, Intake& intake)
{
    if (options.encoding.empty()) refuse_program_file(source);
    const std::uint64_t skip = decode(source, options.encoding, intake.diagnostics());
    if (is_mapped(options)) return read_mapped(read_records(source), options, intake);
    const bool any = options.format.empty();
    const std::string head(source.peek(kHead));
    for (const TextFormat& format : text_formats())
        if (any ? format.recognise(head, options) : options.format == format.name)
            return format.read(source, skip, options, intake);
    Records records = head_records(source.name(), head, head.size() < kHead);
    if (records.rows() == 0 && head.size() == kHead) {  // a header of many codes
        const std::string_view longer = source.peek(kLongestHeader);
        records = head_records(source.name(), longer, longer.size() < kLongestHeader);
    }
    for (const ListFormat& format : list_formats())
        if (any ? is_list(format, records, options) : options.format == format.name)
            return read_list(format, read_records(source), options, intake);
    refuse_other_list(records);
    refuse_table_of_counts(records);
    if (!options.columns.empty()) {  // whoever maps columns says that it is a table: its reader knows what is missing
        must_be_stream_unit(options.positions);
        return read_codings_text(source, skip, options, intake);
    }
    throw Error({source.name()}, any ? "no format that qdatools reads" : "this is no " + options.format,
                "name it with --format (" + names_of_formats() + "), or map columns: --column document=... --column code=...");
}

}  // namespace

Source open_input(const std::string& path)
{
    const std::filesystem::path inside = std::filesystem::path(path) / "data.qda";
    std::error_code unknown;
    const bool folder = path != "-" && std::filesystem::is_regular_file(inside, unknown);
    return Source::open(folder ? inside.string() : path);
}

void read_input(Source& source, const ReadOptions& options, bool partial, Intake& intake)
{
    read_document_lists(options, intake);
    if (options.format == "segments" || (options.format.empty() && is_our_stream(source.peek(kHead)))) {
        read_code_lists(options, intake);
        read_stream(source, {partial, options.coder_from_quotation_by}, intake);
        return;
    }
    if (!options.format.empty()) check_name(options.format);
    if (Database::recognise(source.peek(16))) return read_database(source, options, intake);
    if (Archive::recognise(source.peek(4))) return read_archive(source, options, intake);
    if (source.peek(1).empty())
        throw Error({source.name()}, "the input is empty", "did the program that makes it fail?");
    read_text(source, options, intake);
}

}  // namespace qda
