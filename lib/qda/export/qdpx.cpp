#include "qda/export/qdpx.hpp"

#include <fmt/format.h>

#include "qda/export/qdpx_xml.hpp"
#include "qda/export/zip_writer.hpp"

namespace qda {

namespace {

class Remarks {
public:
    Remarks(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void warn(std::size_t n, const char* one, const char* more, const char* hint = "")
    {
        if (n > 0) diagnostics_.warning(fmt::format("{} {}", n, n == 1 ? one : more), {}, hint);
    }
    void note(std::size_t n, const char* one, const char* more)
    {
        if (n > 0) diagnostics_.note(fmt::format("{} {}", n, n == 1 ? one : more));
    }

private:
    Diagnostics& diagnostics_;
};

// Labels of rows other than whose they are.
std::size_t other_columns(const Universe& universe)
{
    std::size_t n = 0;
    for (const LabelColumn& column : universe.label_columns)
        if (column.name != "source" && column.name != "respondent" && column.cells.size() > 0) ++n;
    return n;
}

std::size_t other_levels(const Universe& universe)
{
    std::size_t n = 0;
    for (const Entry& level : universe.levels)
        if (level.name != "source" && level.name != "respondent") ++n;
    return n;
}

void say(const QdpxTextRemarks& texts, const QdpxXmlRemarks& xml, const QdpxCodes& codes, const Universe& universe,
         Diagnostics& diagnostics)
{
    Remarks remarks(diagnostics);
    remarks.warn(texts.other_words, "quotation holds other words in its text than the input says",
                 "quotations hold other words in their texts than the input says", "are these the texts that were coded?");
    remarks.warn(texts.past_the_end, "quotation reaches past the end of its text: cut there",
                 "quotations reach past the end of their texts: cut there");
    remarks.warn(texts.other_unit, "quotation has a position on a page or in paragraphs, which a project cannot hold",
                 "quotations have positions on pages or in paragraphs, which a project cannot hold",
                 "import from a format with offsets in the text");
    remarks.warn(texts.without_text, "document is written without its text", "documents are written without their texts",
                 "many programs refuse such a project");
    remarks.warn(xml.whole, "coding at a quotation without a position is written as one of the whole document",
                 "codings at quotations without a position are written as ones of the whole document");
    remarks.warn(xml.nothing, "quotation without a position and a code is left out",
                 "quotations without a position and a code are left out");
    remarks.warn(xml.comments, "comment on a quotation without a position is left out",
                 "comments on quotations without a position are left out");
    remarks.warn(codes.cut, "code or category stands at the top: its parent is not there, below it, or 60 levels up",
                 "codes or categories stand at the top: their parents are not there, below them, or 60 levels up");
    remarks.warn(texts.astral, "text has characters beyond U+FFFF: positions count each as one, as the standard says; NVivo counts two",
                 "texts have characters beyond U+FFFF: positions count each as one, as the standard says; NVivo counts two",
                 "check a passage behind one of them after the import into NVivo");
    remarks.note(codes.categories, "category is written as a code that nobody applies",
                 "categories are written as codes that nobody applies");
    remarks.note(codes.further_categories, "further category of a code is left out: it stands in one place",
                 "further categories of codes are left out: each stands in one place");
    remarks.note(codes.labelled, "code has labels or a role, which are left out", "codes have labels or roles, which are left out");
    remarks.note(other_levels(universe), "level of the codebook is left out", "levels of the codebook are left out");
    remarks.note(other_columns(universe), "label column of the rows is left out", "label columns of the rows are left out");
}

}  // namespace

std::string qdpx_bytes(const Corpus& corpus, const Universe& universe, const QdpxOptions& options, Diagnostics& diagnostics)
{
    QdpxTextRemarks texts;
    QdpxXmlRemarks remarks;
    const std::vector<QdpxDocument> documents = qdpx_documents(corpus, universe, options.without_texts, texts);
    const QdpxCodes codes = qdpx_codes(universe);
    QdpxCases cases(universe);
    ZipWriter zip;
    zip.add("project.qde", qdpx_xml({corpus, universe, codes, documents, cases}, options.name, remarks));
    for (Id id = 0; id < documents.size(); ++id)
        if (documents[id].text) zip.add("sources/" + qdpx_source_guid(universe, id) + ".txt", *documents[id].text);
    say(texts, remarks, codes, universe, diagnostics);
    return zip.finish();
}

}  // namespace qda
