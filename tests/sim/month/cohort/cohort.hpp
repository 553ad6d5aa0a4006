// Cohorts for tests: scenarios in which one thing at a time is uneven, and who then converts.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/month/cohort/cohort.hpp"

namespace handoff::sim::testing {

inline std::vector<Customer> cohort(const Scenario& scenario, std::uint32_t replication = 0) {
  CohortGenerator generator(scenario);
  std::vector<Customer> customers;
  customers.resize(generator.generate(StreamKey::of(5, replication), customers));
  return customers;
}

// Everybody converts, all hours and days are alike, everybody lives in UTC, and before the first day
// there is nobody.
inline Scenario even_scenario() {
  Scenario scenario = worked_example();
  scenario.opening = Opening::launch;
  scenario.cohort.conversion_rate = 1;
  scenario.cohort.card_on_file = 1;
  scenario.cohort.hour_weights.assign(24, 1);
  scenario.cohort.weekday_weights.assign(7, 1);
  scenario.cohort.decision_hour_weights.assign(24, 1);
  scenario.pipeline.zones = {core::TimeZone{}};
  scenario.cohort.time_zones = {{0, 1}};
  return scenario;
}

// A month of a business that has been there for long, in which nobody has a card on file.
inline Scenario running_scenario() {
  Scenario scenario = even_scenario();
  scenario.opening = Opening::running;
  scenario.cohort.card_on_file = 0;
  return scenario;
}

// Four standard errors of a share.
inline double margin(double p, std::size_t n) { return 4 * std::sqrt(p * (1 - p) / double(n)); }

}  // namespace handoff::sim::testing
