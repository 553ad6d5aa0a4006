// Functions of the unit cube whose Sobol indices are known in closed form.
#pragma once

#include <cmath>
#include <functional>
#include <vector>

#include "sim/planner/design/sobol_indices.hpp"

namespace handoff {

// What a function with luck is of one month, whose number tells its luck.
using OfCube = std::function<double(const std::vector<double>& x, std::uint64_t month)>;

struct KnownIndices {
  const char* name;
  OfCube function;
  std::vector<double> first;
  std::vector<double> total;
};

// Var(a u) = a^2 / 12, so with 1, 2, 3 and 0: 1/14, 4/14, 9/14 and nothing.
inline KnownIndices linear_function() {
  const auto of = [](const std::vector<double>& x, std::uint64_t) {
    return 5 + x[0] - 2 * x[1] + 3 * x[2];
  };
  const std::vector<double> shares{1.0 / 14, 4.0 / 14, 9.0 / 14, 0};
  return {"linear", of, shares, shares};
}

// Ishigami & Homma (1990), a = 7 and b = 0.1, on (-pi, pi). With V1 = (1 + b pi^4 / 5)^2 / 2,
// V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225: 0.3139, 0.4424, 0; in all 0.5576, 0.4424, 0.2437.
inline KnownIndices ishigami_function() {
  const double pi = std::acos(-1.0);
  const auto of = [pi](const std::vector<double>& u, std::uint64_t) {
    const auto x = [&](std::size_t at) { return pi * (2 * u[at] - 1); };
    const double s = std::sin(x(1));
    return std::sin(x(0)) * (1 + 0.1 * std::pow(x(2), 4)) + 7 * s * s;
  };
  const double v1 = std::pow(1 + 0.1 * std::pow(pi, 4) / 5, 2) / 2, v2 = 49.0 / 8;
  const double v13 = 8 * 0.01 * std::pow(pi, 8) / 225, all = v1 + v2 + v13;
  return {"Ishigami", of, {v1 / all, v2 / all, 0}, {(v1 + v13) / all, v2 / all, v13 / all}};
}

// Sobol's g with a = 0, 1, 4.5, 9 (Saltelli et al. 2010): V_i = 1 / (3 (1 + a_i)^2), and the
// variance is the product of all 1 + V_i, less 1.
inline KnownIndices g_function() {
  const std::vector<double> a{0, 1, 4.5, 9};
  const auto of = [a](const std::vector<double>& u, std::uint64_t) {
    double product = 1;
    for (std::size_t at = 0; at < a.size(); ++at)
      product *= (std::fabs(4 * u[at] - 2) + a[at]) / (1 + a[at]);
    return product;
  };
  std::vector<double> v;
  double all = 1;
  for (const double it : a) {
    v.push_back(1 / (3 * (1 + it) * (1 + it)));
    all *= 1 + v.back();
  }
  KnownIndices known{"Sobol's g", of, {}, {}};
  for (const double it : v) {
    known.first.push_back(it / (all - 1));
    known.total.push_back(it * all / (1 + it) / (all - 1));
  }
  return known;
}

// A month is x1 + 2 x2 and luck of up to 1 + x3 to either side: of the expected value x1 has 1/5
// and x2 4/5, and x3 nothing, though it decides how much luck there is.
inline KnownIndices function_with_luck() {
  const auto of = [](const std::vector<double>& x, std::uint64_t month) {
    const double luck = 2 * sim::Stream(month).uniform_at(0) - 1;
    return x[0] + 2 * x[1] + (1 + x[2]) * luck;
  };
  return {"with luck", of, {0.2, 0.8, 0}, {0.2, 0.8, 0}};
}
// Its luck has the variance E (1 + x3)^2 / 3 = 7/9, and the expected value 5/12.
inline constexpr double kShareOfLuck = 7.0 / 9 / (7.0 / 9 + 5.0 / 12);

inline sim::IndicesSample sample_of(const KnownIndices& known, std::uint64_t seed,
                                    sim::IndicesOptions options) {
  options.inputs = known.first.size();
  const sim::IndicesPoints points(options, seed);
  sim::IndicesSample sample(options);
  for (std::size_t row = 0; row < options.all_rows(); ++row) {
    const std::vector<std::vector<double>> places = points.row(row);
    for (std::size_t point = 0; point < places.size(); ++point) {
      for (std::size_t month = 0; month < options.months; ++month)
        sample.months(row, point)[month] =
            known.function(places[point], sim::mix_key(seed * 1'000'003 + row * 10 + month));
    }
  }
  return sample;
}

}  // namespace handoff
