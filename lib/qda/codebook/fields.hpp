#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/codebook/codebook.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

/// The fields that several kinds of maps of a codebook have. Only for the readers of a codebook.
class CodebookFields : public YamlFields {
public:
    explicit CodebookFields(const YamlFile& file) : YamlFields(file) {}

    static std::string name(const YamlNode& node);
    NamePattern pattern(const YamlNode& node) const { return {name(node), at(node)}; }
    std::vector<NamePattern> patterns(const YamlNode& map, std::string_view key);

    /// An id. Ids stand in streams, in cells of several values and on command lines: what breaks these is noted.
    std::string checked_id(const YamlNode& node);
    /// The id of a map, and its place: the id's own, or the map's where it has none.
    std::pair<std::string, Location> id_of(const YamlNode& map, std::string_view thing);
    /// The label of a map; its id where it has none.
    std::string label_of(const YamlNode& map, const std::string& id);
    /// The word of a key if it is among `known`; else empty, and noted.
    std::string choice(const YamlNode& map, std::string_view key, std::string_view what,
                       const std::vector<std::string>& known);
    /// `key: {number: 2, caption: ...}`.
    TableName table(const YamlNode& map, std::string_view key);
};

/// Reads what a codebook says of the study as a whole: `tables`, `case`, `background`, `research_questions`.
void read_study(const YamlNode& root, CodebookFields& fields, Codebook& book);

}  // namespace qda
