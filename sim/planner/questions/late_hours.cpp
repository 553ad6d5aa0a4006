// From the recorder of a few replications.
#include "sim/planner/questions/late_hours.hpp"

#include <numeric>

#include "sim/month/recorder.hpp"
#include "sim/month/simulation.hpp"
#include "sim/planner/question.hpp"

namespace handoff::sim {
namespace {

double sum(const std::array<double, 24>& hours) {
  return std::accumulate(hours.begin(), hours.end(), 0.0);
}

}  // namespace

double LateHours::share_late() const {
  const double all = sum(conversions);
  return all > 0 ? sum(late) / all : 0;
}

LateHours::Stretch LateHours::worst(int length) const {
  Stretch worst{0, length, -1, 0};
  const double all_late = sum(late), all = sum(conversions);
  for (int from = 0; from < 24; ++from) {
    double of_late = 0, of_all = 0;
    for (int hour = from; hour < from + length; ++hour) {
      of_late += late[static_cast<std::size_t>(hour % 24)];
      of_all += conversions[static_cast<std::size_t>(hour % 24)];
    }
    const double share = all_late > 0 ? of_late / all_late : 0;
    if (share > worst.share) worst = {from, length, share, all > 0 ? of_all / all : 0};
  }
  return worst;
}

std::vector<LateHours> late_hours(const Scenario& scenario, int replications) {
  Recorder recorder(scenario);
  Simulation simulation(scenario, Checking::off);
  simulation.watch(&recorder);
  for (int r = 0; r < replications; ++r) simulation.run(static_cast<std::uint32_t>(r));
  std::vector<LateHours> tiers;
  for (std::size_t tier = 0; tier < scenario.pipeline.routing.size(); ++tier)
    tiers.push_back({recorder.conversions(tier), recorder.late(tier)});
  return tiers;
}

int default_late_hours_replications(const Scenario& scenario) {
  constexpr double kTrials = 500'000;
  return replications_of(kTrials, scenario.cohort.trials, 20, 2'000);
}

}  // namespace handoff::sim
