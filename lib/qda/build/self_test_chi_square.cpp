// Published values of chi-square tests and what belongs to them.

#include "qda/build/self_test.hpp"
#include "qda/stats/chi_square.hpp"

namespace qda {

namespace {

Contingency party() { return {{762, 327, 468}, {484, 239, 477}}; }

std::optional<double> part(const std::optional<ChiSquare>& test, double ChiSquare::*which)
{
    return test ? std::optional(*test.*which) : std::nullopt;
}

const PublishedValue kValues[] = {
    {"chi-square", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 30.0701490958, printed(10),
     [] { return part(chi_square(party()), &ChiSquare::statistic); }},
    {"chi-square df", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 2.0, kExact,
     [] { return part(chi_square(party()), &ChiSquare::df); }},
    {"chi-square p", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 2.95358918321e-07, 1e-17,
     [] { return part(chi_square(party()), &ChiSquare::p); }},
    {"expected count 1", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 703.671381937, printed(9),
     [] { return expected_counts(party())[0]; }},
    {"expected count 2", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 319.645266594, printed(9),
     [] { return expected_counts(party())[1]; }},
    {"expected count 3", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 533.683351469, printed(9),
     [] { return expected_counts(party())[2]; }},
    {"expected count 4", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 542.328618063, printed(9),
     [] { return expected_counts(party())[3]; }},
    {"expected count 5", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 246.354733406, printed(9),
     [] { return expected_counts(party())[4]; }},
    {"expected count 6", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 411.316648531, printed(9),
     [] { return expected_counts(party())[5]; }},
    {"Pearson residual 1", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 2.198855766, printed(9),
     [] { return pearson_residuals(party())[0]; }},
    {"Pearson residual 2", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 0.411370170, printed(9),
     [] { return pearson_residuals(party())[1]; }},
    {"Pearson residual 3", "party by gender", "Agresti 2007, party by gender; chisq.test of R", -2.843239716, printed(9),
     [] { return pearson_residuals(party())[2]; }},
    {"Pearson residual 4", "party by gender", "Agresti 2007, party by gender; chisq.test of R", -2.504669493, printed(9),
     [] { return pearson_residuals(party())[3]; }},
    {"Pearson residual 5", "party by gender", "Agresti 2007, party by gender; chisq.test of R", -0.468582947, printed(9),
     [] { return pearson_residuals(party())[4]; }},
    {"Pearson residual 6", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 3.238673444, printed(9),
     [] { return pearson_residuals(party())[5]; }},
    {"adjusted residual 1", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 4.502053521, printed(9),
     [] { return adjusted_residuals(party())[0]; }},
    {"adjusted residual 2", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 0.699451733, printed(9),
     [] { return adjusted_residuals(party())[1]; }},
    {"adjusted residual 3", "party by gender", "Agresti 2007, party by gender; chisq.test of R", -5.315945543, printed(9),
     [] { return adjusted_residuals(party())[2]; }},
    {"adjusted residual 4", "party by gender", "Agresti 2007, party by gender; chisq.test of R", -4.502053521, printed(9),
     [] { return adjusted_residuals(party())[3]; }},
    {"adjusted residual 5", "party by gender", "Agresti 2007, party by gender; chisq.test of R", -0.699451733, printed(9),
     [] { return adjusted_residuals(party())[4]; }},
    {"adjusted residual 6", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 5.315945543, printed(9),
     [] { return adjusted_residuals(party())[5]; }},
    {"Cramer V", "party by gender", "Agresti 2007, party by gender; chisq.test of R", 0.104435802356, printed(12),
     [] { return cramers_v(party()); }},
    {"Cramer V, corrected", "party by gender", "Bergsma 2013; R", 0.100919982784, printed(12),
     [] { return cramers_v_corrected(party()); }},
    {"chi-square", "12 7 / 5 7", "chisq.test of R 4.2", 1.371646026832, printed(12),
     [] { return part(chi_square({{12, 7}, {5, 7}}), &ChiSquare::statistic); }},
    {"chi-square p", "12 7 / 5 7", "chisq.test of R 4.2", 0.241529274764, printed(12),
     [] { return part(chi_square({{12, 7}, {5, 7}}), &ChiSquare::p); }},
    {"chi-square, Yates", "12 7 / 5 7", "chisq.test of R 4.2", 0.641120263895, printed(12),
     [] { return part(chi_square_yates({{12, 7}, {5, 7}}), &ChiSquare::statistic); }},
    {"chi-square p, Yates", "12 7 / 5 7", "chisq.test of R 4.2", 0.423305424322, printed(12),
     [] { return part(chi_square_yates({{12, 7}, {5, 7}}), &ChiSquare::p); }},
    {"adjusted residual", "12 7 / 5 7", "chisq.test of R 4.2", 1.171172927810, 1e-9,
     [] { return adjusted_residuals({{12, 7}, {5, 7}})[0]; }},
    {"chi-square", "3 1 / 1 3", "chisq.test of R 4.2", 2.0, kExact,
     [] { return part(chi_square({{3, 1}, {1, 3}}), &ChiSquare::statistic); }},
    {"chi-square p", "3 1 / 1 3", "chisq.test of R 4.2", 0.1572992071, printed(10),
     [] { return part(chi_square({{3, 1}, {1, 3}}), &ChiSquare::p); }},
    {"chi-square, Yates", "3 1 / 1 3", "chisq.test of R 4.2", 0.5, kExact,
     [] { return part(chi_square_yates({{3, 1}, {1, 3}}), &ChiSquare::statistic); }},
    {"chi-square p, Yates", "3 1 / 1 3", "chisq.test of R 4.2", 0.4795001222, printed(10),
     [] { return part(chi_square_yates({{3, 1}, {1, 3}}), &ChiSquare::p); }},
    {"chi-square", "5 95 / 5 95", "independent exact program", 0.0, kExact,
     [] { return part(chi_square({{5, 95}, {5, 95}}), &ChiSquare::statistic); }},
    {"G2", "5 95 / 5 95", "independent exact program", 0.0, printed(12),
     [] { return part(g_square({{5, 95}, {5, 95}}), &ChiSquare::statistic); }},
    {"adjusted residual", "5 95 / 5 95", "independent exact program", 0.0, printed(12),
     [] { return adjusted_residuals({{5, 95}, {5, 95}})[0]; }},
    {"chi-square", "3 1 / 2 2", "independent exact program", 8.0 / 15, kExact,
     [] { return part(chi_square({{3, 1}, {2, 2}}), &ChiSquare::statistic); }},
    {"G2", "3 1 / 2 2", "independent exact program", 0.541153209098, printed(12),
     [] { return part(g_square({{3, 1}, {2, 2}}), &ChiSquare::statistic); }},
    {"adjusted residual", "3 1 / 2 2", "independent exact program", 0.730296743340, printed(12),
     [] { return adjusted_residuals({{3, 1}, {2, 2}})[0]; }},
    {"chi-square", "3 1 / 1 3", "independent exact program", 2.0, kExact,
     [] { return part(chi_square({{3, 1}, {1, 3}}), &ChiSquare::statistic); }},
    {"G2", "3 1 / 1 3", "independent exact program", 2.092992575058, printed(12),
     [] { return part(g_square({{3, 1}, {1, 3}}), &ChiSquare::statistic); }},
    {"adjusted residual", "3 1 / 1 3", "independent exact program", 1.414213562373, printed(12),
     [] { return adjusted_residuals({{3, 1}, {1, 3}})[0]; }},
    {"chi-square, Yates", "3 1 / 2 2", "independent exact program", 0.0, kExact,
     [] { return part(chi_square_yates({{3, 1}, {2, 2}}), &ChiSquare::statistic); }},
    {"chi-square", "one row holds no unit", "undefined: one row is left", std::nullopt, kExact,
     [] { return part(chi_square({{3, 1}, {0, 0}}), &ChiSquare::statistic); }},
};

}  // namespace

std::span<const PublishedValue> chi_square_values() { return kValues; }

}  // namespace qda
