// Feasibility: regions by hand, and the promise over many macro-replications.
#include "sim/statistics/feasibility.hpp"

#include <array>
#include <vector>

#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

TEST_CASE("leaving the region decides, by hand", "[stats][feasibility]") {
  // n0 = 2, one decision at alpha = 0.25: h^2 = 3 (see selection). Observations 1 and 3 under a
  // limit of 10: the sum is -16, S^2 = 2; with tolerance 1 the region reaches 3 - 1 = 2.
  FeasibilityCheck below(1, {{10, 1}}, {.alpha = 0.25, .first_stage = 2});
  below.add(0, std::array{1.0});
  CHECK(below.state(0) == Feasibility::undecided);
  below.add(0, std::array{3.0});
  CHECK(below.state(0) == Feasibility::feasible);
  CHECK(below.finished());
  // 9 and 11: the sum is 0, S^2 = 2, the region 2; then 10, 10: it has shrunk to 3 - 2 = 1; after
  // two more it is 0, and a sum of 0 is feasible.
  FeasibilityCheck on_it(1, {{10, 1}}, {.alpha = 0.25, .first_stage = 2});
  for (const double value : {9.0, 11.0, 10.0, 10.0, 10.0}) {
    CHECK(on_it.state(0) == Feasibility::undecided);
    on_it.add(0, std::array{value});
  }
  CHECK(on_it.state(0) == Feasibility::undecided);
  on_it.add(0, std::array{10.0});
  CHECK(on_it.state(0) == Feasibility::feasible);
  CHECK(on_it.replications(0) == 6);
}

TEST_CASE("one broken constraint is enough, and is named", "[stats][feasibility]") {
  FeasibilityCheck check(2, {{10, 1}, {0, 0.1}}, {.alpha = 0.1, .first_stage = 5});
  Stream stream(71);
  while (check.state(0) == Feasibility::undecided)
    check.add(0, std::array{5 + standard_normal(stream), 1 + standard_normal(stream)});
  CHECK(check.state(0) == Feasibility::infeasible);
  CHECK(check.state(0, 0) == Feasibility::feasible);
  CHECK(check.state(0, 1) == Feasibility::infeasible);
  CHECK_FALSE(check.finished());
  while (check.state(1) == Feasibility::undecided)
    check.add(1, std::array{5 + standard_normal(stream), -1 + standard_normal(stream)});
  CHECK(check.state(1) == Feasibility::feasible);
  CHECK(check.finished());
  CHECK(check.promised());
}

TEST_CASE("all decisions together are right as often as promised", "[stats][feasibility]") {
  // Four systems exactly at the tolerance on either side, the hardest place, with two constraints.
  constexpr int kMacro = 1000;
  Stream stream(72);
  int right = 0;
  for (int macro = 0; macro < kMacro; ++macro) {
    FeasibilityCheck check(4, {{10, 0.5}, {3, 0.5}}, {.alpha = 0.05});
    bool all = true;
    for (std::size_t system = 0; system < 4; ++system) {
      const double first = system % 2 == 0 ? 9.5 : 10.5;
      const double second = system < 2 ? 2.5 : 3.5;
      const bool feasible = system == 0;
      while (check.state(system) == Feasibility::undecided) {
        check.add(system, std::array{first + standard_normal(stream),
                                     second + 2 * standard_normal(stream)});
      }
      all = all && (check.state(system) == Feasibility::feasible) == feasible;
    }
    right += all ? 1 : 0;
  }
  CHECK(right >= 0.95 * kMacro);
}

TEST_CASE("the maximum decides by the mean, and voids the promise", "[stats][feasibility]") {
  Stream stream(73);
  FeasibilityCheck check(1, {{0, 1e-6}}, {.alpha = 0.05, .first_stage = 10, .maximum = 40});
  double sum = 0;
  while (!check.finished()) {
    const double value = standard_normal(stream);
    sum += value;
    check.add(0, std::array{value});
  }
  CHECK(check.replications(0) == 40);
  CHECK(check.state(0) == (sum <= 0 ? Feasibility::feasible : Feasibility::infeasible));
  CHECK_FALSE(check.promised());
}
