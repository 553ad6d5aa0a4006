// The store: the same answers for any order of the work, for any cut of it, and after a restart.
#include "sim/planner/replication_store.hpp"

#include <algorithm>
#include <vector>

#include "core/base/bytes.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/planner/question.hpp"
#include "sim/scenario/inputs.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::CellId;
using sim::Detail;
using sim::Metric;
using sim::ReplicationOrder;
using sim::ReplicationStore;
using sim::Target;

namespace {

Target slow_lag() {
  return {"", {{Metric::crm_lag_s, sim::Statistic::p95, -1}, sim::Bound::at_most, 3}};
}
Target many_calls() {
  return {"", {{Metric::api_calls, sim::Statistic::mean, -1}, sim::Bound::at_most, 1000}};
}

sim::Scenario small(int trials) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = trials;
  return scenario;
}

// Until nothing is ordered; from the back, to come in another order.
void carry_out_all(ReplicationStore& store, bool backward = false) {
  std::vector<ReplicationOrder> orders = store.take_orders(1000);
  if (backward) std::reverse(orders.begin(), orders.end());
  for (const ReplicationOrder& order : orders) carry_out(store, order);
}

bool same(const sim::Standing& a, const sim::Standing& b) {
  return a.judgement == b.judgement && a.value == b.value && a.interval.low == b.interval.low &&
         a.interval.high == b.interval.high && a.customers == b.customers;
}

}  // namespace

TEST_CASE("the same inputs are one cell, whatever they are called",
          "[sim][plan][replication_store]") {
  ReplicationStore store;
  sim::Scenario renamed = small(100);
  renamed.name = "another name";
  CHECK(store.cell(small(100)) == store.cell(renamed));
  CHECK(store.cell(small(100)) != store.cell(small(101)));
}

