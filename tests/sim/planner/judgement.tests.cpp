// Judgements: a table of figures, bounds and rules.
#include "sim/planner/judgement.hpp"
#include "sim/engine/math.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff;
using sim::Bound;
using sim::Judgement;
using sim::JudgementRule;

TEST_CASE("a target is judged by the figure itself, or by its interval", "[sim][judgement]") {
  struct Case {
    sim::Interval interval;
    Bound bound;
    Judgement by_estimate;
    Judgement by_interval;
  };
  // The figure is 5 and the limit 6, or 5 itself.
  constexpr double kFigure = 5;
  const std::vector<Case> of_six{
      {{4, 5.5}, Bound::at_most, Judgement::met, Judgement::met},
      {{4, 6}, Bound::at_most, Judgement::met, Judgement::met},
      {{4, 6}, Bound::below, Judgement::met, Judgement::unclear},
      {{4, 7}, Bound::at_most, Judgement::met, Judgement::unclear},
      {{4, 7}, Bound::at_least, Judgement::missed, Judgement::unclear},
      {{4, 6}, Bound::at_least, Judgement::missed, Judgement::unclear},
      {{4, 6}, Bound::above, Judgement::missed, Judgement::missed},
      {{4, 5.5}, Bound::at_least, Judgement::missed, Judgement::missed},
  };
  const std::vector<Case> of_five{
      {{5, 5}, Bound::at_most, Judgement::met, Judgement::met},
      {{5, 5}, Bound::below, Judgement::missed, Judgement::missed},
      {{5, 5}, Bound::at_least, Judgement::met, Judgement::met},
      {{5, 5}, Bound::above, Judgement::missed, Judgement::missed},
  };
  const auto check = [&](const std::vector<Case>& cases, double limit) {
    for (const Case& it : cases) {
      CAPTURE(limit, it.interval.low, it.interval.high, static_cast<int>(it.bound));
      const sim::Evidence evidence{kFigure, it.interval, it.bound, limit, 10};
      CHECK(judge(evidence, JudgementRule::estimate) == it.by_estimate);
      CHECK(judge(evidence, JudgementRule::interval) == it.by_interval);
    }
  };
  check(of_six, 6);
  check(of_five, 5);
}

TEST_CASE("an interval that is open says nothing for good, and nobody says nothing at all",
          "[sim][judgement]") {
  using handoff::sim::kInfinity;
  const sim::Evidence open{5, {-kInfinity, kInfinity}, Bound::at_most, 6, 10};
  CHECK(judge(open, JudgementRule::interval) == Judgement::unclear);
  const sim::Evidence nobody{5, {4, 5}, Bound::at_most, 6, 0};
  CHECK(judge(nobody, JudgementRule::estimate) == Judgement::unknown);
  CHECK(judge(nobody, JudgementRule::interval) == Judgement::unknown);
}
