// Published contingency tables of two coders.

#include "qda/build/self_test.hpp"
#include "qda/stats/agreement.hpp"
#include "qda/stats/alpha.hpp"

namespace qda {

namespace {

using Value = std::optional<double>;

enum Table1 : std::size_t { kCohen37, kCohen45, kTextbook, kBp689, kBp691, kZwick, kK246a, kK246b, kPrevalence, kAbstractors, kDkpro };

const RatingTable& table(Table1 which)
{
    static const RatingTable kTables[] = {
        ratings_of_table({{25, 12, 3}, {13, 2, 15}, {12, 16, 2}}),
        ratings_of_table({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}),
        ratings_of_table({{20, 5}, {10, 15}}),
        ratings_of_table({{50, 0, 0}, {10, 10, 10}, {20, 0, 0}}),
        ratings_of_table({{50, 0, 10}, {0, 10, 10}, {10, 10, 0}}),
        ratings_of_table({{20, 10, 10, 0}, {10, 10, 0, 0}, {10, 0, 10, 0}, {0, 0, 0, 20}}),
        ratings_of_table({{12, 9, 9}, {9, 14, 9}, {9, 9, 20}}),
        ratings_of_table({{12, 18, 18}, {0, 14, 18}, {0, 0, 20}}),
        ratings_of_table({{80, 7}, {8, 5}}),
        ratings_of_table({{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}),
        ratings_of_table({{8, 1}, {0, 1}}),
    };
    return kTables[which];
}

template <Table1 which>
Value percent() { return percent_agreement(table(which).view()).value; }
template <Table1 which>
Value cohen() { return cohen_kappa(table(which).view()).value; }
template <Table1 which>
Value scott() { return scott_pi(table(which).view()).value; }
template <Table1 which>
Value brennan() { return brennan_prediger(table(which).view()).value; }
template <Table1 which>
Value ac1() { return gwet_ac1(table(which).view()).value; }
template <Table1 which>
Value alpha() { return krippendorff_alpha(table(which).view()).value; }

constexpr const char* kExactProgram = "independent exact program";
constexpr const char* kIrrCac = "irrCAC";
constexpr const char* kD37 = "25 12 3 / 13 2 15 / 12 16 2";
constexpr const char* kD45 = "88 14 18 / 10 40 10 / 2 6 12";
constexpr const char* kD2 = "20 5 / 10 15";
constexpr const char* kD689 = "50 0 0 / 10 10 10 / 20 0 0";
constexpr const char* kD691 = "50 0 10 / 0 10 10 / 10 10 0";
constexpr const char* kDZwick = "20 10 10 0 / 10 10 0 0 / 10 0 10 0 / 0 0 0 20";
constexpr const char* kD246a = "12 9 9 / 9 14 9 / 9 9 20";
constexpr const char* kD246b = "12 18 18 / 0 14 18 / 0 0 20";
constexpr const char* kDPrevalence = "80 7 / 8 5";
constexpr const char* kDAbstractors = "13 0 0 / 0 20 7 / 0 4 56";
constexpr const char* kDDkpro = "8 1 / 0 1";
constexpr const char* kZwick1988 = "Zwick 1988 example 2";
constexpr const char* kBp = "Brennan & Prediger 1981";
constexpr const char* kK2004 = "Krippendorff 2004 p. 246";
constexpr const char* kPackage = "irrCAC, cont3x3abstractors";
constexpr const char* kDkproHand = "DKPro Agreement, example by hand";
constexpr double kSix = printed(6);

const PublishedValue kValues[] = {
    {"percent agreement", kD37, "Cohen 1960 p. 37", 0.29, kExact, percent<kCohen37>},
    {"cohen", kD37, "Cohen 1960 p. 37", -0.092308, kSix, cohen<kCohen37>},
    {"scott", kD37, kExactProgram, -0.100775, kSix, scott<kCohen37>},
    {"brennan-prediger", kD37, kExactProgram, -0.065, kSix, brennan<kCohen37>},
    {"ac1", kD37, kIrrCac, -0.047970, kSix, ac1<kCohen37>},
    {"alpha nominal", kD37, kExactProgram, -0.095271, kSix, alpha<kCohen37>},
    {"percent agreement", kD45, "Cohen 1960 p. 45", 0.70, kExact, percent<kCohen45>},
    {"cohen", kD45, "Cohen 1960 p. 45 (prints .492)", 0.29 / 0.59, kExact, cohen<kCohen45>},
    {"scott", kD45, kExactProgram, 0.487179, kSix, scott<kCohen45>},
    {"brennan-prediger", kD45, kExactProgram, 0.55, kSix, brennan<kCohen45>},
    {"ac1", kD45, kIrrCac, 0.575972, kSix, ac1<kCohen45>},
    {"alpha nominal", kD45, kExactProgram, 0.488462, kSix, alpha<kCohen45>},
    {"cohen", kD2, "standard textbook table", 0.4, kExact, cohen<kTextbook>},
    {"scott", kD2, kExactProgram, 0.393939, kSix, scott<kTextbook>},
    {"brennan-prediger", kD2, kExactProgram, 0.4, kExact, brennan<kTextbook>},
    {"ac1", kD2, kExactProgram, 0.405941, kSix, ac1<kTextbook>},
    {"alpha nominal", kD2, kExactProgram, 0.4, kExact, alpha<kTextbook>},
    {"percent agreement", kD689, kBp, 0.60, kExact, percent<kBp689>},
    {"cohen", kD689, "Brennan & Prediger 1981 p. 689 (print .27)", 0.272727, kSix, cohen<kBp689>},
    {"scott", kD689, kExactProgram, 0.223301, kSix, scott<kBp689>},
    {"brennan-prediger", kD689, "Brennan & Prediger 1981 p. 689", 0.40, kExact, brennan<kBp689>},
    {"ac1", kD689, kExactProgram, 0.461279, kSix, ac1<kBp689>},
    {"alpha nominal", kD689, kExactProgram, 0.227184, kSix, alpha<kBp689>},
    {"cohen", kD691, "Brennan & Prediger 1981 p. 691 (print .29)", 0.285714, kSix, cohen<kBp691>},
    {"scott", kD691, kExactProgram, 0.285714, kSix, scott<kBp691>},
    {"brennan-prediger", kD691, "Brennan & Prediger 1981 p. 691", 0.40, kExact, brennan<kBp691>},
    {"ac1", kD691, kExactProgram, 0.444444, kSix, ac1<kBp691>},
    {"alpha nominal", kD691, kExactProgram, 0.289286, kSix, alpha<kBp691>},
    {"cohen", kDZwick, kZwick1988, 0.444444, kSix, cohen<kZwick>},
    {"scott", kDZwick, kZwick1988, 0.444444, kSix, scott<kZwick>},
    {"brennan-prediger", kDZwick, kZwick1988, 0.466667, kSix, brennan<kZwick>},
    {"ac1", kDZwick, kExactProgram, 0.473684, kSix, ac1<kZwick>},
    {"alpha nominal", kDZwick, kExactProgram, 0.447222, kSix, alpha<kZwick>},
    {"cohen", kD246a, kK2004, 0.185766, kSix, cohen<kK246a>},
    {"scott", kD246a, kK2004, 0.185766, kSix, scott<kK246a>},
    {"brennan-prediger", kD246a, kExactProgram, 0.19, kSix, brennan<kK246a>},
    {"ac1", kD246a, kExactProgram, 0.192101, kSix, ac1<kK246a>},
    {"alpha nominal", kD246a, kExactProgram, 0.189837, kSix, alpha<kK246a>},
    {"cohen", kD246b, "Krippendorff 2004 p. 246: rises as the margins part", 0.258242, kSix, cohen<kK246b>},
    {"scott", kD246b, kK2004, 0.185766, kSix, scott<kK246b>},
    {"brennan-prediger", kD246b, kExactProgram, 0.19, kSix, brennan<kK246b>},
    {"ac1", kD246b, kExactProgram, 0.192101, kSix, ac1<kK246b>},
    {"alpha nominal", kD246b, kExactProgram, 0.189837, kSix, alpha<kK246b>},
    {"cohen", kDPrevalence, "the paradox of prevalence", 0.314442, kSix, cohen<kPrevalence>},
    {"scott", kDPrevalence, kExactProgram, 0.314286, kSix, scott<kPrevalence>},
    {"brennan-prediger", kDPrevalence, kExactProgram, 0.70, kSix, brennan<kPrevalence>},
    {"ac1", kDPrevalence, kIrrCac, 0.808, printed(3), ac1<kPrevalence>},
    {"alpha nominal", kDPrevalence, kExactProgram, 0.317714, kSix, alpha<kPrevalence>},
    {"cohen", kDAbstractors, kPackage, 0.7964094022, printed(10), cohen<kAbstractors>},
    {"scott", kDAbstractors, kPackage, 0.7962396962, printed(10), scott<kAbstractors>},
    {"brennan-prediger", kDAbstractors, kPackage, 0.835, kExact, brennan<kAbstractors>},
    {"ac1", kDAbstractors, kPackage, 0.8493305482, printed(10), ac1<kAbstractors>},
    {"alpha nominal", kDAbstractors, kPackage, 0.7972584977, printed(10), alpha<kAbstractors>},
    {"cohen", kDDkpro, kDkproHand, 0.615385, kSix, cohen<kDkpro>},
    {"scott", kDDkpro, kDkproHand, 0.607843, kSix, scott<kDkpro>},
    {"brennan-prediger", kDDkpro, kDkproHand, 0.80, kExact, brennan<kDkpro>},
    {"ac1", kDDkpro, kDkproHand, 0.865772, kSix, ac1<kDkpro>},
    {"alpha nominal", kDDkpro, kExactProgram, 0.627451, kSix, alpha<kDkpro>},
};

}  // namespace

std::span<const PublishedValue> two_coder_values() { return kValues; }

}  // namespace qda