TEST_CASE("what is needed is ordered once, in pieces of little work",
          "[sim][plan][replication_store]") {
  ReplicationStore store;
  const CellId cell = store.cell(small(10'000));
  CHECK_FALSE(store.need(cell, 3));
  CHECK_FALSE(store.need(cell, 5));
  CHECK_FALSE(store.need(cell, 2));
  const std::vector<ReplicationOrder> orders = store.take_orders(100);
  int next = 0;
  for (const ReplicationOrder& order : orders) {
    CHECK(order.from == next);
    CHECK(order.to > order.from);
    next = order.to;
  }
  CHECK(next == 5);
  CHECK(orders.size() >= 3);
  CHECK_FALSE(store.has_orders());
}

TEST_CASE("orders that were dropped are given out again", "[sim][plan][replication_store]") {
  ReplicationStore store;
  const CellId cell = store.cell(small(10'000));
  CHECK_FALSE(store.need(cell, 6));
  const std::vector<ReplicationOrder> orders = store.take_orders(100);
  REQUIRE(orders.size() > 2);
  carry_out(store, orders[1]);
  CHECK_FALSE(store.need(cell, 6));
  store.reopen_orders();
  carry_out_all(store);
  CHECK(store.need(cell, 6));
}

TEST_CASE("replications behind a gap do not count until it is closed",
          "[sim][plan][replication_store]") {
  ReplicationStore store;
  const CellId cell = store.cell(small(100));
  sim::BatchRunner runner(small(100));
  REQUIRE_FALSE(store.deliver(cell, runner.run(2, 5)));
  CHECK_FALSE(store.need(cell, 3));
  REQUIRE_FALSE(store.deliver(cell, runner.run(0, 2)));
  CHECK(store.need(cell, 5));
}

TEST_CASE("a batch that is here already, or another scenario's, is refused",
          "[sim][plan][replication_store]") {
  ReplicationStore store;
  const CellId cell = store.cell(small(100));
  sim::BatchRunner runner(small(100));
  CHECK_FALSE(store.deliver(cell, runner.run(2, 5)));
  CHECK(store.deliver(cell, runner.run(0, 3)));
  CHECK(store.deliver(cell, runner.run(4, 6)));
  CHECK(store.deliver(cell, runner.run(3, 4)));
  sim::Scenario other = small(100);
  other.seed = 77;
  CHECK(store.deliver(cell, sim::BatchRunner(other).run(0, 2)));
  CHECK_FALSE(store.deliver(cell, runner.run(0, 2)));
  CHECK(store.need(cell, 5));
}

TEST_CASE("parts and standings are those of the first replications, in any order of delivery",
          "[sim][plan][replication_store]") {
  ReplicationStore forward, backward;
  std::vector<sim::Standing> standings;
  for (ReplicationStore* store : {&forward, &backward}) {
    const std::size_t slow = store->watch(slow_lag()), calls = store->watch(many_calls());
    const CellId cell = store->cell(small(2000));
    static_cast<void>(store->need(cell, 30));
    carry_out_all(*store, store == &backward);
    REQUIRE(store->need(cell, 30));
    standings.push_back(store->standing(cell, 20, slow));
    standings.push_back(store->standing(cell, 20, calls));
  }
  CHECK(same(standings[0], standings[2]));
  CHECK(same(standings[1], standings[3]));

  sim::Experiment experiment(small(2000));
  experiment.run(20);
  const sim::Results results = experiment.results();
  const sim::Estimate& calls = results.metrics[index(Metric::api_calls)];
  CHECK(standings[1].value == Approx(calls.mean).epsilon(1e-12));
  CHECK(standings[1].interval.high == Approx(calls.ci95_high).epsilon(1e-9));
  const auto lags = experiment.samples(Metric::crm_lag_s);
  const auto over = std::count_if(lags.begin(), lags.end(), [](double lag) { return lag > 3; });
  CHECK(standings[0].customers == static_cast<double>(lags.size()));
  CHECK(1 - standings[0].value ==
        Approx(static_cast<double>(over) / static_cast<double>(lags.size())).epsilon(1e-12));
}

TEST_CASE("a closed cell has the results of its experiment, with percentiles",
          "[sim][plan][replication_store]") {
  ReplicationStore store(Detail::values);
  const std::size_t slow = store.watch(slow_lag());
  const CellId cell = store.cell(small(500));
  static_cast<void>(store.need(cell, 10));
  carry_out_all(store);
  CHECK_FALSE(store.closed(cell));
  const sim::Standing before = store.standing(cell, 10, slow);
  store.close(cell);
  REQUIRE(store.closed(cell));
  sim::Experiment experiment(small(500));
  experiment.run(10);
  const sim::Results results = experiment.results();
  CHECK(store.closed(cell)->results.hash == results.hash);
  CHECK(store.closed(cell)->results.metrics[0].p95 == results.metrics[0].p95);
  CHECK(same(store.closed(cell)->standings[slow], before));
  CHECK(store.need(cell, 10));
}

TEST_CASE("a store that was saved knows all it knew", "[sim][plan][replication_store]") {
  const auto detail = GENERATE(Detail::sums, Detail::values);
  ReplicationStore first(detail);
  const std::size_t slow = first.watch(slow_lag());
  const CellId open = first.cell(small(300)), finished = first.cell(small(301));
  static_cast<void>(first.need(open, 40));
  static_cast<void>(first.need(finished, 8));
  carry_out_all(first);
  first.close(finished);
  const auto bytes = first.bytes();

  ReplicationStore second(detail);
  second.watch(slow_lag());
  const auto error = second.load(bytes);
  REQUIRE_FALSE(error);
  const CellId again = second.cell(small(301));
  REQUIRE(second.closed(again));
  CHECK(second.closed(again)->results.hash == first.closed(finished)->results.hash);
  CHECK(same(second.closed(again)->standings[slow], first.closed(finished)->standings[slow]));
  const CellId open_again = second.cell(small(300));
  REQUIRE(second.need(open_again, 40));
  CHECK(same(second.standing(open_again, 40, slow), first.standing(open, 40, slow)));
  CHECK(second.spent() == first.spent());
}

TEST_CASE("a store of which only targets are kept is saved as well",
          "[sim][plan][replication_store]") {
  ReplicationStore first(Detail::targets), second(Detail::targets);
  const std::size_t slow = first.watch(slow_lag());
  const CellId cell = first.cell(small(300));
  static_cast<void>(first.need(cell, 12));
  carry_out_all(first);
  second.watch(slow_lag());
  REQUIRE_FALSE(second.load(first.bytes()));
  const CellId again = second.cell(small(300));
  REQUIRE(second.need(again, 12));
  CHECK(same(second.standing(again, 12, slow), first.standing(cell, 12, slow)));
}

TEST_CASE("an unfinished cell is closed with the same results after it was saved",
          "[sim][plan][replication_store]") {
  ReplicationStore first(Detail::values), second(Detail::values);
  const CellId cell = first.cell(small(300));
  static_cast<void>(first.need(cell, 12));
  carry_out_all(first);
  REQUIRE_FALSE(second.load(first.bytes()));
  const CellId again = second.cell(small(300));
  REQUIRE(second.need(again, 12));
  first.close(cell);
  second.close(again);
  CHECK(second.closed(again)->results.hash == first.closed(cell)->results.hash);
  CHECK(second.closed(again)->results.metrics[0].p95 == first.closed(cell)->results.metrics[0].p95);
}

TEST_CASE("a store says when all that was loaded is of no use", "[sim][plan][replication_store]") {
  ReplicationStore first;
  static_cast<void>(first.need(first.cell(small(50)), 2));
  static_cast<void>(first.need(first.cell(small(60)), 2));
  carry_out_all(first);
  ReplicationStore none, other, second;
  CHECK_FALSE(none.loaded_in_vain());  // nothing was loaded
  REQUIRE_FALSE(none.load(ReplicationStore().bytes()));
  CHECK_FALSE(none.loaded_in_vain());  // there was nothing in it
  REQUIRE_FALSE(other.load(first.bytes()));
  static_cast<void>(other.cell(small(70)));
  CHECK(other.loaded_in_vain());
  REQUIRE_FALSE(second.load(first.bytes()));
  static_cast<void>(second.cell(small(70)));
  static_cast<void>(second.cell(small(60)));
  CHECK_FALSE(second.loaded_in_vain());
}

TEST_CASE("a store that was saved before anything was simulated is one that knows nothing",
          "[sim][plan][replication_store]") {
  ReplicationStore untouched, asked;
  untouched.watch(slow_lag());
  asked.watch(slow_lag());
  static_cast<void>(asked.need(asked.cell(small(50)), 2));
  for (const ReplicationStore* saved : {&untouched, &asked}) {
    ReplicationStore store;
    const std::size_t slow = store.watch(slow_lag());
    REQUIRE_FALSE(store.load(saved->bytes()));
    const CellId cell = store.cell(small(50));
    CHECK_FALSE(store.need(cell, 2));
    carry_out_all(store);
    REQUIRE(store.need(cell, 2));
    CHECK(store.standing(cell, 2, slow).customers > 0);
  }
}

TEST_CASE("saved bytes are refused when damaged, or for other targets",
          "[sim][plan][replication_store]") {
  ReplicationStore first;
  first.watch(slow_lag());
  const CellId cell = first.cell(small(50));
  static_cast<void>(first.need(cell, 2));
  carry_out_all(first);
  const auto bytes = first.bytes();
  for (std::size_t at = 0; at < bytes.size(); at += 37) {
    auto damaged = bytes;
    damaged[at] ^= 0x10;
    ReplicationStore store;
    store.watch(slow_lag());
    CHECK(store.load(damaged));
    CHECK(store.load(std::span(bytes).first(at)));
  }
  ReplicationStore other;
  other.watch(many_calls());
  CHECK(other.load(bytes));
}

// Behind the format's number stands the hash of the metrics' names.
TEST_CASE("a store of a version with other metrics is refused with a line that says so",
          "[sim][plan][replication_store]") {
  ReplicationStore first;
  const CellId cell = first.cell(small(50));
  static_cast<void>(first.need(cell, 2));
  carry_out_all(first);
  auto bytes = first.bytes();
  bytes[sizeof(std::uint32_t)] ^= 1;
  bytes.resize(bytes.size() - sizeof(std::uint64_t));
  sim::ByteWriter sum;
  sum.number(sim::checksum(bytes));
  for (const std::uint8_t byte : std::move(sum).take()) bytes.push_back(byte);
  ReplicationStore second;
  const auto refused = second.load(bytes);
  REQUIRE(refused);
  CHECK(refused->line() == "saved plan: was made by a version that has other metrics");
}

TEST_CASE("a released cell keeps what is there without its scenario, and can be asked for again",
          "[sim][plan][replication_store]") {
  ReplicationStore store(Detail::targets);
  const std::size_t target = store.watch(many_calls());
  const CellId cell = store.cell(small(100));
  CHECK_FALSE(store.need(cell, 3));
  carry_out_all(store);
  const double before = store.excesses(cell, 3, target)[2].total;
  store.release(cell);
  CHECK_FALSE(store.has_scenario(cell));
  CHECK(store.need(cell, 3));
  CHECK(store.excesses(cell, 3, target)[2].total == before);
  CHECK(store.cell(small(100)) == cell);
  CHECK_FALSE(store.need(cell, 5));
  carry_out_all(store);
  CHECK(store.need(cell, 5));
}

TEST_CASE("a store of targets alone is saved, released cells too",
          "[sim][plan][replication_store]") {
  ReplicationStore store(Detail::targets);
  const std::size_t target = store.watch(many_calls());
  const CellId cell = store.cell(small(100));
  CHECK_FALSE(store.need(cell, 3));
  carry_out_all(store);
  store.release(cell);
  ReplicationStore other(Detail::targets);
  other.watch(many_calls());
  REQUIRE_FALSE(other.load(store.bytes()));
  const CellId same_cell = other.cell(small(100));
  CHECK(other.need(same_cell, 3));
  CHECK(other.excesses(same_cell, 3, target)[1].total == store.excesses(cell, 3, target)[1].total);
}

TEST_CASE("forgotten cells leave no room taken, in whatever order",
          "[sim][plan][replication_store]") {
  ReplicationStore store;
  std::vector<CellId> cells;
  for (int trials = 10; trials < 15; ++trials) {
    cells.push_back(store.cell(small(trials)));
    CHECK_FALSE(store.need(cells.back(), 1));
  }
  carry_out_all(store);
  store.forget(cells[1]);
  CHECK(store.cells() == 5);
  store.forget(cells[0]);
  CHECK(store.cells() == 3);
  CHECK_FALSE(store.has_scenario(cells[1]));
  CHECK(store.tallies(cells[2], 1, Metric::conversions).size() == 1);
  // The same scenario is another cell now, and begins again.
  const CellId again = store.cell(small(10));
  CHECK(again == cells.back() + 1);
  CHECK_FALSE(store.need(again, 1));
  store.reopen_orders();
  carry_out_all(store);
  CHECK(store.need(again, 1));
}
