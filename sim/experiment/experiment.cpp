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
#include "sim/scenario/months.hpp"
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
      : scenario(std::move(given)),
        tables(static_cast<std::size_t>(Batch::tables_of(tiers(), scenario.horizon.months))),
        keep_(keep) {}

  int tiers() const { return static_cast<int>(scenario.pipeline.routing.size()); }

  std::optional<core::Error> add(Batch batch) {
    if (batch.count == 0) return std::nullopt;
    if (batch.seed != scenario.seed || batch.tiers != tiers() ||
        batch.months != scenario.horizon.months)
      return refused(batch, "of another scenario");
    if (batch.tallies.empty()) return refused(batch, "without their sums");
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

  // Of one tier, or of all with tier -1; of a month, or of all days with -1.
  const SeriesTable& table(int tier, int month) const {
    const auto of_month =
        static_cast<std::size_t>(month + 1) * static_cast<std::size_t>(tiers() + 1);
    return tables[of_month + static_cast<std::size_t>(tier + 1)];
  }
  const Series& series(Metric metric, int tier, int month) const {
    return table(tier, month)[index(metric)];
  }

  const Scenario scenario;
  int replications = 0;
  std::uint64_t hash = 0;
  std::vector<SeriesTable> tables;  // as those of a batch
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
        const bool of_tier = table % static_cast<std::size_t>(tiers() + 1) > 0;
        if (of_tier && !metric.by_tier) continue;
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
        const bool of_tier = by_tier && batch.tier_of[i] != core::kNoTier;
        const auto add = [&](int tier, int month) {
          const auto table = static_cast<std::size_t>(batch.table_of(tier, month));
          tables[table][place].samples.add(batch.values[i]);
        };
        add(-1, -1);
        if (of_tier) add(batch.tier_of[i], -1);
        if (batch.months == 1) continue;
        add(-1, batch.month_of[i]);
        if (of_tier) add(batch.tier_of[i], batch.month_of[i]);
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

std::span<const double> Experiment::samples(Metric metric, int tier, int month) const {
  return collector_->series(metric, tier, month).samples.values();
}

std::span<const std::uint32_t> Experiment::sample_ends(Metric metric, int tier, int month) const {
  return collector_->series(metric, tier, month).samples.ends();
}

ReplicationValues Experiment::replication_values(Metric metric, int tier, int month) const {
  const Series& series = collector_->series(metric, tier, month);
  return {series.totals, series.customers};
}

Results Experiment::results() const {
  const Collector& from = *collector_;
  Results results;
  results.scenario = from.scenario.name;
  results.seed = from.scenario.seed;
  results.replications = from.replications;
  results.hash = from.hash;
  const auto by_tier = [&from](int month) {
    std::vector<TierResults> tiers;
    for (int tier = 0; tier < from.tiers(); ++tier)
      tiers.push_back({from.scenario.pipeline.routing[static_cast<std::size_t>(tier)].tier,
                       summaries(from.table(tier, month), true)});
    return tiers;
  };
  results.metrics = summaries(from.table(-1, -1), false);
  results.by_tier = by_tier(-1);
  if (!has_months(from.scenario)) return results;
  for (int month = 0; month < from.scenario.horizon.months; ++month)
    results.by_month.push_back({month_begin(from.scenario, month),
                                summaries(from.table(-1, month), false), by_tier(month)});
  return results;
}

}  // namespace handoff::sim
