// The parser: each level of the grammar is a function that calls the next tighter one.

#include "qda/build/expression.hpp"

#include <algorithm>
#include <charconv>
#include <cctype>

#include <fmt/format.h>

#include "qda/build/expression_parts.hpp"
#include "qda/text/utf8.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

namespace {

constexpr std::size_t kDeepest = 50;
constexpr std::string_view kWordEnds = " \t\n()[],+*/=<>!%'\"";

using NodePtr = std::unique_ptr<Expression::Node>;

class Parser {
public:
    Parser(std::string_view text, Location where) : text_(text), where_(std::move(where)) {}

    NodePtr whole()
    {
        NodePtr node = either();
        skip();
        if (at_ < text_.size()) fail(fmt::format("'{}' does not continue the expression", next_word()), "is a sign or a bracket missing?");
        return node;
    }

    std::vector<std::pair<std::string, Location>> tables;

private:
    Location here() const
    {
        Location where = where_;
        if (where.column > 0) where.column += static_cast<std::uint32_t>(code_points(text_.substr(0, at_)));
        return where;
    }

    [[noreturn]] void fail(std::string what, std::string hint) const { throw Error(here(), std::move(what), std::move(hint)); }

    void skip()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }

    std::string_view next_word()
    {
        skip();
        const std::size_t end = std::min(text_.find_first_of(kWordEnds, at_), text_.size());
        return text_.substr(at_, std::max<std::size_t>(end - at_, at_ < text_.size() ? 1 : 0));
    }

