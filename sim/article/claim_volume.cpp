// The launch and the target.
#include "sim/article/claim_volume.hpp"

#include <utility>

namespace handoff::sim {
namespace {

constexpr double kSlo = 15 * 60;

}  // namespace

Scenario with_launch(const Scenario& scenario) {
  Scenario launched = scenario;
  launched.cohort.card_on_file = 1;
  Campaign launch;
  launch.at = core::days(8) + core::hours(15);  // a Tuesday afternoon
  launched.cohort.campaigns = {launch};
  return launched;
}

core::Result<std::unique_ptr<BreakingPoint>> volume_question(ReplicationStore& store,
                                                             const ToolScenarios& tools) {
  BreakingPointOptions options;
  options.asked = 5'000;
  options.effort = 500'000;
  return BreakingPoint::make(
      store,
      {{std::string(info(Tool::zapier_basic).name),
        with_launch(tools[static_cast<std::size_t>(Tool::zapier_basic)])}},
      {{"crm_lag_s.p95<=900", {{Metric::crm_lag_s, Statistic::p95, -1}, Bound::at_most, kSlo}}},
      std::move(options));
}

}  // namespace handoff::sim
