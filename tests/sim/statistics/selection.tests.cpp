// Kim & Nelson: constants and first steps by hand, and the promise over many macro-replications.
#include "sim/statistics/selection.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "sim/engine/variates.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

// Runs the procedure to its end: observe(system, replication).
template <class Observe>
SelectionResult select_best(std::size_t systems, const SelectionOptions& options, Observe observe) {
  KimNelson procedure(systems, options);
  std::vector<double> values;
  while (!procedure.finished()) {
    values.clear();
    for (const std::size_t system : procedure.survivors())
      values.push_back(observe(system, procedure.replications()));
    procedure.add(values);
  }
  return procedure.result();
}

constexpr std::size_t kSystems = 5;
constexpr int kMacro = 1000;

struct Outcome {
  int right = 0;
  double replications = 0;  // a system, on average
};

// `kMacro` selections among normal systems; `shared` is the correlation that common random numbers
// give.
Outcome macro_replications(const std::array<double, kSystems>& means,
                           const std::array<double, kSystems>& deviations, std::size_t best,
                           double shared, SelectionOptions options) {
  Stream stream(61);
  Outcome outcome;
  for (int macro = 0; macro < kMacro; ++macro) {
    double common = 0;
    int of = -1;
    const SelectionResult result =
        select_best(kSystems, options, [&](std::size_t system, int replication) {
          if (replication != of) common = standard_normal(stream);
          of = replication;
          const double noise =
              std::sqrt(shared) * common + std::sqrt(1 - shared) * standard_normal(stream);
          return means[system] + deviations[system] * noise;
        });
    CHECK(result.promised);
    outcome.right += result.best == best ? 1 : 0;
    for (const int spent : result.replications)
      outcome.replications += spent / static_cast<double>(kMacro * kSystems);
  }
  return outcome;
}

constexpr std::array<double, kSystems> kEqual{1, 1, 1, 1, 1};

}  // namespace

TEST_CASE("the continuation factor by hand", "[stats][selection]") {
  // k = 5, alpha = 0.05, n0 = 20: (0.1 / 4)^(-2/19) = exp(3.688879 x 2/19) = 1.474475; eta =
  // 0.237238; h^2 = 2 x 0.237238 x 19 = 9.01503.
  CHECK(continuation_factor(0.05 / 4, 20) == Approx(9.01503).epsilon(1e-5));
}

// The slippage configuration, the hardest: all others are exactly the indifference zone behind.
TEST_CASE("a best that is just ahead of all others is picked as often as promised",
          "[stats][selection]") {
  const SelectionOptions options{.indifference = 0.2, .alpha = 0.05};
  const Outcome independent = macro_replications({0, 0, 0.2, 0, 0}, kEqual, 2, 0, options);
  CHECK(independent.right >= 0.95 * kMacro);
  const Outcome shared = macro_replications({0, 0, 0.2, 0, 0}, kEqual, 2, 0.8, options);
  CHECK(shared.right >= 0.95 * kMacro);
  CHECK(shared.replications < 0.4 * independent.replications);
}

TEST_CASE("a planted best among unequal systems is picked as often as promised, and cheaply",
          "[stats][selection]") {
  const SelectionOptions options{.indifference = 0.5, .alpha = 0.10, .first_stage = 10};
  const Outcome spread = macro_replications({3, 0, 1, 2, 2.5}, {1, 3, 1, 2, 1.5}, 0, 0, options);
  CHECK(spread.right >= 0.90 * kMacro);
  const Outcome slippage = macro_replications({0.5, 0, 0, 0, 0}, {1, 3, 1, 2, 1.5}, 0, 0, options);
  CHECK(slippage.right >= 0.90 * kMacro);
  CHECK(spread.replications < slippage.replications / 2);  // bad ones go early
}

