#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/render/knelpunt_facts.hpp"
#include "qda/render/words.hpp"

namespace qda {

/// How a number of things is said, in English or Dutch: the sentences of the section on knelpunten that agree with counts.
class KnelpuntWords {
public:
    using Facts = std::vector<const KnelpuntFact*>;
    using Strings = std::vector<std::string>;

    explicit KnelpuntWords(Language language) : dutch_(language == Language::dutch) {}

    /// What goes into the gap `{}` of a sentence.
    struct Gap {
        Gap(std::string words) : text(std::move(words)) {}
        Gap(const char* words) : text(words) {}
        Gap(std::int64_t number) : text(std::to_string(number)) {}
        Gap(std::size_t number) : text(std::to_string(number)) {}
        std::string text;
    };

    /// The sentence in the language, its gaps `{}` filled in order.
    template <class... Words>
    std::string say(std::string_view english, std::string_view dutch, const Words&... words) const
    {
        return filled(dutch_ ? dutch : english, {Gap(words)...});
    }

    /// `A, B and C`; `last` instead of the ` and `.
    std::string list(const Strings& names) const { return list(names, say(" and ", " en ")); }
    static std::string list(const Strings& names, const std::string& last);

    /// The sentence for one name, or for several; empty where there are none.
    std::string clause(const Strings& names, std::string_view english_one, std::string_view english,
                       std::string_view dutch_one, std::string_view dutch) const;

    std::string quotations(std::int64_t n) const;

    /// Whole percents, halves away from zero; `<1%` and `>99%` for what is not nothing and not all. `by` is above 0.
    static std::string percent(std::int64_t of, std::int64_t by);

    /// Of all quotations on a subject: how many are judged a knelpunt, and how many to go well.
    std::string judged(const KnelpuntFact& all) const;

    /// Of the respondents who spoke of it: how many name a knelpunt. Empty where nothing is to be said.
    std::string named_by(const KnelpuntFact& all) const;

    /// A kind of source in the plural; those of a codebook stand as they are.
    std::string kind(const std::string& id) const;

    std::string conclusion(const std::string& id) const;

    /// Those with the most knelpunten first; equal ones stay as the codebook has them.
    static Facts by_number(Facts facts);
    /// `Gemeente (3), Onderwijs (1)`, in that order.
    static std::string counted(const Facts& facts);
    static Strings names_of(const Facts& facts);

private:
    static std::string filled(std::string_view sentence, std::initializer_list<Gap> gaps);
    std::string only_one(bool knelpunt, std::optional<std::int64_t> goes_well) const;

    bool dutch_;
};

}  // namespace qda
