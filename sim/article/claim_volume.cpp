// The launch, the target, and the row.
#include "sim/article/claim_volume.hpp"

#include <utility>

namespace handoff::sim {
namespace {

constexpr double kSlo = 15 * 60;
constexpr double kLeastVolume = 1, kMostVolume = 1e6;

constexpr Claim kVolume{
    "zapier.volume",
    "trials a month, a fifth from one launch: fewer than 95% of the lags within 15 min from",
    "tools table",
    "breaks on volume",
    "",
    {StudyId::zapier_basic, {Metric::crm_lag_s, Statistic::p95}},
    1,
    kLeastVolume,
    kMostVolume,
    "",
    false,
    {}};

}  // namespace

core::Result<std::unique_ptr<BreakingPoint>> volume_question(ReplicationStore& store,
                                                             const ToolScenarios& tools) {
  Scenario scenario = tools[static_cast<std::size_t>(Tool::zapier_basic)];
  scenario.cohort.card_on_file = 1;
  Campaign launch;
  launch.at = core::days(8) + core::hours(15);  // a Tuesday afternoon
  scenario.cohort.campaigns = {launch};
  BreakingPointOptions options;
  options.asked = 5'000;
  options.effort = 500'000;
  return BreakingPoint::make(
      store, {{std::string(info(Tool::zapier_basic).name), scenario}},
      {{"crm_lag_s.p95<=900", {{Metric::crm_lag_s, Statistic::p95, -1}, Bound::at_most, kSlo}}},
      std::move(options));
}

ClaimResult judge_volume(const BreakingPoint& question, const ReplicationStore& store) {
  const Break it = question.breaks(store).front();
  ClaimResult row;
  row.claim = &kVolume;
  row.value = it.estimate;
  row.interval = it.volume;
  row.n = static_cast<std::uint64_t>(store.spent());
  row.verdict = it.state == BreakState::breaks ? ClaimVerdict::holds : ClaimVerdict::contradicted;
  return row;
}

}  // namespace handoff::sim
