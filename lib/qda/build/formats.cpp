#include "qda/build/formats.hpp"

#include "qda/build/codings_sheet.hpp"
#include "qda/import/atlasti_bundle.hpp"
#include "qda/import/dedoose_document.hpp"
#include "qda/import/dedoose_list.hpp"
#include "qda/import/maxqda_database.hpp"
#include "qda/import/maxqda_list.hpp"
#include "qda/import/nvivo_text.hpp"
#include "qda/import/qcoder.hpp"
#include "qda/import/qdpx.hpp"
#include "qda/import/qualcoder.hpp"
#include "qda/import/quotation_list.hpp"
#include "qda/import/requal.hpp"
#include "qda/import/rock.hpp"
#include "qda/import/rqda.hpp"
#include "qda/import/stored_hu.hpp"
#include "qda/import/taguette.hpp"
#include "qda/import/taguette_list.hpp"

namespace qda {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;

bool is_hu(std::string_view head, const ReadOptions&) { return is_stored_hu(head); }

void read_hu(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    read_stored_hu(source, options, intake);
}

bool is_refi(std::string_view head, const ReadOptions&) { return is_qde(head); }

// Units of other programs' texts: no table says of itself that it is in one.
void read_codings(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake)
{
    must_be_stream_unit(options.positions);
    read_codings_text(source, skip, options, intake);
}

bool is_no_list(std::string_view head, const ReadOptions& options)
{
    const Records records = head_records({}, head, head.size() < kHead);
    for (const ListFormat& format : list_formats())
        if (is_list(format, records, options)) return false;
    return true;
}

// `--column code=Kodes` is said of other lists as well, so what it maps counts only where the input is none of them.
bool is_codings(std::string_view head, const ReadOptions& options)
{
    if (is_codings_text(head, {})) return true;
    return !options.columns.empty() && is_codings_text(head, options) && is_no_list(head, options);
}

// Marks can stand in texts of lists, too.
bool is_rock_text(std::string_view head, const ReadOptions& options)
{
    return is_rock(head, options) && is_no_list(head, options);
}

bool is_qcoder_text(std::string_view head, const ReadOptions& options)
{
    return is_qcoder(head, options) && is_no_list(head, options);
}

}  // namespace

bool is_list(const ListFormat& format, const Records& head, const ReadOptions& options)
{
    return format.wish(options, {}).fits(head) == ListFit::yes;
}

const std::vector<TextFormat>& text_formats()
{
    static const std::vector<TextFormat> kFormats = {
        {{"codings", "plain table of codings (CSV, TSV, XLSX): one row a coding"}, is_codings, read_codings},
        {{"atlasti-xml", "XML export of ATLAS.ti (storedHU)"}, is_hu, read_hu},
        {{"nvivo-text", "passages of one code as NVivo writes them as text; the file is named like the code"},
         is_nvivo_text,
         read_nvivo_text},
        {{"rock", "source of the Reproducible Open Coding Kit: codes as marks at lines"}, is_rock_text, read_rock},
        {{"qcoder", "text coded with qcoder: codes as marks around passages"}, is_qcoder_text, read_qcoder},
        {{"qde", "XML of a REFI-QDA project, by itself"}, is_refi, read_qde},
    };
    return kFormats;
}

const std::vector<ListFormat>& list_formats()
{
    static const std::vector<ListFormat> kFormats = {
        {{"atlasti-quotations", "quotation list of ATLAS.ti (CSV, XLSX): one row a quotation"},
         quotation_list_wish,
         read_quotation_list},
        {{"maxqda-segments", "coded segments of MAXQDA (XLSX, CSV): one row a coding"}, maxqda_list_wish, read_maxqda_list},
        {{"dedoose-excerpts", "excerpts of Dedoose (XLSX, CSV): one row an excerpt"}, dedoose_list_wish, read_dedoose_list},
        {{"taguette-highlights", "highlights of Taguette (CSV, XLSX): one row a tag of a highlight"},
         taguette_list_wish,
         read_taguette_list},
    };
    return kFormats;
}

const std::vector<ArchiveFormat>& archive_formats()
{
    static const std::vector<ArchiveFormat> kFormats = {
        {{"atlasti-bundle", "project bundle of ATLAS.ti (.atlproj, .atlproj9, .atlproj22, .atlproj23, .atlasti)"},
         is_atlasti_bundle,
         read_atlasti_bundle},
        {{"dedoose-document", "document of Dedoose with its codes as comments (DOCX): one file a coder"},
         is_dedoose_document,
         read_dedoose_document},
        {{"qdpx", "REFI-QDA project (.qdpx) of NVivo, MAXQDA, ATLAS.ti, QualCoder and others"}, is_qdpx, read_qdpx},
    };
    return kFormats;
}

const std::vector<DatabaseFormat>& database_formats()
{
    static const std::vector<DatabaseFormat> kFormats = {
        {{"qualcoder", "QualCoder project: the folder NAME.qda, or data.qda in it"}, is_qualcoder, read_qualcoder},
        {{"taguette", "Taguette project (SQLite)"}, is_taguette, read_taguette},
        {{"rqda", "RQDA project (.rqda)"}, is_rqda, read_rqda},
        {{"requal", "Requal project (.requal)"}, is_requal, read_requal},
        {{"maxqda-project", "MAXQDA project or exchange file (.mx24, .mex)"}, is_maxqda_database, read_maxqda_database},
    };
    return kFormats;
}

std::vector<FormatName> formats()
{
    std::vector<FormatName> names;
    for (const TextFormat& format : text_formats()) names.push_back(format);
    for (const ListFormat& format : list_formats()) names.push_back(format);
    for (const ArchiveFormat& format : archive_formats()) names.push_back(format);
    for (const DatabaseFormat& format : database_formats()) names.push_back(format);
    return names;
}

}  // namespace qda
