// Intervals of each kind: against the tables of the literature, and by hand.
#include "sim/statistics/interval.hpp"
#include "sim/engine/math.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

using handoff::sim::kInfinity;

struct Month {
  double total;
  double customers;
};

RatioAccumulator sums_of(const std::vector<Month>& months) {
  RatioAccumulator sums;
  for (const Month& it : months) sums.add(it.total, it.customers);
  return sums;
}

std::vector<Month> repeated(int times, Month month) {
  return std::vector<Month>(static_cast<std::size_t>(times), month);
}

bool is_open(const Interval& it) { return it.low == -kInfinity && it.high == kInfinity; }

// Hall's transformation itself, of which skew_interval has the inverse.
double transformed(double t, double g) {
  return t + g * (t * t / 3 + 1.0 / 6) + g * g * t * t * t / 27;
}

}  // namespace

TEST_CASE("exact intervals of a proportion are those of the tables", "[stats][interval]") {
  struct Row {
    double hits, trials, low, high;
  };
  // Clopper & Pearson 1934; none of eight is at most 1 - 0.025^(1/8).
  for (const Row& it :
       {Row{0, 8, 0, 0.369417}, Row{8, 8, 0.630583, 1}, Row{1, 10, 0.002529, 0.445016},
        Row{5, 10, 0.187086, 0.812914}, Row{10, 100, 0.049005, 0.176223}}) {
    const Interval interval = proportion_interval(it.hits, it.trials);
    CHECK(interval.low == Approx(it.low).margin(1e-6));
    CHECK(interval.high == Approx(it.high).margin(1e-6));
  }
}

TEST_CASE("exact intervals of a Poisson mean are those of the tables", "[stats][interval]") {
  struct Row {
    double events, low, high;
  };
  for (const Row& it : {Row{0, 0, 3.688879}, Row{1, 0.025318, 5.571643},
                        Row{5, 1.623486, 11.668332}, Row{10, 4.795389, 18.390356}}) {
    const Interval interval = poisson_interval(it.events);
    CHECK(interval.low == Approx(it.low).margin(1e-5));
    CHECK(interval.high == Approx(it.high).margin(1e-5));
  }
}

TEST_CASE("a share of none, or of all, is bounded by the number of customers",
          "[stats][interval]") {
  std::vector<Month> months = repeated(8, {0, 1});
  months.insert(months.end(), 12, {0, 0});
  const Interval none = interval_of(sums_of(months), IntervalKind::share);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(0.369417).margin(1e-6));
  const Interval all = interval_of(sums_of(repeated(4, {2, 2})), IntervalKind::share);
  CHECK(all.low == Approx(0.630583).margin(1e-6));
  CHECK(all.high == 1);
}

