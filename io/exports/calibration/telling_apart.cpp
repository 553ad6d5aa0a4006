// Months beyond those that the fits were made with.
#include "io/exports/calibration/telling_apart.hpp"

#include <cmath>
#include <utility>

#include "io/exports/calibration/distance.hpp"
#include "sim/month/simulation.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::exports {
namespace {

constexpr std::uint32_t kMonths = 24;
constexpr double kLevel = 0.9;  // of two sides; 95% of one

sim::Scenario fitted(const ToolFit& fit, const sim::ToolScenarios& tools) {
  sim::Scenario scenario = tools[static_cast<std::size_t>(fit.tool)];
  apply_fit(scenario, fit);
  return scenario;
}

std::vector<Outside> single_months(const Stretch& stretch) {
  std::vector<Outside> all;
  const sim::Scenario filed = as_filed(stretch.scenario);
  sim::Simulation month(filed, sim::Checking::off);
  for (std::uint32_t at = 0; at < kMonths; ++at) {
    month.run(kPooledMonths + at);
    SimulatedMonth one;
    add_month(month, stretch.shown, one);
    all.push_back(outside_of(std::move(one)));
  }
  return all;
}

double deviation(const std::vector<double>& values) {
  double mean = 0, squares = 0;
  for (const double it : values) mean += it / static_cast<double>(values.size());
  for (const double it : values) squares += (it - mean) * (it - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace

void tell_apart(std::vector<ToolFit>& fits, const sim::ToolScenarios& tools, const Shown& shown) {
  if (fits.size() < 2) return;
  const sim::Scenario nearest = fitted(fits.front(), tools);
  const Outside own = simulated_months(nearest, shown);
  const Stretch stretch = stretch_of(nearest, shown, kPooledCustomers);
  const std::vector<Outside> months = single_months(stretch);
  // Means of more customers vary by the root less.
  const double whole = std::sqrt(stretch.part);
  for (std::size_t at = 1; at < fits.size(); ++at) {
    const Outside other = simulated_months(fitted(fits[at], tools), shown);
    std::vector<double> behind;
    for (const Outside& it : months) behind.push_back(distance(it, other) - distance(it, own));
    fits[at].as_near = fits[at].distance - fits[0].distance <=
                       sim::student_t(kLevel, kMonths - 1) * deviation(behind) * whole;
  }
}

}  // namespace handoff::exports
