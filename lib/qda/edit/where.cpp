#include "qda/edit/where.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::size_t kDeepest = 200;  // parentheses and `not` within each other
constexpr const char* kOperators = "conditions are LEVEL = VALUE, with =, !=, <, <=, >, >=, ~ or in (...)";

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool of_word(char c) { return !blank(c) && c != '(' && c != ')'; }

bool same_word(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        if (c != lower[i]) return false;
    }
    return true;
}

class Parser {
public:
    Parser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    Where parse()
    {
        if (const std::size_t broken = utf8_error(text_); broken != std::string_view::npos)
            throw Error(place(broken), "an expression that is not UTF-8 text");
        skip_blanks();
        if (done()) throw Error(place(at_), "an empty expression", kOperators);
        where_.root = any(0);
        if (!done()) unexpected();
        return std::move(where_);
    }

private:
    // Asked from the front to the back, mostly: goes on from where it was.
    Location place(std::size_t at) const
    {
        if (at < placed_) {
            placed_ = 0;
            last_ = {{}, 1, 1};
        }
        for (; placed_ < at; ++placed_) {
            if (text_[placed_] == '\n') {
                ++last_.line;
                last_.column = 1;
            } else if ((static_cast<unsigned char>(text_[placed_]) & 0xC0U) != 0x80U) {
                ++last_.column;  // columns are code points
            }
        }
        return {name_, last_.line, last_.column};
    }

    bool done() const { return at_ == text_.size(); }
    char next() const { return done() ? '\0' : text_[at_]; }
    void skip_blanks()
    {
        while (!done() && blank(text_[at_])) ++at_;
    }

    // Is there this word, as a whole, at `at`?
    bool word_at(std::size_t at, std::string_view lower) const
    {
        if (at > 0 && of_word(text_[at - 1]) && text_[at - 1] != '"' && text_[at - 1] != '\'') return false;
        if (!same_word(text_.substr(at, lower.size()), lower)) return false;
        return at + lower.size() == text_.size() || !of_word(text_[at + lower.size()]);
    }

    bool take_word(std::string_view lower)
    {
        if (!word_at(at_, lower)) return false;
        at_ += lower.size();
        skip_blanks();
        return true;
    }

    [[noreturn]] void unexpected() const
    {
        if (next() == ')') throw Error(place(at_), "a ')' that nothing opened", "take it out, or put a name with it in quotes");
        throw Error(place(at_), "expected 'and' or 'or' after a condition", "a name with quotes in it stands in the other quotes: \"it's\"");
    }

    WhereNode joined(WhereNode::Kind kind, std::string_view word, std::size_t depth)
    {
        const auto part = [&] { return kind == WhereNode::Kind::any ? joined(WhereNode::Kind::all, "and", depth) : one(depth); };
        WhereNode first = part();
        if (!word_at(at_, word)) return first;
        WhereNode node{kind, 0, {}, place(at_)};
        node.parts.push_back(std::move(first));
        while (take_word(word)) node.parts.push_back(part());
        return node;
    }

    WhereNode any(std::size_t depth) { return joined(WhereNode::Kind::any, "or", depth); }

    WhereNode one(std::size_t depth)
    {
        if (depth > kDeepest)
            throw Error(place(at_), "more than " + std::to_string(kDeepest) + " parentheses and 'not' within each other");
        const std::size_t begin = at_;
        if (take_word("not")) {
            WhereNode node{WhereNode::Kind::none, 0, {}, place(begin)};
            node.parts.push_back(one(depth + 1));
            return node;
        }
        if (next() != '(') return test();
        ++at_;
        skip_blanks();
        WhereNode node = any(depth + 1);
        if (next() != ')') {
            if (!done()) unexpected();
            throw Error(place(begin), "a '(' that nothing closes", "write ')' behind the conditions that belong together");
        }
        ++at_;
        skip_blanks();
        return node;
    }

    WhereNode test()
    {
        WhereTest test;
        test.where = place(at_);
        test.level = level();
        const std::size_t operator_at = at_;
        bool negated = take_word("not");  // level() stops at it only before `in (`
        if (take_word("in")) {
            list(test);
        } else {
            test.comparison = comparison(negated);
            skip_blanks();
            test.values.push_back(value(false));
            check_number(test, operator_at);
        }
        WhereNode node{WhereNode::Kind::test, where_.tests.size(), {}, test.where};
        where_.tests.push_back(std::move(test));
        if (!negated) return node;
        WhereNode none{WhereNode::Kind::none, 0, {}, node.where};
        none.parts.push_back(std::move(node));
        return none;
    }

    // Does `in (` or `not in (` begin here?
    bool list_ahead(std::size_t at) const
    {
        const auto behind = [&](std::size_t from) {
            while (from < text_.size() && blank(text_[from])) ++from;
            return from;
        };
        if (word_at(at, "not")) at = behind(at + 3);
        return word_at(at, "in") && behind(at + 2) < text_.size() && text_[behind(at + 2)] == '(';
    }

    std::string level()
    {
        const std::size_t begin = at_;
        if (next() == '"' || next() == '\'') {
            std::string name = quoted();
            skip_blanks();
            if (done() || (std::string_view("=!<>~").find(next()) == std::string_view::npos && !list_ahead(at_)))
                throw Error(place(at_), "expected an operator after the name of a level", kOperators);
            return name;
        }
        for (; !done() && std::string_view("=!<>~()").find(next()) == std::string_view::npos; ++at_) {
            if (word_at(at_, "and") || word_at(at_, "or")) break;
            if (list_ahead(at_)) break;
        }
        const std::string_view name = trim(text_.substr(begin, at_ - begin));
        if (name.empty() && next() == ')')
            throw Error(place(at_), "expected a condition before ')'", kOperators);
        if (name.empty())
            throw Error(place(at_), done() ? "the expression ends where a condition is expected" : "expected the name of a level",
                        kOperators);
        if (done() || next() == '(' || next() == ')' || word_at(at_, "and") || word_at(at_, "or"))
            throw Error(place(done() ? begin : at_), "'" + std::string(name) + "' is not compared with anything",
                        std::string(kOperators) + "; a value with 'and', 'or' or parentheses stands in quotes");
        return std::string(name);
    }

