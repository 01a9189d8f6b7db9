#pragma once

namespace qda {

// The distributions that p-values and intervals are taken from. Probabilities are 0 to 1.

/// P(X >= x) of the chi-square distribution with `df` degrees of freedom (above 0); 1 for x <= 0.
double chi_square_upper(double x, double df);

/// P(X >= z) of the standard normal distribution.
double normal_upper(double z);

/// The z with P(X <= z) = p of the standard normal distribution, for p above 0 and below 1.
double normal_quantile(double p);

/// P(|T| >= |t|) of Student's distribution with `df` degrees of freedom (above 0).
double student_two_sided(double t, double df);

/// The x with P(X <= x) = p of the beta distribution, for a and b above 0.
double beta_quantile(double p, double a, double b);

/// ln(n!).
double log_factorial(double n);

}  // namespace qda
