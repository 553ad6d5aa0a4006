// The short form of scripts/coverage.sh: all figures of the worked example, by tier.
#include <algorithm>

#include "sim/scenario/scenario.hpp"
#include "tests/catch.hpp"
#include "tests/evidence/coverage/study.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;

// At least 93%, less what chance takes from so many samples among hundreds of figures. A side that is
// open cannot be wrong, so it is also checked that what is plain is bounded.
TEST_CASE("intervals hold the truth as often as they say, for every figure and tier",
          "[coverage]") {
  constexpr double kAsked = 0.93, kStandardErrors = 3.5;
  struct Size {
    int months, samples;
  };
  const handoff::testing::Population population(sim::worked_example(), 600);
  for (const Size size : {Size{5, 200}, Size{20, 150}, Size{50, 100}, Size{400, 40}}) {
    for (const handoff::testing::Coverage& it : handoff::testing::coverage_of(
             population, size.months, size.samples / (kSlowBuild ? 4 : 1), 7)) {
      INFO(handoff::testing::name_of(it.measure, population.scenario())
           << " of " << size.months << " months");
      CHECK(it.share() >= handoff::testing::least_covered(kAsked, it.looks, kStandardErrors));
      const bool plain = it.measure.tier < 0 && it.measure.statistic == sim::Statistic::mean &&
                         (it.measure.metric == sim::Metric::conversions ||
                          it.measure.metric == sim::Metric::missend_rate ||
                          it.measure.metric == sim::Metric::crm_lag_s ||
                          it.measure.metric == sim::Metric::net_value_usd);
      if (plain && size.months >= 50) CHECK(it.bounded() > 0.9);
    }
  }
}
