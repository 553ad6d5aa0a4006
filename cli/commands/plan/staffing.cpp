// handoff plan SCENARIO staffing: the fewest people and the shift that keep first touches in time.
#include "sim/planner/questions/staffing.hpp"
#include "cli/commands/plan/request.hpp"
#include "cli/terminal.hpp"
#include "io/results/staffing_report.hpp"
#include "io/text/hours_text.hpp"
#include "sim/planner/defaults/default_targets.hpp"

namespace handoff::cli {
namespace {

core::Result<std::vector<core::OpenHours>> shifts_of(const PlanOptions& options) {
  std::vector<core::OpenHours> shifts;
  for (const std::string& text : options.shifts) {
    const auto hours = io::parse_hours(text);
    if (!hours) return core::Error{"--shift " + text, hours.error().what};
    shifts.push_back(*hours);
  }
  return shifts;
}

}  // namespace

PlanResult plan_staffing(const PlanRequest& request) {
  sim::StaffingOptions options = sim::default_staffing_options(request.scenario());
  options.alpha = request.alpha;
  const auto shifts = shifts_of(request.options);
  if (!shifts) return refuse(shifts.error());
  if (!shifts->empty()) options.shifts = *shifts;

  const std::vector<sim::Target> targets =
      request.default_targets ? sim::default_waits(request.scenario()) : request.targets;
  sim::ReplicationStore store;
  if (const auto error = resume_store(store, targets, request.options.files)) return refuse(*error);
  auto question = sim::Staffing::make(store, request.scenario(), targets, options);
  if (!question) return refuse({"--target " + question.error().where, question.error().what});
  if (const auto exit =
          answer_and_save(**question, store, *request.threads,
                          info(sim::QuestionKind::staffing).work, request.options.files))
    return *exit;
  const io::StaffingView view{heading_of(request, store),
                              late_hours((*question)->answered(),
                                         sim::default_late_hours_replications(request.scenario()))};
  PlanAnswer answer;
  answer.document = io::staffing_document(**question, view);
  answer.csv = io::staffing_csv(**question);
  answer.table = io::staffing_table(**question, view, output_characters());
  for (const sim::PoolStaffing& it : (*question)->answer()) {
    if (!it.fewest && !request.default_targets) answer.exit = Exit::target_missed;
  }
  return answer;
}

}  // namespace handoff::cli
