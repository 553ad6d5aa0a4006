// handoff plan SCENARIO team: which more people, in which office and shift, keep the most promises for the money.
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "cli/answer.hpp"
#include "cli/commands/plan/request.hpp"
#include "cli/terminal.hpp"
#include "io/results/team/team_report.hpp"
#include "io/results/team/team_words.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/team.hpp"
#include "sim/planner/questions/team_hours.hpp"

namespace handoff::cli {
namespace {

core::Result<sim::TeamOptions> options_of(const PlanRequest& request) {
  sim::TeamOptions options;
  options.alpha = request.alpha;
  if (!request.options.add.empty()) {
    const auto more = io::parse_more(request.options.add);
    if (!more) return core::Error{"--add", more.error().what};
    options.more = {*more};
  }
  for (const std::string& text : request.options.shifts) {
    const auto shift = io::parse_shift(text);
    if (!shift) return core::Error{"--shift", shift.error().what};
    options.shifts.push_back(*shift);
  }
  return options;
}

// False if it was interrupted.
bool count_hours(sim::TeamHours& hours, const sim::Scenario& scenario, sim::JobExecutor& threads) {
  hours.serve(scenario, sim::default_team_hours_replications(scenario));
  sim::JobSource source;
  source.add(hours);
  return threads.run(source, {.done = [&hours] { return hours.finished(); }, .stop = interrupted});
}

// Whether each target is met, as it is or with some change.
bool can_meet_all(const sim::TeamPlan& plan) {
  const auto is_met = [](const sim::Standing& it) { return it.judgement == sim::Judgement::met; };
  return std::all_of(plan.answer().begin(), plan.answer().end(), [&](const auto& it) {
    return is_met(it.now) || std::any_of(it.gains.begin(), it.gains.end(),
                                         [&](const auto& gain) { return is_met(gain.after); });
  });
}

}  // namespace

PlanResult plan_team(const PlanRequest& request) {
  const auto options = options_of(request);
  if (!options) return refuse(options.error());
  const std::vector<sim::Target> targets =
      request.default_targets ? sim::default_promises(request.scenario()) : request.targets;
  sim::ReplicationStore store;
  if (const auto error = resume_store(store, targets, request.options.files)) return refuse(*error);
  auto question = sim::TeamPlan::make(store, request.scenario(), targets, *options);
  if (!question) return refuse(question.error());
  if (const auto exit = answer_and_save(**question, store, *request.threads,
                                        info(sim::QuestionKind::team).work, request.options.files))
    return *exit;
  sim::TeamHours hours;
  if (!count_hours(hours, request.scenario(), *request.threads))
    return tell_stopped(*request.threads, "while the hours were counted");
  PlanAnswer answer;
  const io::TeamView view{heading_of(request, store), hours};
  answer.document = io::team_document(**question, view);
  answer.csv = io::team_csv(**question);
  answer.table = io::team_table(**question, view, output_characters());
  if (!request.default_targets && !can_meet_all(**question)) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
