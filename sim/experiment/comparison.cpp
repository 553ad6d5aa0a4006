// Pairing replications.
#include "sim/experiment/comparison.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace handoff::sim {
namespace {

ReplicationValues first(const ReplicationValues& values, int replications) {
  const auto count = static_cast<std::size_t>(replications);
  assert(values.totals.size() >= count);  // keeps replications
  return {values.totals.first(count), values.customers.first(count)};
}

Difference difference(const MetricInfo& metric, const ReplicationValues& a,
                      const ReplicationValues& b, double level) {
  const PairedDifference paired = metric.kind == MetricKind::count
                                      ? paired_difference(a.totals, b.totals, level)
                                      : paired_ratio_difference(a, b, level);
  Difference it{paired.mean, paired.interval, paired.variance_ratio,
                static_cast<std::uint64_t>(paired.count), Verdict::noise};
  if (it.n > 0 && !it.interval.contains(0)) it.verdict = Verdict::real;
  return it;
}

class Pairs {
 public:
  Pairs(const Experiment& base, const Experiment& other, double level)
      : base_(base),
        other_(other),
        level_(level),
        replications_(std::min(base.replications(), other.replications())) {}

  int replications() const { return replications_; }

  // Of two tiers, or of all tiers with -1.
  std::vector<Difference> table(int base_tier, int other_tier) const {
    std::vector<Difference> found(kMetricCount);
    for (const MetricInfo& metric : kMetrics) {
      if (base_tier >= 0 && !metric.by_tier) continue;
      found[index(metric.metric)] = difference(
          metric, first(base_.replication_values(metric.metric, base_tier), replications_),
          first(other_.replication_values(metric.metric, other_tier), replications_), level_);
    }
    return found;
  }

 private:
  const Experiment& base_;
  const Experiment& other_;
  double level_;
  int replications_;
};

int tier_named(const Scenario& scenario, const std::string& name) {
  const auto& rows = scenario.pipeline.routing;
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&name](const auto& row) { return row.tier == name; });
  return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

}  // namespace

Differences differences(const Experiment& base, const Experiment& other, double level) {
  assert(base.scenario().seed == other.scenario().seed);
  const Pairs pairs(base, other, level);
  Differences found;
  found.replications = pairs.replications();
  found.metrics = pairs.table(-1, -1);
  const auto& rows = base.scenario().pipeline.routing;
  for (std::size_t tier = 0; tier < rows.size(); ++tier) {
    const int others = tier_named(other.scenario(), rows[tier].tier);
    if (others >= 0)
      found.by_tier.push_back({rows[tier].tier, pairs.table(static_cast<int>(tier), others)});
  }
  return found;
}

Comparison::Comparison(std::vector<Scenario> scenarios) {
  assert(!scenarios.empty());
  const std::uint64_t seed = scenarios.front().seed;
  for (Scenario& scenario : scenarios) {
    scenario.seed = seed;
    systems_.emplace_back(std::move(scenario), Keep::replications);
  }
}

void Comparison::run(int count) {
  const int target = replications() + count;
  for (Experiment& system : systems_) system.run(std::max(0, target - system.replications()));
}

std::optional<core::Error> Comparison::add(std::size_t system, Batch batch) {
  return systems_[system].add(std::move(batch));
}

int Comparison::replications() const {
  int fewest = systems_.front().replications();
  for (const Experiment& system : systems_) fewest = std::min(fewest, system.replications());
  return fewest;
}

Differences Comparison::against_first(std::size_t system, double level) const {
  return differences(systems_.front(), systems_[system], level);
}

}  // namespace handoff::sim
