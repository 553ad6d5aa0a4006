// Which of many small p-values are kept.
#include "sim/statistics/false_discovery.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff::sim;

// Of four rows the bounds are i / 4 x 0.05 / (1 + 1/2 + 1/3 + 1/4): 0.006, 0.012, 0.018 and 0.024.
TEST_CASE("discoveries are kept up to the last that is below its bound, by hand",
          "[stats][false_discovery]") {
  CHECK(kept_discoveries(std::vector<double>{0.5, 0.0119, 0.001, 0.019}) ==
        std::vector<bool>{false, true, true, false});
  // The third is below its bound, and takes those before it along.
  CHECK(kept_discoveries(std::vector<double>{0.009, 0.013, 0.0179, 0.9}) ==
        std::vector<bool>{true, true, true, false});
  CHECK(kept_discoveries(std::vector<double>{0.04, 0.5, 0.6}) ==
        std::vector<bool>{false, false, false});
  CHECK(kept_discoveries({}).empty());
}
