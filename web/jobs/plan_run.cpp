// Questions that are asked together share a store, since much of what one needs another has
// simulated. The sweep has one of its own, which keeps values for percentiles, and so has a wish
// that comes later, since a store must know all targets before it simulates.
#include "web/jobs/plan_run.hpp"

#include <algorithm>
#include <utility>

#include "io/results/break_report.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "web/jobs/plan_questions.hpp"

namespace handoff::web {
namespace {

constexpr double kShareStep = 0.01;  // of progress, before it is drawn again

std::vector<std::string> words_of(const std::vector<sim::BreakCause>& causes) {
  std::vector<std::string> words;
  for (const sim::BreakCause& cause : causes) words.push_back(io::cause_text(cause));
  return words;
}

// Asked of jobs of its own, right after another question, and no store.
bool follows_another(QuestionKind kind) {
  return kind == QuestionKind::break_cause || kind == QuestionKind::team_hours;
}

// With a store of its own: a sweep keeps values for percentiles, and of a year's many months only how targets stand.
bool is_asked_alone(QuestionKind kind) {
  return kind == QuestionKind::sweep || kind == QuestionKind::year;
}
sim::Detail detail_of(QuestionKind kind) {
  return kind == QuestionKind::sweep ? sim::Detail::values : sim::Detail::targets;
}

template <class Question>
const Question& as(const std::unique_ptr<sim::Question>& question) {
  return static_cast<const Question&>(*question);
}

}  // namespace

bool PlanRun::waits(QuestionKind kind) const {
  return std::find(to_ask_.begin(), to_ask_.end(), kind) != to_ask_.end();
}

void PlanRun::follow(const State& state) {
  if (scenario_seen_.moved_to(state.scenario_number)) {
    restart();
    view_.sceptic = !sim::claims_effects(state.scenario);
  }
  const PlannerChoice& asked = state.planner;
  if (asked.wishes != view_.wishes) wish(state.scenario, asked.wishes);
  if (asked.sweep != view_.sweep.chosen) sweep(state.scenario, asked.sweep);
  if (asked.stopped != view_.stopped) go(!asked.stopped);
  if (next_seen_.moved_to(asked.asked_next)) next_is(asked.next);
}

// On the year's own tab only its question is answered, and only when it was asked.
bool PlanRun::asks_year(const Turn& turn) const {
  return turn.shows(Tab::year) && turn.state.planner.year_wanted && turn.results_there &&
         view_.current == QuestionKind::year;
}

Progress PlanRun::advance(const Turn& turn) {
  const bool planner = turn.state.tab == Tab::planner && turn.pictures_there;
  const bool working = (planner || asks_year(turn)) && !finished();
  working ? look(turn.state.scenario) : rest();
  const bool told = take_news();
  return {told, told ? kFramesToShow : 0, working ? kQuietHandsMs : 0.0};
}

void PlanRun::restart() {
  asked_ = {};
  causes_.clear();
  hours_.clear();
  to_ask_ = all_questions();
  answered_ = true;
  SweepChoice chosen = std::move(view_.sweep.chosen);
  PlanWishes wishes = std::move(view_.wishes);
  view_ = {};
  view_.sweep.chosen = std::move(chosen);
  view_.wishes = std::move(wishes);
  view_.waiting = to_ask_;
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
    ask_first({QuestionKind::breaking_point, QuestionKind::break_cause});
  }
  if (differs(&PlanWishes::staffing_targets)) {
    view_.pools.clear();
    view_.promises.clear();
    ask_first({QuestionKind::staffing});
  }
  if (differs(&PlanWishes::team_targets) || differs(&PlanWishes::team_more) ||
      differs(&PlanWishes::team_shifts)) {
    hours_.clear();
    view_.team = {};
    ask_first({QuestionKind::team, QuestionKind::team_hours});
  }
  if (differs(&PlanWishes::year_targets) || differs(&PlanWishes::year_lead)) {
    view_.year = {};
    ask_first({QuestionKind::year});
  }
  if (differs(&PlanWishes::budget)) {
    view_.front = {};
    ask_first({QuestionKind::optimise});
  }
  if (differs(&PlanWishes::by_cost) || differs(&PlanWishes::choice_targets) ||
      differs(&PlanWishes::probability) || differs(&PlanWishes::indifference)) {
    view_.choice = {};
    ask_first({QuestionKind::choice});
  }
}

