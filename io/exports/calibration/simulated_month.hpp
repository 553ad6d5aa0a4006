// A simulated month, as the files would have shown it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "io/exports/observed/observed.hpp"
#include "sim/month/simulation.hpp"

namespace handoff::exports {

struct SimulatedMonth {
  std::size_t customers = 0;
  std::size_t missent = 0;
  std::vector<double> crm_lag_s;
  std::vector<double> owner_delay_s;
  std::vector<double> first_touch_s;
};

// How files show a month: to the minute or to the second, until their last moment, and of those who paid
// after a moment alone where only these are asked for.
struct Shown {
  Fineness fineness = Fineness::second;
  core::Time until = core::kNever;
  core::Time paid_after = core::Time{std::numeric_limits<std::int64_t>::min()};
};

// Files begin with the first sign-up that they hold: the same people, and nobody from before them, whose
// conversions a running month would have.
sim::Scenario as_filed(sim::Scenario scenario);

// Months of up to so many customers are simulated as often as small ones.
inline constexpr std::size_t kCustomersOfMonth = 500;

// Large months vary little, and fewer of them tell as much: how many, of `most` and at least
// `least`, so that their customers together stay the same.
std::uint32_t months_enough(const sim::Scenario& scenario, std::uint32_t most, std::uint32_t least);

// Whole weeks of a long or large month, with as many sign-ups a day, and the files' end as far from
// theirs: what a tool does with a customer does not hang on how many more weeks there are. The whole
// month where its customers are no more than `customers`.
struct Stretch {
  sim::Scenario scenario;
  Shown shown;
  double part = 1;  // of the month's days
};
Stretch stretch_of(const sim::Scenario& scenario, const Shown& shown, std::size_t customers);

// Adds a finished replication.
void add_month(const sim::Simulation& month, const Shown& shown, SimulatedMonth& to);

}  // namespace handoff::exports
