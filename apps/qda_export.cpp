// qda-export: a coded project for other programs, by the exchange standard.

#include <unistd.h>

#include "frame/tool.hpp"
#include "qda/base/choice.hpp"
#include "qda/build/document_texts.hpp"
#include "qda/export/qdpx.hpp"

namespace qda {

namespace {

struct ExportForm {
    std::string to = "qdpx";
    std::string texts;
    std::string output = "-";
    QdpxOptions options;
};

void check(const ExportForm& form)
{
    must_be_one_of(form.to, {"qdpx"}, "--to");
    if (form.output == "-" && ::isatty(STDOUT_FILENO) != 0)
        throw Error({}, "an archive is nothing for a terminal", "name a file: -o project.qdpx");
}

}  // namespace

Run bind_export(CLI::App& app)
{
    auto form = std::make_shared<ExportForm>();
    app.footer(
        "Writes a REFI-QDA project (.qdpx), which ATLAS.ti, MAXQDA, NVivo, QualCoder and others read: documents with their\n"
        "texts, codes with their hierarchy, coders, coded passages with comments, cases with attributes, groups as sets. An\n"
        "archive with texts holds participants' words: treat it like the interviews.\n\n"
        "Texts come from the input where it holds them (QDPX, bundles of ATLAS.ti, QualCoder and other databases), else from\n"
        "--texts FOLDER with a file DOCUMENT.txt for each document, exactly the text that was coded: its length is checked,\n"
        "and the words of quotations where the input has them. Without a text nobody can read positions, so that is refused;\n"
        "--without-texts writes positions alone, for programs that have the documents.\n\n"
        "Positions count code points, a line end as one, as the standard says. The same input gives the same bytes: GUIDs\n"
        "follow from names, and there are no dates. Read again, a project has the same documents, codes, coders, passages,\n"
        "attributes and groups; quotations are numbered anew. Cases are sources then, and categories codes that nobody applies (a\n"
        "code of the same name is called by its path). What the standard cannot hold\n"
        "(labels of codes, levels of a codebook, positions on pages) is counted on standard error. Codings at quotations\n"
        "without a position become codings of the whole document.\n\n"
        "Examples:\n"
        "  qda-export project.qdpx -o again.qdpx\n"
        "  qda-export coded.seg --texts texts -o project.qdpx");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    app.add_option("--to", form->to, "Form of the project: qdpx")->capture_default_str();
    app.add_option("--texts", form->texts, "Folder with the texts of documents that the input does not hold: DOCUMENT.txt")
        ->type_name("FOLDER");
    app.add_flag("--without-texts", form->options.without_texts, "Write documents whose text is not there, too, with positions alone");
    app.add_option("--name", form->options.name, "Of the project")->type_name("TEXT")->capture_default_str();
    app.add_option("-o,--output", form->output, "File to write, whole or not at all; without it standard output")->type_name("FILE");
    return [=](Context& context) {
        check(*form);
        Needs needs = Corpus::needs(true);
        needs.document_texts = true;
        Universe universe;
        Corpus corpus;
        read_segments(*reading, needs, universe, [&](Batch& batch) { corpus.add(batch); }, context.diagnostics);
        corpus.close();
        if (!form->texts.empty()) read_document_texts(form->texts, universe, context.diagnostics);
        const std::string bytes = qdpx_bytes(corpus, universe, form->options, context.diagnostics);
        context.out = Output::open(form->output);
        context.out.write(bytes);
        context.out.close();
        return 0;
    };
}

extern const Tool kExport{"export", Kind::display, "The coded project for other programs (REFI-QDA)", bind_export};

}  // namespace qda
