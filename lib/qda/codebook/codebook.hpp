#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/base/source.hpp"
#include "qda/codebook/names.hpp"

namespace qda {

/// What a table is called in its publication. Texts that are not given are empty.
struct TableName {
    std::string number;
    std::string caption;
};

/// A value of a dimension: a variable, a sub-variable, a judgement. Texts that are not given are empty.
struct CodebookValue {
    std::string id;
    std::string label;  ///< the id where none is given
    std::vector<NamePattern> codes;
    std::vector<std::string> source_kinds;  ///< where evidence was looked for, as this value says it (see below)
    std::string conclusion;                 ///< met, partly, not_met
    std::string recommendation;
    std::string role;   ///< knelpunt, goes_well, mixed, neutral, wish, unknown (an answer that is none: "weet niet")
    std::string color;  ///< `#RGB` or `#RRGGBB`, for programs that show codes in colours
    TableName table;
    std::string definition;
    std::string include;
    std::string exclude;
    std::string example;
    std::string theory;
    std::vector<CodebookValue> values;  ///< of the level below
    Location where;
};

/// A level and its place: `sub_variable`.
struct CodebookLevel {
    std::string name;
    Location where;
};

/// A tree of values; its levels are named from the root down.
struct Dimension {
    std::string id;
    std::string role;   ///< judgement, place, actor, solution, theme
    std::string scale;  ///< nominal or ordinal: the values of the first level are in rising order, those of role unknown aside
    TableName table;    ///< of the list of its values
    std::vector<CodebookLevel> levels;
    std::vector<CodebookValue> values;
    Location where;
};

struct Attribute {
    std::string name;
    std::string value;
    Location where;
};

/// What evidence comes from: a respondent, an observed meeting, a policy document.
struct CodebookSource {
    std::string id;
    std::string label;
    std::string kind;
    std::vector<NamePattern> documents;
    std::vector<NamePattern> speaker;  ///< codes that mark where this respondent speaks
    bool respondent = false;
    std::string parent;    ///< id of the source that it is part of: the partnership of a school; empty: of none
    Location parent_where;
    std::vector<Attribute> attributes;
    Location where;
};

/// The id of a value that a question is about.
struct AskedValue {
    std::string id;
    Location where;
};

struct Question {
    std::string text;
    std::vector<AskedValue> asks;  ///< empty: about none of them
    Location where;
};

/// An interview guide or an observation schedule.
struct Instrument {
    std::string id;
    std::string label;
    std::string kind;
    TableName table;
    std::vector<Question> questions;
    Location where;
};

/// A kind of source beyond the three that are built in.
struct SourceKind {
    std::string id;
    std::string label;
    Location where;
};

/// A value of a background variable, and what tables call it.
struct BackgroundValue {
    std::string id;
    std::string label;
    Location where;
};

/// An attribute of sources and respondents that a study declares: what it is called, on which scale it is, and which values
/// it has, in order. Without values any will do.
struct BackgroundVariable {
    std::string id;     ///< the attribute's name
    std::string label;  ///< the id where none is given
    std::string scale;  ///< nominal (where none is given), ordinal or numeric
    std::vector<BackgroundValue> values;
    Location where;
};

/// A question that the study is to answer.
struct ResearchQuestion {
    std::string id;
    std::string text;
    std::vector<std::string> tables;  ///< ids of the tables that answer it
    Location where;
};

/// What one respondent is called: `samenwerkingsverband`, `samenwerkingsverbanden`. Empty: a respondent.
struct CaseWords {
    std::string singular;
    std::string plural;
};

/// What codes and documents of a study mean. Names and ids are in normal form (see text/normal.hpp).
struct Codebook {
    std::string id;
    std::string title;
    std::string language;
    std::vector<Dimension> dimensions;
    std::vector<CodebookSource> sources;
    std::vector<SourceKind> source_kinds;
    std::vector<Instrument> instruments;
    CaseWords cases;
    std::vector<BackgroundVariable> background;
    std::vector<ResearchQuestion> research_questions;
    TableName respondents_table;
    TableName sources_table;
    NamePattern quote_code;  ///< the code that marks telling quotations; empty if there is none
    std::string file;        ///< as messages name it
};

/// Reads and checks a codebook. \throws Error with everything that is wrong, each with its line and column.
Codebook read_codebook(Source& source);
Codebook read_codebook(const std::string& path);

/// A value and where it stands in its dimension.
struct PlacedValue {
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    const CodebookValue* value = nullptr;
    std::size_t depth = 0;      ///< index of its level
    std::size_t parent = npos;  ///< index of its parent in the same list
};

/// The values of a dimension in codebook order: each before those below it. They point into `dimension`.
std::vector<PlacedValue> values_in_order(const Dimension& dimension);

/// interview, observation, policy_document.
const std::vector<std::string>& built_in_source_kinds();

/// Why a level may not have this name ("is a built-in level"); empty if it may.
std::string why_not_a_level(std::string_view name);

/// The same of an attribute. It may be called `role` (`role::Student` is a common group); a level may not.
std::string why_not_an_attribute(std::string_view name);

}  // namespace qda
