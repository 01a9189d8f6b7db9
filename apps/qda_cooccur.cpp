// qda-cooccur: what goes together with what? Matrices, lists and networks of what co-occurs.

#include "frame/tool.hpp"
#include "qda/base/choice.hpp"
#include "qda/analysis/cooccur.hpp"
#include "qda/render/network.hpp"

namespace qda {

Run bind_cooccur(CLI::App& app)
{
    app.footer(
        "Two values co-occur where a quotation that carries the first is related to one that carries the second, in one\n"
        "document (a quotation is also related to itself). --relation says how:\n"
        "  quotation  they are one quotation                  same      the same start and end\n"
        "  overlap    at least one position in common         within    the first lies in the second (or is as large)\n"
        "  touch      overlap, or one ends where the other    encloses  the second lies in the first (or is as large)\n"
        "             starts                                  near      at most --distance between them\n"
        "  document   they stand in one document\n"
        "An empty place (start = end) overlaps nothing. Places in different units, or unknown ones, are refused; without\n"
        "--relation it is overlap where all places are known and in one unit, else quotation; the table says which.\n\n"
        "--unit says what is counted:\n"
        "  pairs        of codings. At another level than code: one coding for each quotation, coder and value\n"
        "  quotations   those that carry both; with another relation than quotation, those of first that meet second\n"
        "               (then both orders are given, and only conditional is defined)\n"
        "  characters   that both quotations have (relations quotation, overlap, same, within, encloses)\n"
        "  documents, respondents   with at least one such pair\n\n"
        "--measure: count (n_both); c = n_both / (n_first + n_second - n_both), which of pairs may leave [0, 1] and then has\n"
        "a mark; jaccard, dice, cosine and conditional (n_both / n_first, n_both / n_second), from 0 to 1, NA where there are\n"
        "more pairs than codings; lift, npmi and phi against chance, of all quotations, documents, respondents or characters\n"
        "there are (not for pairs). What is undefined is NA.\n\n"
        "Without --long a matrix of one measure (the first; count by default) comes out, with n on the diagonal. --long has\n"
        "columns first, second, n_first, n_second, n_both and the measures; a relation that holds both ways has one row for\n"
        "two values, within and encloses have one for each order. With --with, first is of --level and second of --with.\n"
        "--to writes a network: a node for each value, an edge for each pair that occurs (--min 1 leaves single nodes out).\n"
        "Tables of counts of different documents add up (--long --measure count, not --unit respondents).\n\n"
        "Examples:\n"
        "  qda-cooccur labelled.seg --level sub_variable --with judgement | qda-table\n"
        "  qda-cooccur quotations.csv --relation quotation --long --min 3 --measure c,jaccard");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<CooccurOptions>();
    auto network = std::make_shared<std::string>();
    app.add_option("--level", options->level, "Whose values are compared: code, a level of the codebook, ...")
        ->type_name("LEVEL")
        ->capture_default_str();
    app.add_option("--with", options->with, "Compare them with the values of another level")->type_name("LEVEL");
    app.add_option("--relation", options->relation,
                   "quotation, overlap, same, touch, within, encloses, near or document; default: overlap where places are "
                   "known, else quotation");
    app.add_option("--distance", options->distance, "Of near: at most so far, in the documents' own unit")->type_name("N");
    app.add_option("--unit", options->unit, "pairs (default), quotations, characters, documents or respondents");
    frame::add_list(app, "--measure", options->measures,
                    "count, c, jaccard, dice, cosine, lift, npmi, phi, conditional; default count and c, in a matrix count")
        ->type_name("MEASURE,...");
    app.add_option("--min", options->min, "Only pairs with at least so many; in a matrix: only values with such a pair")
        ->type_name("N");
    app.add_flag("--long", options->long_form, "One row a pair, for programs");
    app.add_option_function<std::string>(
           "--like", [options](const std::string&) { options->like_atlasti = true; },
           "atlasti: as that program counts: pairs of quotations that are one or overlap")
        ->check(CLI::IsMember({"atlasti"}))
        ->type_name("PROGRAM");
    app.add_option("--to", *network, "The network instead of a table: dot (Graphviz) or graphml (Gephi, yEd)")->type_name("FORM");
    app.add_option("--title", options->title, "Title of the table")->type_name("TEXT");
    return [=](Context& context) {
        if (!network->empty()) {
            must_be_one_of(*network, network_forms(), "--to");
            options->long_form = true;
        }
        Universe universe;
        Cooccurrence cooccurrence(*options, universe, context.diagnostics);
        read_segments(*reading, cooccurrence.needs(), universe, [&](Batch& batch) { cooccurrence.add(batch); },
                      context.diagnostics);
        const Table table = cooccurrence.table();
        if (network->empty()) {
            frame::write(table, *writing, context);
            return 0;
        }
        context.out = Output::open(writing->output);
        write_network(table, *network, context.out);
        context.out.close();
        return 0;
    };
}

extern const Tool kCooccur{"cooccur", Kind::analysis, "What goes together with what?", bind_cooccur};

}  // namespace qda
