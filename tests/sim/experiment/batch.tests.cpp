// Batches: the same results for any number of workers, in any order, over any wire.
#include "sim/experiment/batch.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "core/base/bytes.hpp"
#include "sim/engine/rng.hpp"
#include "sim/experiment/batch_bytes.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Batch;
using sim::Metric;

namespace {

sim::Scenario scenario_with_faults() {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.2;
  scenario.apis.crm.server_error_rate = 0.05;
  scenario.apis.marketing.timeout_rate = 0.05;
  scenario.cohort.email_unknown = 0.05;
  return scenario;
}

bool same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool same(const sim::Estimate& a, const sim::Estimate& b) {
  return same(a.mean, b.mean) && same(a.ci95_low, b.ci95_low) && same(a.ci95_high, b.ci95_high) &&
         a.n == b.n && a.has_percentiles == b.has_percentiles && same(a.p50, b.p50) &&
         same(a.p95, b.p95) && same(a.p99, b.p99) && same(a.max, b.max) &&
         same(a.p95_ci95.low, b.p95_ci95.low) && same(a.p99_ci95.high, b.p99_ci95.high) &&
         a.percentile_n == b.percentile_n;
}

void check_same(const sim::Experiment& a, const sim::Experiment& b) {
  const sim::Results one = a.results(), other = b.results();
  CHECK(one.hash == other.hash);
  CHECK(one.replications == other.replications);
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    INFO(metric.name);
    const std::size_t at = index(metric.metric);
    CHECK(same(one.metrics[at], other.metrics[at]));
    for (std::size_t tier = 0; tier < one.by_tier.size(); ++tier)
      CHECK(same(one.by_tier[tier].metrics[at], other.by_tier[tier].metrics[at]));
    const auto x = a.samples(metric.metric), y = b.samples(metric.metric);
    CHECK(std::equal(x.begin(), x.end(), y.begin(), y.end()));
  }
}

void add(sim::Experiment& experiment, Batch batch) {
  const auto error = experiment.add(std::move(batch));
  if (error) FAIL_CHECK(error->line());
}

// Cuts 0 to `replications` at random into batches of up to `largest`.
std::vector<std::pair<int, int>> cut(int replications, std::uint32_t largest, sim::Stream& stream) {
  std::vector<std::pair<int, int>> pieces;
  for (int from = 0; from < replications;) {
    const int to = std::min(replications, from + 1 + static_cast<int>(stream.below(largest)));
    pieces.emplace_back(from, to);
    from = to;
  }
  for (std::size_t i = pieces.size(); i > 1; --i)
    std::swap(pieces[i - 1], pieces[stream.below(static_cast<std::uint32_t>(i))]);
  return pieces;
}

}  // namespace

TEST_CASE("batches of any size, by any worker, in any order, give the same digits",
          "[sim][batch]") {
  constexpr int kReplications = 60;
  sim::Experiment alone(scenario_with_faults());
  alone.run(kReplications);
  sim::Stream stream(3);
  for (const std::uint32_t workers : {1u, 2u, 5u}) {
    INFO(workers << " workers");
    std::vector<sim::BatchRunner> runners;
    for (std::uint32_t i = 0; i < workers; ++i) runners.emplace_back(scenario_with_faults());
    sim::Experiment together(scenario_with_faults());
    for (const auto& [from, to] : cut(kReplications, 13, stream)) {
      const Batch batch = runners[stream.below(workers)].run(from, to);
      auto sent = sim::batch_from_bytes(sim::batch_bytes(batch));
      REQUIRE(sent);
      add(together, *std::move(sent));
    }
    check_same(alone, together);
  }
}

TEST_CASE("what comes before its turn waits, also for what this thread runs", "[sim][batch]") {
  sim::BatchRunner runner(scenario_with_faults());
  sim::Experiment experiment(scenario_with_faults()), alone(scenario_with_faults());
  add(experiment, runner.run(5, 8));
  CHECK(experiment.replications() == 0);
  CHECK(experiment.results().replications == 0);
  experiment.run(5);
  CHECK(experiment.replications() == 8);
  alone.run(8);
  check_same(alone, experiment);
}

