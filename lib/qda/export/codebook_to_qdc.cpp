#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "qda/export/guid.hpp"
#include "qda/export/qdc.hpp"

namespace qda {

namespace {

std::string counted(std::size_t n, const char* one, const char* several) { return fmt::format("{} {}", n, n == 1 ? one : several); }

std::string path_part(const std::string& name)
{
    std::string out;
    for (const char c : name) out += c == '>' ? std::string("\\>") : std::string(1, c);
    return out;
}

// The last part of `Place>Hope` where the code above is called `Place`; else the name itself.
std::string last_part(const std::string& name, const std::string& path_above)
{
    const bool below = !path_above.empty() && name.size() > path_above.size() + 1 && name.starts_with(path_above) && name[path_above.size()] == '>';
    if (!below) return name;
    std::string part;
    for (std::size_t i = path_above.size() + 1; i < name.size(); ++i) {
        if (name[i] == '>') return name;  // deeper than one
        if (name.compare(i, 2, "\\>") == 0) ++i;
        part += name[i];
    }
    return part;
}

class ToQdc {
public:
    explicit ToQdc(const Codebook& book) : book_(book) {}

    QdcCodebook convert()
    {
        out_.origin = "qdatools";
        for (const Dimension& dimension : book_.dimensions) add(dimension);
        if (out_.codes.empty())
            throw Error({book_.file}, "a codebook without values", "a .qdc holds codes: add dimensions with values");
        shorten_paths();
        add_sets();
        describe();
        return std::move(out_);
    }

private:
    void add(const Dimension& dimension)
    {
        std::vector<std::size_t> places;
        for (const PlacedValue& placed : values_in_order(dimension)) {
            const std::size_t parent = placed.parent == PlacedValue::npos ? QdcCode::npos : places[placed.parent];
            places.push_back(add(*placed.value, dimension, parent));
            members_[{&dimension, placed.depth}].push_back(places.back());
        }
    }

    std::size_t add(const CodebookValue& value, const Dimension& dimension, std::size_t parent)
    {
        std::vector<std::string> exact;
        for (const NamePattern& code : value.codes)
            if (!code.starred()) exact.push_back(code.text);
        const bool one_code = exact.size() == 1;
        QdcCode code;
        code.name = one_code ? exact.front() : value.label;
        code.codable = one_code;
        code.color = value.color;
        code.parent = parent;
        code.guid = one_code ? guid_of_code(code.name) : std::string();
        if (code.guid.empty()) code.guid = unique(guid_of({"value", dimension.id, value.id}));
        const std::size_t at = out_.codes.size();
        notes_.push_back(notes_of(value, code.name));
        out_.codes.push_back(std::move(code));
        if (!one_code)
            for (const std::string& name : exact) add_code(name, dimension, value, at);
        values_.push_back({&value, at});
        return at;
    }

    // One of several codes of a value.
    void add_code(const std::string& name, const Dimension& dimension, const CodebookValue& value, std::size_t parent)
    {
        QdcCode code;
        code.name = name;
        code.parent = parent;
        code.guid = guid_of_code(name);
        if (code.guid.empty()) code.guid = unique(guid_of({"code", dimension.id, value.id, name}));
        QdcNotes notes;
        notes.add("is", "code");
        notes_.push_back(std::move(notes));
        out_.codes.push_back(std::move(code));
    }

    // Empty where another value has the code already.
    std::string guid_of_code(const std::string& name)
    {
        std::string guid = guid_of({"code", name});
        return taken_.insert(guid).second ? guid : std::string();
    }

    std::string unique(std::string guid)
    {
        while (!taken_.insert(guid).second) guid = guid_of({"again", guid});
        return guid;
    }

    static QdcNotes notes_of(const CodebookValue& value, const std::string& name)
    {
        QdcNotes notes;
        notes.text = value.definition;
        notes.add("id", value.id);
        if (value.label != name) notes.add("label", value.label);
        for (const NamePattern& code : value.codes)
            if (code.starred()) notes.add("glob", code.text);
        notes.add("include", value.include);
        notes.add("exclude", value.exclude);
        notes.add("example", value.example);
        notes.add("theory", value.theory);
        notes.add("recommendation", value.recommendation);
        notes.add("table_number", value.table.number);
        notes.add("table_caption", value.table.caption);
        for (const std::string& kind : value.source_kinds) notes.add("source_kind", kind);
        return notes;
    }

    // Names that occur twice in a project are paths in our streams, and plain names here.
    void shorten_paths()
    {
        std::vector<std::string> shorter;
        std::vector<std::string> paths;
        std::map<std::string, std::size_t> times;
        for (const QdcCode& code : out_.codes) {
            const std::string above = code.parent == QdcCode::npos ? std::string() : paths[code.parent];
            shorter.push_back(last_part(code.name, above));
            paths.push_back(above.empty() ? path_part(shorter.back()) : above + '>' + path_part(shorter.back()));
            ++times[shorter.back()];
        }
        for (std::size_t i = 0; i < shorter.size(); ++i) {
            if (times[shorter[i]] < 2) continue;
            // Whoever reads it makes a path of such a name, and a label may be the other one that has it.
            if (out_.codes[i].codable) notes_[i].add("code", out_.codes[i].name);
            out_.codes[i].name = shorter[i];
        }
    }

    void describe()
    {
        for (std::size_t i = 0; i < notes_.size(); ++i) out_.codes[i].description = with_notes(notes_[i]);
    }