    bool take(std::string_view sign)
    {
        if (text_.substr(at_, sign.size()) != sign) return false;
        at_ += sign.size();
        return true;
    }

    Comparison comparison(bool& negated)
    {
        negated = next() == '!';
        const std::size_t begin = at_;
        if (take("!=") || take("==") || take("=")) return Comparison::equal;  // == to whoever writes R or Python
        if (take("!~") || take("~")) return Comparison::like;
        if (take("<=")) return Comparison::at_most;
        if (take("<")) return Comparison::less;
        if (take(">=")) return Comparison::at_least;
        if (take(">")) return Comparison::greater;
        throw Error(place(begin), "'!' stands only in != and !~", "not (...) turns a condition round");
    }

    void check_number(const WhereTest& test, std::size_t operator_at) const
    {
        if (test.comparison == Comparison::equal || test.comparison == Comparison::like || test.values.front().number) return;
        throw Error(test.values.front().where,
                    std::string("expected a number after '") + text_[operator_at] + "', not '" + test.values.front().text + "'",
                    "numbers have a decimal point, and no quotes");
    }

    void list(WhereTest& test)
    {
        const std::size_t begin = at_;
        do {
            ++at_;  // the ( or the comma
            skip_blanks();
            test.values.push_back(value(true));
        } while (next() == ',');
        if (next() != ')') {
            if (!done()) throw Error(place(at_), "expected ',' or ')' in a list of values", "names with quotes or commas stand in quotes");
            throw Error(place(begin), "a list of values that is not closed", "write ')' behind its last value");
        }
        ++at_;
        skip_blanks();
    }

    NamedValue value(bool in_list)
    {
        NamedValue found;
        found.where = place(at_);
        if (next() == '"' || next() == '\'') {
            found.text = quoted();
            found.quoted = true;
            skip_blanks();
        } else {
            found.text = bare(in_list);
            found.number = number_of(found.text);
        }
        if (trim(found.text).empty())
            throw Error(found.where, "expected a value", "what has no value at a level is: not LEVEL ~ *");
        return found;
    }

    // A name without quotes. What it opens, it may close: `Conflict (intern)`.
    std::string bare(bool in_list)
    {
        const std::size_t begin = at_;
        std::size_t open = 0;
        for (; !done(); ++at_) {
            const char c = next();
            if (c == ')' && open == 0) break;
            if (open == 0 && (in_list ? c == ',' : word_at(at_, "and") || word_at(at_, "or"))) break;
            if (c == '(') ++open;
            if (c == ')') --open;
        }
        if (open > 0)
            throw Error(place(begin), "a value with a '(' that nothing closes", "put a name with a single parenthesis in quotes");
        return std::string(trim(text_.substr(begin, at_ - begin)));
    }

    std::string quoted()
    {
        const std::size_t begin = at_;
        const char quote = text_[at_++];
        std::string name;
        for (; !done(); ++at_) {
            if (next() != quote) {
                name += next();
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == quote) {
                name += quote;
                ++at_;
            } else {
                ++at_;
                return name;
            }
        }
        throw Error(place(begin), std::string("a ") + quote + " that is not closed",
                    "a name that begins with a quote stands in the other quotes: \"'s-Hertogenbosch\"");
    }

    std::string_view text_;
    std::string name_;
    std::size_t at_ = 0;
    Where where_;
    mutable std::size_t placed_ = 0;
    mutable Location last_{{}, 1, 1};
};

}  // namespace

Where parse_where(std::string_view text, const std::string& name) { return Parser(text, name).parse(); }

namespace {

void move_tests(WhereNode& node, std::size_t by)
{
    node.test += by;
    for (WhereNode& part : node.parts) move_tests(part, by);
}

}  // namespace

Where joined_by_and(std::vector<Where> expressions)
{
    if (expressions.size() == 1) return std::move(expressions.front());
    Where all;
    all.root = {WhereNode::Kind::all, 0, {}, expressions.front().root.where};
    for (Where& one : expressions) {
        move_tests(one.root, all.tests.size());
        std::move(one.tests.begin(), one.tests.end(), std::back_inserter(all.tests));
        if (one.root.kind == WhereNode::Kind::all)  // (a and b) and c is a and b and c
            std::move(one.root.parts.begin(), one.root.parts.end(), std::back_inserter(all.root.parts));
        else
            all.root.parts.push_back(std::move(one.root));
    }
    return all;
}

std::optional<double> number_of(std::string_view text)
{
    text = trim(text);
    if (text.empty() || text.find_first_not_of("0123456789.-+eE") != std::string_view::npos) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::string quoted_name(std::string_view name)
{
    bool plain = !name.empty() && trim(name) == name && name.front() != '"' && name.front() != '\'' &&
                 name.find_first_of("=!<>~(),\n\t") == std::string_view::npos;
    for (std::size_t at = 0; plain && at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        for (const char* word : {"and", "or", "not", "in"}) plain = plain && !same_word(name.substr(at, end - at), word);
        at = end + 1;
    }
    if (plain) return std::string(name);
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

}  // namespace qda
