// Late hours: at which local hour those converted whose first touch came later than promised.
#pragma once

#include <array>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// By the customer's local hour of the conversion, added up over replications.
struct LateHours {
  std::array<double, 24> conversions{};
  std::array<double, 24> late{};

  double share_late() const;
  // The stretch of hours, going round midnight if need be, of at most `length` hours with the most
  // late customers.
  struct Stretch {
    int from = 0;  // first hour
    int length = 0;
    double share = 0;        // of all late customers
    double conversions = 0;  // of all conversions
  };
  Stretch worst(int length) const;
};

// By tier, from replications that are run on the calling thread.
std::vector<LateHours> late_hours(const Scenario& scenario, int replications);

int default_late_hours_replications(const Scenario& scenario);

}  // namespace handoff::sim
