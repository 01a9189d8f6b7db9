#include "qda/codebook/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace qda {

namespace {

// Names that may be there only once. Empty ones have been complained about already.
class Once {
public:
    Once(YamlFields& fields, std::string what) : fields_(fields), what_(std::move(what)) {}

    void add(const std::string& name, const Location& where)
    {
        if (name.empty()) return;
        const auto [at, fresh] = first_.emplace(name, where);
        if (!fresh)
            fields_.problem(where, fmt::format("{} '{}' is used twice, first at {}", what_, name, place(at->second)),
                            "give one of them another name");
    }

    static std::string place(const Location& where) { return fmt::format("{}:{}", where.line, where.column); }

private:
    YamlFields& fields_;
    std::string what_;
    std::map<std::string, Location> first_;
};

using Levels = std::map<std::string, Location>;

Levels check_levels(const Codebook& codebook, YamlFields& fields)
{
    Levels levels;
    Once once(fields, "level");
    for (const Dimension& dimension : codebook.dimensions)
        for (const CodebookLevel& level : dimension.levels) {
            const std::string why_not = why_not_a_level(level.name);
            if (!why_not.empty())
                fields.problem(level.where, fmt::format("level '{}' {}", level.name, why_not), "choose another name");
            once.add(level.name, level.where);
            levels.emplace(level.name, level.where);
        }
    return levels;
}

// Which value claims which entry, in one dimension; entries that are equal cannot be told apart later.
void check_codes(const std::vector<PlacedValue>& values, YamlFields& fields)
{
    struct First {
        const CodebookValue* value;
        Location where;
    };
    std::map<std::string_view, First> first;
    for (const PlacedValue& placed : values)
        for (const NamePattern& code : placed.value->codes) {
            const auto [at, fresh] = first.emplace(code.text, First{placed.value, code.where});
            if (fresh) continue;
            const std::string place = Once::place(at->second.where);
            if (at->second.value == placed.value)
                fields.problem(code.where, fmt::format("code '{}' is listed twice, first at {}", code.text, place),
                               "remove one of them");
            else
                fields.problem(code.where,
                               fmt::format("code '{}' is claimed by '{}' and, at {}, by '{}'", code.text,
                                           placed.value->id, place, at->second.value->id),
                               "a code belongs to one value of a dimension");
        }
}

// All codes of dimensions, and all ids of values.
struct Named {
    std::map<std::string, Location> codes;
    std::set<std::string> ids;
};

Named check_dimensions(const Codebook& codebook, YamlFields& fields)
{
    Named named;
    Once dimensions(fields, "dimension");
    for (const Dimension& dimension : codebook.dimensions) {
        dimensions.add(dimension.id, dimension.where);
        Once once(fields, fmt::format("id in dimension '{}':", dimension.id));
        const std::vector<PlacedValue> values = values_in_order(dimension);
        for (const PlacedValue& placed : values) {
            once.add(placed.value->id, placed.value->where);
            named.ids.insert(placed.value->id);
            for (const NamePattern& code : placed.value->codes) named.codes.emplace(code.text, code.where);
        }
        check_codes(values, fields);
    }
    return named;
}

void check_source_kinds(const Codebook& codebook, YamlFields& fields)
{
    Once once(fields, "source kind");
    for (const SourceKind& kind : codebook.source_kinds) {
        const auto& built_in = built_in_source_kinds();
        if (std::find(built_in.begin(), built_in.end(), kind.id) != built_in.end())
            fields.problem(kind.where, fmt::format("source kind '{}' is built in", kind.id), "remove it");
        once.add(kind.id, kind.where);
    }
}

// A document that several sources name is a joint interview; then they are of one kind.
void check_documents(const Codebook& codebook, YamlFields& fields)
{
    std::map<std::string_view, const CodebookSource*> first;
    for (const CodebookSource& source : codebook.sources) {
        Once once(fields, fmt::format("document of source '{}':", source.id));
        for (const NamePattern& document : source.documents) {
            once.add(document.text, document.where);
            const CodebookSource* other = first.emplace(document.text, &source).first->second;
            if (!source.kind.empty() && !other->kind.empty() && source.kind != other->kind)
                fields.problem(document.where,
                               fmt::format("document '{}' is of source '{}' ({}) and of source '{}' ({})",
                                           document.text, other->id, other->kind, source.id, source.kind),
                               "a document has one source kind");
        }
    }
}

void check_speakers(const Codebook& codebook, const Named& named, YamlFields& fields)
{
    Once once(fields, "speaker code");
    for (const CodebookSource& source : codebook.sources) {
        if (!source.speaker.empty() && !source.respondent)
            fields.problem(source.speaker.front().where,
                           fmt::format("source '{}' has a speaker code but is no respondent", source.id),
                           "add 'respondent: true'");
        for (const NamePattern& code : source.speaker) {
            once.add(code.text, code.where);
            if (const auto at = named.codes.find(code.text); at != named.codes.end())
                fields.problem(code.where,
                               fmt::format("speaker code '{}' is also a code of a dimension, at {}", code.text,
                                           Once::place(at->second)),
                               "remove it from one of them");
        }
    }
}

void check_sources(const Codebook& codebook, const Levels& levels, YamlFields& fields)
{
    Once ids(fields, "source");
    for (const CodebookSource& source : codebook.sources) {
        ids.add(source.id, source.where);
        for (const Attribute& attribute : source.attributes)
            if (const auto at = levels.find(attribute.name); at != levels.end())
                fields.problem(
                    attribute.where,
                    fmt::format("attribute '{}' is also a level, at {}", attribute.name, Once::place(at->second)),
                    "rename one of them");
    }
}

void check_instruments(const Codebook& codebook, const Named& named, YamlFields& fields)
{
    constexpr std::size_t kMostHints = 100;  // each compares with all ids
    std::size_t hints = 0;
    const std::vector<std::string> ids(named.ids.begin(), named.ids.end());
    Once once(fields, "instrument");
    for (const Instrument& instrument : codebook.instruments) {
        once.add(instrument.id, instrument.where);
        for (const Question& question : instrument.questions)
            for (const AskedValue& asked : question.asks)
                if (!named.ids.contains(asked.id))
                    fields.problem(asked.where, fmt::format("no value with id '{}'", asked.id),
                                   hints++ < kMostHints ? suggestion(asked.id, ids) : std::string());
    }
}

}  // namespace

void check_codebook(const Codebook& codebook, YamlFields& fields)
{
    check_source_kinds(codebook, fields);
    const Levels levels = check_levels(codebook, fields);
    const Named named = check_dimensions(codebook, fields);
    check_sources(codebook, levels, fields);
    check_documents(codebook, fields);
    check_speakers(codebook, named, fields);
    check_instruments(codebook, named, fields);
    check_study(codebook, fields);
}

}  // namespace qda
