// Exact percentiles without sorting, against sorting; and what is kept of very many values.
#include "sim/statistics/sample_store.hpp"
#include "sim/engine/math.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/engine/variates.hpp"
#include "sim/statistics/clustered_quantile.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

using handoff::sim::kInfinity;

// What sorting gives.
void check_against_sorting(const SampleStore& store) {
  std::vector<double> sorted(store.values().begin(), store.values().end());
  std::sort(sorted.begin(), sorted.end());
  const auto percentiles = store.percentiles();
  for (std::size_t i = 0; i < kPercentiles.size(); ++i) {
    INFO("percentile " << kPercentiles[i] << " of " << sorted.size());
    CHECK(percentiles[i].value == quantile(sorted, kPercentiles[i]));
    const Interval expected =
        clustered_quantile_interval(store.values(), store.ends(), kPercentiles[i]);
    CHECK(percentiles[i].ci95.low == expected.low);
    CHECK(percentiles[i].ci95.high == expected.high);
  }
}

template <class Draw>
SampleStore filled(int replications, int size, Draw draw) {
  SampleStore store;
  Stream stream(5);
  for (int r = 0; r < replications; ++r) {
    const auto count = sample_poisson(size, stream);
    for (int i = 0; i < count; ++i) store.add(draw(stream));
    store.end_replication();
  }
  return store;
}

}  // namespace

TEST_CASE("percentiles are the order statistics that sorting finds", "[stats][sample_store]") {
  check_against_sorting(filled(40, 30, [](Stream& s) { return standard_exponential(s); }));
  check_against_sorting(filled(3, 4, [](Stream& s) { return standard_exponential(s); }));
  check_against_sorting(filled(500, 2, [](Stream& s) { return 1e5 * standard_exponential(s); }));
}

TEST_CASE("values that share a bucket, or have none of their own, are told apart",
          "[stats][sample_store]") {
  check_against_sorting(filled(40, 30, [](Stream&) { return 7.0; }));
  check_against_sorting(filled(40, 30, [](Stream& s) { return 100 + 1e-9 * s.uniform(); }));
  check_against_sorting(filled(40, 30, [](Stream& s) { return double(s.below(3)); }));
  check_against_sorting(filled(40, 30, [](Stream& s) { return standard_normal(s); }));
  check_against_sorting(filled(40, 30, [](Stream& s) { return 1e-9 * s.uniform(); }));
  check_against_sorting(filled(40, 30, [](Stream& s) { return 1e30 * s.uniform(); }));
}

TEST_CASE("one replication has percentiles and no intervals", "[stats][sample_store]") {
  SampleStore store;
  for (int i = 100; i >= 1; --i) store.add(i);
  store.end_replication();
  CHECK(store.percentiles()[0].value == 50);
  CHECK(store.percentiles()[1].value == 95);
  CHECK(store.percentiles()[2].value == 99);
  CHECK(store.percentiles()[0].ci95.low == -kInfinity);
  CHECK(store.percentiles()[2].ci95.high == kInfinity);
}

TEST_CASE("above the limit every second replication is kept, then every fourth",
          "[stats][sample_store]") {
  SampleStore store(10);  // replications of three values: r, r + 0.25, r + 0.5
  const auto add = [&store](int r) {
    for (int i = 0; i < 3; ++i) store.add(r + i / 4.0);
    store.end_replication();
  };
  for (int r = 0; r < 3; ++r) add(r);
  CHECK(store.values().size() == 9);
  add(3);  // twelve: 0 and 2 stay
  REQUIRE(store.values().size() == 6);
  CHECK(store.values()[3] == 2);
  for (int r = 4; r < 7; ++r) add(r);  // 4 and 6 come, twelve again: 0 and 4 stay
  REQUIRE(store.values().size() == 6);
  CHECK(store.ends().size() == 2);
  CHECK(store.values()[3] == 4);
  add(7);
  add(8);
  CHECK(store.values().back() == 8.5);
  check_against_sorting(store);
}

TEST_CASE("a single replication is kept whole", "[stats][sample_store]") {
  SampleStore store(10);
  for (int i = 0; i < 25; ++i) store.add(i);
  store.end_replication();
  CHECK(store.values().size() == 25);
}
