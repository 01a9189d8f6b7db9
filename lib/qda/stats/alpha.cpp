#include "qda/stats/alpha.hpp"

#include <algorithm>
#include <stdexcept>

namespace qda {

namespace {

double real(std::uint64_t n) { return static_cast<double>(n); }

double ratio_distance(double c, double k)
{
    if (c == k) return 0;
    const double share = (c - k) / (c + k);
    return share * share;
}

// Where each category lies on a line on which distances are squared differences; of the metrics that have one. Ordinal: the
// rank in the middle of its values, as sum_{g=c..k} n_g - (n_c + n_k) / 2 is the difference of two such ranks.
std::vector<double> places(const std::vector<double>& n, Metric metric, std::span<const double> numbers)
{
    std::vector<double> place(n.size());
    double below = 0;
    double sum = 0;
    double total = 0;
    for (std::size_t c = 0; c < n.size(); ++c) {
        place[c] = metric == Metric::ordinal ? below + n[c] / 2 : numbers[c];
        below += n[c];
        sum += n[c] * place[c];
        total += n[c];
    }
    // Seen from their mean: squares of years would lose digits.
    for (double& p : place) p -= sum / total;
    return place;
}

// The distances of a metric, given how often each category can be paired.
class Distances {
public:
    Distances(const std::vector<double>& n, Metric metric, std::span<const double> numbers) : n_(n), metric_(metric), numbers_(numbers)
    {
        if (metric == Metric::ordinal || metric == Metric::interval) place_ = places(n, metric, numbers);
    }

    double operator()(std::size_t c, std::size_t k) const
    {
        if (metric_ == Metric::nominal) return c == k ? 0 : 1;
        if (metric_ == Metric::ratio) return ratio_distance(numbers_[c], numbers_[k]);
        return (place_[c] - place_[k]) * (place_[c] - place_[k]);
    }

    // sum_ck n_c n_k d2(c, k)
    double of_all_pairs(double total) const
    {
        double sum = 0;
        if (metric_ == Metric::ratio) {
            for (std::size_t c = 0; c < n_.size(); ++c)
                for (std::size_t k = 0; n_[c] > 0 && k < c; ++k)
                    if (n_[k] > 0) sum += 2 * n_[c] * n_[k] * (*this)(c, k);
            return sum;
        }
        // The line's zero is the mean: sum_ck n_c n_k (x_c - x_k)^2 = 2 n sum_c n_c x_c^2.
        for (std::size_t c = 0; c < n_.size(); ++c)
            sum += metric_ == Metric::nominal ? n_[c] * (total - n_[c]) : 2 * total * n_[c] * place_[c] * place_[c];
        return sum;
    }

private:
    const std::vector<double>& n_;
    Metric metric_;
    std::span<const double> numbers_;
    std::vector<double> place_;
};

void check(std::size_t categories, Metric metric, std::span<const double> numbers)
{
    if (metric != Metric::interval && metric != Metric::ratio) return;
    if (numbers.size() != categories) throw std::invalid_argument("alpha: one number a category");
    if (std::ranges::adjacent_find(numbers, std::greater_equal<>()) != numbers.end())
        throw std::invalid_argument("alpha: numbers must ascend");
}

// What is wrong with computing alpha from values that are so often there; empty if nothing is.
std::string unfit(const std::vector<double>& n, double total, Metric metric, std::span<const double> numbers)
{
    if (total == 0) return "no unit has two values";
    const auto used = std::ranges::count_if(n, [](double one) { return one > 0; });
    if (used < 2) return "all values are of one category";
    for (std::size_t c = 0; metric == Metric::ratio && c < n.size(); ++c)
        if (n[c] > 0 && numbers[c] < 0) return "the ratio metric is of numbers of 0 and more";
    return {};
}

Agreement alpha_of(double disagreement, double total, const Distances& distance)
{
    const double observed = disagreement / total;
    const double expected = distance.of_all_pairs(total) / (total * (total - 1));
    return {1 - observed / expected, observed, expected, {}};
}

}  // namespace

Coincidences coincidences(const Ratings& ratings)
{
    Coincidences o(ratings.categories);
    std::vector<std::size_t> values;
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        values.clear();
        for (const std::int32_t value : ratings.row(at))
            if (value != kMissing) values.push_back(static_cast<std::size_t>(value));
        if (values.size() < 2) continue;
        const double each = real(ratings.weights[at]) / real(values.size() - 1);
        for (std::size_t i = 0; i < values.size(); ++i)
            for (std::size_t k = 0; k < values.size(); ++k)
                if (i != k) o(values[i], values[k]) += each;
    }
    return o;
}

Agreement krippendorff_alpha(const Coincidences& o, Metric metric, std::span<const double> numbers)
{
    check(o.categories(), metric, numbers);
    std::vector<double> n(o.categories());
    double total = 0;
    for (std::size_t c = 0; c < n.size(); ++c) {
        for (std::size_t k = 0; k < n.size(); ++k) n[c] += o(c, k);
        total += n[c];
    }
    if (std::string why = unfit(n, total, metric, numbers); !why.empty()) return {{}, {}, {}, std::move(why)};
    const Distances distance(n, metric, numbers);
    double disagreement = 0;
    for (std::size_t c = 0; c < n.size(); ++c)
        for (std::size_t k = 0; k < c; ++k) disagreement += 2 * o(c, k) * distance(c, k);
    return alpha_of(disagreement, total, distance);
}

Agreement krippendorff_alpha(const Ratings& ratings, Metric metric, std::span<const double> numbers)
{
    check(ratings.categories, metric, numbers);
    std::vector<double> n(ratings.categories);
    std::vector<std::size_t> judges(ratings.rows());
    double total = 0;
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        if (ratings.weights[at] == 0) continue;
        const auto row = ratings.row(at);
        const auto missing = std::count(row.begin(), row.end(), kMissing);
        judges[at] = row.size() - static_cast<std::size_t>(missing);
        if (judges[at] < 2) continue;
        for (const std::int32_t value : row)
            if (value != kMissing) n[static_cast<std::size_t>(value)] += real(ratings.weights[at]);
        total += real(ratings.weights[at] * judges[at]);
    }
    if (std::string why = unfit(n, total, metric, numbers); !why.empty()) return {{}, {}, {}, std::move(why)};
    const Distances distance(n, metric, numbers);
    double disagreement = 0;
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        if (judges[at] < 2) continue;
        const auto row = ratings.row(at);
        double apart = 0;
        for (std::size_t i = 0; i < row.size(); ++i)
            for (std::size_t k = 0; row[i] != kMissing && k < i; ++k)
                if (row[k] != kMissing && row[k] != row[i])
                    apart += distance(static_cast<std::size_t>(row[i]), static_cast<std::size_t>(row[k]));
        disagreement += 2 * real(ratings.weights[at]) * apart / real(judges[at] - 1);
    }
    return alpha_of(disagreement, total, distance);
}

}  // namespace qda
