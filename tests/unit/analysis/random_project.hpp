#pragma once

// Small coded projects made up by a seed: every kind of label, joint interviews, gaps and oddities.

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/intake.hpp"
#include "qda/model/universe.hpp"

namespace qda::testing_projects {

using Strings = std::vector<std::string>;

struct Document {
    std::string name;
    Strings respondents;
    Strings locations;
    std::string source_kind;
    std::string length;
};

struct Code {
    std::string name;
    std::string variable;
    std::string sub_variable;
    std::string judgement;
    Strings groups;
};

struct Row {
    std::size_t document = 0;
    std::string quotation;
    Span span;
    std::string code;  // empty: a quotation without a code
    std::string coder;
    std::string respondent;  // a cell of the label column, `6|7` for two
};

struct Project {
    std::vector<Document> documents;
    std::vector<Code> codes;
    Strings coders;
    std::map<std::string, Strings> coded;  // documents by coder, beside those of the rows
    bool respondent_column = false;
    std::map<std::string, Strings> functions;  // attribute `functie` by respondent
    std::vector<Row> rows;
};

inline const Strings kRespondents = {"r1", "r2", "r3", "r4"};
inline const std::map<std::string, std::string> kVariableOf = {{"a1", "a"}, {"a2", "a"}, {"b1", "b"}, {"b2", "b"}};

class Maker {
public:
    explicit Maker(std::uint32_t seed) : random_(seed) {}

    std::size_t below(std::size_t n) { return random_() % n; }
    bool chance(std::size_t percent) { return below(100) < percent; }
    const std::string& one_of(const Strings& all) { return all[below(all.size())]; }
    Strings some_of(const Strings& all, std::size_t percent)
    {
        Strings some;
        for (const std::string& one : all)
            if (chance(percent)) some.push_back(one);
        return some;
    }

    Project project()
    {
        Project made;
        made.respondent_column = chance(60);
        for (const std::string& respondent : kRespondents)
            if (chance(80)) made.functions[respondent] = some_of({"leraar", "directeur"}, 60);
        const std::size_t n_documents = 1 + below(5);
        for (std::size_t i = 0; i < n_documents; ++i) made.documents.push_back(document(i));
        const std::size_t n_codes = 1 + below(7);
        for (std::size_t i = 0; i < n_codes; ++i) made.codes.push_back(code(i));
        made.coders = some_of({"anna", "ben", "cas"}, 60);
        for (const std::string& coder : made.coders)
            for (const Document& one : made.documents)
                if (chance(30)) made.coded[coder].push_back(one.name);
        const std::size_t n_quotations = below(14);
        for (std::size_t i = 0; i < n_quotations; ++i) add_quotation(made);
        // Rows of one quotation need not stand together.
        if (chance(50)) std::shuffle(made.rows.begin(), made.rows.end(), random_);
        return made;
    }

private:
    Document document(std::size_t number)
    {
        Document made;
        made.name = "d" + std::to_string(number);
        made.respondents = some_of(kRespondents, 35);
        made.locations = some_of({"noord", "zuid", "oost"}, 40);
        if (chance(80)) made.source_kind = chance(60) ? "interview" : "observation";
        if (chance(90)) made.length = std::to_string(below(300));
        return made;
    }

    Code code(std::size_t number)
    {
        Code made;
        made.name = "c" + std::to_string(number);
        if (chance(60)) {
            made.sub_variable = one_of({"a1", "a2", "b1"});  // b2 is never used
            made.variable = kVariableOf.at(made.sub_variable);
            if (chance(20)) made.sub_variable.clear();
        }
        if (chance(40)) made.judgement = one_of({"good", "bad"});
        made.groups = some_of({"g1", "g2"}, 40);
        return made;
    }

