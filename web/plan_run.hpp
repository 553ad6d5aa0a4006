// Plan run: the planner's questions about the present scenario, answered in small pieces between
// frames while its tab is open: what breaks first, which tool, and what the answer hangs on.
//
// How much is simulated depends on the scenario alone, so everybody sees the same digits. A change
// of the scenario begins anew. Time comes in from outside.
#pragma once

#include <functional>
#include <memory>

#include "sim/plan/breaking_point.hpp"
#include "sim/plan/choice.hpp"
#include "sim/plan/tornado.hpp"
#include "web/view_models/planner.hpp"

namespace handoff::web {

class PlanRun {
 public:
  using Clock = std::function<double()>;  // ms

  // The scenario has changed: nothing is known any more.
  void restart();
  // Goes on for about so long; true when the view has changed.
  bool advance(const sim::Scenario& scenario, double budget_ms, const Clock& now_ms);

  bool finished() const { return finished_; }
  const PlannerView& view() const { return view_; }

 private:
  // The questions share a lab, and are asked in this order.
  struct Asked {
    sim::Lab lab;
    std::unique_ptr<sim::BreakingPoint> breaks;
    std::unique_ptr<sim::Choice> tools;
    std::unique_ptr<sim::Tornado> assumptions;
    int answered = 0;
    double spent_before = 0;  // by the questions before this one
  };
  void begin(const sim::Scenario& scenario);
  sim::Question* current() const;
  void conclude();
  void name_current();

  std::unique_ptr<Asked> asked_;
  bool finished_ = false;
  PlannerView view_;
};

}  // namespace handoff::web
