// What is said of a figure, against intervals worked out by hand.
#include "sim/article/finding.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace handoff;
using sim::Finding;
using sim::Interval;
using sim::Judgement;

namespace {

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

Judgement judged(double value, Interval interval, Interval said, double n = 1'000) {
  return sim::judge_range({value, interval, n, 20}, said);
}

}  // namespace

TEST_CASE("a range is met by the whole interval, and missed where none of it lies in it",
          "[claims]") {
  const Interval said{6, 12};
  CHECK(judged(8.1, {7, 9}, said) == Judgement::met);
  CHECK(judged(8.13, {3.31, 14.0}, said) == Judgement::unclear);  // though the estimate lies in it
  CHECK(judged(20, {19, 21}, said) == Judgement::missed);
  CHECK(judged(0.45, {0.4, 0.5}, {2, 8}) == Judgement::missed);  // better than said is not as said
  CHECK(judged(44.8, {41.2, 48.4}, {22, kNoEnd}) == Judgement::met);
  CHECK(judged(8.1, {-kNoEnd, kNoEnd}, said) == Judgement::unclear);
  CHECK(judged(0, {0, 0}, said, 0) == Judgement::unknown);
}

TEST_CASE("what is said to begin at nothing has no lower end", "[claims]") {
  CHECK(judged(0.4, {-0.1, 1.9}, {0, 2}) == Judgement::met);
  CHECK(judged(-0.4, {-0.5, -0.3}, {0, 2}) == Judgement::missed);
}

TEST_CASE("one case disproves none and all, and few observations do not prove them", "[claims]") {
  const Interval none{0, 0}, all{1, 1}, unknown{-kNoEnd, kNoEnd};
  CHECK(judged(0, unknown, none, 19) == Judgement::unclear);
  CHECK(judged(0, unknown, none, 20) == Judgement::met);
  CHECK(judged(0.01, {0, 0.1}, none, 1'000) == Judgement::missed);
  CHECK(judged(1, unknown, all, 20) == Judgement::met);
  CHECK(judged(0.99, unknown, all, 20) == Judgement::missed);
}

TEST_CASE("both parts of a sentence must be so", "[claims]") {
  CHECK(sim::both(Judgement::met, Judgement::met) == Judgement::met);
  CHECK(sim::both(Judgement::met, Judgement::unclear) == Judgement::unclear);
  CHECK(sim::both(Judgement::missed, Judgement::unclear) == Judgement::missed);
  CHECK(sim::both(Judgement::unknown, Judgement::missed) == Judgement::unknown);
}

TEST_CASE("a weaker reading is asked only where the words alone do not hold", "[claims]") {
  CHECK(in_either_reading(Finding::contradicted, Finding::holds) == Finding::weaker);
  CHECK(in_either_reading(Finding::unclear, Finding::holds) == Finding::weaker);
  CHECK(in_either_reading(Finding::holds, Finding::contradicted) == Finding::holds);
  CHECK(in_either_reading(Finding::contradicted, Finding::unclear) == Finding::contradicted);
  CHECK(in_either_reading(Finding::not_applicable, Finding::holds) == Finding::not_applicable);
}

TEST_CASE("a difference makes a rule hold when its interval leaves out zero", "[advice]") {
  const auto finding = [](double low, double high, bool expected) {
    return sim::finding_of(sim::PairedDifference{(low + high) / 2, {low, high}, 1, 10}, expected);
  };
  CHECK(finding(1, 2, true) == Finding::holds);
  CHECK(finding(1, 2, false) == Finding::contradicted);
  CHECK(finding(-2, -1, true) == Finding::contradicted);
  CHECK(finding(-2, -1, false) == Finding::holds);
  CHECK(finding(0, 0, true) == Finding::contradicted);  // nothing changes at all
  CHECK(finding(-1, 1, true) == Finding::unclear);
  CHECK(finding(-1, 1, false) == Finding::unclear);
}
