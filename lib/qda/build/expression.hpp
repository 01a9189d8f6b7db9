#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/build/table_record.hpp"

namespace qda {

/// What an expression over tables gives: one value, or one for each name (the rows of a column, the columns of a row).
/// A truth is 1 or 0. Missing (`NA`) is nullopt, and so is all that depends on it.
struct Figure {
    bool truth = false;              ///< true or false, and not a number
    bool single = true;              ///< one value without a name
    std::vector<std::string> names;  ///< of the values, where it is not single
    std::vector<std::optional<double>> values;
    std::string found;               ///< of a truth: the figures that it rests on, in words
};

/// The record of a table by its id; nullptr where there is none.
using RecordOf = std::function<const TableRecord*(const std::string& id)>;

/// An expression over the cells of tables, parsed. MANIFEST.md describes the language.
class Expression {
public:
    /// \param where  of the first character, for messages; columns count on from there
    /// \throws Error with place for what is no expression.
    static Expression parse(std::string_view text, const Location& where);

    Expression(Expression&&) noexcept;
    Expression& operator=(Expression&&) noexcept;
    ~Expression();

    const std::string& text() const { return text_; }
    /// The tables that it looks at, each once, in the order of the text.
    const std::vector<std::pair<std::string, Location>>& tables() const { return tables_; }

    /// \throws Error with place for a name that a table does not have, for a table without kept cells, and where kinds of
    ///         figures do not fit (a number in the place of a truth, columns of other names, ...).
    Figure value(const RecordOf& records) const;

    struct Node;

private:
    Expression();
    std::string text_;
    std::vector<std::pair<std::string, Location>> tables_;
    std::unique_ptr<Node> root_;
};

}  // namespace qda
