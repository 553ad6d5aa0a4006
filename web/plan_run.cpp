// See plan_run.hpp.
#include "web/plan_run.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/plan/usual_effort.hpp"
#include "sim/plan/usual_targets.hpp"
#include "web/customer_run.hpp"
#include "web/tool_bench.hpp"

namespace handoff::web {
namespace {

constexpr double kShareStep = 0.01;  // of progress, before it is drawn again

std::vector<sim::Alternative> tools_of(const sim::Scenario& scenario) {
  std::vector<sim::Alternative> tools;
  for (const ToolInfo& tool : kTools)
    tools.push_back({std::string(tool.name), with_pipeline(scenario, tool.name.data())});
  return tools;
}

template <class Question>
std::unique_ptr<Question> kept(core::Result<std::unique_ptr<Question>> made) {
  return made ? *std::move(made) : nullptr;
}

}  // namespace

void PlanRun::restart() {
  asked_ = nullptr;
  swept_ = nullptr;
  after_sweep_ = PlanPart::breaks;
  SweepPicture chosen;
  chosen.input = view_.sweep.input;
  chosen.metric = view_.sweep.metric;
  view_ = {};
  view_.sweep = std::move(chosen);
}

// A scenario is always a valid one here; should a question refuse it, that part stays empty.
void PlanRun::begin(const sim::Scenario& scenario) {
  asked_ = std::make_unique<Asked>();
  Asked& it = *asked_;
  const sim::Objective value = sim::total_of(sim::Metric::net_value_usd, true);
  it.breaks =
      kept(sim::BreakingPoint::make(it.lab, {{"as it is", scenario}}, sim::usual_targets(scenario),
                                    sim::usual_break_options(scenario)));
  it.tools = std::make_unique<sim::Choice>(it.lab, tools_of(scenario), value,
                                           std::vector<sim::Target>{}, sim::usual_choice_options());
  it.staffing = kept(sim::Staffing::make(it.lab, scenario, sim::usual_waits(scenario),
                                         sim::usual_staffing_options(scenario)));
  if (!scenario.uncertain.empty())
    it.assumptions =
        kept(sim::Tornado::make(it.lab, {{"as it is", scenario}}, 0, scenario.uncertain, value, {},
                                sim::usual_tornado_options(scenario)));
  view_.begun = true;
}

void PlanRun::begin_sweep(const sim::Scenario& scenario) {
  swept_ = std::make_unique<Swept>();
  const int input = view_.sweep.input;
  auto axis = sim::input_axis(scenario, kSweepInputs[static_cast<std::size_t>(input)].path,
                              sweep_values(scenario, input));
  if (axis) {
    std::vector<sim::SweepAxis> axes;
    axes.push_back(*std::move(axis));
    swept_->question = kept(
        sim::Sweep::make(swept_->lab, scenario, std::move(axes), {}, sim::kUsualSweepReplications));
  }
  if (!swept_->question) view_.sweep.words = "These values do not fit this scenario.";
}

void PlanRun::go(bool going) { view_.stopped = !going; }

void PlanRun::sweep(const sim::Scenario& scenario, int input, int metric) {
  SweepPicture& it = view_.sweep;
  const int inputs = static_cast<int>(kSweepInputs.size());
  const int metrics = static_cast<int>(kSweepMetrics.size());
  const bool another = it.input != std::clamp(input, 0, inputs - 1);
  it.input = std::clamp(input, 0, inputs - 1);
  it.metric = std::clamp(metric, 0, metrics - 1);
  if (!another && swept_ && swept_->answered) {  // all metrics are there
    if (swept_->question) show_sweep(view_, *swept_->question, swept_->lab, scenario);
    return;
  }
  const int shown_input = it.input, shown_metric = it.metric;
  it = {};
  it.input = shown_input;
  it.metric = shown_metric;
  swept_ = nullptr;
  if (view_.current == PlanPart::tools) return;  // it comes next
  if (view_.current != PlanPart::sweep) after_sweep_ = view_.current;
  enter(PlanPart::sweep);
}

void PlanRun::enter(PlanPart part) {
  view_.current = part;
  view_.share = 0;
  spent_before_ = part != PlanPart::sweep && asked_ ? asked_->lab.spent() : 0;
  if (part == PlanPart::none) asked_ = nullptr;
}

sim::Question* PlanRun::current() const {
  switch (view_.current) {
    case PlanPart::breaks:
      return asked_->breaks.get();
    case PlanPart::tools:
      return asked_->tools.get();
    case PlanPart::staffing:
      return asked_->staffing.get();
    case PlanPart::assumptions:
      return asked_->assumptions.get();
    case PlanPart::sweep:
      return swept_->question.get();
    case PlanPart::none:
      break;
  }
  return nullptr;
}

sim::Lab& PlanRun::lab() { return view_.current == PlanPart::sweep ? swept_->lab : asked_->lab; }

void PlanRun::conclude(const sim::Scenario& scenario) {
  switch (view_.current) {
    case PlanPart::breaks:
      if (asked_->breaks) show_breaks(view_, *asked_->breaks, asked_->lab);
      break;
    case PlanPart::tools:
      show_tools(view_, *asked_->tools);
      break;
    case PlanPart::staffing:
      if (asked_->staffing) show_staffing(view_, *asked_->staffing);
      break;
    case PlanPart::assumptions:
      view_.assumptions_words = "The scenario names no uncertain input.";
      if (asked_->assumptions) show_assumptions(view_, *asked_->assumptions);
      break;
    case PlanPart::sweep:
      swept_->answered = true;
      if (swept_->question) show_sweep(view_, *swept_->question, swept_->lab, scenario);
      break;
    case PlanPart::none:
      return;
  }
  enter(view_.current == PlanPart::sweep
            ? after_sweep_
            : static_cast<PlanPart>(static_cast<int>(view_.current) + 1));
}

bool PlanRun::advance(const sim::Scenario& scenario, double budget_ms, const Clock& now_ms) {
  if (finished()) return false;
  const bool sweeping = view_.current == PlanPart::sweep;
  if (sweeping ? !swept_ : !asked_) {
    sweeping ? begin_sweep(scenario) : begin(scenario);
    return true;
  }
  const double end = now_ms() + budget_ms;
  do {
    sim::Question* question = current();
    if (!question || question->advance(lab())) {
      conclude(scenario);
      return true;
    }
    for (const sim::Order& order : lab().take_orders(1)) carry_out(lab(), order);
  } while (now_ms() < end);
  const double expected = std::max(current()->expected_work(), 1.0);
  const double share = std::clamp((lab().spent() - spent_before_) / expected, view_.share, 1.0);
  if (share < view_.share + kShareStep) return false;
  view_.share = share;
  return true;
}

}  // namespace handoff::web
