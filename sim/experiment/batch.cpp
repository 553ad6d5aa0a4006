// From a finished replication to its sums and values.
#include "sim/experiment/batch.hpp"

#include <cassert>
#include <utility>

#include "sim/month/customer_metrics.hpp"
#include "sim/month/people_figures.hpp"

namespace handoff::sim {
namespace {

struct Value {
  double value;
  core::TierIndex tier;
  std::uint8_t month;
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
    batch.months = scenario.horizon.months;
    const auto replications = static_cast<std::size_t>(count);
    batch.hashes.reserve(replications);
    batch.tallies.reserve(replications * static_cast<std::size_t>(batch.tables()) * kMetricCount);
    batch.ends.reserve(replications * kDurationCount);
    return batch;
  }

  void run(int replication, Batch& batch) {
    const ReplicationResult result = simulation_.run(static_cast<std::uint32_t>(replication));
    batch.hashes.push_back(result.hash);
    for (const std::string& what : result.violations)
      batch.violations.push_back({replication, what});
    const std::size_t first = batch.tallies.size();
    batch.tallies.resize(first + static_cast<std::size_t>(batch.tables()) * kMetricCount);
    const std::span<Tally> tallies = std::span(batch.tallies).subspan(first);
    set_counts(result.counts, tallies);
    set_people_of_tiers(batch, simulation_.month().all_days(), -1, tallies);
    for (std::size_t at = 0; at < result.by_month.size(); ++at) {
      const int month = static_cast<int>(at);
      set_counts(result.by_month[at], tallies.subspan(place_of(batch, -1, month)));
      set_people_of_tiers(batch, simulation_.month().month(month), month, tallies);
    }
    observe(batch, tallies);
    for (const Metric metric : kDurations) {
      for (const Value& it : values_[index(metric)]) {
        batch.values.push_back(it.value);
        batch.tier_of.push_back(it.tier);
        if (batch.months > 1) batch.month_of.push_back(it.month);
      }
      batch.ends.push_back(static_cast<std::uint32_t>(batch.values.size()));
    }
  }

  const Scenario scenario;

 private:
  static std::size_t place_of(const Batch& batch, int tier, int month) {
    return static_cast<std::size_t>(batch.table_of(tier, month)) * kMetricCount;
  }

  static void set_counts(const std::array<double, kMetricCount>& counts, std::span<Tally> table) {
    for (const MetricInfo& metric : kMetrics) {
      if (metric.kind == MetricKind::count && (!metric.by_tier || is_of_people(metric.metric)))
        table[index(metric.metric)].total = counts[index(metric.metric)];
    }
  }

  void set_people_of_tiers(const Batch& batch, const CountedDays& in, int month,
                           std::span<Tally> tallies) const {
    const PeopleOfDays people(simulation_.month(), in);
    for (int tier = 0; tier < batch.tiers; ++tier) {
      std::array<double, kMetricCount> counts{};
      set_people(people.of(tier), counts);
      const std::span<Tally> table = tallies.subspan(place_of(batch, tier, month));
      for (const MetricInfo& metric : kMetrics) {
        if (is_of_people(metric.metric))
          table[index(metric.metric)].total = counts[index(metric.metric)];
      }
    }
  }

  void observe(const Batch& batch, std::span<Tally> tallies) {
    for (std::vector<Value>& values : values_) values.clear();
    const MonthState& state = simulation_.month();
    const std::size_t customers = simulation_.customers().size();
    const std::size_t stride = keep_every(customers);
    for (std::size_t at = 0; at < customers; ++at) {
      const core::TierIndex tier = simulation_.customers()[at].tier;
      const int month = batch.months > 1 ? state.month_of(at) : -1;
      const bool keep = at % stride == 0;
      observe_customer(state, at, [&](Metric metric, double value) {
        const auto add = [&](int of_tier, int of_month) {
          tallies[place_of(batch, of_tier, of_month) + index(metric)].add(value);
        };
        add(-1, -1);
        if (tier != core::kNoTier) add(tier, -1);
        if (month >= 0) add(-1, month);
        if (month >= 0 && tier != core::kNoTier) add(tier, month);
        if (keep && info(metric).kind == MetricKind::duration)
          values_[index(metric)].push_back({value, tier, static_cast<std::uint8_t>(month)});
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
