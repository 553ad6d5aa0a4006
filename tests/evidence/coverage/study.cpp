// Populations, and samples from them.
#include "tests/evidence/coverage/study.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "sim/experiment/experiment.hpp"

namespace handoff::testing {
namespace {

using sim::Estimate;
using sim::Interval;
using sim::Measure;
using sim::Statistic;

// Month `at` of a batch as one that stands alone.
sim::Batch month_of(const sim::Batch& batch, int at) {
  sim::Batch month;
  month.seed = batch.seed;
  month.count = 1;
  month.tiers = batch.tiers;
  month.hashes = {batch.hashes[static_cast<std::size_t>(at)]};
  for (int table = 0; table <= batch.tiers; ++table) {
    const auto tallies = batch.table(at, table);
    month.tallies.insert(month.tallies.end(), tallies.begin(), tallies.end());
  }
  for (std::size_t duration = 0; duration < sim::kDurationCount; ++duration) {
    const auto [begin, end] = batch.range(at, duration);
    for (std::size_t i = begin; i < end; ++i) {
      month.values.push_back(batch.values[i]);
      month.tier_of.push_back(batch.tier_of[i]);
    }
    month.ends.push_back(static_cast<std::uint32_t>(month.values.size()));
  }
  return month;
}

std::vector<Measure> measures_of(const sim::Scenario& scenario) {
  std::vector<Measure> measures;
  for (int tier = -1; tier < static_cast<int>(scenario.pipeline.routing.size()); ++tier) {
    for (const sim::MetricInfo& metric : sim::kMetrics) {
      if (tier >= 0 && !metric.by_tier) continue;
      measures.push_back({metric.metric, Statistic::mean, tier});
      if (metric.kind != sim::MetricKind::duration) continue;
      for (const Statistic statistic : {Statistic::p50, Statistic::p95, Statistic::p99})
        measures.push_back({metric.metric, statistic, tier});
    }
  }
  return measures;
}

void look(Coverage& at, const Estimate& truth, const Estimate& estimate) {
  if (estimate.n == 0) return;
  ++at.looks;
  const Interval interval = sim::statistic_interval(estimate, at.measure.statistic);
  const double value = sim::statistic_value(truth, at.measure.statistic);
  // The truth's own rounding is no miss.
  const double hair = 1e-9 * std::fabs(value);
  if (interval.low <= value + hair && value - hair <= interval.high) ++at.covered;
  const bool low = std::isfinite(interval.low), high = std::isfinite(interval.high);
  if (low != high) ++at.one_sided;
  if (!low && !high) ++at.open;
}

void add(sim::Experiment& experiment, sim::Batch month) {
  const auto error = experiment.add(std::move(month));
  assert(!error);
  static_cast<void>(error);
}

}  // namespace

Population::Population(sim::Scenario scenario, int months) : scenario_(std::move(scenario)) {
  constexpr int kAtOnce = 50;
  sim::BatchRunner runner(scenario_);
  for (int from = 0; from < months; from += kAtOnce)
    cut(runner.run(from, std::min(months, from + kAtOnce)));
  truth_ = all();
}

Population::Population(sim::Scenario scenario, const std::vector<sim::Batch>& batches)
    : scenario_(std::move(scenario)) {
  for (const sim::Batch& batch : batches) cut(batch);
  truth_ = all();
}

void Population::cut(const sim::Batch& batch) {
  for (int at = 0; at < batch.count; ++at) months_.push_back(month_of(batch, at));
}

sim::Batch Population::drawn(sim::Stream& stream, int as) const {
  const double place = stream.uniform() * static_cast<double>(months_.size());
  sim::Batch month = months_[static_cast<std::size_t>(place)];
  month.from = as;
  return month;
}

sim::Results Population::all() const {
  sim::Experiment experiment(scenario_);
  for (int i = 0; i < months(); ++i) {
    sim::Batch month = months_[static_cast<std::size_t>(i)];
    month.from = i;
    add(experiment, std::move(month));
  }
  return experiment.results();
}

sim::Results Population::sample(int count, std::uint64_t seed) const {
  sim::Experiment experiment(scenario_);
  sim::Stream stream(seed);
  for (int i = 0; i < count; ++i) add(experiment, drawn(stream, i));
  return experiment.results();
}

sim::Results Population::sample(const sim::StoppingRule& rule, std::uint64_t seed) const {
  sim::Experiment experiment(scenario_);
  sim::Stream stream(seed);
  sim::SequentialStopping stopping(rule);
  while (stopping.state() == sim::StoppingState::going_on) {
    while (experiment.replications() < stopping.next_check())
      add(experiment, drawn(stream, experiment.replications()));
    stopping.judge(experiment.results());
  }
  return experiment.results();
}

StoppedCoverage stopped_coverage(const Population& population, const sim::PrecisionTarget& target,
                                 int samples, std::uint64_t seed) {
  const Measure& it = target.measure;
  const double truth =
      sim::statistic_value(population.truth().of(it.metric, it.tier), it.statistic);
  sim::StoppingRule rule;
  rule.targets = {target};
  StoppedCoverage found;
  found.samples = samples;
  double months = 0;
  for (int sample = 0; sample < samples; ++sample) {
    const sim::Results results = population.sample(rule, seed + static_cast<std::uint64_t>(sample));
    if (!sim::precision_of(target, results).reached()) continue;
    const Estimate& estimate = results.of(it.metric, it.tier);
    ++found.reached;
    found.covered += sim::statistic_interval(estimate, it.statistic).contains(truth) ? 1 : 0;
    const double error = std::fabs(sim::statistic_value(estimate, it.statistic) - truth);
    found.kept += error <= target.relative * std::fabs(truth) ? 1 : 0;
    months += results.replications;
  }
  if (found.reached > 0) found.months = months / found.reached;
  return found;
}

std::vector<Coverage> coverage_of(const Population& population, int months, int samples,
                                  std::uint64_t seed) {
  std::vector<Coverage> rows;
  for (const Measure& measure : measures_of(population.scenario()))
    rows.push_back({measure, months});
  for (int sample = 0; sample < samples; ++sample) {
    const sim::Results results =
        population.sample(months, seed + static_cast<std::uint64_t>(sample));
    for (Coverage& row : rows)
      look(row, population.truth().of(row.measure.metric, row.measure.tier),
           results.of(row.measure.metric, row.measure.tier));
  }
  return rows;
}

double least_covered(double level, int samples, double standard_errors) {
  return level - standard_errors * std::sqrt(level * (1 - level) / std::max(samples, 1));
}

std::string name_of(const Measure& measure, const sim::Scenario& scenario) {
  constexpr std::array<const char*, 5> kEndings{"", ".p50", ".p95", ".p99", ".max"};
  std::string name(sim::info(measure.metric).name);
  name += kEndings[static_cast<std::size_t>(measure.statistic)];
  if (measure.tier < 0) return name;
  return scenario.pipeline.routing[static_cast<std::size_t>(measure.tier)].tier + ":" + name;
}

}  // namespace handoff::testing
