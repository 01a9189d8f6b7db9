#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/build/expression.hpp"

namespace qda {

/// A sentence of the text that rests on the tables.
struct Claim {
    std::string id;
    Location where;
    std::string text;    ///< the sentence, as the text has it
    std::string source;  ///< where it stands: `chapter 5`
    Expression holds;
    bool expected = true;  ///< false: it is known not to hold, and said so (`expect: fails`)
};

/// A figure for running text.
struct NamedFigure {
    std::string id;
    Location where;
    Expression value;
    std::optional<int> digits;  ///< decimals in numbers.tex
    bool percent = false;       ///< there as a percentage
};

/// What became of a claim.
struct Judgement {
    const Claim* claim = nullptr;
    std::optional<bool> holds;  ///< nullopt: a figure that it needs is missing (`NA`)
    std::string found;          ///< the figures that it rests on: `6 of 8 (not Respondent 3, Respondent 8)`

    bool as_expected() const { return holds == claim->expected; }
};

/// Judges each claim by the tables. What is wrong with one (a name that is not there, ...) is added to `problems`.
std::vector<Judgement> judge(const std::vector<Claim>& claims, const RecordOf& records, std::vector<Problem>& problems);

/// `claim 'x' no longer holds: 5 of 8 (...); it says: ...`; empty where it is as expected.
std::string judgement_in_words(const Judgement& judgement);

/// Under this id the lock knows the files of the figures, and they are named so.
inline constexpr const char* kFiguresId = "numbers";

/// The figures as YAML, `name: value` with all digits, `null` where one is missing; and for LaTeX, where
/// `\qdanumber{name}` prints one, in the language's decimal sign, with its digits.
struct FigureFiles {
    std::string yaml;
    std::string tex;
};
FigureFiles figure_files(const std::vector<NamedFigure>& figures, const std::string& language, const RecordOf& records,
                         std::vector<Problem>& problems);

/// Hash of what makes the files: expressions, digits, language.
std::string figures_hash(const std::vector<NamedFigure>& figures, const std::string& language);

}  // namespace qda
