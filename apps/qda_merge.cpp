// qda-merge: the whole from the tables of its shards.

#include "frame/tool.hpp"
#include "qda/analysis/merge.hpp"
#include "qda/table/table_stream.hpp"

namespace qda {

Run bind_merge(CLI::App& app)
{
    auto files = std::make_shared<std::vector<std::string>>();
    auto partial = std::make_shared<bool>(false);
    app.footer(
        "Adds up the tables of parts that were split by document: files, or several tables one after another on standard\n"
        "input. The result is, to the byte, the table of one run over all documents. It takes long tables (--long) and\n"
        "those without --columns, of counts that add up, and long tables of qda-cooccur, whose measures are worked out again.\n"
        "Shares, and units of which one may stand in several parts (respondents, present, distinct:LEVEL), are refused.\n"
        "All parts need the same tool, options and codebook.\n\n"
        "Examples:\n"
        "  qda-cooccur quotations.csv --long | qda-merge\n"
        "  for part in labelled.seg; do qda-count $part --rows variable --columns source --long; done | qda-merge");
    app.add_option("FILE", *files, "Tables of the parts; none, or -, is standard input");
    auto writing = frame::add_writing(app);
    app.add_flag("--partial", *partial, "Accept a table without its #end line: it was cut on purpose");
    app.callback([files] {
        if (files->empty()) frame::refuse_terminal("-");
        for (const std::string& file : *files) frame::refuse_terminal(file);
    });
    return [=](Context& context) {
        if (files->empty()) files->push_back("-");
        std::vector<TablePart> parts;
        for (const std::string& file : *files) {
            Source source = Source::open(file);
            for (Table& table : read_tables(source, {*partial})) parts.push_back({std::move(table), {source.name()}});
        }
        Table whole = merge_tables(parts);
        if (writing->no_history) whole.history.clear();
        context.out = Output::open(writing->output);
        write_table(whole, context.out, writing->bare);  // without a #by line: it is the table of the whole
        context.out.close();
        return 0;
    };
}

extern const Tool kMerge{"merge", Kind::table_filter, "What is the whole, from the tables of its parts?", bind_merge};

}  // namespace qda
