#pragma once

#include <string>

#include "qda/codebook/codebook.hpp"
#include "qda/model/universe.hpp"

namespace qda {

inline std::string line_of(std::string line, const Entry& entry)
{
    for (const Key& key : entry.keys) line += ' ' + key.name + ':' + key.value;
    return line + '\n';
}

/// The `#level` and `#value` lines of a universe, as a stream has them, with spaces for tabs.
inline std::string declared_in(const Universe& universe)
{
    std::string text;
    for (const Entry& level : universe.levels) text += line_of("#level name:" + level.name, level);
    for (const Value& value : universe.values)
        text += line_of("#value level:" + value.level + " id:" + value.id + " name:" + value.entry.name, value.entry);
    return text;
}

/// The `#code` and `#document` lines.
inline std::string labelled_in(const Universe& universe)
{
    std::string text;
    for (const Entry& code : universe.codes) text += line_of("#code name:" + code.name, code);
    for (const Entry& document : universe.documents) text += line_of("#document name:" + document.name, document);
    return text;
}

inline Codebook codebook_of(const std::string& text)
{
    Source source = Source::from_text("c.yaml", text);
    return read_codebook(source);
}

}  // namespace qda
