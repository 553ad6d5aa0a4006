// Distance: how far a simulated month is from the observed one.
//
// Delays are compared by the Wasserstein distance of their logarithms: how far, in factors, mass has
// to be moved to make one distribution of the other. A distance of 0.1 is a tenth in time; whether a
// tool answers within seconds or within hours counts for much more than where exactly in the hour.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "io/exports/calibration/simulated_month.hpp"
#include "io/exports/observed/observed.hpp"

namespace handoff::exports {

// Of the logarithms of one plus the values, which need not be sorted.
double log_wasserstein(std::vector<double> a, std::vector<double> b);

// What a month shows from outside, by the same clocks as the files.
struct Outside {
  std::vector<double> crm_lag_s;
  std::vector<double> owner_delay_s;
  double missend_rate = 0;
  bool has_missends = false;
  std::size_t customers = 0;  // of whom the rate is
};

Outside outside_of(const Observed& observed);
Outside outside_of(SimulatedMonth months);

// So many months of the scenario as the files would have shown them, together: enough for a fit. Of a
// large month fewer, and of a very large one some weeks (io/exports/calibration/simulated_month.hpp).
inline constexpr std::uint32_t kPooledMonths = 6;
inline constexpr std::size_t kPooledCustomers = kPooledMonths * kCustomersOfMonth;
Outside simulated_months(const sim::Scenario& scenario, const Shown& shown);

// The parts weigh what they tell: the CRM's lag most.
double distance(const Outside& seen, const Outside& simulated);

}  // namespace handoff::exports
