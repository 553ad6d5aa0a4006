// Batch: what replications [from, from + count) of one scenario measured, as plain data.
//
// Replication r depends on (scenario, seed, r) alone, so any worker may run any batch: a thread, or
// a web worker that sends it as bytes (sim/experiment/batch_bytes.hpp). An Experiment takes batches in
// whatever order they come and folds them in the order of their replications, so its results are
// the same digits for any number of workers.
//
// Sums are kept for each replication, never over several, since adding doubles in another order
// would change last digits. Values of durations are kept one by one, for percentiles.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "sim/month/metrics.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// One metric in one replication: of all customers, or of one tier's.
struct Tally {
  double total = 0;
  double customers = 0;  // values; 0 for a count that does not come from customers
  double max = 0;        // of the values
  double squares = 0;    // of the values, added up: whether a few customers carry the total

  void add(double value) {
    max = customers > 0 && max > value ? max : value;
    total += value;
    squares += value * value;
    customers += 1;
  }
};

// The metrics whose single values are kept, in the order of kMetrics.
inline constexpr std::size_t kDurationCount = [] {
  std::size_t count = 0;
  for (const MetricInfo& metric : kMetrics) count += metric.kind == MetricKind::duration ? 1 : 0;
  return count;
}();
inline constexpr std::array<Metric, kDurationCount> kDurations = [] {
  std::array<Metric, kDurationCount> durations{};
  std::size_t at = 0;
  for (const MetricInfo& metric : kMetrics) {
    if (metric.kind == MetricKind::duration) durations[at++] = metric.metric;
  }
  return durations;
}();

struct Violation {
  int replication = 0;
  std::string what;
};

// A month with more customers than this keeps the single values of every second one only, or every
// fourth, and so on. Sums and maxima are of all.
inline constexpr std::size_t kMaxCustomersKept = std::size_t{1} << 17;

struct Batch {
  std::uint64_t seed = 0;
  int from = 0;
  int count = 0;
  int tiers = 0;
  int months = 1;  // of a horizon: if more, there are tables of each

  std::vector<std::uint64_t> hashes;     // by replication
  std::vector<Tally> tallies;            // by replication, table and metric; none: let go of
  std::vector<std::uint32_t> ends;       // by replication and duration: where its values end
  std::vector<double> values;            // of durations
  std::vector<core::TierIndex> tier_of;  // of each value
  std::vector<std::uint8_t> month_of;    // of each value, if there are several months
  std::vector<Violation> violations;

  // How many tables a replication has, and which is whose: of all days all customers (tier -1) and each tier,
  // and then of each month the same. Month -1: all days, also of a scenario that has but one.
  int tables() const { return tables_of(tiers, months); }
  static int tables_of(int tiers, int months) {
    return (tiers + 1) * (months > 1 ? months + 1 : 1);
  }
  int table_of(int tier, int month = -1) const { return (month + 1) * (tiers + 1) + tier + 1; }

  // `at` is 0 for replication `from`.
  std::span<const Tally> table(int at, int table) const {
    assert(0 <= at && at < count && 0 <= table && table < tables());
    const auto place = static_cast<std::size_t>(at) * static_cast<std::size_t>(tables()) +
                       static_cast<std::size_t>(table);
    return std::span(tallies).subspan(place * kMetricCount, kMetricCount);
  }

  // Values of kDurations[duration], from `begin` to `end` in `values` and `tier_of`.
  struct Range {
    std::size_t begin;
    std::size_t end;
  };
  Range range(int at, std::size_t duration) const {
    assert(0 <= at && at < count && duration < kDurationCount);
    const std::size_t place = static_cast<std::size_t>(at) * kDurationCount + duration;
    return {place == 0 ? 0 : ends[place - 1], ends[place]};
  }
};

// Runs batches of one scenario on the calling thread. Each thread has its own.
class BatchRunner {
 public:
  // The scenario must have passed `checked`.
  explicit BatchRunner(Scenario scenario, Checking checking = Checking::on);
  ~BatchRunner();
  BatchRunner(BatchRunner&&) noexcept;
  BatchRunner& operator=(BatchRunner&&) noexcept;

  // Replications from <= r < to.
  Batch run(int from, int to);

  const Scenario& scenario() const;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace handoff::sim