    QdcSet& add_set(const std::string& name, const QdcNotes& notes)
    {
        out_.sets.push_back({unique(guid_of({"set", name})), name, with_notes(notes), {}, {}});
        return out_.sets.back();
    }

    void add_sets()
    {
        QdcNotes about;
        about.add("set", "codebook");
        about.add("codebook", book_.id);
        about.add("title", book_.title);
        about.add("language", book_.language);
        QdcSet& all = add_set("codebook: " + book_.id, about);
        for (const QdcCode& code : out_.codes)
            if (code.parent == QdcCode::npos) all.members.push_back(code.guid);
        for (const Dimension& dimension : book_.dimensions)
            for (std::size_t depth = 0; depth < dimension.levels.size(); ++depth) add_level(dimension, depth);
        add_by("role", [](const CodebookValue& value) { return std::vector<std::string>{value.role}; });
        add_by("conclusion", [](const CodebookValue& value) { return std::vector<std::string>{value.conclusion}; });
        add_kinds();
        if (!book_.quote_code.text.empty()) add_quote_code();
    }

    void add_level(const Dimension& dimension, std::size_t depth)
    {
        QdcNotes notes;
        notes.add("set", "level");
        notes.add("level", dimension.levels[depth].name);
        notes.add("dimension", dimension.id);
        if (depth == 0) {
            notes.add("role", dimension.role);
            notes.add("scale", dimension.scale);
            notes.add("table_number", dimension.table.number);
            notes.add("table_caption", dimension.table.caption);
        }
        QdcSet& set = add_set("level: " + dimension.levels[depth].name, notes);
        for (const std::size_t at : members_[{&dimension, depth}]) set.members.push_back(out_.codes[at].guid);
    }

    template <class WordsOf>
    void add_by(const std::string& what, WordsOf words_of, const std::string& label = {}, const std::string& only = {})
    {
        std::vector<std::string> words;
        for (const auto& [value, at] : values_)
            for (const std::string& word : words_of(*value))
                if (!word.empty() && (only.empty() || word == only) && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
        for (const std::string& word : words) {
            QdcNotes notes;
            notes.add("set", what);
            notes.add("value", word);
            notes.add("label", label);
            QdcSet& set = add_set(what + ": " + word, notes);
            for (const auto& [value, at] : values_) {
                const auto all = words_of(*value);
                if (std::find(all.begin(), all.end(), word) != all.end()) set.members.push_back(out_.codes[at].guid);
            }
        }
    }

    // The study's own kinds have labels, and exist where no value looks for them as well.
    void add_kinds()
    {
        const auto kinds = [](const CodebookValue& value) { return value.source_kinds; };
        for (const std::string& kind : built_in_source_kinds()) add_by("source_kind", kinds, {}, kind);
        for (const SourceKind& kind : book_.source_kinds) {
            const std::size_t before = out_.sets.size();
            add_by("source_kind", kinds, kind.label, kind.id);
            if (out_.sets.size() > before) continue;
            QdcNotes notes;
            notes.add("set", "source_kind");
            notes.add("value", kind.id);
            notes.add("label", kind.label);
            add_set("source_kind: " + kind.id, notes);
        }
    }

    void add_quote_code()
    {
        const std::string guid = guid_of({"code", book_.quote_code.text});
        if (taken_.insert(guid).second) {
            QdcCode code;
            code.guid = guid;
            code.name = book_.quote_code.text;
            out_.codes.push_back(std::move(code));
        }
        QdcNotes notes;
        notes.add("set", "quote_code");
        add_set("quote_code", notes).members.push_back(guid);
    }

    const Codebook& book_;
    QdcCodebook out_;
    std::set<std::string> taken_;
    std::vector<std::pair<const CodebookValue*, std::size_t>> values_;  // with the place of their codes
    std::map<std::pair<const Dimension*, std::size_t>, std::vector<std::size_t>> members_;
    std::vector<QdcNotes> notes_;  // of the first codes; one that only marks quotations has none
};

void say_what_is_left(const Codebook& book, Diagnostics& diagnostics)
{
    const auto left = [&](const std::string& what) { diagnostics.note("a .qdc has no place for " + what + ": left out"); };
    std::size_t attributes = 0;
    std::size_t questions = 0;
    for (const CodebookSource& source : book.sources) attributes += source.attributes.size();
    for (const Instrument& instrument : book.instruments) questions += instrument.questions.size();
    if (!book.sources.empty())
        left(counted(book.sources.size(), "source", "sources") + " with " + counted(attributes, "attribute", "attributes"));
    if (!book.instruments.empty())
        left(counted(book.instruments.size(), "instrument", "instruments") + " with " + counted(questions, "question", "questions"));
    if (!book.background.empty()) left(counted(book.background.size(), "background variable", "background variables"));
    if (!book.research_questions.empty())
        left(counted(book.research_questions.size(), "research question", "research questions"));
    if (!book.cases.singular.empty()) left("what a case is called");
    for (const auto& [table, what] : {std::pair(&book.respondents_table, "respondents"), std::pair(&book.sources_table, "sources")})
        if (!table->number.empty() || !table->caption.empty()) left(fmt::format("the name of the table of {}", what));
}

}  // namespace

QdcCodebook codebook_to_qdc(const Codebook& codebook, Diagnostics& diagnostics)
{
    QdcCodebook qdc = ToQdc(codebook).convert();
    say_what_is_left(codebook, diagnostics);
    return qdc;
}

}  // namespace qda
