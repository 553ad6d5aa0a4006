// handoff plan SCENARIO staffing: the fewest people and the shift that keep first touches in time.
#include <algorithm>

#include "cli/plan_request.hpp"
#include "cli/terminal.hpp"
#include "io/hours_text.hpp"
#include "io/staffing_report.hpp"
#include "sim/plan/staffing.hpp"
#include "sim/plan/usual_targets.hpp"

namespace handoff::cli {
namespace {

constexpr double kEffort = 1e6;  // trials for one headcount
constexpr double kFirstLook = 100'000;
constexpr double kHours = 500'000;  // trials, for the hours of the late ones

// Early and late, the weekend as well, and round the clock.
constexpr const char* kWiderShifts[] = {"Mon-Fri 06:00-22:00", "Mon-Sun 06:00-22:00",
                                        "Mon-Sun 00:00-24:00"};

core::Result<std::vector<core::OpenHours>> shifts_of(const PlanOptions& options) {
  std::vector<std::string> texts = options.shifts;
  if (texts.empty()) texts.assign(std::begin(kWiderShifts), std::end(kWiderShifts));
  std::vector<core::OpenHours> shifts;
  for (const std::string& text : texts) {
    const auto hours = io::parse_hours(text);
    if (!hours) return core::Error{"--shift " + text, hours.error().what};
    shifts.push_back(*hours);
  }
  return shifts;
}

int replications_for(double trials, const sim::Scenario& scenario) {
  return static_cast<int>(std::clamp(trials / scenario.cohort.trials, 20.0, 2'000.0));
}

}  // namespace

PlanResult plan_staffing(const PlanRequest& request) {
  sim::StaffingOptions options;
  options.alpha = request.alpha;
  options.effort = kEffort;
  options.replications = replications_for(kFirstLook, request.scenario());
  const auto shifts = shifts_of(request.options);
  if (!shifts) return refuse(shifts.error());
  options.shifts = *shifts;

  const std::vector<sim::Target> targets =
      request.usual_targets ? sim::usual_waits(request.scenario()) : request.targets;
  sim::Lab lab;
  if (const auto error = resume_lab(lab, targets, request.options.files)) return refuse(*error);
  auto question = sim::Staffing::make(lab, request.scenario(), targets, options);
  if (!question) return refuse({"--target " + question.error().where, question.error().what});
  if (const auto exit =
          answer_and_save(**question, lab, request.threads, "staffing", request.options.files))
    return *exit;
  const io::StaffingView view{
      heading_of(request, lab),
      late_hours((*question)->answered(), replications_for(kHours, request.scenario()))};
  PlanAnswer answer;
  answer.document = io::staffing_document(**question, view);
  answer.csv = io::staffing_csv(**question);
  answer.table = io::staffing_table(**question, view, output_characters());
  for (const sim::PoolStaffing& it : (*question)->answer()) {
    if (!it.fewest && !request.usual_targets) answer.exit = Exit::target_missed;
  }
  return answer;
}

}  // namespace handoff::cli
