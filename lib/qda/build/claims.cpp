#include "qda/build/claims.hpp"

#include <fmt/format.h>

#include "qda/base/hash.hpp"
#include "qda/render/numbers.hpp"
#include "qda/table/table.hpp"

namespace qda {

namespace {

// Runs `take`; what goes wrong in it becomes problems.
template <class Take>
void collecting(std::vector<Problem>& problems, const std::string& of, Take take)
{
    try {
        take();
    } catch (const Error& error) {
        for (Problem problem : error.problems()) {
            problem.what = of + ": " + problem.what;
            problems.push_back(std::move(problem));
        }
    }
}

std::string for_readers(double value, const NamedFigure& figure, const std::string& language)
{
    const bool whole = static_cast<double>(static_cast<long long>(value)) == value;
    NumberStyle style{figure.digits.value_or(figure.percent || whole ? 0 : 2), language == "nl" ? ',' : '.'};
    std::string text;
    append_number(text, figure.percent ? value * 100 : value, style);
    return figure.percent ? text + "\\%" : text;
}

}  // namespace

std::vector<Judgement> judge(const std::vector<Claim>& claims, const RecordOf& records, std::vector<Problem>& problems)
{
    std::vector<Judgement> judgements;
    for (const Claim& claim : claims) {
        collecting(problems, fmt::format("claim '{}'", claim.id), [&] {
            const Figure figure = claim.holds.value(records);
            if (!figure.truth || !figure.single)
                throw Error(claim.where, "what a claim holds is true or false", "compare: ... >= 3, or: all of table[*, column] >= 1");
            Judgement judgement{&claim, std::nullopt, figure.found};
            if (figure.values[0]) judgement.holds = *figure.values[0] != 0;
            judgements.push_back(std::move(judgement));
        });
    }
    return judgements;
}

std::string judgement_in_words(const Judgement& judgement)
{
    if (judgement.as_expected()) return {};
    const Claim& claim = *judgement.claim;
    const char* outcome = !judgement.holds ? "cannot be decided, a figure is missing" : *judgement.holds ? "holds, and is said to fail" : "does not hold";
    std::string words = outcome;
    if (!judgement.found.empty()) words += ": " + judgement.found;
    words += fmt::format("; asked: {}", claim.holds.text());
    if (!claim.text.empty()) words += fmt::format("; the text{} says: {}", claim.source.empty() ? "" : " (" + claim.source + ")", claim.text);
    return words;
}

FigureFiles figure_files(const std::vector<NamedFigure>& figures, const std::string& language, const RecordOf& records,
                         std::vector<Problem>& problems)
{
    FigureFiles files;
    files.yaml = "# Figures for running text, made by qda-build.\n";
    files.tex = "% Figures for running text, made by qda-build: \\qdanumber{name} prints one.\n"
                "\\providecommand{\\qdanumber}[1]{\\ifcsname qda:#1\\endcsname\\csname qda:#1\\endcsname\\else\\errmessage{no figure "
                "#1}\\fi}\n";
    for (const NamedFigure& figure : figures) {
        collecting(problems, fmt::format("number '{}'", figure.id), [&] {
            const Figure found = figure.value.value(records);
            if (found.truth || !found.single)
                throw Error(figure.where, "a number for the text is one number", "sum(...), count(...), or one cell: table[row, column]");
            const std::optional<double> value = found.values[0];
            files.yaml += fmt::format("{}: {}\n", figure.id, value ? shortest(*value) : "null");
            files.tex += fmt::format("\\expandafter\\def\\csname qda:{}\\endcsname{{{}}}\n", figure.id,
                                     value ? for_readers(*value, figure, language) : "NA");
        });
    }
    return files;
}

std::string figures_hash(const std::vector<NamedFigure>& figures, const std::string& language)
{
    std::string all = language;
    for (const NamedFigure& figure : figures)
        all += fmt::format("\n{}\t{}\t{}\t{}", figure.id, figure.value.text(), figure.digits.value_or(-1), figure.percent);
    return sha256(all);
}

}  // namespace qda
