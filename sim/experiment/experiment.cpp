// Folding batches in order, and summing them up.
#include "sim/experiment/experiment.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>
#include <vector>

#include "core/base/hash.hpp"
#include "sim/experiment/interval_kind.hpp"
#include "sim/experiment/overlap.hpp"
#include "sim/statistics/interval.hpp"
#include "sim/statistics/sample_store.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {
namespace {

constexpr int kReplicationsPerBatch = 8;  // of `run`, so that little waits to be folded

// One metric of one tier, or of all tiers together.
struct Series {
  RatioAccumulator ratio;  // each replication by its customers; a count's with one each
  Accumulator counts;      // counts
  SampleStore samples;     // durations
  double max = 0;
  std::vector<double> totals;  // by replication, if kept
  std::vector<double> customers;

  void add(const Tally& tally, MetricKind kind, Keep keep) {
    if (kind == MetricKind::count) {
      counts.add(tally.total);
      ratio.add(tally.total, 1);
    } else {
      if (tally.customers > 0) max = ratio.count() > 0 ? std::max(max, tally.max) : tally.max;
      ratio.add(tally.total, tally.customers, tally.squares);
    }
    if (keep == Keep::summaries) return;
    totals.push_back(tally.total);
    customers.push_back(tally.customers);
  }
};

using SeriesTable = std::array<Series, kMetricCount>;

void add_percentiles(Estimate& estimate, const Series& series) {
  const SampleStore& samples = series.samples;
  if (samples.values().empty()) return;
  const auto [p50, p95, p99] = samples.percentiles();
  estimate.has_percentiles = true;
  estimate.p50 = p50.value;
  estimate.p95 = p95.value;
  estimate.p99 = p99.value;
  estimate.p50_ci95 = p50.ci95;
  estimate.p95_ci95 = p95.ci95;
  estimate.p99_ci95 = p99.ci95;
  estimate.max = series.max;
  estimate.percentile_n = samples.values().size();
}

Estimate summary(const MetricInfo& metric, const Series& series) {
  const bool count = metric.kind == MetricKind::count;
  const Interval interval = interval_of(series.ratio, interval_kind(metric));
  Estimate estimate;
  estimate.mean = count ? series.counts.mean() : series.ratio.mean();
  estimate.ci95_low = interval.low;
  estimate.ci95_high = interval.high;
  estimate.n = static_cast<std::uint64_t>(series.ratio.count());
  if (metric.kind == MetricKind::duration) add_percentiles(estimate, series);
  return estimate;
}

std::vector<Estimate> summaries(const SeriesTable& table, bool of_tier) {
  std::vector<Estimate> estimates(kMetricCount);
  for (const MetricInfo& metric : kMetrics) {
    if (of_tier && !metric.by_tier) continue;
    estimates[index(metric.metric)] = summary(metric, table[index(metric.metric)]);
  }
  return estimates;
}

}  // namespace

class Experiment::Collector {
 public:
  Collector(Scenario given, Keep keep)
      : scenario(std::move(given)), tables(scenario.pipeline.routing.size() + 1), keep_(keep) {}

