#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "qda/build/expression.hpp"

namespace qda {

/// What a node of an expression does with its parts.
enum class Operation {
    number,      // value
    cells,       // table, row, column
    negate,
    add,
    subtract,
    multiply,
    divide,
    compare,     // word: the sign
    both,
    either,
    opposite,
    quantified,  // word, amount
    rank,        // name, of parts[0]
    function,    // word
};

struct Expression::Node {
    Operation operation = Operation::number;
    Location where;
    double value = 0;
    std::string word;
    std::string table;
    std::optional<std::string> row;     // nullopt: all of them
    std::optional<std::string> column;
    std::optional<double> amount;
    std::vector<std::unique_ptr<Node>> parts;
};

/// The functions of numbers, and of truths.
inline const std::vector<std::string> kNumberFunctions = {"sum", "max", "min", "mean", "median"};
inline const std::vector<std::string> kTruthFunctions = {"count", "share"};

}  // namespace qda
