// One customer's night under today's set-up and under orchestration, on one clock.
//
// The same customer with the same mails: both sides are the scenario, one of them with a shipped
// pipeline's changes, run with the same random numbers. What stands at a moment is a function of the moment.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/month/trace.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/views/results/trace.hpp"

namespace handoff::web {

enum class NightKind { paid, noticed, missend, in_crm, left, owner, exception, touch };

struct NightEvent {
  NightKind kind = NightKind::paid;
  double at_s = 0.0;  // since the payment
  std::string clock;  // "Tue 23:47"
  std::string words;
  bool bad = false;
};

struct NightSide {
  std::string title;
  std::vector<NightEvent> events;  // in the order of time
};

// What holds at a moment.
struct NightStatus {
  bool in_crm = false;
  bool left = false;  // the trial sequence
  bool owner = false;
  bool touched = false;
  int missends = 0;
};
NightStatus status_at(const NightSide& side, double at_s);

struct NightView {
  std::string who;       // "Growth, $300 a month, America/Los_Angeles, customer 7 of 88"
  std::string sentence;  // what the comparison comes to
  double clock_s = 0.0;  // the payment on a clock axis, by the customer's own clock
  double from_s = 0.0;   // of the clock, since the payment
  double to_s = 1.0;
  std::array<NightSide, 2> sides;
};

// One side of it. `trace` is a run of `scenario`, which has the side's pipeline.
NightSide night_side(std::string title, const sim::Scenario& scenario, const sim::Trace& trace);
NightView night_view(const sim::Scenario& scenario, CustomerChoice who, std::size_t customers,
                     const sim::Trace& trace, NightSide today, NightSide proposed);

}  // namespace handoff::web
