// Pairing replications.
#include "sim/experiment/comparison.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "sim/scenario/months.hpp"
#include "sim/statistics/false_discovery.hpp"

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
  Difference it{paired.mean,
                paired.interval,
                paired.variance_ratio,
                static_cast<std::uint64_t>(paired.count),
                Verdict::noise,
                paired.p,
                false};
  if (it.n > 0 && !it.interval.contains(0)) it.verdict = Verdict::real;
  return it;
}

int tier_named(const Scenario& scenario, const std::string& name) {
  const auto& rows = scenario.pipeline.routing;
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&name](const auto& row) { return row.tier == name; });
  return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

class Pairs {
 public:
  Pairs(const Experiment& base, const Experiment& other, double level)
      : base_(base),
        other_(other),
        level_(level),
        replications_(std::min(base.replications(), other.replications())) {}

  int replications() const { return replications_; }

  // Of two tiers, or of all tiers with -1; of a month, or of all days with -1.
  std::vector<Difference> table(int base_tier, int other_tier, int month = -1) const {
    std::vector<Difference> found(kMetricCount);
    for (const MetricInfo& metric : kMetrics) {
      if (base_tier >= 0 && !metric.by_tier) continue;
      found[index(metric.metric)] = difference(
          metric, first(base_.replication_values(metric.metric, base_tier, month), replications_),
          first(other_.replication_values(metric.metric, other_tier, month), replications_),
          level_);
    }
    return found;
  }

  // Of the tiers that both have.
  std::vector<TierDifferences> tiers(int month = -1) const {
    std::vector<TierDifferences> found;
    const auto& rows = base_.scenario().pipeline.routing;
    for (std::size_t tier = 0; tier < rows.size(); ++tier) {
      const int others = tier_named(other_.scenario(), rows[tier].tier);
      if (others >= 0)
        found.push_back({rows[tier].tier, table(static_cast<int>(tier), others, month)});
    }
    return found;
  }

 private:
  const Experiment& base_;
  const Experiment& other_;
  double level_;
  int replications_;
};

// Every row of the pair that can differ.
std::vector<Difference*> rows_of(Differences& differences) {
  std::vector<Difference*> rows;
  const auto add = [&rows](std::vector<Difference>& metrics) {
    for (Difference& it : metrics) {
      if (it.n > 0 && std::isfinite(it.interval.low) && !it.same()) rows.push_back(&it);
    }
  };
  add(differences.metrics);
  for (TierDifferences& tier : differences.by_tier) add(tier.metrics);
  return rows;
}

void look_at_all_rows(Differences& differences, double level) {
  const std::vector<Difference*> rows = rows_of(differences);
  std::vector<double> p_values;
  for (const Difference* row : rows) p_values.push_back(row->p);
  const std::vector<bool> kept = kept_discoveries(p_values);
  Discoveries& found = differences.discoveries;
  found.rows = static_cast<int>(rows.size());
  found.by_chance = (1 - level) * found.rows;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (rows[at]->verdict != Verdict::real) continue;
    rows[at]->survives = kept[at];
    ++found.real;
    found.surviving += kept[at] ? 1 : 0;
  }
}

}  // namespace

Differences differences(const Experiment& base, const Experiment& other, double level) {
  assert(base.scenario().seed == other.scenario().seed);
  const Pairs pairs(base, other, level);
  Differences found;
  found.replications = pairs.replications();
  found.metrics = pairs.table(-1, -1);
  found.by_tier = pairs.tiers();
  look_at_all_rows(found, level);
  return found;
}

std::vector<MonthDifferences> differences_by_month(const Experiment& base, const Experiment& other,
                                                   double level) {
  assert(base.scenario().seed == other.scenario().seed);
  const int months = base.scenario().horizon.months;
  std::vector<MonthDifferences> found;
  if (months == 1 || other.scenario().horizon.months != months) return found;
  const Pairs pairs(base, other, level);
  for (int month = 0; month < months; ++month)
    found.push_back(
        {month_begin(base.scenario(), month), pairs.table(-1, -1, month), pairs.tiers(month)});
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

std::vector<MonthDifferences> Comparison::months_against_first(std::size_t system,
                                                               double level) const {
  return differences_by_month(systems_.front(), systems_[system], level);
}

}  // namespace handoff::sim
