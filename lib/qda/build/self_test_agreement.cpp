// Published values of agreement: Krippendorff, Cohen, Fleiss, Gwet, Brennan and Prediger, and the manuals of programs.

#include <array>
#include <iterator>

#include "qda/build/self_test.hpp"
#include "qda/stats/agreement.hpp"
#include "qda/stats/alpha.hpp"

namespace qda {

namespace {

using Value = std::optional<double>;
constexpr std::int32_t o = kMissing;

constexpr double kNumbers[] = {1, 2, 3, 4, 5};
constexpr double kFour[] = {1, 2, 3, 4};

// One line a coder, values counted from 1.
RatingTable counted_from_one(std::vector<std::vector<std::int32_t>> coders, std::size_t categories)
{
    for (auto& coder : coders)
        for (std::int32_t& value : coder) value = value == o ? o : value - 1;
    return ratings_of_coders(coders, categories);
}

// One line a unit, a digit a coder.
RatingTable units(std::initializer_list<const char*> lines, std::size_t coders, std::size_t categories)
{
    RatingTable table(coders, categories);
    for (const char* line : lines) {
        std::vector<std::int32_t> row;
        for (std::size_t i = 0; i < coders; ++i) row.push_back(line[i] - '1');
        table.add(row);
    }
    return table;
}

const RatingTable& four_coders()
{
    static const RatingTable kTable = counted_from_one({{1, 2, 3, 3, 2, 1, 4, 1, 2, o, o, o},
                                                        {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, o, o},
                                                        {o, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3},
                                                        {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, o}},
                                                       5);
    return kTable;
}

const RatingTable& binary()
{
    static const RatingTable kTable = ratings_of_coders({{1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, {0, 1, 1, 0, 0, 1, 0, 1, 0, 0}}, 2);
    return kTable;
}

const RatingTable& three_coders()
{
    static const RatingTable kTable = units({"111", "122", "222", "444", "144", "222", "123", "333", "222"}, 3, 4);
    return kTable;
}

const RatingTable& many_missing()
{
    static const RatingTable kTable = counted_from_one({{o, o, o, o, o, 3, 4, 1, 2, 1, 1, 3, 3, o, 3},
                                                        {1, o, 2, 1, 3, 3, 4, 3, o, o, o, o, o, o, o},
                                                        {o, o, 2, 1, 3, 4, 4, o, 2, 1, 1, 3, 3, o, 4}},
                                                       4);
    return kTable;
}

constexpr std::array kPatients = {"444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
                                  "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
                                  "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555"};

RatingTable patients(std::size_t n, std::size_t raters)
{
    RatingTable table(raters, 5);
    for (std::size_t i = 0; i < n; ++i) {
        std::vector<std::int32_t> row;
        for (std::size_t r = 0; r < raters; ++r) row.push_back(kPatients[i][r] - '1');
        table.add(row);
    }
    return table;
}

const RatingTable& thirty_patients()
{
    static const RatingTable kTable = patients(30, 6);
    return kTable;
}

const RatingTable& fifteen_patients()
{
    static const RatingTable kTable = patients(15, 6);
    return kTable;
}

Value category_of_three(std::int32_t category)
{
    return krippendorff_alpha(one_category(three_coders().view(), category).view()).value;
}

Value category_of_patients(std::int32_t category) { return fleiss_kappa(one_category(thirty_patients().view(), category).view()).value; }

constexpr const char* kFourCoders = "4 coders, 12 units, 7 missing";
constexpr const char* kK2011 = "Krippendorff 2011, example C (2004 p. 230)";
constexpr const char* kIrrCac = "irrCAC, cac.raw4raters";
constexpr const char* kBinary = "2 coders, 10 units, 0 and 1";
constexpr const char* kK2004 = "Krippendorff 2004 p. 224";
constexpr const char* kThree = "3 coders, 9 units";
constexpr const char* kK1980 = "Krippendorff 1980 p. 139";
constexpr const char* kMany = "3 coders, 15 units, many missing";
constexpr const char* kPackage = "encyclopedia example, Python package krippendorff";
constexpr const char* kThirty = "30 patients, 6 raters";
constexpr const char* kFifteen = "15 patients, 6 raters";
constexpr const char* kFleiss = "Fleiss 1971 table 1";
constexpr const char* kDistrib = "irrCAC, distrib.6raters";

const PublishedValue kValues[] = {
    {"alpha nominal", kFourCoders, kK2011, 113.0 / 152, kExact, [] { return krippendorff_alpha(four_coders().view()).value; }},
    {"alpha ordinal", kFourCoders, kK2011, 108577.0 / 133160, kExact,
     [] { return krippendorff_alpha(four_coders().view(), Metric::ordinal).value; }},
    {"alpha interval", kFourCoders, kK2011, 951.0 / 1120, kExact,
     [] { return krippendorff_alpha(four_coders().view(), Metric::interval, kNumbers).value; }},
    {"alpha ratio", kFourCoders, kK2011, 18222619.0 / 22852465, kExact,
     [] { return krippendorff_alpha(four_coders().view(), Metric::ratio, kNumbers).value; }},
    {"alpha nominal D_o", kFourCoders, kK2011, 0.2, kExact, [] { return krippendorff_alpha(four_coders().view()).observed; }},
    {"alpha nominal D_e", kFourCoders, kK2011, 0.779487179487, printed(12), [] { return krippendorff_alpha(four_coders().view()).expected; }},
    {"alpha ordinal D_o", kFourCoders, kK2011, 47.275, kExact,
     [] { return krippendorff_alpha(four_coders().view(), Metric::ordinal).observed; }},
    {"alpha ordinal D_e", kFourCoders, kK2011, 256.076923076923, printed(9),
     [] { return krippendorff_alpha(four_coders().view(), Metric::ordinal).expected; }},
    {"alpha ratio D_o", kFourCoders, kK2011, 0.022432728647, printed(12),
     [] { return krippendorff_alpha(four_coders().view(), Metric::ratio, kNumbers).observed; }},
    {"alpha ratio D_e", kFourCoders, kK2011, 0.110725744714, printed(12),
     [] { return krippendorff_alpha(four_coders().view(), Metric::ratio, kNumbers).expected; }},
    {"percent agreement", kFourCoders, kIrrCac, 0.8181818, printed(7), [] { return percent_agreement(four_coders().view()).value; }},
    {"ac1", kFourCoders, kIrrCac, 0.77544, printed(5), [] { return gwet_ac1(four_coders().view()).value; }},
    {"ac1 p_e", kFourCoders, kIrrCac, 0.1903212, printed(7), [] { return gwet_ac1(four_coders().view()).expected; }},
    {"fleiss", kFourCoders, kIrrCac, 0.76117, printed(5), [] { return fleiss_kappa(four_coders().view()).value; }},
    {"fleiss p_e", kFourCoders, kIrrCac, 0.2387153, printed(7), [] { return fleiss_kappa(four_coders().view()).expected; }},
    {"conger", kFourCoders, kIrrCac, 0.76282, printed(5), [] { return conger_kappa(four_coders().view()).value; }},
    {"conger p_e", kFourCoders, kIrrCac, 0.2334252, printed(7), [] { return conger_kappa(four_coders().view()).expected; }},
    {"alpha nominal", kFourCoders, kIrrCac, 0.74342, printed(5), [] { return krippendorff_alpha(four_coders().view()).value; }},

    {"percent agreement", kBinary, kK2004, 0.6, kExact, [] { return percent_agreement(binary().view()).value; }},
    {"holsti", kBinary, "ATLAS.ti manual: equals percent agreement", 0.6, kExact, [] { return holsti(binary().view()).value; }},
    {"alpha nominal", kBinary, kK2004, 2.0 / 21, kExact, [] { return krippendorff_alpha(binary().view()).value; }},
    {"alpha nominal D_e", kBinary, kK2004, 0.442105263, printed(9), [] { return krippendorff_alpha(binary().view()).expected; }},

    {"percent agreement", kThree, kK1980, 0.740741, printed(6), [] { return percent_agreement(three_coders().view()).value; }},
    {"alpha nominal", kThree, kK1980, 163.0 / 254, kExact, [] { return krippendorff_alpha(three_coders().view()).value; }},
    {"alpha interval", kThree, kK1980, 204.0 / 373, kExact,
     [] { return krippendorff_alpha(three_coders().view(), Metric::interval, kFour).value; }},
    {"alpha ratio", kThree, "independent exact program", 0.483254291604, printed(12),
     [] { return krippendorff_alpha(three_coders().view(), Metric::ratio, kFour).value; }},
    {"alpha ordinal", kThree, "independent exact program", 3034.0 / 6075, kExact,
     [] { return krippendorff_alpha(three_coders().view(), Metric::ordinal).value; }},
    {"alpha of category 1", kThree, "Krippendorff 1980, as DKPro Agreement tests it", 0.381, printed(3), [] { return category_of_three(0); }},
    {"alpha of category 2", kThree, "Krippendorff 1980, as DKPro Agreement tests it", 0.711, printed(3), [] { return category_of_three(1); }},
    {"alpha of category 3", kThree, "Krippendorff 1980, as DKPro Agreement tests it", 0.717, printed(3), [] { return category_of_three(2); }},
    {"alpha of category 4", kThree, "Krippendorff 1980, as DKPro Agreement tests it", 0.764, printed(3), [] { return category_of_three(3); }},

    {"alpha nominal", kMany, kPackage, 56.0 / 81, kExact, [] { return krippendorff_alpha(many_missing().view()).value; }},
    {"alpha interval", kMany, kPackage, 643.0 / 793, kExact,
     [] { return krippendorff_alpha(many_missing().view(), Metric::interval, kFour).value; }},
    {"alpha ordinal", kMany, kPackage, 112173.0 / 139048, kExact,
     [] { return krippendorff_alpha(many_missing().view(), Metric::ordinal).value; }},
    {"alpha ratio", kMany, kPackage, 90503.0 / 111878, kExact,
     [] { return krippendorff_alpha(many_missing().view(), Metric::ratio, kFour).value; }},

    {"fleiss", kThirty, kFleiss, 0.430, printed(3), [] { return fleiss_kappa(thirty_patients().view()).value; }},
    {"fleiss", kThirty, "R, irr::kappam.fleiss", 0.43024452006, printed(11), [] { return fleiss_kappa(thirty_patients().view()).value; }},
    {"fleiss p_o", kThirty, kFleiss, 0.5556, printed(4), [] { return fleiss_kappa(thirty_patients().view()).observed; }},
    {"fleiss p_e", kThirty, "Fleiss 1971 (of shares rounded to .001)", 0.2201, 2e-4, [] { return fleiss_kappa(thirty_patients().view()).expected; }},
    // irr::kripp.alpha gives .4309 (5445/12637): where nothing is missing it does not divide by m - 1.
    {"alpha nominal", kThirty, "Krippendorff's definition, exact", 5477.0 / 12637, kExact,
     [] { return krippendorff_alpha(thirty_patients().view()).value; }},
    {"brennan-prediger", kThirty, "independent exact program", 0.44444, printed(5), [] { return brennan_prediger(thirty_patients().view()).value; }},
    {"ac1", kThirty, "R, irrCAC", 0.44788, printed(5), [] { return gwet_ac1(thirty_patients().view()).value; }},
    {"fleiss of category 1", kThirty, "R, irr", 0.245, printed(3), [] { return category_of_patients(0); }},
    {"fleiss of category 2", kThirty, "R, irr", 0.245, printed(3), [] { return category_of_patients(1); }},
    {"fleiss of category 3", kThirty, "R, irr", 0.520, printed(3), [] { return category_of_patients(2); }},
    {"fleiss of category 4", kThirty, "R, irr", 0.471, printed(3), [] { return category_of_patients(3); }},
    {"fleiss of category 5", kThirty, "R, irr", 0.566, printed(3), [] { return category_of_patients(4); }},
    {"fleiss", kFifteen, kDistrib, 0.4139265, printed(7), [] { return fleiss_kappa(fifteen_patients().view()).value; }},
    {"ac1", kFifteen, kDistrib, 0.4448007, printed(7), [] { return gwet_ac1(fifteen_patients().view()).value; }},
    {"ac1 p_e", kFifteen, kDistrib, 0.1914815, printed(7), [] { return gwet_ac1(fifteen_patients().view()).expected; }},
    {"alpha nominal", kFifteen, kDistrib, 0.4204384, printed(7), [] { return krippendorff_alpha(fifteen_patients().view()).value; }},
    {"brennan-prediger", kFifteen, kDistrib, 0.4388889, printed(7), [] { return brennan_prediger(fifteen_patients().view()).value; }},
    {"fleiss", "YYY YYN NNY NNN", "Randolph 2005", 0.33, printed(2), [] { return fleiss_kappa(units({"111", "112", "221", "222"}, 3, 2).view()).value; }},
    {"brennan-prediger", "YYY YYN NNY NNN", "Randolph 2005", 0.33, printed(2),
     [] { return brennan_prediger(units({"111", "112", "221", "222"}, 3, 2).view()).value; }},
    {"fleiss", "YYY YYN YYN YYY", "Randolph 2005", -0.20, printed(2), [] { return fleiss_kappa(units({"111", "112", "112", "111"}, 3, 2).view()).value; }},
    {"brennan-prediger", "YYY YYN YYN YYY", "Randolph 2005", 0.33, printed(2),
     [] { return brennan_prediger(units({"111", "112", "112", "111"}, 3, 2).view()).value; }},

    {"holsti", "A 20, N1 30, N2 26", "Holsti 1969, formula", 5.0 / 7, kExact, [] { return holsti(20, 30, 26).value; }},
    {"maxqda kappa", "14 of 15 segments, 10 codes", "MAXQDA manual (prints .93)", 0.925925926, printed(9), [] { return maxqda_kappa(14, 1, 0, 10).value; }},
    {"maxqda kappa", "5 of 7 segments, 5 codes", "MAXQDA manual, second table", 0.642857143, printed(9), [] { return maxqda_kappa(5, 1, 1, 5).value; }},
    {"percent agreement", "1000 characters: 50 both, 150 one, 800 none", "NVivo manual, coding comparison", 0.85, kExact,
     [] { return percent_agreement(ratings_of_table({{50, 100}, {50, 800}}).view()).value; }},
    {"cohen", "1000 characters: 50 both, 100 and 50 one, 800 none", "NVivo's formula, exact", 7.0 / 22, kExact,
     [] { return cohen_kappa(ratings_of_table({{50, 100}, {50, 800}}).view()).value; }},
    {"cohen", "1000 characters: 50 both, 75 and 75 one, 800 none", "NVivo's formula, exact", 11.0 / 35, kExact,
     [] { return cohen_kappa(ratings_of_table({{50, 75}, {75, 800}}).view()).value; }},

    {"alpha nominal", "one value only", "undefined: 0 / 0", std::nullopt, kExact, [] { return krippendorff_alpha(units({"11", "11"}, 2, 2).view()).value; }},
    {"fleiss", "one category only", "undefined: 0 / 0", std::nullopt, kExact, [] { return fleiss_kappa(units({"11", "11"}, 2, 2).view()).value; }},
    {"ac1", "one category only", "undefined: chance cannot be estimated", std::nullopt, kExact,
     [] { return gwet_ac1(units({"11", "11"}, 2, 2).view()).value; }},
    {"cohen", "p_e = 1", "undefined: 0 / 0", std::nullopt, kExact, [] { return cohen_kappa(ratings_of_table({{9, 0}, {0, 0}}).view()).value; }},
};

}  // namespace

std::span<const PublishedValue> agreement_values() { return kValues; }

}  // namespace qda
