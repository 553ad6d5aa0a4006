#include "io/exports/calibration/prediction.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "sim/statistics/stats.hpp"

namespace handoff::exports {
namespace {

constexpr std::uint32_t kMonths = 200;
constexpr std::uint32_t kFewestMonths = 8;
constexpr std::uint32_t kEnoughToCut = 40;  // the outermost of them are 2.5% to each side
constexpr double kLevel = 0.95;
constexpr double kHourS = 3600;

double quantile_of(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  return Sample{std::move(values)}.quantile(p);
}

// One figure, of the observed month and of each simulated one.
struct Series {
  std::string name;
  std::optional<double> observed;
  double (*of)(const SimulatedMonth& month);
  std::vector<double> months;
};

std::optional<double> of_sample(const std::optional<Sample>& sample, double p) {
  if (!sample || sample->empty()) return std::nullopt;
  return sample->quantile(p);
}

std::vector<Series> all_series(const Observed& seen) {
  std::optional<double> missent;
  if (seen.missent_customers) missent = static_cast<double>(*seen.missent_customers);
  return {
      {"conversions",
       static_cast<double>(seen.conversions),
       [](const SimulatedMonth& it) { return static_cast<double>(it.customers); },
       {}},
      {"crm_lag_s.p50",
       of_sample(seen.crm_lag_s, 0.5),
       [](const SimulatedMonth& it) { return quantile_of(it.crm_lag_s, 0.5); },
       {}},
      {"crm_lag_s.p95",
       of_sample(seen.crm_lag_s, 0.95),
       [](const SimulatedMonth& it) { return quantile_of(it.crm_lag_s, 0.95); },
       {}},
      {"missent_customers",
       missent,
       [](const SimulatedMonth& it) { return static_cast<double>(it.missent); },
       {}},
      {"owner_delay_h.p50",
       of_sample(seen.owner_delay_h, 0.5),
       [](const SimulatedMonth& it) { return quantile_of(it.owner_delay_s, 0.5) / kHourS; },
       {}},
      {"first_touch_h.p50",
       of_sample(seen.first_touch_h, 0.5),
       [](const SimulatedMonth& it) { return quantile_of(it.first_touch_s, 0.5) / kHourS; },
       {}},
  };
}

// The 2.5% and 97.5% points of the months, moved outward to whole observations.
sim::Interval middle_of(std::vector<double> months) {
  std::sort(months.begin(), months.end());
  const std::size_t cut = months.size() / kEnoughToCut;
  return {months[cut], months[months.size() - 1 - cut]};
}

// Where one more month lies, by the few that there are of large ones, whose figures are sums and
// quantiles of many and near to normal.
sim::Interval next_one(const std::vector<double>& months) {
  const auto n = static_cast<double>(months.size());
  double mean = 0, squares = 0;
  for (const double it : months) mean += it / n;
  for (const double it : months) squares += (it - mean) * (it - mean);
  const double wide = sim::student_t(kLevel, n - 1) * std::sqrt(squares / (n - 1) * (1 + 1 / n));
  return {mean - wide, mean + wide};
}

sim::Interval interval_of(std::vector<double> months) {
  return months.size() < kEnoughToCut ? next_one(months) : middle_of(std::move(months));
}

std::vector<Series> told_series(const Observed& observed) {
  auto series = all_series(observed);
  std::erase_if(series, [](const Series& it) { return !it.observed; });
  return series;
}

void add(const sim::Simulation& month, const Shown& shown, std::vector<Series>& series) {
  SimulatedMonth seen;
  add_month(month, shown, seen);
  for (Series& it : series) it.months.push_back(it.of(seen));
}

std::vector<PredictedFigure> figures_of(std::vector<Series> series) {
  std::vector<PredictedFigure> figures;
  for (Series& it : series)
    figures.push_back({it.name, *it.observed, interval_of(std::move(it.months))});
  return figures;
}

}  // namespace

std::vector<PredictedFigure> predicted(const Observed& observed, const sim::Scenario& scenario,
                                       const Shown& shown) {
  auto series = told_series(observed);
  const sim::Scenario filed = as_filed(scenario);
  sim::Simulation month(filed, sim::Checking::off);
  const std::uint32_t enough = months_enough(scenario, kMonths, kFewestMonths);
  for (std::uint32_t replication = 0; replication < enough; ++replication) {
    month.run(replication);
    add(month, shown, series);
  }
  auto figures = figures_of(std::move(series));
  std::stable_partition(figures.begin(), figures.end(),
                        [](const PredictedFigure& it) { return !it.inside(); });
  return figures;
}

std::vector<PredictedFigure> predicted_by(const Observed& observed,
                                          const ScenarioOfMonth& scenario_of, const Shown& shown) {
  auto series = told_series(observed);
  const std::uint32_t enough = months_enough(scenario_of(0), kMonths, kFewestMonths);
  for (std::uint32_t replication = 0; replication < enough; ++replication) {
    const sim::Scenario filed = as_filed(scenario_of(replication));
    sim::Simulation month(filed, sim::Checking::off);
    month.run(replication);
    add(month, shown, series);
  }
  return figures_of(std::move(series));
}

}  // namespace handoff::exports
