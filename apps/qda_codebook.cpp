// qda-codebook: the tables of a codebook, and codebooks from and to other programs.

#include "frame/tool.hpp"
#include "qda/analysis/codebook_tables.hpp"
#include "qda/base/choice.hpp"
#include "qda/codebook/skeleton.hpp"
#include "qda/codebook/slug.hpp"
#include "qda/codebook/write.hpp"
#include "qda/export/qdc.hpp"
#include "qda/import/qdc.hpp"
#include "qda/render/render.hpp"

namespace qda {

namespace {

struct CodebookForm {
    std::string what;
    std::string table;
    bool list = false;
    RenderOptions page;
    std::vector<std::string> levels;
    std::string id;
};

Source only_source(const std::vector<std::string>& files)
{
    if (files.size() > 1) throw Error({}, "more than one file", "name one");
    return Source::open(files.empty() ? "-" : files.front());
}

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

void write_tables(const CodebookForm& form, const std::vector<std::string>& files, const frame::Writing& writing, Context& context)
{
    Source source = only_source(files);
    const Codebook codebook = read_codebook(source);
    const std::vector<CodebookTable> tables = codebook_tables(codebook);
    const CodebookTable list{"", "", list_of_tables(tables)};
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
}

void write_as_qdc(const std::vector<std::string>& files, const frame::Writing& writing, Context& context)
{
    Source source = only_source(files);
    const QdcCodebook qdc = codebook_to_qdc(read_codebook(source), context.diagnostics);
    context.out = Output::open(writing.output);
    write_qdc(qdc, context.out);
    context.out.close();
}

// What comes out has been read again: a codebook that we would refuse is not handed out.
void write_codebook(const std::string& yaml, const frame::Writing& writing, Context& context)
{
    Source again = Source::from_text("<codebook>", yaml);
    read_codebook(again);
    context.out = Output::open(writing.output);
    context.out.write(yaml);
    context.out.close();
}

// `interviews/Export 2019.qdc` -> `export-2019`.
std::string id_of_file(const std::vector<std::string>& files)
{
    std::string name = files.empty() || files.front() == "-" ? "codebook" : files.front();
    name.erase(0, name.find_last_of('/') + 1);
    return id_of_name(name.substr(0, name.find_last_of('.')));
}

void write_from_qdc(const CodebookForm& form, const std::vector<std::string>& files, const frame::Writing& writing, Context& context)
{
    Source source = only_source(files);
    const QdcCodebook qdc = read_qdc(source, context.diagnostics);
    const FromQdc options{form.levels, form.id.empty() ? id_of_file(files) : form.id};
    CodebookOfQdc made = codebook_from_qdc(qdc, options, context.diagnostics);
    if (!form.id.empty()) made.codebook.id = form.id;
    CodebookComments comments;
    if (!made.sets.empty()) comments.head = {"Sets of codes in the file:"};
    for (std::string& set : made.sets) comments.head.push_back("  " + std::move(set));
    write_codebook(codebook_yaml(made.codebook, comments), writing, context);
}

void write_skeleton(const CodebookForm& form, const Reading& reading, const frame::Writing& writing, Context& context)
{
    for (const std::string& file : reading.files)
        if (file != "-" && file.ends_with(".qdc"))
            throw Error({file}, "a codebook of REFI-QDA is no export", "qda-codebook from-qdc takes it");
    Needs needs;
    needs.labels = true;
    Universe universe;
    read_segments(reading, needs, universe, [](Batch&) {}, context.diagnostics);
    const SkeletonOptions options{form.id.empty() ? id_of_file(reading.files) : form.id, form.page.language, form.levels};
    write_codebook(codebook_skeleton(universe, options, context.diagnostics), writing, context);
}

// An option that another kind of work takes says nothing here.
void refuse(const CLI::App& app, const std::string& what)
{
    const auto only_of = [&](std::initializer_list<const char*> options, std::initializer_list<std::string_view> kinds) {
        for (const char* option : options)
            if (app.count(option) > 0 && std::find(kinds.begin(), kinds.end(), what) == kinds.end())
                throw Error({}, std::string(option) + " says nothing to " + what, "see qda-codebook --help");
    };
    only_of({"--table", "--list", "--to", "--bare"}, {"tables"});
    only_of({"--language"}, {"tables", "from-export"});
    only_of({"--levels", "--id"}, {"from-qdc", "from-export"});
    only_of({"--format", "--codes", "--documents", "--column", "--attributes", "--partial", "--positions"}, {"from-export"});
}

}  // namespace

Run bind_codebook(CLI::App& app)
{
    app.footer(
        "tables CODEBOOK: the tables that the codebook gives by itself: the respondents and their attributes, the other\n"
        "sources, the background variables, what each variable is made of and where it is looked for (a value with a\n"
        "`table: {number, caption}`), the codes of the other dimensions, what the questions of the instruments ask about,\n"
        "and which tables answer the research questions. Headings are in the codebook's language unless --language says\n"
        "another; labels stand as they are. --list names them all. With --table and without --to the table itself comes\n"
        "out, for qda-table or a manifest; without --table all come out as pages, as text unless --to says another form.\n\n"
        "to-qdc CODEBOOK: as a REFI-QDA codebook (.qdc), for ATLAS.ti, NVivo, MAXQDA, QualCoder and others. A value with\n"
        "one code is a code of that name, values below it are codes in it; levels, roles, conclusions and kinds of source\n"
        "are sets; what the format has no place for stands behind the description, below a line [qda]. from-qdc reads it\n"
        "back to the same codebook. Notes say what a .qdc cannot hold: sources, instruments, background variables, ...\n\n"
        "from-qdc FILE: a codebook from a .qdc of any program (versions 1.0 and 0:4). The hierarchy becomes levels\n"
        "(--levels names them), a description the definition; sets stand in comments.\n\n"
        "from-export FILE...: the beginning of a codebook from an export of any format that qda-import reads: the codes with\n"
        "their hierarchy, groups in comments, documents as sources. Every tool takes it at once. Whether a document is an\n"
        "interview is guessed from its name, and said.\n\n"
        "Examples:\n"
        "  qda-codebook tables codebook.yaml --to md\n"
        "  qda-codebook tables codebook.yaml --list | qda-table\n"
        "  qda-codebook to-qdc codebook.yaml -o codebook.qdc\n"
        "  qda-codebook from-export quotations.csv -o new.yaml");
    auto form = std::make_shared<CodebookForm>();
    form->page.to.clear();
    form->page.language.clear();
    app.add_option("WHAT", form->what, "tables, to-qdc, from-qdc or from-export")->required();
    auto reading = frame::add_reading(app);
    for (const char* option : {"FILE", "--codebook"}) app.remove_option(app.get_option(option));
    app.add_option("CODEBOOK", reading->files, "Codebook (YAML), .qdc or export; without it, or -, standard input")->type_name("FILE");
    auto writing = frame::add_writing(app);
    app.add_option("--table", form->table, "Only this table: its number in the publication, or its id")->type_name("TABLE");
    app.add_flag("--list", form->list, "Which tables there are");
    app.add_option("--to", form->page.to, "A page instead of a table: text, md, latex, html, csv, tsv or xlsx")->type_name("FORM");
    app.add_option("--language", form->page.language, "Of headings, and of a new codebook: en or nl; default the codebook's, else en")
        ->type_name("LANGUAGE");
    frame::add_list(app, "--levels", form->levels, "Names of the levels of a new codebook, from the root down; default variable,sub_variable,indicator")
        ->type_name("NAME,...");
    app.add_option("--id", form->id, "Id of a new codebook; default the name of the file")->type_name("ID");
    CLI::App* self = &app;
    return [=](Context& context) {
        must_be_one_of(form->what, {"tables", "to-qdc", "from-qdc", "from-export"}, "WHAT");
        refuse(*self, form->what);
        if (!form->page.language.empty()) must_be_one_of(form->page.language, {"en", "nl"}, "--language");
        if (form->what == "tables") write_tables(*form, reading->files, *writing, context);
        if (form->what == "to-qdc") write_as_qdc(reading->files, *writing, context);
        if (form->what == "from-qdc") write_from_qdc(*form, reading->files, *writing, context);
        if (form->what == "from-export") write_skeleton(*form, *reading, *writing, context);
        return 0;
    };
}

extern const Tool kCodebook{"codebook", Kind::display, "The codebook's tables; codebooks from and to other programs", bind_codebook};

}  // namespace qda
