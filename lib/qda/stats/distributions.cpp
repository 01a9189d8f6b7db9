#include "qda/stats/distributions.hpp"

#include <cmath>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace qda {

double chi_square_upper(double x, double df) { return x <= 0 ? 1 : boost::math::gamma_q(df / 2, x / 2); }

double normal_upper(double z) { return std::erfc(z / std::sqrt(2.0)) / 2; }

double normal_quantile(double p)
{
    // From the nearer tail: 1 - p would lose what a small p says.
    return p < 0.5 ? -std::sqrt(2.0) * boost::math::erfc_inv(2 * p) : std::sqrt(2.0) * boost::math::erfc_inv(2 * (1 - p));
}

double student_two_sided(double t, double df)
{
    if (std::isinf(t)) return 0;
    return boost::math::ibeta(df / 2, 0.5, df / (df + t * t));
}

double beta_quantile(double p, double a, double b) { return boost::math::ibeta_inv(a, b, p); }

double log_factorial(double n) { return boost::math::lgamma(n + 1); }

}  // namespace qda