void PlanRun::sweep(const sim::Scenario& scenario, const SweepChoice& chosen) {
  news_ = true;
  SweepPicture& it = view_.sweep;
  const bool another = it.chosen.axis != chosen.axis || it.chosen.other != chosen.other;
  const Asked& known = asked(QuestionKind::sweep);
  if (!another && known.question && !waits(QuestionKind::sweep)) {  // all metrics are there
    it = sweep_picture(chosen, as<sim::Sweep>(known.question), known.simulated->store, scenario);
    return;
  }
  it = {};
  it.chosen = chosen;
  scenario_ = scenario;
  ask_first({QuestionKind::sweep});
}

// The causes of what breaks come right after it, and the hours after the team.
void PlanRun::next_is(QuestionKind kind) {
  if (!waits(kind)) return;
  const auto to_front = [this](QuestionKind moved) {
    std::erase(to_ask_, moved);
    to_ask_.insert(to_ask_.begin(), moved);
  };
  if (kind == QuestionKind::breaking_point) to_front(QuestionKind::break_cause);
  if (kind == QuestionKind::team) to_front(QuestionKind::team_hours);
  to_front(kind);
  news_ = true;
  turn();
}

// A scenario is always a valid one here; should a question refuse it, that question says so.
void PlanRun::ask(QuestionKind kind, const std::shared_ptr<Simulated>& simulated) {
  auto question = plan_question(kind, simulated->store, scenario_, view_, effort_);
  if (!question) answer_words(view_, kind) = question.error().line();
  asked(kind) = {simulated, question ? *std::move(question) : nullptr, std::nullopt};
}

// All that wait for it.
void PlanRun::ask_together() {
  const auto simulated = std::make_shared<Simulated>(sim::Detail::sums);
  for (const QuestionKind kind : to_ask_) {
    if (!is_asked_alone(kind) && !follows_another(kind) && !asked(kind).simulated)
      ask(kind, simulated);
  }
}

void PlanRun::ask_first(std::initializer_list<QuestionKind> kinds) {
  for (const QuestionKind kind : kinds) {
    asked(kind) = {};
    answer_words(view_, kind).clear();
    std::erase(to_ask_, kind);
  }
  to_ask_.insert(to_ask_.begin(), kinds);
  news_ = true;
  turn();
}

// The next question's; what only an unfinished question needs goes with the last one.
void PlanRun::turn() {
  view_.current = to_ask_.empty() ? std::nullopt : std::optional<QuestionKind>(to_ask_.front());
  view_.share = 0;
  view_.waiting = to_ask_;
  answered_ = true;
  if (!to_ask_.empty()) return;
  for (const QuestionKind kind : kAskingOrder) {
    if (kind != QuestionKind::sweep && !follows_another(kind)) asked(kind) = {};
  }
}

// Goes on with the present question, or to the next one.
void PlanRun::walk() {
  answered_ = false;
  const QuestionKind kind = *view_.current;
  if (follows_another(kind)) {
    if (own_jobs_are_done(kind)) conclude();
    return;
  }
  if (!asked(kind).simulated)
    is_asked_alone(kind) ? ask(kind, std::make_shared<Simulated>(detail_of(kind))) : ask_together();
  Asked& it = asked(kind);
  if (!it.spent_before) it.spent_before = it.simulated->store.spent();
  if (!it.question || it.question->advance(it.simulated->store)) conclude();
}

void PlanRun::conclude() {
  news_ = true;
  show(*view_.current);
  to_ask_.erase(to_ask_.begin());
  turn();
}

