// YAML by way of yaml-cpp's events. Its own tree would keep only one of two equal keys and would follow aliases.
//
// Its marks count lines and columns from 0, and columns in bytes; an unquoted scalar has the tag "?", a quoted one "!".
// What it takes in silence and should not is in yaml_bytes.hpp.

#include "qda/text/yaml.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "qda/text/utf8.hpp"
#include "qda/text/yaml_bytes.hpp"

namespace qda {

namespace {

// Columns in code points of places that mostly come in order: counts from the place before, so that a file of one long
// line is not counted from its start for each node.
class Places {
public:
    explicit Places(std::string_view text) : text_(text)
    {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') starts_.push_back(i + 1);
    }

    std::pair<std::uint32_t, std::uint32_t> of(const YAML::Mark& mark)
    {
        if (mark.is_null()) return {0, 0};
        const std::size_t line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
        if (line != line_) {
            line_ = line;
            at_ = starts_[line];
            column_ = 1;
        }
        const std::size_t to = std::min(starts_[line] + static_cast<std::size_t>(mark.column), text_.size());
        if (to >= at_)
            column_ += code_points(text_.substr(at_, to - at_));
        else
            column_ -= code_points(text_.substr(to, at_ - to));
        at_ = to;
        return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column_)};
    }

    /// The text from the place that was asked for last.
    std::string_view rest() const { return text_.substr(at_); }

    std::string_view line(std::size_t number) const
    {
        const std::size_t from = starts_[std::min(number, starts_.size() - 1)];
        return text_.substr(from, text_.find('\n', from) - from);
    }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
    std::size_t line_ = 0;
    std::size_t at_ = 0;
    std::size_t column_ = 1;
};

class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const std::string& file, Places& places) : file_(file), places_(places) {}

    YamlNode take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (started_) fail(mark, "a second document begins", "keep one document in a file");
        started_ = true;
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuse_anchor(mark, anchor);
        add(node(mark, YamlNode::Kind::none));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        fail(mark, "aliases (*name) are not read", "write the text out, or quote it if it begins with *");
    }
    void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchor(mark, 1); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        refuse_anchor(mark, anchor);
        if (tag != "?" && tag != "!") refuse_tag(mark);
        YamlNode scalar = node(mark, YamlNode::Kind::scalar);
        scalar.quoted = tag == "!";
        if (scalar.quoted) check_quoted(mark);
        scalar.text = value;
        add(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::map);
    }
    void OnMapEnd() override { close(); }

private:
    [[noreturn]] void fail(const YAML::Mark& mark, std::string what, std::string hint)
    {
        const auto [line, column] = places_.of(mark);
        throw Error({file_, line, column}, std::move(what), std::move(hint));
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor)
    {
        if (anchor != YAML::NullAnchor)
            fail(mark, "anchors (&name) are not read", "remove it, or quote the text if it begins with &");
    }

    void refuse_tag(const YAML::Mark& mark)
    {
        fail(mark, "tags (!name) are not read", "remove it, or quote the text if it begins with !");
    }

    // Right after the place of the scalar was looked up.
    void check_quoted(const YAML::Mark& mark)
    {
        const std::string_view rest = places_.rest();
        const char first = rest.empty() ? '!' : rest.front();
        if (first == '!') refuse_tag(mark);
        if ((first == '"' || first == '\'') && !quote_ends(rest))
            fail(mark, "a quotation mark without its end", "close it, or quote the text the other way");
    }

    bool key_is_next() const
    {
        return !open_.empty() && open_.back().kind == YamlNode::Kind::map &&
               open_.back().keys.size() == open_.back().children.size();
    }

    YamlNode node(const YAML::Mark& mark, YamlNode::Kind kind)
    {
        if (key_is_next() && kind != YamlNode::Kind::scalar)
            fail(mark, "a key that is not text",
                 "write key: value; quote a key such as null; is a bracket missing its end?");
        if (++n_ > kMostYamlNodes) fail(mark, fmt::format("more than {} nodes", kMostYamlNodes), "split the file");
        YamlNode made;
        made.kind = kind;
        std::tie(made.line, made.column) = places_.of(mark);
        return made;
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind)
    {
        refuse_anchor(mark, anchor);
        if (tag != "?" && !tag.empty()) refuse_tag(mark);
        if (open_.size() == kDeepestYaml)
            fail(mark, fmt::format("nested more than {} deep", kDeepestYaml), "is a bracket missing its end?");
        open_.push_back(node(mark, kind));
    }

    void close()
    {
        YamlNode done = std::move(open_.back());
        open_.pop_back();
        add(std::move(done));
    }

    void add(YamlNode made)
    {
        if (open_.empty())
            root_ = std::move(made);
        else if (key_is_next())
            open_.back().keys.push_back(std::move(made));
        else
            open_.back().children.push_back(std::move(made));
    }

    const std::string& file_;
    Places& places_;
    YamlNode root_;
    std::vector<YamlNode> open_;
    std::size_t n_ = 0;
    bool started_ = false;
};

