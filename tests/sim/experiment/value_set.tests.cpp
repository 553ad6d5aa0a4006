// What is let go of, and that nothing else changes.
#include "sim/experiment/value_set.hpp"

#include <vector>

#include "sim/experiment/batch_bytes.hpp"
#include "sim/planner/replication_store.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Batch;
using sim::Metric;

namespace {

Batch five(int months) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 200;
  scenario.horizon.months = months;
  return sim::BatchRunner(scenario).run(3, 8);
}

std::vector<double> values(const Batch& batch, int at, std::size_t duration) {
  const auto [begin, end] = batch.range(at, duration);
  return {batch.values.begin() + static_cast<std::ptrdiff_t>(begin),
          batch.values.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace

TEST_CASE("the values of one duration are kept, and all sums", "[sim][values]") {
  for (const int months : {1, 2}) {
    const Batch all = five(months);
    for (std::size_t kept = 0; kept < sim::kDurationCount; ++kept) {
      Batch some = all;
      sim::keep_values(some, sim::values_of(sim::kDurations[kept]));
      std::size_t count = 0;
      for (int at = 0; at < all.count; ++at) {
        for (std::size_t duration = 0; duration < sim::kDurationCount; ++duration) {
          const auto expected =
              duration == kept ? values(all, at, duration) : std::vector<double>();
          CHECK(values(some, at, duration) == expected);
          count += expected.size();
        }
      }
      CHECK(some.values.size() == count);
      CHECK(some.tier_of.size() == count);
      CHECK(some.month_of.size() == (months > 1 ? count : 0));
      CHECK(some.hashes == all.hashes);
      const auto read = sim::batch_from_bytes(sim::batch_bytes(some));
      REQUIRE(read);
      CHECK(read->values == some.values);
      CHECK(read->tallies.size() == all.tallies.size());
    }
  }
}

TEST_CASE("all values, and none", "[sim][values]") {
  const Batch all = five(1);
  Batch same = all, none = all;
  sim::keep_values(same, sim::kAllValues);
  CHECK(same.values == all.values);
  sim::keep_values(none, sim::kNoValues);
  CHECK(none.values.empty());
  CHECK(none.ends == std::vector<std::uint32_t>(all.ends.size(), 0));
  // A value is eight bytes, and one for its tier.
  CHECK(sim::batch_bytes(all).size() - sim::batch_bytes(none).size() == 9 * all.values.size());
  CHECK(sim::values_of(Metric::conversions) == sim::kNoValues);
}

TEST_CASE("a store wants the values of the percentiles that it watches", "[sim][values]") {
  const auto target = [](Metric metric, sim::Statistic statistic) {
    return sim::Target{"it", {{metric, statistic, -1}, sim::Bound::at_most, 5}};
  };
  sim::ReplicationStore store, complete(sim::Detail::values);
  CHECK(store.values_wanted() == sim::kNoValues);
  CHECK(complete.values_wanted() == sim::kAllValues);
  store.watch(target(Metric::crm_lag_s, sim::Statistic::mean));
  CHECK(store.values_wanted() == sim::kNoValues);
  store.watch(target(Metric::crm_lag_s, sim::Statistic::p95));
  CHECK(store.values_wanted() == sim::values_of(Metric::crm_lag_s));

  // Judged from these alone it is judged as from all.
  const sim::Scenario scenario = sim::worked_example();
  sim::ReplicationStore other;
  const std::size_t at = other.watch(target(Metric::crm_lag_s, sim::Statistic::p95));
  const sim::CellId cell = other.cell(scenario);
  static_cast<void>(other.need(cell, 4));
  sim::ReplicationStore whole = other;
  Batch batch = sim::BatchRunner(scenario).run(0, 4);
  REQUIRE_FALSE(whole.deliver(cell, batch));
  sim::keep_values(batch, other.values_wanted());
  REQUIRE_FALSE(other.deliver(cell, batch));
  CHECK(other.standing(cell, 4, at).value == whole.standing(cell, 4, at).value);
  CHECK(other.standing(cell, 4, at).customers == whole.standing(cell, 4, at).customers);
}