void PlanRun::show(QuestionKind kind) {
  if (kind == QuestionKind::break_cause) return show_causes(view_, words_of(causes_.causes()));
  if (kind == QuestionKind::team_hours) {
    if (hours_.replications() > 0)
      show_weeks(view_.team, as<sim::TeamPlan>(asked(QuestionKind::team).question), hours_.weeks());
    return;
  }
  const auto& [simulated, question, spent] = asked(kind);
  if (!question) {
    if (kind == QuestionKind::tornado)
      view_.assumptions_words = "The scenario names no uncertain input.";
    return;
  }
  switch (kind) {
    case QuestionKind::choice:
      view_.choice = choice_view(as<sim::Choice>(question));
      break;
    case QuestionKind::breaking_point:
      show_breaks(view_, as<sim::BreakingPoint>(question), simulated->store);
      causes_.serve(failing(as<sim::BreakingPoint>(question),
                            as<sim::BreakingPoint>(question).breaks(simulated->store)));
      break;
    case QuestionKind::staffing:
      show_staffing(view_, as<sim::Staffing>(question));
      break;
    case QuestionKind::sweep:
      view_.sweep =
          sweep_picture(view_.sweep.chosen, as<sim::Sweep>(question), simulated->store, scenario_);
      break;
    case QuestionKind::tornado:
      show_assumptions(view_, as<sim::Tornado>(question));
      break;
    case QuestionKind::optimise:
      show_front(view_, as<sim::Optimise>(question));
      break;
    case QuestionKind::advice:
      show_advice(view_, as<sim::Advice>(question));
      break;
    case QuestionKind::worth:
      view_.worth = worth_view(as<sim::Worth>(question));
      break;
    case QuestionKind::team:
      view_.team = team_picture(as<sim::TeamPlan>(question));
      hours_.serve(scenario_,
                   std::max(10, static_cast<int>(effort_ *
                                                 sim::default_team_hours_replications(scenario_))));
      break;
    case QuestionKind::year:
      view_.year = year_picture(as<sim::YearPlan>(question));
      break;
    case QuestionKind::break_cause:
    case QuestionKind::team_hours:
    case QuestionKind::influence:  // not asked on the page
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
  return causes_.wants(job) || hours_.wants(job) || simulated_of(job) != nullptr;
}

sim::JobQueue* PlanRun::own_jobs(QuestionKind kind) {
  if (kind == QuestionKind::break_cause) return &causes_;
  return kind == QuestionKind::team_hours ? &hours_ : nullptr;
}

bool PlanRun::own_jobs_are_done(QuestionKind kind) const {
  return kind == QuestionKind::break_cause ? causes_.finished() : hours_.finished();
}

sim::JobQueue* PlanRun::present_jobs() {
  if (sim::JobQueue* own = own_jobs(*view_.current)) return own;
  Asked& it = asked(*view_.current);
  return it.simulated ? &it.simulated->jobs : nullptr;
}

sim::JobQueue& PlanRun::owner_of(const sim::Job& job) {
  if (causes_.wants(job)) return causes_;
  if (hours_.wants(job)) return hours_;
  return simulated_of(job)->jobs;
}

void PlanRun::take(const sim::Job& job, sim::JobAnswer answer, double ms) {
  owner_of(job).take(job, std::move(answer), ms);
  answered_ = true;
  show_progress();
}

void PlanRun::give_back(const sim::Job& job) { owner_of(job).give_back(job); }

void PlanRun::show_progress() {
  if (!view_.current) return;
  const Asked& it = asked(*view_.current);
  if (!it.question || !it.spent_before) return;
  const double expected = std::max(it.question->expected_work(), 1.0);
  const double spent = it.simulated->store.spent() - *it.spent_before;
  const double share = std::clamp(spent / expected, view_.share, 1.0);
  if (share < view_.share + kShareStep) return;
  view_.share = share;
  news_ = true;
}

}  // namespace handoff::web
