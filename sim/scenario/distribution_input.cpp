// One rule a parameter; the first one broken is the answer.
#include "sim/scenario/distribution_input.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>

namespace handoff::sim {
namespace {

core::Error wrong(const char* where, const char* what) { return {where, what}; }

// What is wrong with parameter i, or nothing.
const char* complaint(Family family, int i, std::span<const double> p) {
  const double x = p[static_cast<std::size_t>(i)];
  if (!std::isfinite(x)) return "must be a finite number";
  switch (family) {
    case Family::constant:
      return x >= 0 ? nullptr : "must not be negative";
    case Family::lognormal:
      if (i == 0) return std::fabs(x) <= 100 ? nullptr : "must be between -100 and 100";
      return x >= 0 && x <= 10 ? nullptr : "must be between 0 and 10";
    case Family::uniform:
      if (i == 0) return x >= 0 ? nullptr : "must not be negative";
      return x >= p[0] ? nullptr : "must not be below low";
    case Family::exponential:
      return x > 0 ? nullptr : "must be above 0";
    case Family::erlang:
      if (i == 1) return x > 0 ? nullptr : "must be above 0";
      return x >= 1 && x <= 1000 && x == std::floor(x) ? nullptr
                                                       : "must be a whole number from 1 to 1000";
    case Family::hyperexponential:
      if (i == 0) return x >= 0 && x <= 1 ? nullptr : "must be between 0 and 1";
      return x > 0 ? nullptr : "must be above 0";
    case Family::lognormal_median_p95:
    case Family::pareto_tail:
      if (i == 1) return x >= p[0] ? nullptr : "must not be below the median";
      return x > 0 ? nullptr : "must be above 0";
    case Family::weibull_median_p95:
      if (i == 1) return x > p[0] ? nullptr : "must be above the median";
      return x > 0 ? nullptr : "must be above 0";
    case Family::gamma:
    case Family::weibull:
      if (i == 0) return x >= 0.01 && x <= 1e6 ? nullptr : "must be between 0.01 and 1000000";
      return x > 0 ? nullptr : "must be above 0";
    case Family::poisson:
      return x >= 0 && x <= 1e9 ? nullptr : "must be between 0 and 1e9";
    case Family::gamma_poisson:
      if (i == 0) return x >= 0 && x <= 1e6 ? nullptr : "must be between 0 and 1000000";
      return x >= 0.01 && x <= 1e6 ? nullptr : "must be between 0.01 and 1000000";
    case Family::empirical:
      break;
  }
  return "takes points";
}

constexpr std::string_view kNoUnit[] = {"stages", "probability", "mu",
                                        "sigma",  "shape",       "tail_index"};

}  // namespace

bool carries_unit(std::string_view parameter) {
  return std::find(std::begin(kNoUnit), std::end(kNoUnit), parameter) == std::end(kNoUnit);
}

std::optional<double> quantity_outside(const Distribution& it, double min, double max) {
  const auto outside = [min, max](double value) { return !(value >= min && value <= max); };
  const FamilyInfo& family = info_of(it.family());
  for (int i = 0; i < family.parameter_count; ++i) {
    const bool quantity = carries_unit(family.parameter_names[static_cast<std::size_t>(i)]);
    if (quantity && outside(it.parameter(i))) return it.parameter(i);
  }
  for (const QuantilePoint& point : it.points()) {
    if (outside(point.value)) return point.value;
  }
  if (std::isfinite(it.mean()) && it.mean() > max) return it.mean();
  return std::nullopt;
}

std::optional<core::Error> parameters_wrong(const Distribution& it) {
  const auto made = [&it] {
    if (it.family() == Family::empirical) return make_empirical(it.points());
    std::array<double, Distribution::kMaxParameters> parameters{};
    for (int i = 0; i < Distribution::kMaxParameters; ++i)
      parameters[static_cast<std::size_t>(i)] = it.parameter(i);
    const auto count = static_cast<std::size_t>(info_of(it.family()).parameter_count);
    return make_distribution(it.family(), {parameters.data(), count});
  }();
  return made ? std::nullopt : std::optional(made.error());
}

core::Result<Distribution> make_distribution(Family family, std::span<const double> p) {
  const FamilyInfo& info = info_of(family);
  if (family == Family::empirical) return wrong("points", "an empirical distribution takes points");
  if (p.size() != static_cast<std::size_t>(info.parameter_count)) {
    return core::Error{info.name, "needs " + std::to_string(info.parameter_count) + " parameters"};
  }
  for (int i = 0; i < info.parameter_count; ++i) {
    if (const char* what = complaint(family, i, p)) {
      return wrong(info.parameter_names[static_cast<std::size_t>(i)], what);
    }
  }
  switch (family) {
    case Family::constant:
      return Distribution::constant(p[0]);
    case Family::uniform:
      return Distribution::uniform(p[0], p[1]);
    case Family::exponential:
      return Distribution::exponential(p[0]);
    case Family::erlang:
      return Distribution::erlang(static_cast<int>(p[0]), p[1]);
    case Family::hyperexponential:
      return Distribution::hyperexponential(p[0], p[1], p[2]);
    case Family::lognormal:
      return Distribution::lognormal(p[0], p[1]);
    case Family::lognormal_median_p95:
      return Distribution::lognormal_median_p95(p[0], p[1]);
    case Family::gamma:
      return Distribution::gamma(p[0], p[1]);
    case Family::weibull:
      return Distribution::weibull(p[0], p[1]);
    case Family::weibull_median_p95:
      return Distribution::weibull_median_p95(p[0], p[1]);
    case Family::pareto_tail:
      return Distribution::pareto_tail(p[0], p[1], p[2]);
    case Family::poisson:
      return Distribution::poisson(p[0]);
    case Family::gamma_poisson:
      return Distribution::gamma_poisson(p[0], p[1]);
    case Family::empirical:
      break;
  }
  return wrong("family", "is not one of the known families");
}

core::Result<Distribution> make_empirical(std::span<const QuantilePoint> points) {
  if (points.size() < 2 || points.size() > Distribution::kMaxPoints) {
    return wrong("points", "must be 2 to 12 points");
  }
  if (points.front().probability != 0 || points.back().probability != 1) {
    return wrong("points", "probabilities must start at 0 and end at 1");
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(points[i].value) || points[i].value < 0) {
      return wrong("points", "values must be finite and not negative");
    }
    if (i > 0 && !(points[i].probability > points[i - 1].probability)) {
      return wrong("points", "probabilities must rise strictly");
    }
    if (i > 0 && points[i].value < points[i - 1].value) {
      return wrong("points", "values must not fall");
    }
  }
  return Distribution::empirical(points);
}

}  // namespace handoff::sim