TEST_CASE("bad systems go first, and cost what they cost", "[stats][selection]") {
  // Means 0, 5 and 10 with a little noise: both lesser ones are seen at once, the worse one first.
  const SelectionOptions options{.indifference = 1, .first_stage = 10};
  Stream stream(62);
  const SelectionResult result = select_best(3, options, [&](std::size_t system, int) {
    return 5.0 * static_cast<double>(system) + 0.1 * standard_normal(stream);
  });
  CHECK(result.best == 2);
  REQUIRE(result.eliminated.size() == 2);
  CHECK(result.eliminated[0].system == 0);
  CHECK(result.eliminated[1].system == 1);
  CHECK(result.eliminated[1].replications == 10);
  CHECK(result.replications == std::vector<int>{10, 10, 10});
}

TEST_CASE("the first screening by hand", "[stats][selection]") {
  // Two systems, n0 = 2, alpha = 0.25: eta = (0.5^-2 - 1) / 2 = 1.5, h^2 = 3. Differences 4 and 8:
  // S^2 = 8. With delta 2: h^2 S^2 / delta^2 = 6; W(2) = 2 / 4 (6 - 2) = 2. The mean difference 6
  // is more: the second goes. With delta 0.5: 96; W(2) = 0.125 x 94 = 11.75: it stays.
  const auto after_two = [](double delta) {
    KimNelson procedure(2, {.indifference = delta, .alpha = 0.25, .first_stage = 2});
    procedure.add(std::array{4.0, 0.0});
    procedure.add(std::array{9.0, 1.0});
    return procedure.survivors().size();
  };
  CHECK(after_two(2) == 1);
  CHECK(after_two(0.5) == 2);
}

// Three systems share the error: 0.125 for each comparison, so eta = (0.25^-2 - 1) / 2 = 7.5 and h^2 =
// 15. Differences 4 and 8, S^2 = 8, with delta 2: W(2) = 2 / 4 (15 x 8 / 4 - 2) = 14, and a mean
// difference of 6 is not enough. With all of the error for each it would be (see above).
TEST_CASE("the comparisons of a selection share its error", "[stats][selection]") {
  KimNelson procedure(3, {.indifference = 2, .alpha = 0.25, .first_stage = 2});
  procedure.add(std::array{4.0, 0.0, 0.0});
  procedure.add(std::array{9.0, 1.0, 1.0});
  CHECK(procedure.survivors().size() == 3);
}

TEST_CASE("systems that are the same end in a tie at once, and the first is named",
          "[stats][selection]") {
  const SelectionResult result = select_best(3, {.indifference = 1, .first_stage = 5},
                                             [](std::size_t, int r) { return 1.0 * r; });
  CHECK(result.best == 0);
  CHECK(result.promised);
  CHECK(result.replications == std::vector<int>{5, 5, 5});
  CHECK(KimNelson(1, {}).finished());
  CHECK(KimNelson(1, {}).result().best == 0);
}

TEST_CASE("a maximum ends the procedure without a promise", "[stats][selection]") {
  Stream stream(63);
  const SelectionResult result =
      select_best(2, {.indifference = 0.001, .first_stage = 10, .maximum = 50},
                  [&](std::size_t, int) { return standard_normal(stream); });
  CHECK_FALSE(result.promised);
  CHECK(result.replications == std::vector<int>{50, 50});
}

TEST_CASE("a procedure that is set aside and taken up again goes the same way",
          "[stats][selection]") {
  const auto value = [](std::size_t system, int r) {
    return 0.3 * static_cast<double>(system) +
           Stream(system * 1000 + static_cast<std::size_t>(r)).uniform();
  };
  const SelectionOptions options{.indifference = 0.1};
  const auto step = [&value](KimNelson& procedure) {
    std::vector<double> values;
    for (const std::size_t system : procedure.survivors())
      values.push_back(value(system, procedure.replications()));
    procedure.add(values);
  };
  KimNelson procedure(4, options);
  for (int r = 0; r < 21; ++r) step(procedure);
  KimNelson aside = procedure;
  REQUIRE_FALSE(aside.finished());
  while (!aside.finished()) step(aside);
  const SelectionResult whole = select_best(4, options, value);
  CHECK(aside.result().best == whole.best);
  CHECK(aside.result().replications == whole.replications);
}