  std::optional<core::Error> add(Batch batch) {
    if (batch.count == 0) return std::nullopt;
    if (batch.seed != scenario.seed || static_cast<std::size_t>(batch.tiers) + 1 != tables.size())
      return refused(batch, "of another scenario");
    if (overlaps(batch)) return refused(batch, "some of them are here already");
    const int from = batch.from;
    waiting_.emplace(from, std::move(batch));
    while (!waiting_.empty() && waiting_.begin()->first == replications) {
      fold(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
    }
    return std::nullopt;
  }

  void run(int count) {
    if (!runner_) runner_.emplace(scenario);
    for (const int target = replications + count; replications < target;) {
      int to = std::min(target, replications + kReplicationsPerBatch);
      if (!waiting_.empty()) to = std::min(to, waiting_.begin()->first);
      assert(to > replications);
      const auto error = add(runner_->run(replications, to));
      assert(!error);
      static_cast<void>(error);
    }
  }

  // Of one tier, or of all with tier -1.
  const Series& series(Metric metric, int tier) const {
    const std::size_t table = tier < 0 ? 0 : static_cast<std::size_t>(tier) + 1;
    return tables[table][index(metric)];
  }

  const Scenario scenario;
  int replications = 0;
  std::uint64_t hash = 0;
  std::vector<SeriesTable> tables;  // all customers together, then each tier
  std::vector<std::string> violations;

 private:
  static core::Error refused(const Batch& batch, const char* why) {
    return {"batch of replications " + std::to_string(batch.from) + " to " +
                std::to_string(batch.from + batch.count - 1),
            why};
  }

  bool overlaps(const Batch& batch) const {
    if (batch.from < replications) return true;
    return sim::overlaps(waiting_, batch.from, batch.count,
                         [](const Batch& waiting) { return waiting.count; });
  }

  void fold(const Batch& batch) {
    for (const Violation& it : batch.violations)
      violations.push_back("seed " + std::to_string(scenario.seed) + ", replication " +
                           std::to_string(it.replication) + ": " + it.what);
    for (int at = 0; at < batch.count; ++at) {
      hash = core::mixed(hash, batch.hashes[static_cast<std::size_t>(at)]);
      ++replications;
      fold_sums(batch, at);
      fold_values(batch, at);
    }
  }

  void fold_sums(const Batch& batch, int at) {
    for (std::size_t table = 0; table < tables.size(); ++table) {
      const std::span<const Tally> tallies = batch.table(at, static_cast<int>(table));
      for (const MetricInfo& metric : kMetrics) {
        if (table > 0 && !metric.by_tier) continue;
        const std::size_t place = index(metric.metric);
        tables[table][place].add(tallies[place], metric.kind, keep_);
      }
    }
  }

  void fold_values(const Batch& batch, int at) {
    for (std::size_t duration = 0; duration < kDurationCount; ++duration) {
      const std::size_t place = index(kDurations[duration]);
      const bool by_tier = info(kDurations[duration]).by_tier;
      const auto [begin, end] = batch.range(at, duration);
      for (std::size_t i = begin; i < end; ++i) {
        tables[0][place].samples.add(batch.values[i]);
        const core::TierIndex tier = batch.tier_of[i];
        if (by_tier && tier != core::kNoTier) tables[tier + 1u][place].samples.add(batch.values[i]);
      }
      for (SeriesTable& table : tables) table[place].samples.end_replication();
    }
  }

  Keep keep_;
  std::optional<BatchRunner> runner_;  // of `run`; workers have their own
  std::map<int, Batch> waiting_;       // by their first replication
};

Experiment::Experiment(Scenario scenario, Keep keep)
    : collector_(std::make_unique<Collector>(std::move(scenario), keep)) {}
Experiment::~Experiment() = default;
Experiment::Experiment(Experiment&&) noexcept = default;
Experiment& Experiment::operator=(Experiment&&) noexcept = default;

void Experiment::run(int count) { collector_->run(count); }
std::optional<core::Error> Experiment::add(Batch batch) {
  return collector_->add(std::move(batch));
}

const Scenario& Experiment::scenario() const { return collector_->scenario; }
int Experiment::replications() const { return collector_->replications; }
std::span<const std::string> Experiment::violations() const { return collector_->violations; }

std::span<const double> Experiment::samples(Metric metric, int tier) const {
  return collector_->series(metric, tier).samples.values();
}

ReplicationValues Experiment::replication_values(Metric metric, int tier) const {
  const Series& series = collector_->series(metric, tier);
  return {series.totals, series.customers};
}

Results Experiment::results() const {
  const Collector& from = *collector_;
  Results results;
  results.scenario = from.scenario.name;
  results.seed = from.scenario.seed;
  results.replications = from.replications;
  results.hash = from.hash;
  results.metrics = summaries(from.tables[0], false);
  for (std::size_t table = 1; table < from.tables.size(); ++table)
    results.by_tier.push_back(
        {from.scenario.pipeline.routing[table - 1].tier, summaries(from.tables[table], true)});
  return results;
}

}  // namespace handoff::sim
