// Collecting replications and summing them up.
#include "sim/experiment.hpp"

#include <algorithm>
#include <cmath>

#include "sim/observations.hpp"
#include "sim/ratio.hpp"
#include "sim/simulation.hpp"
#include "sim/stats.hpp"

namespace handoff::sim {
namespace {

// One metric of one tier, or of all tiers together.
struct Series {
  RatioAccumulator ratio;       // per customer
  Accumulator counts;           // counts
  std::vector<double> samples;  // durations
  double total = 0;             // of the present replication
  double customers = 0;

  void add(double value, bool keep) {
    total += value;
    customers += 1;
    if (keep) samples.push_back(value);
  }

  void end_replication() {
    ratio.add(total, customers);
    counts.add(total);
    total = customers = 0;
  }
};

using SeriesTable = std::array<Series, kMetricCount>;

// An interval that one replication cannot give is closed at the mean, so that it can be written
// down.
Estimate closed(double mean, Interval interval, std::uint64_t n) {
  Estimate it{.mean = mean, .ci95_low = mean, .ci95_high = mean, .n = n};
  if (std::isfinite(interval.low)) {
    it.ci95_low = interval.low;
    it.ci95_high = interval.high;
  }
  return it;
}

// `scratch` is reused from series to series; the samples themselves keep their order.
void add_percentiles(Estimate& estimate, const std::vector<double>& samples,
                     std::vector<double>& scratch) {
  if (samples.empty()) return;
  scratch = samples;
  std::sort(scratch.begin(), scratch.end());
  estimate.has_percentiles = true;
  estimate.p50 = quantile(scratch, 0.50);
  estimate.p95 = quantile(scratch, 0.95);
  estimate.p99 = quantile(scratch, 0.99);
  estimate.max = scratch.back();
}

Estimate summary(const MetricInfo& metric, const Series& series, std::vector<double>& scratch) {
  if (metric.kind == MetricKind::count) {
    const auto n = static_cast<std::uint64_t>(series.counts.count());
    return closed(series.counts.mean(), mean_interval(series.counts), n);
  }
  const auto n = static_cast<std::uint64_t>(series.ratio.count());
  Estimate estimate = closed(series.ratio.mean(), series.ratio.interval(), n);
  if (metric.kind == MetricKind::duration) add_percentiles(estimate, series.samples, scratch);
  return estimate;
}

std::vector<Estimate> summaries(const SeriesTable& table, bool of_tier,
                                std::vector<double>& scratch) {
  std::vector<Estimate> estimates(kMetricCount);
  for (const MetricInfo& metric : kMetrics) {
    if (of_tier && !metric.by_tier) continue;
    estimates[index(metric.metric)] = summary(metric, table[index(metric.metric)], scratch);
  }
  return estimates;
}

}  // namespace

class Experiment::Collector {
 public:
  explicit Collector(Scenario given)
      : scenario(std::move(given)),
        simulation(scenario),
        by_tier(scenario.pipeline.routing.size()) {}

  void run_next() {
    const auto replication = static_cast<std::uint32_t>(replications);
    const ReplicationResult result = simulation.run(replication);
    hash = (hash ^ result.hash) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 32;
    ++replications;
    for (const std::string& what : result.violations)
      violations.push_back("seed " + std::to_string(scenario.seed) + ", replication " +
                           std::to_string(replication) + ": " + what);
    for (const MetricInfo& metric : kMetrics) {
      if (metric.kind == MetricKind::count && !metric.by_tier)
        all[index(metric.metric)].total = result.counts[index(metric.metric)];
    }
    for (std::size_t at = 0; at < simulation.customers().size(); ++at) add_customer(at);
    for (Series& series : all) series.end_replication();
    for (SeriesTable& tier : by_tier) {
      for (Series& series : tier) series.end_replication();
    }
  }

  Scenario scenario;
  Simulation simulation;
  int replications = 0;
  std::uint64_t hash = 0;
  SeriesTable all;
  std::vector<SeriesTable> by_tier;
  std::vector<std::string> violations;

 private:
  void add_customer(std::size_t at) {
    const core::TierIndex tier = simulation.customers()[at].tier;
    observe_customer(simulation, at,
                     [this, tier](Metric metric, double value) { add(tier, metric, value); });
  }

  void add(core::TierIndex tier, Metric metric, double value) {
    const bool keep = info(metric).kind == MetricKind::duration;
    all[index(metric)].add(value, keep);
    if (tier != core::kNoTier) by_tier[tier][index(metric)].add(value, keep);
  }
};

Experiment::Experiment(Scenario scenario)
    : collector_(std::make_unique<Collector>(std::move(scenario))) {}
Experiment::~Experiment() = default;
Experiment::Experiment(Experiment&&) noexcept = default;
Experiment& Experiment::operator=(Experiment&&) noexcept = default;

void Experiment::run(int count) {
  for (int n = 0; n < count; ++n) collector_->run_next();
}

const Scenario& Experiment::scenario() const { return collector_->scenario; }
int Experiment::replications() const { return collector_->replications; }
std::span<const std::string> Experiment::violations() const { return collector_->violations; }

std::span<const double> Experiment::samples(Metric metric, int tier) const {
  const SeriesTable& table =
      tier < 0 ? collector_->all : collector_->by_tier[static_cast<std::size_t>(tier)];
  return table[index(metric)].samples;
}

Results Experiment::results() const {
  const Collector& from = *collector_;
  std::vector<double> scratch;
  Results results;
  results.scenario = from.scenario.name;
  results.seed = from.scenario.seed;
  results.replications = from.replications;
  results.hash = from.hash;
  results.metrics = summaries(from.all, false, scratch);
  for (std::size_t tier = 0; tier < from.by_tier.size(); ++tier)
    results.by_tier.push_back(
        {from.scenario.pipeline.routing[tier].tier, summaries(from.by_tier[tier], true, scratch)});
  return results;
}

}  // namespace handoff::sim
