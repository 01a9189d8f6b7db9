// qda-codebook: the tables of a codebook, and codebooks from and to other programs.

#include "frame/tool.hpp"
#include "qda/analysis/codebook_tables.hpp"
#include "qda/base/choice.hpp"
#include "qda/render/render.hpp"

namespace qda {

namespace {

struct CodebookForm {
    std::string what;
    std::string table;
    bool list = false;
    RenderOptions page;
};

// A page for readers, in the language that is asked for, else in the codebook's own.
void write_pages(const std::vector<const CodebookTable*>& tables, const CodebookForm& form, const Codebook& codebook,
                 const frame::Writing& writing, Context& context)
{
    RenderOptions page = form.page;
    if (page.to.empty()) page.to = "text";
    must_be_one_of(page.to, render_forms(), "--to");
    if (page.language.empty()) page.language = codebook.language == "nl" ? "nl" : "en";
    if (page.to == "xlsx" && tables.size() != 1)
        throw Error({}, "a workbook holds one table", "choose it: --table NUMBER, or its id (--list names them)");
    const bool spreadsheet = page.to == "csv" || page.to == "tsv";
    context.out = Output::open(writing.output);
    for (const CodebookTable* table : tables) {
        if (table != tables.front()) context.out.write("\n");
        if (spreadsheet && tables.size() > 1) context.out.write("# " + table->id + "\n");
        render(table->table, page, context.out);
    }
    context.out.close();
}

int write_tables(const CodebookForm& form, const std::vector<std::string>& files, const frame::Writing& writing, Context& context)
{
    if (files.size() > 1) throw Error({}, "more than one codebook", "name one");
    Source source = Source::open(files.empty() ? "-" : files.front());
    const Codebook codebook = read_codebook(source);
    const std::vector<CodebookTable> tables = codebook_tables(codebook);
    CodebookTable list{"", "", list_of_tables(tables)};
    std::vector<const CodebookTable*> chosen;
    if (form.list)
        chosen = {&list};
    else if (!form.table.empty())
        chosen = {&table_named(tables, form.table)};
    else
        for (const CodebookTable& table : tables) chosen.push_back(&table);
    if (form.page.to.empty() && (form.list || !form.table.empty()))
        frame::write(chosen.front()->table, writing, context);
    else
        write_pages(chosen, form, codebook, writing, context);
    return 0;
}

}  // namespace

Run bind_codebook(CLI::App& app)
{
    app.footer(
        "qda-codebook tables CODEBOOK prints the tables that the codebook gives by itself: the respondents and their\n"
        "attributes, the other sources, the background variables, what each variable is made of and where it is looked\n"
        "for (a value with a `table: {number, caption}`), the codes of the other dimensions, what the questions of the\n"
        "instruments ask about, and which tables answer the research questions. Headings are in the codebook's language\n"
        "unless --language says another; labels stand as they are. --list names them all.\n\n"
        "With --table and without --to the table itself comes out, for qda-table or a manifest. Without --table all come\n"
        "out as pages, as text unless --to says another form.\n\n"
        "Examples:\n"
        "  qda-codebook tables codebook.yaml --to md\n"
        "  qda-codebook tables codebook.yaml --table 2 | qda-table --to latex --language nl");
    auto files = std::make_shared<std::vector<std::string>>();
    auto form = std::make_shared<CodebookForm>();
    form->page.to.clear();
    form->page.language.clear();
    app.add_option("WHAT", form->what, "tables")->required();
    app.add_option("CODEBOOK", *files, "Codebook (YAML); without it, or -, standard input")->type_name("FILE");
    auto writing = frame::add_writing(app);
    app.add_option("--table", form->table, "Only this table: its number in the publication, or its id")->type_name("TABLE");
    app.add_flag("--list", form->list, "Which tables there are");
    app.add_option("--to", form->page.to, "A page instead of a table: text, md, latex, html, csv, tsv or xlsx")->type_name("FORM");
    app.add_option("--language", form->page.language, "Of headings: en or nl; default the codebook's")->type_name("LANGUAGE");
    app.callback([files] { frame::refuse_terminal(files->empty() ? "-" : files->front()); });
    return [=](Context& context) {
        must_be_one_of(form->what, {"tables"}, "what to do");
        return write_tables(*form, *files, *writing, context);
    };
}

extern const Tool kCodebook{"codebook", Kind::display, "The codebook's tables", bind_codebook};

}  // namespace qda
