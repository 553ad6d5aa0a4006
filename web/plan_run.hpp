// Plan run: the planner's questions about the present scenario, answered in small pieces between
// frames while its tab is open: what breaks first, which tool, how few people, what the answer
// hangs on, and one input varied.
//
// How much is simulated is what the command line simulates (sim/plan/usual_effort.hpp), so both
// have the same digits. A change of the scenario begins anew; the user may stop the work and let it
// go on. Time comes in from outside.
#pragma once

#include <functional>
#include <memory>

#include "sim/plan/breaking_point.hpp"
#include "sim/plan/choice.hpp"
#include "sim/plan/staffing.hpp"
#include "sim/plan/sweep.hpp"
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

  // Stops between two pieces of work, or goes on with what is there.
  void go(bool going);
  // What is varied and what is looked at: places in kSweepInputs and kSweepMetrics.
  void sweep(const sim::Scenario& scenario, int input, int metric);

  // Nothing is to be done, or the user has stopped it.
  bool finished() const { return view_.current == PlanPart::none || view_.stopped; }
  const PlannerView& view() const { return view_; }

 private:
  // The sweep has a lab of its own, since it keeps values for percentiles; the others share one.
  struct Asked {
    sim::Lab lab;
    std::unique_ptr<sim::BreakingPoint> breaks;
    std::unique_ptr<sim::Choice> tools;
    std::unique_ptr<sim::Staffing> staffing;
    std::unique_ptr<sim::Tornado> assumptions;
  };
  struct Swept {
    sim::Lab lab{sim::Detail::values};
    std::unique_ptr<sim::Sweep> question;
    bool answered = false;
  };
  void begin(const sim::Scenario& scenario);
  void begin_sweep(const sim::Scenario& scenario);
  sim::Question* current() const;
  sim::Lab& lab();
  void conclude(const sim::Scenario& scenario);
  void enter(PlanPart part);

  std::unique_ptr<Asked> asked_;
  std::unique_ptr<Swept> swept_;
  PlanPart after_sweep_ = PlanPart::breaks;
  double spent_before_ = 0;  // by the questions before this one
  PlannerView view_;
};

}  // namespace handoff::web