    void add_quotation(Project& into)
    {
        const std::size_t in = below(into.documents.size());
        Row row;
        row.document = in;
        row.quotation = std::to_string(1 + into.rows.size());
        if (chance(95)) {
            row.span.start = static_cast<Position>(below(60));
            row.span.end = row.span.start + static_cast<Position>(below(25));
        }
        const std::size_t n_rows = chance(15) ? 1 : 1 + below(4);
        const bool uncoded = chance(15);
        for (std::size_t i = 0; i < n_rows; ++i) {
            row.code = uncoded || chance(10) ? "" : into.codes[below(into.codes.size())].name;
            row.coder = into.coders.empty() || chance(20) ? "" : one_of(into.coders);
            row.respondent.clear();
            if (into.respondent_column && chance(70))
                for (const std::string& one : some_of({"r1", "r2", "r5"}, 45)) row.respondent += (row.respondent.empty() ? "" : "|") + one;
            into.rows.push_back(row);
        }
    }

    std::mt19937 random_;
};

/// What labels look like in tables: the declared values have a name that is not their id.
inline std::string label_of(const std::string& level, const std::string& id)
{
    static const std::map<std::string, Strings> kDeclared = {{"variable", {"a", "b"}},
                                                             {"sub_variable", {"a1", "a2", "b1", "b2"}},
                                                             {"judgement", {"good", "bad"}},
                                                             {"respondent", kRespondents}};
    const auto at = kDeclared.find(level);
    const bool declared = at != kDeclared.end() && std::find(at->second.begin(), at->second.end(), id) != at->second.end();
    return declared ? "name of " + id : id;
}

inline void declare(const Project& project, Universe& universe)
{
    universe.declare_level("variable").add("of", "code");
    Entry& sub_variable = universe.declare_level("sub_variable");
    sub_variable.add("parent", "variable");
    sub_variable.add("of", "code");
    universe.declare_level("judgement").add("of", "code");
    for (const char* id : {"a", "b"}) universe.declare_value("variable", id).entry.name = label_of("variable", id);
    for (const auto& [id, variable] : kVariableOf) {
        Value& value = universe.declare_value("sub_variable", id);
        value.entry.name = label_of("sub_variable", id);
        value.entry.add("parent", variable);
    }
    for (const char* id : {"good", "bad"}) universe.declare_value("judgement", id).entry.name = label_of("judgement", id);
    for (const std::string& respondent : kRespondents) {
        Value& value = universe.declare_value("respondent", respondent);
        value.entry.name = label_of("respondent", respondent);
        const auto functions = project.functions.find(respondent);
        if (functions != project.functions.end())
            for (const std::string& function : functions->second) value.entry.add("functie", function);
    }
    for (const Document& document : project.documents) {
        Entry& entry = universe.documents[universe.documents.intern(document.name)];
        for (const std::string& one : document.respondents) entry.add("respondent", one);
        for (const std::string& one : document.locations) entry.add("locatie", one);
        if (!document.source_kind.empty()) entry.add("source_kind", document.source_kind);
        if (!document.length.empty()) entry.add("length", document.length);
        entry.add("positions", "codepoint");
    }
    for (const Code& code : project.codes) {
        Entry& entry = universe.codes[universe.codes.intern(code.name)];
        if (!code.variable.empty()) entry.add("variable", code.variable);
        if (!code.sub_variable.empty()) entry.add("sub_variable", code.sub_variable);
        if (!code.judgement.empty()) entry.add("judgement", code.judgement);
        for (const std::string& group : code.groups) entry.add("group", group);
    }
    for (const std::string& coder : project.coders) {
        Entry& entry = universe.coders[universe.coders.intern(coder)];
        const auto coded = project.coded.find(coder);
        if (coded != project.coded.end())
            for (const std::string& document : coded->second) entry.add("coded", document);
    }
    if (project.respondent_column) universe.label_column("respondent");
}

/// Hands the rows of a project on as a reader does.
inline void read(const Project& project, Universe& universe, const Needs& needs, const BatchSink& sink)
{
    Diagnostics diagnostics;
    declare(project, universe);
    Intake intake(universe, needs, sink, diagnostics);
    intake.begin_input();
    for (const Row& row : project.rows) {
        Intake::Row given;
        given.document = project.documents[row.document].name;
        given.quotation = row.quotation;
        given.code = row.code;
        given.coder = row.coder;
        given.span = row.span;
        if (project.respondent_column) given.labels = {row.respondent};
        intake.add(given);
    }
    intake.finish();
}

}  // namespace qda::testing_projects