// Ten months of 20 customers, two hit in each of four: p = 0.04, residuals 1.2 and -0.8, variance
// 9.6 / 200^2 x 10 / 9, so that 144 customers are effective; times (t(199) / t(9))^2 = 0.7599 they are
// 109.42, and the exact interval of 4.377 of them is 1.19% to 9.57%.
TEST_CASE("a share of clustered customers, by hand", "[stats][interval]") {
  std::vector<Month> months = repeated(4, {2, 20});
  months.insert(months.end(), 6, {0, 20});
  const RatioAccumulator sums = sums_of(months);
  CHECK(sums.variance_of_mean() == Approx(9.6 / 40'000 * 10 / 9));
  const Interval interval = interval_of(sums, IntervalKind::share);
  CHECK(interval.low == Approx(0.011856).margin(1e-5));
  CHECK(interval.high == Approx(0.095699).margin(1e-5));
}

// Five single events in 20 months. They vary less than Poisson ones would, so five are effective; with
// the seven degrees of freedom of five months and two they are 5 (1.960 / 2.365)^2 = 3.435.
TEST_CASE("rare events of a month, by hand", "[stats][interval]") {
  std::vector<Month> months = repeated(5, {1, 1});
  months.insert(months.end(), 15, {0, 1});
  const Interval few = interval_of(sums_of(months), IntervalKind::events);
  CHECK(few.low == Approx(0.059273).margin(1e-5));
  CHECK(few.high == Approx(0.685250).margin(1e-5));
  const Interval none = interval_of(sums_of(repeated(20, {0, 1})), IntervalKind::events);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(3.688879 / 20));
}

TEST_CASE("without skewness a mean has Student's interval", "[stats][interval]") {
  const Interval interval = skew_interval({10, 4, 0, 9});
  CHECK(interval.low == Approx(10 - 2 * 2.262157));
  CHECK(interval.high == Approx(10 + 2 * 2.262157));
}

// To first order Johnson's correction: both ends move by s g (1/6 + t^2 / 3) towards the tail; for
// g = 0.01 and t = 2.262157 that is 0.018725.
TEST_CASE("a little skewness moves the interval as Johnson has it", "[stats][interval]") {
  const Interval interval = skew_interval({10, 1, 0.01, 9});
  CHECK((interval.low + interval.high) / 2 - 10 == Approx(0.018725).epsilon(0.01));
}

TEST_CASE("each end is Student's t after Hall's transformation", "[stats][interval]") {
  for (const double g : {-0.25, -0.1, 0.05, 0.25}) {
    INFO(g);
    const Interval it = skew_interval({5, 4, g, 19});  // t(0.975, 19) = 2.093024
    CHECK(transformed((5 - it.low) / 2, g) == Approx(2.093024));
    CHECK(transformed((5 - it.high) / 2, g) == Approx(-2.093024));
  }
}

TEST_CASE("a mean that hangs on a few months is open towards them", "[stats][interval]") {
  std::vector<Month> months = repeated(98, {1, 1});
  months.insert(months.end(), 2, {100, 1});
  const Interval tail = interval_of(sums_of(months), IntervalKind::amount);
  CHECK(tail.high == kInfinity);
  CHECK(tail.low < 2.98);
}

TEST_CASE("one month, nobody, and customers of a single month have no interval",
          "[stats][interval]") {
  for (const IntervalKind kind : {IntervalKind::share, IntervalKind::events, IntervalKind::amount,
                                  IntervalKind::customer_mean}) {
    CHECK(is_open(interval_of(sums_of({{3, 4}}), kind)));
    CHECK(is_open(interval_of(sums_of(repeated(20, {0, 0})), kind)));
  }
  std::vector<Month> one = repeated(19, {0, 0});
  one.push_back({30, 3});
  CHECK(is_open(interval_of(sums_of(one), IntervalKind::customer_mean)));
}

TEST_CASE("what is the same in every month is believed of amounts and events, and not at once",
          "[stats][interval]") {
  CHECK(is_open(interval_of(sums_of(repeated(19, {7, 1})), IntervalKind::amount)));
  const Interval always = interval_of(sums_of(repeated(20, {7, 1})), IntervalKind::amount);
  CHECK(always.low == 7);
  CHECK(always.high == 7);
  // 159 replayed customers are as many in each month; that none came has not been seen for certain.
  const Interval replayed = interval_of(sums_of(repeated(20, {159, 1})), IntervalKind::events);
  CHECK(replayed.low == 159);
  CHECK(replayed.high == 159);
  CHECK(interval_of(sums_of(repeated(19, {159, 1})), IntervalKind::events).high > 159);
  CHECK(interval_of(sums_of(repeated(20, {0, 1})), IntervalKind::events).high > 0);
  // Five hundred months of customers who pay the same, and of customers who did not wait.
  const Interval price = interval_of(sums_of(repeated(500, {891, 9})), IntervalKind::customer_mean);
  CHECK(price.low == 99);
  CHECK(price.high == 99);
  CHECK(is_open(interval_of(sums_of(repeated(500, {0, 9})), IntervalKind::customer_mean)));
}

TEST_CASE("a mean over few customers is bounded on one side only", "[stats][interval]") {
  // Waits of 1 and 3 h in turn: one in a hundred may have waited for days.
  std::vector<Month> few, many;
  for (int i = 0; i < 400; ++i) (i < 20 ? few : many).push_back({i % 2 == 0 ? 1.0 : 3.0, 1});
  const Interval open = interval_of(sums_of(few), IntervalKind::customer_mean);
  CHECK(open.low > 1);
  CHECK(open.high == kInfinity);
  const Interval closed = interval_of(sums_of(many), IntervalKind::customer_mean);
  CHECK(closed.high < 2.2);
}

// Sizes 1, 1 and 2: (1 + 1 + 2)^2 / 6 months.
TEST_CASE("months without customers do not count as months", "[stats][interval]") {
  std::vector<Month> months{{1, 1}, {2, 1}, {3, 2}};
  CHECK(sums_of(months).effective_replications() == Approx(16.0 / 6));
  months.insert(months.end(), 17, {0, 0});
  CHECK(sums_of(months).effective_replications() == Approx(16.0 / 6));
}

// 10 (8 to 12) over 5 (4 to 6): (50 -+ sqrt(2500 - 2304)) / 24.
TEST_CASE("the quotient of two figures has the errors of both, by hand", "[stats][interval]") {
  const Figure ratio = quotient({10, {8, 12}}, {5, {4, 6}});
  CHECK(ratio.value == 2);
  CHECK(ratio.interval.low == Approx(36.0 / 24));
  CHECK(ratio.interval.high == Approx(64.0 / 24));
  CHECK(quotient({10, {8, 12}}, {5, {-1, 6}}).interval.high == kInfinity);
}

// The cubes of 1, 2 and 6 around their mean of 3: -8, -1, 27; squares 4, 1, 9.
TEST_CASE("the skewness of a mean, by hand", "[stats][interval]") {
  const RatioAccumulator sums = sums_of({{1, 1}, {2, 1}, {6, 1}});
  CHECK(sums.skewness_of_mean() == Approx(18 / std::pow(14, 1.5)));
  CHECK(sums.variance_of_mean() == Approx(14.0 / 2 / 3));
}
