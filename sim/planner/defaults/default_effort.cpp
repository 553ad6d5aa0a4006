// Effort is counted in trials.
#include "sim/planner/defaults/default_effort.hpp"

#include <algorithm>
#include <utility>

namespace handoff::sim {
namespace {

// At one place, so that a target about the two Enterprise customers of a month can be decided.
constexpr double kPlace = 1e6;
constexpr double kFirstLook = 100'000;
constexpr double kLateHours = 500'000;
constexpr core::OpenHours kEarlyAndLate{6 * 60, 22 * 60, 0b0011111};
constexpr core::OpenHours kWeekendToo{6 * 60, 22 * 60, 0b1111111};
constexpr core::OpenHours kRoundTheClock{0, 24 * 60, 0b1111111};
constexpr double kFirstOfSetting = 20'000, kMostOfSetting = 71'000;
constexpr double kAdvice = 150'000;  // of each system
constexpr double kTornado = 2.6e6;   // of one system, all ends of all ranges together

}  // namespace

BreakingPointOptions usual_break_options(const Scenario& scenario, const std::string& path,
                                         double asked) {
  BreakingPointOptions options;
  options.path = path;
  options.asked = asked;
  options.effort = kPlace;
  const bool of_trials = asked > 0 && path == "cohort.trials";
  const double trials = of_trials ? asked : scenario.cohort.trials;
  options.replications = static_cast<int>(std::clamp(kFirstLook / trials, 20.0, 400.0));
  return options;
}

StaffingOptions usual_staffing_options(const Scenario& scenario) {
  StaffingOptions options;
  options.shifts = {kEarlyAndLate, kWeekendToo, kRoundTheClock};
  options.effort = kPlace;
  options.replications =
      static_cast<int>(std::clamp(kFirstLook / scenario.cohort.trials, 20.0, 2'000.0));
  return options;
}

int usual_late_hours_replications(const Scenario& scenario) {
  return static_cast<int>(std::clamp(kLateHours / scenario.cohort.trials, 20.0, 2'000.0));
}

int usual_advice_replications(const Scenario& scenario) {
  return static_cast<int>(std::clamp(kAdvice / work_of(scenario), 20.0, 300.0));
}

ChoiceOptions usual_choice_options() {
  ChoiceOptions options;
  options.first_stage = 100;
  options.maximum = 20'000;
  return options;
}

TornadoOptions usual_tornado_options(const Scenario& scenario) {
  TornadoOptions options;
  const double cells = 1 + 2.0 * static_cast<double>(scenario.uncertain.size());
  options.replications =
      static_cast<int>(std::clamp(kTornado / (cells * work_of(scenario)), 12.0, 100.0));
  return options;
}

OptimiseOptions usual_optimise_options(const Scenario& scenario) {
  OptimiseOptions options;
  const double work = work_of(scenario);
  options.first_stage = static_cast<int>(std::clamp(kFirstOfSetting / work, 4.0, 8.0));
  options.maximum = static_cast<int>(std::clamp(kMostOfSetting / work, 16.0, 128.0));
  return options;
}

}  // namespace handoff::sim