std::string hint_for(std::string_view message, std::string_view line)
{
    static const std::map<std::string_view, std::string_view> kHints = {
        {YAML::ErrorMsg::END_OF_MAP, "check the indentation: keys of one map begin in one column"},
        {YAML::ErrorMsg::END_OF_MAP_FLOW, "a { misses its }, a comma is missing, or a text with ? is not quoted"},
        {YAML::ErrorMsg::END_OF_SEQ, "check the indentation: the dashes of one list stand in one column"},
        {YAML::ErrorMsg::END_OF_SEQ_FLOW, "a [ misses its ], a comma is missing, or a text with ? is not quoted"},
        {YAML::ErrorMsg::EOF_IN_SCALAR, "a quotation mark misses its end"},
        {YAML::ErrorMsg::DOC_IN_SCALAR, "a quotation mark misses its end"},
        {YAML::ErrorMsg::MAP_VALUE,
         "quote a text that holds ': '; check the indentation and the space after each colon"},
        {YAML::ErrorMsg::MAP_KEY, "check the indentation"},
        {YAML::ErrorMsg::UNKNOWN_TOKEN,
         "quote a text that begins with a mark such as @, and one with ? within [] or {}"},
        {YAML::ErrorMsg::ALIAS_NOT_FOUND, "quote a text that begins with *"},
        {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "quote a text that begins with &"},
        {YAML::ErrorMsg::CHAR_IN_ALIAS, "quote a text that begins with *"},
        {YAML::ErrorMsg::CHAR_IN_ANCHOR, "quote a text that begins with &"},
        {YAML::ErrorMsg::UNKNOWN_ANCHOR, "quote a text that begins with *"},
        {YAML::ErrorMsg::INVALID_ESCAPE, "use single quotes, or write \\\\ for a backslash"},
    };
    // yaml-cpp's message often names something else, and people do not see their tabs.
    if (indented_by_tab(line)) return "indent with spaces, not with tabs";
    for (const auto& [known, hint] : kHints)
        if (message.starts_with(known)) return std::string(hint);
    return "check the indentation and the quotation marks";
}

[[noreturn]] void rethrow(const YAML::Exception& wrong, const std::string& file, Places& places)
{
    const auto [line, column] = places.of(wrong.mark);
    const std::size_t index = line == 0 ? 0 : line - 1;
    throw Error({file, line, column}, "not YAML: " + wrong.msg, hint_for(wrong.msg, places.line(index)));
}

YamlNode parse(const std::string& file, const std::string& text)
{
    Places places(text);
    TreeBuilder builder(file, places);
    std::istringstream in(text);
    try {
        YAML::Parser parser(in);
        if (!parser.HandleNextDocument(builder))
            throw Error({file, 1, 1}, "the file is empty", "expected YAML: lines such as 'key: value'");
        parser.HandleNextDocument(builder);  // the builder refuses a second document
    } catch (const YAML::Exception& wrong) {
        rethrow(wrong, file, places);
    }
    return builder.take();
}

void find_doubled(const YamlFile& file, const YamlNode& node, std::vector<Problem>& found)
{
    std::map<std::string_view, const YamlNode*> first;
    for (const YamlNode& key : node.keys) {
        const auto [at, fresh] = first.emplace(key.text, &key);
        if (!fresh)
            found.push_back({file.at(key),
                             fmt::format("key '{}' is here twice, first on line {}", key.text, at->second->line),
                             "keep one of them"});
    }
    for (const YamlNode& child : node.children) find_doubled(file, child, found);
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const
{
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i].text == key) return &children[i];
    return nullptr;
}

YamlFile read_yaml(Source& source)
{
    const std::string bytes = source.read_all(kMostYamlBytes);
    const std::string text(without_byte_order_mark(bytes));
    check_yaml_bytes(source.name(), text);
    return {source.name(), parse(source.name(), text)};
}

std::vector<Problem> doubled_keys(const YamlFile& file)
{
    std::vector<Problem> found;
    find_doubled(file, file.root, found);
    std::stable_sort(found.begin(), found.end(), [](const Problem& a, const Problem& b) {
        return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    });
    return found;
}

}  // namespace qda
