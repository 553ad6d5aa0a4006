// From a finished replication to its sums and values.
#include "sim/experiment/batch.hpp"

#include <cassert>
#include <utility>

#include "sim/month/customer_metrics.hpp"

namespace handoff::sim {
namespace {

struct Value {
  double value;
  core::TierIndex tier;
};

// The smallest power of two that leaves no more customers than are kept.
std::size_t keep_every(std::size_t customers) {
  std::size_t stride = 1;
  while (customers / stride > kMaxCustomersKept) stride *= 2;
  return stride;
}

}  // namespace

class BatchRunner::Worker {
 public:
  Worker(Scenario given, Checking checking)
      : scenario(std::move(given)), simulation_(scenario, checking) {}

  Batch start(int from, int count) const {
    Batch batch;
    batch.seed = scenario.seed;
    batch.from = from;
    batch.count = count;
    batch.tiers = static_cast<int>(scenario.pipeline.routing.size());
    const auto replications = static_cast<std::size_t>(count);
    batch.hashes.reserve(replications);
    batch.tallies.reserve(replications * tables() * kMetricCount);
    batch.ends.reserve(replications * kDurationCount);
    return batch;
  }

  void run(int replication, Batch& batch) {
    const ReplicationResult result = simulation_.run(static_cast<std::uint32_t>(replication));
    batch.hashes.push_back(result.hash);
    for (const std::string& what : result.violations)
      batch.violations.push_back({replication, what});
    const std::size_t first = batch.tallies.size();
    batch.tallies.resize(first + tables() * kMetricCount);
    const std::span<Tally> tallies = std::span(batch.tallies).subspan(first);
    for (const MetricInfo& metric : kMetrics) {
      if (metric.kind == MetricKind::count && !metric.by_tier)
        tallies[index(metric.metric)].total = result.counts[index(metric.metric)];
    }
    observe(tallies);
    for (const Metric metric : kDurations) {
      for (const Value& it : values_[index(metric)]) {
        batch.values.push_back(it.value);
        batch.tier_of.push_back(it.tier);
      }
      batch.ends.push_back(static_cast<std::uint32_t>(batch.values.size()));
    }
  }

  const Scenario scenario;

 private:
  std::size_t tables() const { return scenario.pipeline.routing.size() + 1; }

  void observe(std::span<Tally> tallies) {
    for (std::vector<Value>& values : values_) values.clear();
    const std::size_t customers = simulation_.customers().size();
    const std::size_t stride = keep_every(customers);
    for (std::size_t at = 0; at < customers; ++at) {
      const core::TierIndex tier = simulation_.customers()[at].tier;
      const std::size_t of_tier = tier == core::kNoTier ? 0 : (tier + 1u) * kMetricCount;
      const bool keep = at % stride == 0;
      observe_customer(simulation_.month(), at, [&](Metric metric, double value) {
        tallies[index(metric)].add(value);
        if (of_tier != 0) tallies[of_tier + index(metric)].add(value);
        if (keep && info(metric).kind == MetricKind::duration)
          values_[index(metric)].push_back({value, tier});
      });
    }
  }

  Simulation simulation_;
  std::array<std::vector<Value>, kMetricCount> values_;  // of the present replication
};

BatchRunner::BatchRunner(Scenario scenario, Checking checking)
    : worker_(std::make_unique<Worker>(std::move(scenario), checking)) {}
BatchRunner::~BatchRunner() = default;
BatchRunner::BatchRunner(BatchRunner&&) noexcept = default;
BatchRunner& BatchRunner::operator=(BatchRunner&&) noexcept = default;

const Scenario& BatchRunner::scenario() const { return worker_->scenario; }

Batch BatchRunner::run(int from, int to) {
  assert(0 <= from && from <= to);
  Batch batch = worker_->start(from, to - from);
  for (int replication = from; replication < to; ++replication) worker_->run(replication, batch);
  return batch;
}

}  // namespace handoff::sim
