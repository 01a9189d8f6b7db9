#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/analysis/check.hpp"
#include "qda/model/levels.hpp"

namespace qda {

// The parts of qda-check, one question a file. Each adds its findings.

/// Codes of the export that the codebook does not know, and the other way round; near-duplicate names (check_codes.cpp).
void find_code_names(const CheckInput& input, std::vector<Finding>& findings);
void find_near_duplicate_names(const CheckInput& input, std::vector<Finding>& findings);

/// Quotations without code, coded twice, overlapping (check_codings.cpp).
void find_odd_codings(const CheckInput& input, std::vector<Finding>& findings);

/// Positions: empty, past the end, in several units (check_positions.cpp).
void find_odd_positions(const CheckInput& input, std::vector<Finding>& findings);

/// Documents without source or quotation, sources without an individual reference (check_sources.cpp).
void find_odd_sources(const CheckInput& input, std::vector<Finding>& findings);

/// Values without evidence; kinds of source declared and not seen, seen and not declared (check_evidence.cpp).
void find_evidence(const CheckInput& input, std::vector<Finding>& findings);

/// Knelpunten that rest on little; judgements that contradict each other or judge nothing (check_judgements.cpp).
void find_judgements(const CheckInput& input, std::vector<Finding>& findings);

/// Where the codebook names values and sources. Unknown places without a codebook.
class CodebookPlaces {
public:
    explicit CodebookPlaces(const Codebook* codebook);
    Location of(const std::string& level, const std::string& id) const;

private:
    std::map<std::pair<std::string, std::string>, Location> places_;  // by level and id
};

/// The level, if anything in the universe says what it is.
std::optional<Level> level_if_known(const Universe& universe, const std::string& name);

/// The values that a quotation carries: those of any of its codings; sorted, each once.
void carried_by(const Level& level, const Quotation& quotation, std::vector<Id>& into);

/// A finding at a quotation of the export.
Finding at_quotation(FindingKind kind, const CheckInput& input, const Quotation& quotation, std::string what,
                     std::string hint = {});

/// `1 quotation`, `2 quotations`.
std::string counted(std::size_t n, std::string_view what);

/// `'a', 'b' and 'c'`.
std::string quoted(const std::vector<std::string>& names);

}  // namespace qda
