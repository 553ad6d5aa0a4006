// What a claim hangs on: each numeric input moved a little, one at a time, and the claim's value
// read again on the same random numbers.
//
// A screening (Morris 1991 calls it elementary effects, here from one base point): it finds what
// matters near the defaults and says nothing about inputs that only matter together.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/article/claims.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// One input, moved.
struct Nudge {
  std::string path;
  double from = 0;
  double to = 0;
  Scenario scenario;  // with it
};

// Every numeric input that can move up by a fifth and still make a valid scenario; a share of 0
// moves to 0.05. Left out: the seed, the calendar, and relative weights, which mean nothing alone.
std::vector<Nudge> nudges(const Scenario& base);

// How a claim's value answers to one nudge.
struct Effect {
  std::string path;
  double from = 0;
  double to = 0;
  double value = 0;  // the claim's, with it; beside the base's
};

// The strongest `count`, by how far they move the value; none that does not move it.
std::vector<Effect> strongest(std::vector<Effect> effects, double base_value, std::size_t count);

}  // namespace handoff::sim
