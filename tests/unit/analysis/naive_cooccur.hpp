#pragma once

// Co-occurrence straight from its definition: every quotation or coding is held against every other, position by position.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "qda/analysis/cooccur.hpp"
#include "unit/analysis/naive_count.hpp"

namespace qda::testing_projects {

/// n_first, n_second, n_both of two values.
struct NaivePair {
    std::size_t first = 0;
    std::size_t second = 0;
    std::size_t both = 0;
    friend bool operator==(const NaivePair&, const NaivePair&) = default;
};

class NaiveCooccurrence {
public:
    NaiveCooccurrence(const Project& project, const CooccurOptions& options)
        : project_(project), options_(options), labels_(project, none_)
    {
    }

    std::string second_level() const { return options_.with.empty() ? options_.level : options_.with; }
    std::string unit() const { return options_.unit.empty() ? "pairs" : options_.unit; }
    bool of_places() const
    {
        return (options_.relation != "quotation" && options_.relation != "document") || unit() == "characters";
    }
    bool directed() const
    {
        return options_.relation == "within" || options_.relation == "encloses" ||
               (unit() == "quotations" && options_.relation != "quotation");
    }

    /// Some quotation (of pairs: coding) that carries a value has no known place.
    bool place_unknown() const
    {
        for (const Row& row : project_.rows)
            if (!row.span.known() && (unit() != "pairs" || !row.code.empty()) &&
                (!labels_.values(options_.level, row).empty() || !labels_.values(second_level(), row).empty()))
                return true;
        return false;
    }

    NaivePair count(const std::string& first, const std::string& second) const
    {
        const std::vector<Row> firsts = marks(options_.level, first);
        const std::vector<Row> seconds = marks(second_level(), second);
        if (unit() == "pairs") return pairs(firsts, seconds);
        std::set<std::string> both;
        for (const Row& a : firsts)
            for (const Row& b : seconds)
                if (holds(a, b)) take(a, b, first, second, both);
        return {units_of(firsts, options_.level, first).size(), units_of(seconds, second_level(), second).size(), both.size()};
    }

    std::size_t all() const
    {
        std::set<std::string> quotations;
        for (const Row& row : project_.rows) quotations.insert(key(row));
        std::size_t length = 0;
        for (const Document& document : project_.documents) length += document.length.empty() ? 0 : std::stoul(document.length);
        if (unit() == "quotations") return quotations.size();
        if (unit() == "documents") return project_.documents.size();
        return unit() == "respondents" ? labels_.universe("respondent").size() : length;
    }

private:
    static std::string key(const Row& row) { return std::to_string(row.document) + ":" + row.quotation; }

    /// The rows that carry a value. Of pairs, rolled up: one for each quotation and coder.
    std::vector<Row> marks(const std::string& level, const std::string& value) const
    {
        std::vector<Row> found;
        std::set<std::string> known;
        for (const Row& row : project_.rows) {
            const Strings values = labels_.values(level, row);
            if (std::find(values.begin(), values.end(), value) == values.end()) continue;
            if (unit() == "pairs" && row.code.empty()) continue;
            const std::string once = key(row) + (options_.like_atlasti ? "" : " by " + row.coder);
            const bool rolled = level != "code" || options_.like_atlasti;
            if (unit() == "pairs" && rolled && !known.insert(once).second) continue;
            found.push_back(row);
        }
        return found;
    }

    NaivePair pairs(const std::vector<Row>& firsts, const std::vector<Row>& seconds) const
    {
        std::size_t both = 0;
        for (const Row& a : firsts)
            for (const Row& b : seconds) both += holds(a, b) ? 1 : 0;
        return {firsts.size(), seconds.size(), both};
    }

    static bool covers(const Row& row, Position position) { return row.span.start <= position && position < row.span.end; }

    static bool share_position(const Row& a, const Row& b)
    {
        for (Position position = a.span.start; position < a.span.end; ++position)
            if (covers(b, position)) return true;
        return false;
    }

    bool holds(const Row& a, const Row& b) const
    {
        if (a.document != b.document) return false;
        const std::string& relation = options_.relation;
        const bool one_quotation = key(a) == key(b);
        if (options_.like_atlasti) return one_quotation || share_position(a, b);
        if (relation == "document") return true;
        if (relation == "quotation") return one_quotation;
        if (relation == "same") return a.span == b.span;
        if (relation == "overlap") return share_position(a, b);
        if (relation == "touch") return share_position(a, b) || a.span.end == b.span.start || b.span.end == a.span.start;
        if (relation == "within") return lies_within(a, b);
        if (relation == "encloses") return lies_within(b, a);
        // near: the least number of steps from a position of the one, its ends included, to one of the other
        Position nearest = INT64_MAX;
        for (Position x = a.span.start; x <= a.span.end; ++x)
            for (Position y = b.span.start; y <= b.span.end; ++y) nearest = std::min(nearest, x < y ? y - x : x - y);
        return nearest <= *options_.distance;
    }

    static bool lies_within(const Row& a, const Row& b)
    {
        return a.span.start >= b.span.start && a.span.end <= b.span.end;
    }

    /// What is counted of two rows that are related.
    void take(const Row& a, const Row& b, const std::string& first, const std::string& second, std::set<std::string>& both) const
    {
        if (unit() == "quotations") both.insert(key(a));
        if (unit() == "documents") both.insert(std::to_string(a.document));
        if (unit() == "characters")
            for (Position position = a.span.start; position < a.span.end; ++position)
                if (covers(b, position)) both.insert(std::to_string(a.document) + ":" + std::to_string(position));
        if (unit() == "respondents")
            for (const std::string& one : respondents(a, options_.level, first))
                for (const std::string& other : respondents(b, second_level(), second))
                    if (one == other) both.insert(one);
    }

    /// Respondents of a row who count under its value: in a table of respondents or their functions only by what they are.
    Strings respondents(const Row& row, const std::string& level, const std::string& value) const
    {
        Strings counted;
        for (const std::string& one : labels_.values("respondent", row)) {
            if (level == "respondent" && one != value) continue;
            const auto own = project_.functions.find(one);
            if (level == "functie" && (own == project_.functions.end() ||
                                       std::find(own->second.begin(), own->second.end(), value) == own->second.end()))
                continue;
            counted.push_back(one);
        }
        return counted;
    }

    std::set<std::string> units_of(const std::vector<Row>& rows, const std::string& level, const std::string& value) const
    {
        std::set<std::string> units;
        for (const Row& row : rows) {
            if (unit() == "quotations") units.insert(key(row));
            if (unit() == "documents") units.insert(std::to_string(row.document));
            if (unit() == "respondents")
                for (const std::string& one : respondents(row, level, value)) units.insert(one);
            if (unit() == "characters")
                for (Position position = row.span.start; position < row.span.end; ++position)
                    units.insert(std::to_string(row.document) + ":" + std::to_string(position));
        }
        return units;
    }

    const Project& project_;
    const CooccurOptions& options_;
    const CountOptions none_;
    const NaiveCounter labels_;
};

}  // namespace qda::testing_projects