TEST_CASE("a batch that is here already, or of another scenario, is refused", "[sim][batch]") {
  sim::BatchRunner runner(scenario_with_faults());
  sim::Experiment experiment(scenario_with_faults());
  add(experiment, runner.run(0, 4));
  add(experiment, runner.run(10, 20));
  CHECK(experiment.add(runner.run(3, 5)));
  CHECK(experiment.add(runner.run(8, 11)));
  CHECK(experiment.add(runner.run(12, 13)));
  CHECK(experiment.add(runner.run(19, 22)));
  CHECK(experiment.add(runner.run(2, 3))->line() ==
        "batch of replications 2 to 2: some of them are here already");
  sim::Scenario other = scenario_with_faults();
  other.seed = 2;
  CHECK(experiment.add(sim::BatchRunner(other).run(4, 6))->what == "of another scenario");
  other = scenario_with_faults();
  other.pipeline.routing.pop_back();
  CHECK(experiment.add(sim::BatchRunner(other).run(4, 6)));
  add(experiment, runner.run(4, 4));
  add(experiment, runner.run(4, 10));
  CHECK(experiment.replications() == 20);
}

TEST_CASE("bytes that are cut, damaged or of another version are refused", "[sim][batch]") {
  const Batch batch = sim::BatchRunner(scenario_with_faults()).run(2, 4);
  const std::vector<std::uint8_t> bytes = sim::batch_bytes(batch);
  REQUIRE(sim::batch_from_bytes(bytes));
  sim::Stream stream(4);
  for (int i = 0; i < 500; ++i) {
    std::vector<std::uint8_t> damaged = bytes;
    const auto at = stream.below(static_cast<std::uint32_t>(bytes.size()));
    damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ (1u << stream.below(8)));
    CHECK_FALSE(sim::batch_from_bytes(damaged));
    CHECK_FALSE(sim::batch_from_bytes(std::span(bytes).first(at)));
  }
  CHECK_FALSE(sim::batch_from_bytes({}));
  std::vector<std::uint8_t> longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(sim::batch_from_bytes(longer));
}

// Behind the format's number stands the hash of the metrics' names, in front of the checksum the
// rest: bytes as a version with a renamed metric would write them.
TEST_CASE("bytes of a version with other metrics are refused with a line that says so",
          "[sim][batch]") {
  std::vector<std::uint8_t> bytes =
      sim::batch_bytes(sim::BatchRunner(scenario_with_faults()).run(2, 4));
  bytes[sizeof(std::uint32_t)] ^= 1;
  bytes.resize(bytes.size() - sizeof(std::uint64_t));
  sim::ByteWriter sum;
  sum.number(sim::checksum(bytes));
  for (const std::uint8_t byte : std::move(sum).take()) bytes.push_back(byte);
  const auto refused = sim::batch_from_bytes(bytes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().line() ==
        "batch of replications: made by a version that has other metrics");
}

// These bytes are whole and their checksum is right: only the contents contradict each other.
TEST_CASE("parts that do not fit together are refused", "[sim][batch]") {
  const Batch good = sim::BatchRunner(scenario_with_faults()).run(2, 4);
  const auto refused = [&good](auto change) {
    Batch bad = good;
    change(bad);
    return !sim::batch_from_bytes(sim::batch_bytes(bad));
  };
  CHECK_FALSE(refused([](Batch&) {}));
  CHECK(refused([](Batch& it) { it.count = 3; }));
  CHECK(refused([](Batch& it) { it.from = -1; }));
  CHECK(refused([](Batch& it) { it.from = 0x7fffffff; }));
  CHECK(refused([](Batch& it) { it.tiers = 3; }));
  CHECK(refused([](Batch& it) { it.tiers = 255; }));
  CHECK(refused([](Batch& it) { it.hashes.pop_back(); }));
  CHECK(refused([](Batch& it) { it.tallies.pop_back(); }));
  CHECK(refused([](Batch& it) { it.values.pop_back(); }));
  CHECK(refused([](Batch& it) { it.tier_of.front() = 4; }));
  CHECK(refused([](Batch& it) { it.ends.front() = it.ends.back() + 1; }));
  CHECK(refused([](Batch& it) { it.ends.back() += 1; }));
  CHECK(refused([](Batch& it) { it.violations.push_back({1, "of a replication elsewhere"}); }));
  CHECK_FALSE(refused([](Batch& it) { it.violations.push_back({3, "of one that is here"}); }));
}