    bool take(std::string_view word)
    {
        skip();
        const bool letters = std::isalpha(static_cast<unsigned char>(word.front())) != 0;
        if (letters ? next_word() != word : !text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    // `at least`: both words, or none.
    bool take_two(std::string_view first, std::string_view second)
    {
        const std::size_t before = at_;
        if (take(first) && take(second)) return true;
        at_ = before;
        return false;
    }

    void must(std::string_view word)
    {
        if (!take(word)) fail(fmt::format("'{}' is missing here", word), "found " + (next_word().empty() ? "the end" : "'" + std::string(next_word()) + "'"));
    }

    NodePtr node(Operation operation)
    {
        if (++nodes_ > 10'000) fail("the expression is too long", "part it over several claims");
        auto made = std::make_unique<Expression::Node>();
        made->operation = operation;
        made->where = here();
        return made;
    }

    NodePtr joined(Operation operation, NodePtr left, NodePtr right, std::string word = {})
    {
        NodePtr made = node(operation);
        made->where = left->where;
        made->word = std::move(word);
        made->parts.push_back(std::move(left));
        made->parts.push_back(std::move(right));
        return made;
    }

    NodePtr either()
    {
        NodePtr left = both();
        while (take("or")) left = joined(Operation::either, std::move(left), both());
        return left;
    }

    NodePtr both()
    {
        NodePtr left = opposite();
        while (take("and")) left = joined(Operation::both, std::move(left), opposite());
        return left;
    }

    NodePtr opposite()
    {
        NodePtr made = node(Operation::opposite);
        if (!take("not")) return comparison();
        deeper();
        made->parts.push_back(opposite());
        --depth_;
        return made;
    }

    NodePtr comparison()
    {
        if (NodePtr made = quantified()) return made;
        NodePtr left = sum();
        for (const std::string_view sign : {"<=", ">=", "!=", "=", "<", ">"})
            if (take(sign)) return joined(Operation::compare, std::move(left), sum(), std::string(sign));
        return left;
    }

    // `all of`, `all but 2 of`, `at least 3 of`; nullptr where none begins.
    NodePtr quantified()
    {
        skip();
        const std::size_t before = at_;
        NodePtr made = node(Operation::quantified);
        if (take_two("all", "but")) {
            made->word = "all but";
        } else if (take_two("at", "least")) {
            made->word = "at least";
        } else if (take_two("at", "most")) {
            made->word = "at most";
        } else {
            for (const std::string_view word : {"all", "any", "none", "most", "exactly"})
                if (made->word.empty() && take(word)) made->word = word;
            const bool amount = made->word == "exactly";
            if (made->word.empty() || (!amount && next_word() != "of")) {
                at_ = before;
                return nullptr;
            }
            if (!amount) return of(std::move(made));
        }
        made->amount = number();
        return of(std::move(made));
    }

    NodePtr of(NodePtr made)
    {
        must("of");
        deeper();
        made->parts.push_back(comparison());
        --depth_;
        return made;
    }

    double number()
    {
        skip();
        double value = 0;
        const auto [end, wrong] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (wrong != std::errc()) fail(fmt::format("a number is missing here, found '{}'", next_word()), "write 3, 0.25 or 25 %");
        at_ = static_cast<std::size_t>(end - text_.data());
        return take("%") ? value / 100 : value;
    }

    NodePtr sum()
    {
        NodePtr left = product();
        while (true) {
            if (take("+")) left = joined(Operation::add, std::move(left), product());
            else if (take("-")) left = joined(Operation::subtract, std::move(left), product());
            else return left;
        }
    }

    NodePtr product()
    {
        NodePtr left = single();
        while (true) {
            if (take("*")) left = joined(Operation::multiply, std::move(left), single());
            else if (take("/")) left = joined(Operation::divide, std::move(left), single());
            else return left;
        }
    }

    NodePtr single()
    {
        deeper();
        NodePtr made = value();
        --depth_;
        return made;
    }

    NodePtr value()
    {
        skip();
        if (at_ == text_.size()) fail("the expression ends too early", "a figure is missing: 3, or table[row, column]");
        NodePtr made = node(Operation::number);
        if (take("-")) {
            made->operation = Operation::negate;
            made->parts.push_back(single());
            return made;
        }
        if (take("(")) {
            made = either();
            must(")");
            return made;
        }
        if (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '.') {
            made->value = number();
            return made;
        }
        if (take_two("rank", "of")) {
            made->operation = Operation::rank;
            made->word = name("in");
            must("in");
            made->parts.push_back(single());
            return made;
        }
        return named(std::move(made));
    }

    // `count(...)` or `table[...]`.
    NodePtr named(NodePtr made)
    {
        const std::string word(next_word());
        at_ += word.size();
        if (take("(")) {
            std::vector<std::string> known = kNumberFunctions;
            known.insert(known.end(), kTruthFunctions.begin(), kTruthFunctions.end());
            if (std::find(known.begin(), known.end(), word) == known.end())
                throw Error(made->where, fmt::format("no function '{}'", word), suggestion(word, known));
            made->operation = Operation::function;
            made->word = word;
            made->parts.push_back(either());
            must(")");
            return made;
        }
        if (!take("[")) throw Error(made->where, fmt::format("'{}' is no figure", word), "a cell of a table is table[row, column], a column table[*, column]");
        made->operation = Operation::cells;
        made->table = word;
        if (std::none_of(tables.begin(), tables.end(), [&](const auto& one) { return one.first == word; })) tables.emplace_back(word, made->where);
        made->row = part();
        must(",");
        made->column = part();
        must("]");
        return made;
    }

    // A name, or `*`: all of them.
    std::optional<std::string> part()
    {
        if (take("*")) return std::nullopt;
        return name(",]");
    }

    // In quotes, or as it stands up to one of the characters of `end` (or the word `in`).
    std::string name(std::string_view end)
    {
        skip();
        const char quote = at_ < text_.size() ? text_[at_] : '\0';
        if (quote == '\'' || quote == '"') {
            const std::size_t close = text_.find(quote, at_ + 1);
            if (close == std::string_view::npos) fail("the quotation mark is not closed", {});
            const std::string found(text_.substr(at_ + 1, close - at_ - 1));
            at_ = close + 1;
            return found;
        }
        const std::size_t stop = std::min(end == "in" ? text_.find(" in ", at_) : text_.find_first_of(end, at_), text_.size());
        std::string found(text_.substr(at_, stop - at_));
        found.erase(found.find_last_not_of(" \t\r\n") + 1);
        if (found.empty()) fail("a name is missing here", "write it as it stands in the table, or in quotes, or * for all");
        at_ = stop;
        return found;
    }

    void deeper()
    {
        if (++depth_ > kDeepest) fail("the brackets are too deep", "part it over several claims");
    }

    std::string_view text_;
    Location where_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t nodes_ = 0;
};

}  // namespace

Expression::Expression() = default;
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

Expression Expression::parse(std::string_view text, const Location& where)
{
    Parser parser(text, where);
    Expression expression;
    expression.text_ = text;
    expression.root_ = parser.whole();
    expression.tables_ = std::move(parser.tables);
    return expression;
}

}  // namespace qda
