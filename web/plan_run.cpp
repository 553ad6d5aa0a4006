// See plan_run.hpp.
#include "web/plan_run.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/plan/usual_targets.hpp"
#include "web/customer_run.hpp"

namespace handoff::web {
namespace {

constexpr const char* kTools[] = {"manual", "zapier_basic", "segment_clearbit", "workato_tray",
                                  "full_orchestration"};
constexpr double kPlaceTrials = 100'000;      // of one target at one volume, at most
constexpr double kTornadoTrials = 1'500'000;  // in all
constexpr double kShareStep = 0.01;           // of progress, before it is drawn again

sim::BreakingPointOptions break_options(const sim::Scenario& scenario) {
  sim::BreakingPointOptions options;
  options.effort = std::max(kPlaceTrials, 20.0 * scenario.cohort.trials);
  return options;
}

int tornado_replications(const sim::Scenario& scenario) {
  const double cells = 1 + 2.0 * static_cast<double>(scenario.uncertain.size());
  return static_cast<int>(std::clamp(kTornadoTrials / (cells * sim::work_of(scenario)), 4.0, 60.0));
}

std::vector<sim::Alternative> tools_of(const sim::Scenario& scenario) {
  std::vector<sim::Alternative> tools;
  for (const char* name : kTools) tools.push_back({name, with_pipeline(scenario, name)});
  return tools;
}

}  // namespace

void PlanRun::restart() {
  asked_ = nullptr;
  finished_ = false;
  view_ = {};
}

// A scenario is always a valid one here; should a question refuse it, that part stays empty.
void PlanRun::begin(const sim::Scenario& scenario) {
  asked_ = std::make_unique<Asked>();
  Asked& it = *asked_;
  const sim::Objective value = sim::total_of(sim::Metric::net_value_usd, true);
  auto breaks = sim::BreakingPoint::make(it.lab, {{"as it is", scenario}},
                                         sim::usual_targets(scenario), break_options(scenario));
  if (breaks) it.breaks = *std::move(breaks);
  it.tools = std::make_unique<sim::Choice>(it.lab, tools_of(scenario), value,
                                           std::vector<sim::Target>{}, sim::ChoiceOptions{});
  auto assumptions = sim::Tornado::make(it.lab, {{"as it is", scenario}}, 0, scenario.uncertain,
                                        value, {}, {tornado_replications(scenario), 0.95});
  if (assumptions && !scenario.uncertain.empty()) it.assumptions = *std::move(assumptions);
  view_.begun = true;
  name_current();
}

sim::Question* PlanRun::current() const {
  if (asked_->answered == 0) return asked_->breaks.get();
  if (asked_->answered == 1) return asked_->tools.get();
  return asked_->assumptions.get();
}

void PlanRun::name_current() {
  constexpr const char* kWorking[] = {"Looking for what breaks first", "Comparing the five tools",
                                      "Varying what is uncertain"};
  view_.share = 0;
  view_.working = finished_ ? "" : kWorking[asked_->answered];
}

void PlanRun::conclude() {
  Asked& it = *asked_;
  if (it.answered == 0 && it.breaks) show_breaks(view_, *it.breaks, it.lab);
  if (it.answered == 1) show_tools(view_, *it.tools);
  if (it.answered == 2 && it.assumptions) show_assumptions(view_, *it.assumptions);
  it.spent_before = it.lab.spent();
  finished_ = ++it.answered == 3;
  name_current();
  if (finished_) asked_ = nullptr;
}

bool PlanRun::advance(const sim::Scenario& scenario, double budget_ms, const Clock& now_ms) {
  if (finished_) return false;
  if (!asked_) {
    begin(scenario);
    return true;
  }
  const double end = now_ms() + budget_ms;
  do {
    sim::Question* question = current();
    if (!question || question->advance(asked_->lab)) {
      conclude();
      return true;
    }
    for (const sim::Order& order : asked_->lab.take_orders(1)) carry_out(asked_->lab, order);
  } while (now_ms() < end);
  const double expected = std::max(current()->expected_work(), 1.0);
  const double share =
      std::clamp((asked_->lab.spent() - asked_->spent_before) / expected, view_.share, 1.0);
  if (share < view_.share + kShareStep) return false;
  view_.share = share;
  return true;
}

}  // namespace handoff::web