TEST_CASE("violations keep their replication on the way", "[sim][batch]") {
  Batch batch = sim::BatchRunner(scenario_with_faults()).run(0, 2);
  batch.violations.push_back({1, "a rule was broken"});
  auto sent = sim::batch_from_bytes(sim::batch_bytes(batch));
  REQUIRE(sent);
  sim::Experiment experiment(scenario_with_faults());
  add(experiment, *std::move(sent));
  REQUIRE(experiment.violations().size() == 1);
  CHECK(experiment.violations()[0] == "seed 1, replication 1: a rule was broken");
}

TEST_CASE("a batch's sums are those of its values", "[sim][batch]") {
  const Batch batch = sim::BatchRunner(scenario_with_faults()).run(0, 3);
  for (int at = 0; at < 3; ++at) {
    for (std::size_t duration = 0; duration < sim::kDurationCount; ++duration) {
      const std::size_t metric = index(sim::kDurations[duration]);
      std::vector<sim::Tally> sums(static_cast<std::size_t>(batch.tiers) + 1);
      const auto [begin, end] = batch.range(at, duration);
      for (std::size_t i = begin; i < end; ++i) {
        sums[0].add(batch.values[i]);
        if (batch.tier_of[i] != core::kNoTier) sums[batch.tier_of[i] + 1u].add(batch.values[i]);
      }
      for (int table = 0; table <= batch.tiers; ++table) {
        const sim::Tally& tally = batch.table(at, table)[metric];
        CHECK(tally.total == sums[static_cast<std::size_t>(table)].total);
        CHECK(tally.customers == sums[static_cast<std::size_t>(table)].customers);
        CHECK(tally.max == sums[static_cast<std::size_t>(table)].max);
      }
    }
    CHECK(batch.table(at, 0)[index(Metric::crm_lag_s)].customers > 50);
  }
}

TEST_CASE("an experiment that keeps replications has each one's sums", "[sim][batch]") {
  sim::Experiment experiment(scenario_with_faults(), sim::Keep::replications);
  experiment.run(12);
  const Batch batch = sim::BatchRunner(scenario_with_faults()).run(0, 12);
  for (const Metric metric : {Metric::crm_lag_s, Metric::conversions, Metric::api_calls}) {
    const sim::ReplicationValues values = experiment.replication_values(metric);
    REQUIRE(values.totals.size() == 12);
    for (int r = 0; r < 12; ++r) {
      const sim::Tally& tally = batch.table(r, 0)[index(metric)];
      CHECK(values.totals[static_cast<std::size_t>(r)] == tally.total);
      CHECK(values.customers[static_cast<std::size_t>(r)] == tally.customers);
    }
  }
  CHECK(experiment.replication_values(Metric::crm_lag_s, 1).totals.size() == 12);
  sim::Experiment summaries(scenario_with_faults());
  summaries.run(2);
  CHECK(summaries.replication_values(Metric::crm_lag_s).totals.empty());
}

TEST_CASE("of a month that is too large for memory every second customer's values are kept",
          "[sim][batch]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.trials = 150'000;
  scenario.cohort.conversion_rate = 1;
  for (sim::Api* api : {&scenario.apis.processor, &scenario.apis.crm, &scenario.apis.product,
                        &scenario.apis.marketing, &scenario.apis.team})
    api->limits.clear();
  const Batch batch = sim::BatchRunner(scenario, sim::Checking::off).run(0, 1);
  const sim::Tally& lag = batch.table(0, 0)[index(Metric::crm_lag_s)];
  CHECK(lag.customers == 150'000);
  const auto [begin, end] = batch.range(0, 0);
  CHECK(end - begin == 75'000);
  // A sample of the same kind: its mean is near that of all.
  double sum = 0;
  for (std::size_t i = begin; i < end; ++i) sum += batch.values[i];
  CHECK(sum / 75'000 == Approx(lag.total / 150'000).epsilon(0.02));
}
