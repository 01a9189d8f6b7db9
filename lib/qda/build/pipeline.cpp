#include "qda/build/pipeline.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace qda {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kOfShell = "&;<>()$`*?[]{}!";  // mean something outside quotes

// Finds pieces of a scalar in the file, one after another: folding and quoting of YAML change only what is between them.
class Places {
public:
    Places(const YamlFile& file, std::string_view raw, const YamlNode& scalar) : file_(file), raw_(raw)
    {
        for (std::uint32_t line = 1; line < scalar.line && at_ != raw.npos; ++line) {
            at_ = raw.find('\n', at_);
            if (at_ != raw.npos) ++at_;
        }
        if (at_ == raw.npos) at_ = raw.size();
        for (std::uint32_t column = 1; column < scalar.column && at_ < raw.size(); ++column) {
            ++at_;
            while (at_ < raw.size() && (static_cast<unsigned char>(raw[at_]) & 0xC0U) == 0x80U) ++at_;
        }
        const bool block = at_ < raw.size() && (raw[at_] == '|' || raw[at_] == '>');  // as no plain text begins
        if (block) at_ = std::min(raw.find('\n', at_), raw.size());
    }

    Location of(std::string_view piece)
    {
        const std::size_t found = raw_.find(piece.substr(0, piece.find_first_of("\"'\\", 1)), at_);
        if (found != raw_.npos) at_ = found;
        const Location where = position_in(file_.name, raw_.substr(0, at_));
        if (found != raw_.npos) at_ += 1;
        return where;
    }

private:
    const YamlFile& file_;
    std::string_view raw_;
    std::size_t at_ = 0;
};

class Words {
public:
    Words(std::string_view text, Places places, std::vector<Problem>& problems)
        : text_(text), places_(std::move(places)), problems_(problems)
    {
    }

    std::vector<Stage> stages()
    {
        std::vector<Stage> stages(1);
        bool sound = true;
        while (skip_blanks()) {
            if (text_[at_] == '|') {
                const Location where = places_.of("|");
                ++at_;
                if (stages.back().words.empty()) sound = refuse(where, "no verb before '|'", "write the pipeline as 'import | label | count ...'");
                stages.emplace_back();
                continue;
            }
            Word next;
            sound = word(next) && sound;
            stages.back().words.push_back(std::move(next));
        }
        if (sound && stages.back().words.empty())
            sound = refuse(places_.of("|"), stages.size() > 1 ? "no verb after '|'" : "no verb", "write the pipeline as 'import | label | count ...'");
        return sound ? stages : std::vector<Stage>();
    }

private:
    bool refuse(const Location& where, std::string what, std::string hint)
    {
        problems_.push_back({where, std::move(what), std::move(hint)});
        return false;
    }

    bool skip_blanks()
    {
        at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size());
        return at_ < text_.size();
    }

    bool word(Word& into)
    {
        std::size_t end = at_;
        while (end < text_.size() && kBlanks.find(text_[end]) == kBlanks.npos) ++end;
        into.where = places_.of(text_.substr(at_, end - at_));
        into.quoted = text_[at_] == '\'' || text_[at_] == '"';
        bool sound = true;
        if (text_[at_] == '#' || text_[at_] == '~') sound = of_shell(into.where, text_[at_]);
        while (at_ < text_.size() && kBlanks.find(text_[at_]) == kBlanks.npos && text_[at_] != '|') {
            const char c = text_[at_];
            if (c == '\'' || c == '"') {
                if (!quoted(c, into)) {
                    at_ = text_.size();  // where it ends is not known
                    return false;
                }
            } else if (c == '\\' && at_ + 1 < text_.size()) {
                into.text += text_[at_ + 1];
                at_ += 2;
            } else {
                if (sound && kOfShell.find(c) != kOfShell.npos) sound = of_shell(into.where, c);
                into.text += c;
                ++at_;
            }
        }
        return sound;
    }

    bool quoted(char quote, Word& into)
    {
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == quote) {
                ++at_;
                return true;
            }
            if (quote == '"' && c == '\\' && at_ + 1 < text_.size() && std::string_view("\"\\$`").find(text_[at_ + 1]) != std::string_view::npos) {
                into.text += text_[++at_];
                continue;
            }
            if (quote == '"' && (c == '$' || c == '`')) return of_shell(into.where, c);
            into.text += c;
        }
        return refuse(into.where, fmt::format("the quote {} has no end", quote), "close it, or write it as \\' or \\\"");
    }

    bool of_shell(const Location& where, char c)
    {
        return refuse(where, fmt::format("'{}' is for a shell, and there is none here", c),
                      "put the word in single quotes if it is meant literally");
    }

    std::string_view text_;
    Places places_;
    std::vector<Problem>& problems_;
    std::size_t at_ = 0;
};

}  // namespace

bool Stage::has(std::string_view word) const
{
    return std::any_of(words.begin() + 1, words.end(), [&](const Word& one) {
        return one.text == word || (one.text.starts_with(word) && one.text.size() > word.size() && one.text[word.size()] == '=');
    });
}

std::vector<Stage> parse_pipeline(const YamlFile& file, std::string_view raw, const YamlNode& scalar,
                                  std::vector<Problem>& problems)
{
    std::vector<Stage> stages = Words(scalar.text, Places(file, raw, scalar), problems).stages();
    for (Stage& stage : stages)
        if (std::string& verb = stage.words.front().text; verb.starts_with("qda-")) verb.erase(0, 4);
    return stages;
}

std::vector<Word> parse_words(const YamlFile& file, std::string_view raw, const YamlNode& scalar,
                              std::vector<Problem>& problems)
{
    std::vector<Stage> stages = Words(scalar.text, Places(file, raw, scalar), problems).stages();
    if (stages.size() > 1)
        problems.push_back({file.at(scalar), "a '|' where options are expected", "options of the first verb stand here, without a verb"});
    return stages.size() == 1 ? stages.front().words : std::vector<Word>();
}

std::string shell_quoted(std::string_view word)
{
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,/:=+@%^";
    if (!word.empty() && word.find_first_not_of(kPlain) == word.npos) return std::string(word);
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string as_shell(const std::vector<Stage>& stages)
{
    std::string line;
    for (const Stage& stage : stages) {
        line += line.empty() ? "qda-" : " | qda-";
        for (const Word& word : stage.words) line += (&word == &stage.words.front() ? "" : " ") + shell_quoted(word.text);
    }
    return line;
}

}  // namespace qda
