// Journeys: what happened to every counted customer of one replication, state by state, for an animation
// and for finding a customer worth looking at.
//
// Like a trace (sim/month/trace.hpp) but of everybody and without the calls; the run is the same, digit
// for digit, as without it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/month/trace_recorder.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/people/team.hpp"

namespace handoff::sim {

struct Journey {
  Customer customer;
  TouchTimes touch;
  bool in_time = false;  // the first touch
  bool exception = false;
  core::Time committed = core::kNever;
  std::vector<core::Time> missends;
};

struct Journeys {
  std::vector<JourneyStep> steps;  // in the order of time
  std::vector<Journey> customers;  // those who are counted, by position
};

Journeys journeys_of(const Scenario& scenario, std::uint32_t replication);

}  // namespace handoff::sim
