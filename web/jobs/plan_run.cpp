// Questions that are asked together share a lab, since much of what one needs another has
// simulated. The sweep has one of its own, which keeps values for percentiles, and so has a wish
// that comes later, since a lab must know all targets before it simulates.
#include "web/jobs/plan_run.hpp"

#include <algorithm>
#include <utility>

#include "io/results/break_report.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "web/jobs/plan_questions.hpp"

namespace handoff::web {
namespace {

constexpr double kShareStep = 0.01;  // of progress, before it is drawn again

// The part's answer in a sentence, or what is wrong with the wish.
std::string& words_of(PlannerView& view, PlanPart part) {
  switch (part) {
    case PlanPart::tools:
      return view.choice.words;
    case PlanPart::staffing:
      return view.staffing_words;
    case PlanPart::sweep:
      return view.sweep.words;
    case PlanPart::assumptions:
      return view.assumptions_words;
    case PlanPart::optimum:
      return view.front.words;
    case PlanPart::advice:
      return view.advice_words;
    case PlanPart::breaks:
    case PlanPart::causes:
    case PlanPart::none:
      break;
  }
  return view.breaks_words;
}

std::vector<std::string> words_of(const std::vector<sim::BreakCause>& causes) {
  std::vector<std::string> words;
  for (const sim::BreakCause& cause : causes) words.push_back(io::cause_text(cause));
  return words;
}

template <class Question>
const Question& as(const std::unique_ptr<sim::Question>& question) {
  return static_cast<const Question&>(*question);
}

}  // namespace

std::vector<PlanPart> PlanRun::all_parts() {
  std::vector<PlanPart> parts;
  for (int part = 0; part < static_cast<int>(PlanPart::none); ++part)
    parts.push_back(static_cast<PlanPart>(part));
  return parts;
}

bool PlanRun::waits(PlanPart part) const {
  return std::find(to_ask_.begin(), to_ask_.end(), part) != to_ask_.end();
}

void PlanRun::follow(const State& state) {
  if (scenario_seen_.moved_to(state.scenario_number)) restart();
  const PlannerChoice& asked = state.planner;
  if (asked.wishes != view_.wishes) wish(state.scenario, asked.wishes);
  if (asked.sweep != view_.sweep.chosen) sweep(state.scenario, asked.sweep);
  if (asked.stopped != view_.stopped) go(!asked.stopped);
}

Progress PlanRun::advance(const Turn& turn) {
  const bool working = turn.state.tab == Tab::planner && turn.pictures_there && !finished();
  working ? look(turn.state.scenario) : rest();
  const bool told = take_news();
  return {told, told ? kFramesToShow : 0, working ? kQuietHandsMs : 0.0};
}

void PlanRun::restart() {
  asked_ = {};
  causes_.clear();
  to_ask_ = all_parts();
  answered_ = true;
  SweepChoice chosen = std::move(view_.sweep.chosen);
  PlanWishes wishes = std::move(view_.wishes);
  view_ = {};
  view_.sweep.chosen = std::move(chosen);
  view_.wishes = std::move(wishes);
  news_ = true;
}

void PlanRun::look(const sim::Scenario& scenario) {
  looked_at_ = true;
  const auto begun = [](const Asked& it) { return it.simulated != nullptr; };
  if (!finished() && std::none_of(asked_.begin(), asked_.end(), begun)) scenario_ = scenario;
}

void PlanRun::go(bool going) {
  view_.stopped = !going;
  news_ = true;
}

void PlanRun::wish(const sim::Scenario& scenario, const PlanWishes& wishes) {
  const PlanWishes before = std::exchange(view_.wishes, wishes);
  const auto differs = [&](auto field) { return wishes.*field != before.*field; };
  scenario_ = scenario;
  if (differs(&PlanWishes::break_targets)) {
    causes_.clear();
    view_.breaks.clear();
    ask_first({PlanPart::breaks, PlanPart::causes});
  }
  if (differs(&PlanWishes::staffing_targets)) {
    view_.pools.clear();
    view_.promises.clear();
    ask_first({PlanPart::staffing});
  }
  if (differs(&PlanWishes::budget)) {
    view_.front = {};
    ask_first({PlanPart::optimum});
  }
  if (differs(&PlanWishes::by_cost) || differs(&PlanWishes::choice_targets) ||
      differs(&PlanWishes::probability) || differs(&PlanWishes::indifference)) {
    view_.choice = {};
    ask_first({PlanPart::tools});
  }
}

void PlanRun::sweep(const sim::Scenario& scenario, const SweepChoice& chosen) {
  news_ = true;
  SweepPicture& it = view_.sweep;
  const bool another = it.chosen.axis != chosen.axis || it.chosen.other != chosen.other;
  const Asked& known = asked(PlanPart::sweep);
  if (!another && known.question && !waits(PlanPart::sweep)) {  // all metrics are there
    it = sweep_picture(chosen, as<sim::Sweep>(known.question), known.simulated->lab, scenario);
    return;
  }
  it = {};
  it.chosen = chosen;
  scenario_ = scenario;
  ask_first({PlanPart::sweep});
}

// A scenario is always a valid one here; should a question refuse it, that part says so.
void PlanRun::ask(PlanPart part, const std::shared_ptr<Simulated>& simulated) {
  auto question = plan_question(part, simulated->lab, scenario_, view_, effort_);
  if (!question) words_of(view_, part) = question.error().line();
  asked(part) = {simulated, question ? *std::move(question) : nullptr, std::nullopt};
}

// All that wait for it.
void PlanRun::ask_together() {
  const auto simulated = std::make_shared<Simulated>(sim::Detail::sums);
  for (const PlanPart part : to_ask_) {
    if (part != PlanPart::sweep && part != PlanPart::causes && !asked(part).simulated)
      ask(part, simulated);
  }
}

void PlanRun::ask_first(std::initializer_list<PlanPart> parts) {
  for (const PlanPart part : parts) {
    asked(part) = {};
    words_of(view_, part).clear();
    std::erase(to_ask_, part);
  }
  to_ask_.insert(to_ask_.begin(), parts);
  news_ = true;
  turn();
}

// The next part's; what only an unfinished part needs goes with the last one.
void PlanRun::turn() {
  view_.current = to_ask_.empty() ? PlanPart::none : to_ask_.front();
  view_.share = 0;
  answered_ = true;
  if (!to_ask_.empty()) return;
  for (const PlanPart part : all_parts()) {
    if (part != PlanPart::sweep && part != PlanPart::causes) asked(part) = {};
  }
}

// Goes on with the present question, or to the next one.
void PlanRun::walk() {
  answered_ = false;
  const PlanPart part = view_.current;
  if (part == PlanPart::causes) {
    if (causes_.finished()) conclude();
    return;
  }
  if (!asked(part).simulated)
    part == PlanPart::sweep ? ask(part, std::make_shared<Simulated>(sim::Detail::values))
                            : ask_together();
  Asked& it = asked(part);
  if (!it.spent_before) it.spent_before = it.simulated->lab.spent();
  if (!it.question || it.question->advance(it.simulated->lab)) conclude();
}

void PlanRun::conclude() {
  news_ = true;
  show(view_.current);
  to_ask_.erase(to_ask_.begin());
  turn();
}

void PlanRun::show(PlanPart part) {
  if (part == PlanPart::causes) return show_causes(view_, words_of(causes_.causes()));
  const auto& [simulated, question, spent] = asked(part);
  if (!question) {
    if (part == PlanPart::assumptions)
      view_.assumptions_words = "The scenario names no uncertain input.";
    return;
  }
  switch (part) {
    case PlanPart::tools:
      view_.choice = choice_view(as<sim::Choice>(question));
      break;
    case PlanPart::breaks:
      show_breaks(view_, as<sim::BreakingPoint>(question), simulated->lab);
      causes_.serve(as<sim::BreakingPoint>(question),
                    as<sim::BreakingPoint>(question).breaks(simulated->lab));
      break;
    case PlanPart::staffing:
      show_staffing(view_, as<sim::Staffing>(question));
      break;
    case PlanPart::sweep:
      view_.sweep =
          sweep_picture(view_.sweep.chosen, as<sim::Sweep>(question), simulated->lab, scenario_);
      break;
    case PlanPart::assumptions:
      show_assumptions(view_, as<sim::Tornado>(question));
      break;
    case PlanPart::optimum:
      show_front(view_, as<sim::Optimise>(question));
      break;
    case PlanPart::advice:
      show_advice(view_, as<sim::Advice>(question));
      break;
    case PlanPart::causes:
    case PlanPart::none:
      break;
  }
}

// Only when nothing is left to be given out is the question asked what else it needs.
std::optional<sim::Job> PlanRun::next() {
  while (looked_at_ && !finished()) {
    if (sim::JobQueue* from = present_jobs()) {
      if (auto job = from->next()) return job;
    }
    if (!answered_) break;
    walk();
  }
  return std::nullopt;
}

PlanRun::Simulated* PlanRun::simulated_of(const sim::Job& job) const {
  for (const Asked& it : asked_) {
    if (it.simulated && it.simulated->jobs.wants(job)) return it.simulated.get();
  }
  return nullptr;
}

bool PlanRun::wants(const sim::Job& job) const {
  return causes_.wants(job) || simulated_of(job) != nullptr;
}

sim::JobQueue* PlanRun::present_jobs() {
  if (view_.current == PlanPart::causes) return &causes_;
  Asked& it = asked(view_.current);
  return it.simulated ? &it.simulated->jobs : nullptr;
}

sim::JobQueue& PlanRun::owner_of(const sim::Job& job) {
  if (causes_.wants(job)) return causes_;
  return simulated_of(job)->jobs;
}

void PlanRun::take(const sim::Job& job, sim::JobAnswer answer, double ms) {
  owner_of(job).take(job, std::move(answer), ms);
  answered_ = true;
  show_progress();
}

void PlanRun::give_back(const sim::Job& job) { owner_of(job).give_back(job); }

void PlanRun::show_progress() {
  if (view_.current == PlanPart::none) return;
  const Asked& it = asked(view_.current);
  if (!it.question || !it.spent_before) return;
  const double expected = std::max(it.question->expected_work(), 1.0);
  const double spent = it.simulated->lab.spent() - *it.spent_before;
  const double share = std::clamp(spent / expected, view_.share, 1.0);
  if (share < view_.share + kShareStep) return;
  view_.share = share;
  news_ = true;
}

}  // namespace handoff::web
