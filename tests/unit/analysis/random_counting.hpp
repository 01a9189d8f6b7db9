#pragma once

// Options of a count, made up by a seed, for a random project.

#include "unit/analysis/naive_count.hpp"

namespace qda::testing_projects {

// Levels that the project can be counted by.
inline Strings levels_in(const Project& project)
{
    const CountOptions none;
    const NaiveCounter naive(project, none);
    Strings levels = {"document", "code", "variable", "sub_variable", "judgement", "respondent"};
    for (const char* level : {"coder", "locatie", "source_kind", "functie", "code_group"})
        if (!naive.universe(level).empty()) levels.emplace_back(level);
    return levels;
}

class OptionMaker : public Maker {
public:
    OptionMaker(std::uint32_t seed, const Project& project) : Maker(seed), project_(project), levels_(levels_in(project)) {}

    CountOptions options()
    {
        CountOptions made;
        made.rows = side();
        if (chance(75)) made.columns = side();
        made.unit = one_of({"quotations", "quotations", "codings", "documents", "respondents", "present", "characters",
                            "distinct:document", "distinct:" + one_of(levels_)});
        made.long_form = made.zeros = made.totals = true;
        made.unlabelled = chance(30);
        if (!project_.coders.empty() && chance(15)) made.coder = one_of(project_.coders);
        if (made.coder.empty() && chance(15)) made.coders = one_of({"union", "consensus"});
        if (chance(60))
            made.share = one_of({"row", "column", "all", "documents"});
        else if (chance(30))
            made.per_characters = 1000;
        // A share of the column is of the whole column of counts where there is one level of rows only.
        if (made.columns.empty() && made.rows.size() > 1 && made.share == "column") made.share = "row";
        return made;
    }

    std::vector<Wanted> where()
    {
        std::vector<Wanted> made;
        const std::size_t n_conditions = chance(70) ? 0 : 1 + below(2);
        for (std::size_t i = 0; i < n_conditions; ++i) made.push_back(condition());
        return made;
    }

private:
    Strings side()
    {
        Strings levels = {one_of(levels_)};
        if (chance(25)) levels.push_back(one_of(levels_));
        if (levels.size() == 2 && levels[0] == levels[1]) levels.pop_back();
        return levels;
    }

    Wanted condition()
    {
        const CountOptions none;
        const NaiveCounter naive(project_, none);
        for (;;) {
            const std::string level = one_of(levels_);
            const Strings values = naive.universe(level);
            if (!values.empty()) return {level, one_of(values)};
        }
    }

    const Project& project_;
    Strings levels_;
};

}  // namespace qda::testing_projects
