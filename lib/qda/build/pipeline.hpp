#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/text/yaml.hpp"

namespace qda {

/// A word of a pipeline, quotes resolved, and where it stands.
struct Word {
    std::string text;
    Location where;
    bool quoted = false;  ///< begins with a quote: its text stands one column further
};

/// One call of a tool: the verb and its arguments. Never empty.
struct Stage {
    std::vector<Word> words;
    std::vector<Word> named = {};  ///< what its line of history says; empty: as it is called
    bool unmarked = false;         ///< it leaves no line of history

    const std::string& verb() const { return words.front().text; }
    bool has(std::string_view word) const;
};

/// Parts a pipeline as a shell would: words at white space, stages at `|`; quotes and backslashes as in the shell. What
/// else a shell gives a meaning (`>`, `;`, `$`, `*` and so on) must be in quotes, so that the same text means the same in a
/// shell. Line ends part words. A verb may be written with its `qda-`.
///
/// \param raw       the whole file, to find the words of folded or quoted scalars again
/// \param problems  what is wrong is added here, each with its place; then stages may be missing
std::vector<Stage> parse_pipeline(const YamlFile& file, std::string_view raw, const YamlNode& scalar,
                                  std::vector<Problem>& problems);

/// Parts a text into words only: a `|` is a problem too.
std::vector<Word> parse_words(const YamlFile& file, std::string_view raw, const YamlNode& scalar,
                              std::vector<Problem>& problems);

/// The word as a shell takes it for one: in single quotes where it needs them.
std::string shell_quoted(std::string_view word);

/// `qda-import quotations.csv | qda-label --codebook book.yaml`: what does the same in a shell.
std::string as_shell(const std::vector<Stage>& stages);

}  // namespace qda
