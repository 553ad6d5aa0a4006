// Plan run: the planner's questions about the present scenario, answered while its tab is open:
// what breaks first, which tool, how few people, what the answer hangs on, which settings are the
// best for the money, which of the article's rules hold, and one input varied.
//
// Their replications are orders for the crew (web/work/crew.hpp), like everything else's. How much
// is simulated is what the command line simulates (sim/plan/usual_effort.hpp), and a decision
// depends on what was simulated and not on who did it when, so both have the same digits. A change
// of the scenario begins anew; the user may stop the work and let it go on.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "sim/plan/advice.hpp"
#include "sim/plan/breaking_point.hpp"
#include "sim/plan/choice.hpp"
#include "sim/plan/optimise.hpp"
#include "sim/plan/staffing.hpp"
#include "sim/plan/sweep.hpp"
#include "sim/plan/tornado.hpp"
#include "web/view_models/planner.hpp"
#include "web/work/cause_orders.hpp"
#include "web/work/lab_orders.hpp"

namespace handoff::web {

class PlanRun final : public Work {
 public:
  // A part of the usual effort is for tests of everything but the digits.
  explicit PlanRun(double effort = 1) : effort_(effort) {}

  // The scenario has changed: nothing is known any more.
  void restart();
  // Somebody looks at it, for this scenario; before, and after `rest`, there are no orders.
  void look(const sim::Scenario& scenario);
  void rest() { looked_at_ = false; }
  // The view has changed since this was asked last.
  bool take_news() { return std::exchange(news_, false); }
  bool has_news() const { return news_; }

  // Stops between two pieces of work, or goes on with what is there.
  void go(bool going);
  // What is asked beside the scenario.
  void wish(const sim::Scenario& scenario, const PlanWishes& wishes);
  // What is varied and what is looked at.
  void sweep(const sim::Scenario& scenario, const SweepChoice& chosen);

  // Nothing is to be done, or the user has stopped it.
  bool finished() const { return view_.current == PlanPart::none || view_.stopped; }
  const PlannerView& view() const { return view_; }

  std::optional<Order> next_order() override;
  bool wants(const Order& order) const override;
  void take(const Order& order, std::span<const std::uint8_t> answer, double ms) override;
  void give_back(const Order& order) override;

 private:
  // The sweep has a lab of its own, since it keeps values for percentiles; the others share one.
  struct Asked {
    sim::Lab lab;
    std::unique_ptr<sim::BreakingPoint> breaks;
    std::unique_ptr<sim::Choice> tools;
    std::unique_ptr<sim::Staffing> staffing;
    std::unique_ptr<sim::Tornado> assumptions;
    std::unique_ptr<sim::Optimise> optimum;
    std::unique_ptr<sim::Advice> advice;
  };
  struct Swept {
    sim::Lab lab{sim::Detail::values};
    std::unique_ptr<sim::Sweep> question;
    bool answered = false;
  };
  void begin();
  void begin_sweep();
  bool sweeping() const { return view_.current == PlanPart::sweep; }
  bool begun() const { return sweeping() ? swept_ != nullptr : asked_ != nullptr; }
  sim::Question* current() const;
  sim::Lab& lab() { return sweeping() ? swept_->lab : asked_->lab; }
  Work& orders();
  Work& owner_of(const Order& order);
  void walk();
  void conclude();
  void enter(PlanPart part);
  void show_progress();

  double effort_;
  bool looked_at_ = false;
  bool news_ = false;
  bool alone_ = false;      // one part is asked again, after all of them
  bool answered_ = true;    // something is known that the question was not asked with
  sim::Scenario scenario_;  // while something is begun
  std::unique_ptr<Asked> asked_;
  std::unique_ptr<Swept> swept_;
  LabOrders asked_orders_;
  LabOrders swept_orders_;
  CauseOrders cause_orders_;
  PlanPart after_sweep_ = PlanPart::none;  // what a sweep has interrupted, or what follows it
  double spent_before_ = 0;                // by the questions before this one
  PlannerView view_;
};

}  // namespace handoff::web
