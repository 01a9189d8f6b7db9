#pragma once

#include <set>
#include <string>
#include <vector>

#include "qda/codebook/codebook.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// The levels and values of a codebook as a universe holds them:
///
///     #level  name:sub_variable  parent:variable  of:code
///     #value  level:sub_variable  id:flexibiliteit  name:Flexibiliteit  parent:structuur  conclusion:not_met
///     #level  name:source  of:document
///     #value  level:source  id:1  name:Respondent 1  source_kind:interview  functie:Beleidsmedewerkster
///
///     #level  name:respondent  of:document  label:samenwerkingsverband  plural:samenwerkingsverbanden
///     #level  name:sector  of:document  label:Sector  scale:nominal
///     #value  level:sector  id:po  name:Primair onderwijs
///
/// A dimension's role and scale stand on its first level, the one that every code of it has. Levels `source` and, where a
/// source is a respondent or the codebook says what a case is called, `respondent` come with the sources; then background
/// variables. Values stand in codebook order, each before those below. A source that is part of another one has the
/// attributes of that one, unless it has its own.
class Declaration {
public:
    explicit Declaration(const Codebook& codebook);

    /// Replaces what the universe says of these levels: their values, and the keys that a codebook gives. Other keys
    /// (attributes that a table gave to a respondent) stay. Nothing moves where all is said already.
    void write(Universe& universe) const;

private:
    using Names = std::set<std::string, std::less<>>;

    void add_level(Entry level);
    void add_dimension(const Dimension& dimension);
    void add_sources(const Codebook& codebook, bool respondents);
    void add_background(const BackgroundVariable& variable);
    bool ours(const Entry& level) const { return level_names_.contains(level.name); }
    bool ours(const Value& value) const { return level_names_.contains(value.level); }
    const Names& keys_of(const std::string& level) const;
    bool stands_in(const Value& present, const Value& declared) const;
    bool levels_stand_in(const Universe& universe) const;
    bool values_stand_in(const Universe& universe) const;
    void write_values(Universe& universe) const;

    std::vector<Entry> levels_;
    std::vector<Value> values_;
    Names level_names_;
    Names code_keys_ = {"parent", "role", "conclusion", "recommendation", "source_kind"};  // a codebook's to say
    Names source_keys_ = {"parent", "source_kind"};
};

/// Writes the declaration of a codebook, once.
void declare(const Codebook& codebook, Universe& universe);

/// Adds the documents and codes that the codebook names in full and the universe does not have, for exports that list
/// only what is coded. Call it when all has been read.
void add_unmentioned(const Codebook& codebook, Universe& universe);

}  // namespace qda
