#include "web/app/choices/replication_counts.hpp"

#include <algorithm>

#include "sim/scenario/months.hpp"

namespace handoff::web {
namespace {

constexpr int kUsual = 1000;
constexpr double kUsualHandoffs = 400'000.0;
constexpr double kMostHourly = 200.0;
constexpr double kFewestHourly = 4.0;
constexpr double kHourlyHandoffs = 40'000.0;

// Of a horizon those of all its months, of which three times as many are simulated: a single month is looked at closely.
double handoffs_of(const sim::Scenario& scenario) {
  constexpr double kOfMonths = 3;
  const double trials =
      sim::has_months(scenario) ? sim::all_trials(scenario) / kOfMonths : scenario.cohort.trials;
  return std::max(trials * scenario.cohort.conversion_rate, 1.0);
}

}  // namespace

int usual_replications(const sim::Scenario& scenario) {
  const double affordable = kUsualHandoffs / handoffs_of(scenario);
  return std::clamp(static_cast<int>(affordable), kFirstReplications, kUsual);
}

int hourly_replications(const sim::Scenario& scenario) {
  const double affordable = kHourlyHandoffs / handoffs_of(scenario);
  return static_cast<int>(std::clamp(affordable, kFewestHourly, kMostHourly));
}

}  // namespace handoff::web
