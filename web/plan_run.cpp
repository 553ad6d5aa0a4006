// See plan_run.hpp.
#include "web/plan_run.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/plan/article_rules.hpp"
#include "sim/plan/study.hpp"
#include "sim/plan/usual_effort.hpp"
#include "sim/plan/usual_knobs.hpp"
#include "sim/plan/usual_targets.hpp"
#include "web/tool_bench.hpp"

namespace handoff::web {
namespace {

constexpr double kShareStep = 0.01;  // of progress, before it is drawn again
constexpr int kFewest = 10;          // replications, however small the effort

sim::SweepAxis tool_axis() {
  std::vector<sim::AxisStep> steps;
  for (const ToolInfo& tool : kTools) {
    steps.push_back({0, std::string(tool.title),
                     [&tool](sim::Scenario& scenario) { return apply_tool(scenario, tool.name); }});
  }
  return sim::named_axis("tool", std::move(steps));
}

int part(int replications, double effort) {
  return std::max(static_cast<int>(replications * effort), kFewest);
}

// Of what both a breaking point and a staffing count in trials.
template <class Options>
Options part(Options options, double effort) {
  options.effort *= effort;
  options.replications = part(options.replications, effort);
  return options;
}

template <class Question>
std::unique_ptr<Question> kept(core::Result<std::unique_ptr<Question>> made) {
  return made ? *std::move(made) : nullptr;
}

}  // namespace

void PlanRun::restart() {
  asked_orders_.serve(nullptr);
  swept_orders_.serve(nullptr);
  cause_orders_.clear();
  asked_ = nullptr;
  swept_ = nullptr;
  answered_ = true;
  alone_ = false;
  SweepChoice chosen = std::move(view_.sweep.chosen);
  PlanWishes wishes = std::move(view_.wishes);
  view_ = {};
  view_.sweep.chosen = std::move(chosen);
  view_.wishes = std::move(wishes);
  news_ = true;
}

void PlanRun::look(const sim::Scenario& scenario) {
  looked_at_ = true;
  if (!asked_ && !swept_ && !finished()) scenario_ = scenario;
}

// A scenario is always a valid one here; should a question refuse it, that part stays empty.
void PlanRun::begin() {
  asked_ = std::make_unique<Asked>();
  Asked& it = *asked_;
  asked_orders_.serve(&it.lab);
  const sim::Objective value = sim::total_of(sim::Metric::net_value_usd, true);
  const std::vector<sim::Alternative> tools = tool_alternatives(scenario_);
  it.breaks = kept(sim::BreakingPoint::make(it.lab, {{"as it is", scenario_}},
                                            sim::usual_targets(scenario_),
                                            part(sim::usual_break_options(scenario_), effort_)));
  auto choice = choice_asked(view_.wishes, scenario_);
  if (choice)
    it.tools = std::make_unique<sim::Choice>(it.lab, tools, choice->objective,
                                             std::move(choice->targets), choice->options);
  else
    view_.choice.words = choice.error().line();
  it.staffing = kept(sim::Staffing::make(it.lab, scenario_, sim::usual_waits(scenario_),
                                         part(sim::usual_staffing_options(scenario_), effort_)));
  if (!scenario_.uncertain.empty()) {
    sim::TornadoOptions options = sim::usual_tornado_options(scenario_);
    options.replications = part(options.replications, effort_);
    sim::StudySystems systems = sim::systems_among(tools, scenario_);
    it.assumptions = kept(sim::Tornado::make(it.lab, std::move(systems.all), systems.subject,
                                             scenario_.uncertain, value, {}, options));
  }
  std::vector<sim::SweepAxis> knobs = sim::usual_knobs(scenario_);
  knobs.insert(knobs.begin(), tool_axis());
  sim::OptimiseOptions race = sim::usual_optimise_options(scenario_);
  const auto budget = dollars_asked(view_.wishes.budget, "budget");
  if (budget) {
    race.budget = *budget;
    it.optimum =
        kept(sim::Optimise::make(it.lab, scenario_, std::move(knobs),
                                 sim::cost_with_payroll(scenario_), sim::breaches(), race));
  } else {
    view_.front.words = budget.error().line();
  }
  it.advice =
      std::make_unique<sim::Advice>(it.lab, sim::article_rules(scenario_, tools),
                                    part(sim::usual_advice_replications(scenario_), effort_));
  view_.begun = true;
  news_ = true;
}

void PlanRun::begin_sweep() {
  swept_ = std::make_unique<Swept>();
  swept_orders_.serve(&swept_->lab);
  auto axes = sweep_axes(scenario_, view_.sweep.chosen);
  auto question = axes ? sim::Sweep::make(swept_->lab, scenario_, *std::move(axes), {},
                                          sim::kUsualSweepReplications)
                       : axes.error();
  if (!question) view_.sweep.words = question.error().line();
  swept_->question = kept(std::move(question));
}

void PlanRun::go(bool going) {
  view_.stopped = !going;
  news_ = true;
}

// While anything else is under way all begins anew: the tools are the first to be known.
void PlanRun::wish(const sim::Scenario& scenario, const PlanWishes& wishes) {
  const bool settings = wishes.budget != view_.wishes.budget;
  const PlanPart part = settings ? PlanPart::optimum : PlanPart::tools;
  const bool again = alone_ && view_.current == part;
  view_.wishes = wishes;
  if (view_.current != PlanPart::none && !again) return restart();
  if (settings)
    view_.front = {};
  else
    view_.choice = {};
  scenario_ = scenario;
  begin();
  alone_ = true;
  enter(part);
}

void PlanRun::sweep(const sim::Scenario& scenario, const SweepChoice& chosen) {
  news_ = true;
  SweepPicture& it = view_.sweep;
  const bool another = it.chosen.axis != chosen.axis || it.chosen.other != chosen.other;
  if (!another && swept_ && swept_->question && swept_->answered) {  // all metrics are there
    it = sweep_picture(chosen, *swept_->question, swept_->lab, scenario);
    return;
  }
  it = {};
  it.chosen = chosen;
  swept_orders_.serve(nullptr);
  swept_ = nullptr;
  scenario_ = scenario;
  if (view_.current != PlanPart::sweep) after_sweep_ = view_.current;
  enter(PlanPart::sweep);
}

void PlanRun::enter(PlanPart part) {
  view_.current = part;
  view_.share = 0;
  answered_ = true;
  spent_before_ = part != PlanPart::sweep && asked_ ? asked_->lab.spent() : 0;
  if (part != PlanPart::none) return;
  asked_orders_.serve(nullptr);
  asked_ = nullptr;
}

sim::Question* PlanRun::current() const {
  switch (view_.current) {
    case PlanPart::breaks:
      return asked_->breaks.get();
    case PlanPart::causes:
      return nullptr;
    case PlanPart::tools:
      return asked_->tools.get();
    case PlanPart::staffing:
      return asked_->staffing.get();
    case PlanPart::assumptions:
      return asked_->assumptions.get();
    case PlanPart::optimum:
      return asked_->optimum.get();
    case PlanPart::advice:
      return asked_->advice.get();
    case PlanPart::sweep:
      return swept_->question.get();
    case PlanPart::none:
      break;
  }
  return nullptr;
}

void PlanRun::conclude() {
  news_ = true;
  switch (view_.current) {
    case PlanPart::breaks:
      if (!asked_->breaks) break;
      show_breaks(view_, *asked_->breaks, asked_->lab);
      cause_orders_.serve(scenario_, asked_->breaks->breaks(asked_->lab));
      break;
    case PlanPart::causes:
      show_causes(view_, cause_orders_.causes());
      break;
    case PlanPart::tools:
      if (asked_->tools) view_.choice = choice_view(*asked_->tools);
      break;
    case PlanPart::staffing:
      if (asked_->staffing) show_staffing(view_, *asked_->staffing);
      break;
    case PlanPart::assumptions:
      view_.assumptions_words = "The scenario names no uncertain input.";
      if (asked_->assumptions) show_assumptions(view_, *asked_->assumptions);
      break;
    case PlanPart::optimum:
      if (asked_->optimum) show_front(view_, *asked_->optimum);
      break;
    case PlanPart::advice:
      show_advice(view_, *asked_->advice);
      break;
    case PlanPart::sweep:
      swept_->answered = true;
      if (swept_->question)
        view_.sweep = sweep_picture(view_.sweep.chosen, *swept_->question, swept_->lab, scenario_);
      break;
    case PlanPart::none:
      return;
  }
  if (sweeping()) return enter(after_sweep_);
  if (std::exchange(alone_, false)) return enter(PlanPart::none);
  const auto following = [](PlanPart part) {
    return static_cast<PlanPart>(static_cast<int>(part) + 1);
  };
  const PlanPart next = following(view_.current);
  const bool swept = next == PlanPart::sweep && swept_ && swept_->answered;
  after_sweep_ = following(PlanPart::sweep);
  enter(swept ? after_sweep_ : next);
}

// Goes on with the present question, or to the next one.
void PlanRun::walk() {
  answered_ = false;
  if (!begun()) sweeping() ? begin_sweep() : begin();
  if (view_.current == PlanPart::causes && !cause_orders_.finished()) return;
  sim::Question* question = current();
  if (!question || question->advance(lab())) conclude();
}

// Only when nothing is left to be given out is the question asked what else it needs.
std::optional<Order> PlanRun::next_order() {
  while (looked_at_ && !finished()) {
    if (auto order = orders().next_order()) return order;
    if (!answered_) break;
    walk();
  }
  return std::nullopt;
}

bool PlanRun::wants(const Order& order) const {
  return asked_orders_.wants(order) || swept_orders_.wants(order) || cause_orders_.wants(order);
}

Work& PlanRun::orders() {
  if (view_.current == PlanPart::causes) return cause_orders_;
  return sweeping() ? swept_orders_ : asked_orders_;
}

Work& PlanRun::owner_of(const Order& order) {
  if (cause_orders_.wants(order)) return cause_orders_;
  return asked_orders_.wants(order) ? asked_orders_ : swept_orders_;
}

void PlanRun::take(const Order& order, std::span<const std::uint8_t> answer, double ms) {
  owner_of(order).take(order, answer, ms);
  answered_ = true;
  show_progress();
}

void PlanRun::give_back(const Order& order) { owner_of(order).give_back(order); }

void PlanRun::show_progress() {
  if (!begun() || !current()) return;
  const double expected = std::max(current()->expected_work(), 1.0);
  const double share = std::clamp((lab().spent() - spent_before_) / expected, view_.share, 1.0);
  if (share < view_.share + kShareStep) return;
  view_.share = share;
  news_ = true;
}

}  // namespace handoff::web
