#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

/// How a condition compares the values that something carries with those it names.
enum class Comparison {
    equal,          ///< `=` and `in (...)`: one of the values named, by id or label
    like,           ///< `~`: a value whose id or label matches a glob (only `*` is special)
    less,           ///< `<`, and so on: a value that is a number
    at_most,
    greater,
    at_least
};

/// A value as an expression names it.
struct NamedValue {
    std::string text;
    bool quoted = false;           ///< in quotes: a name and no number
    std::optional<double> number;  ///< what is not in quotes and reads as a number
    Location where;
};

/// One condition: `level = value`. It holds where one of the values carried at the level compares so.
struct WhereTest {
    std::string level;
    Location where;  ///< of the level's name
    Comparison comparison = Comparison::equal;
    std::vector<NamedValue> values;  ///< one; with `in` at least one
};

/// Conditions joined by `and`, `or` and `not`.
struct WhereNode {
    enum class Kind { test, all, any, none };
    Kind kind = Kind::test;
    std::size_t test = 0;          ///< of a test: its number in Where::tests
    std::vector<WhereNode> parts;  ///< of all (`and`) and any (`or`): at least two; of none (`not`): one
    Location where;                ///< of the test, or of the first joining word
};

/// An expression of `--where`, parsed.
struct Where {
    std::vector<WhereTest> tests;
    WhereNode root;
};

/// Parses
///
///     condition = LEVEL (= | != | < | <= | > | >=) VALUE  |  LEVEL (~ | !~) GLOB  |  LEVEL [not] in (VALUE, ...)
///     expression = condition | not expression | expression and expression | expression or expression | (expression)
///
/// `not` binds closest, then `and`, then `or`. `!=` is `not =`. Names may stand in single or double quotes (the quote
/// itself doubled); without quotes they run over blanks: a level up to its operator, a value up to `and`, `or`, the end,
/// or a closing parenthesis that it did not open (in a list also a comma). Words may be in capitals.
///
/// \param name  what the expression is called in places: `--where`; lines and columns are those of `text`.
/// \throws Error pointing into the expression.
Where parse_where(std::string_view text, const std::string& name);

/// One expression out of several, all of which must hold. There must be at least one.
Where joined_by_and(std::vector<Where> expressions);

/// The text as a number: digits with an optional minus, decimal point and exponent; nullopt for all else.
std::optional<double> number_of(std::string_view text);

/// A name as an expression can hold it: in quotes where it needs them.
std::string quoted_name(std::string_view name);

}  // namespace qda
