// Prediction intervals by hand arithmetic, and how often they hold.
#include "service/rehearse/prediction.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/engine/rng.hpp"
#include "tests/catch.hpp"

namespace handoff::rehearse {
namespace {

// Every figure of run i is i: ranks and values are the same.
Prediction ranks(std::size_t runs) {
  Prediction it;
  for (std::size_t i = 1; i <= runs; ++i) {
    Figures figures;
    figures.fill(static_cast<double>(i));
    it.runs.push_back(figures);
  }
  return it;
}

Figures all(double value) {
  Figures figures;
  figures.fill(value);
  return figures;
}

Figures random_figures(sim::Stream& stream) {
  Figures figures;
  for (double& it : figures) it = 1 + stream.uniform();
  return figures;
}

}  // namespace

TEST_CASE("Of 1999 runs the 50th from either end bounds a 95% prediction", "[rehearse]") {
  const auto rows = compared(all(1000), ranks(1999));
  CHECK(rows[0].median == 1000);
  CHECK(rows[0].low == 50);
  CHECK(rows[0].high == 1950);
  CHECK(rows[0].agreement == Agreement::inside);
}

TEST_CASE("A row is inside, close, a matter of chance, or differs", "[rehearse]") {
  const Prediction narrow = [] {
    Prediction it = ranks(1999);
    for (Figures& run : it.runs)
      for (double& value : run) value = 1000 + value / 1000;  // 1000.001 to 1001.999
    return it;
  }();
  CHECK(compared(all(1001), narrow)[0].agreement == Agreement::inside);
  CHECK(compared(all(1099), narrow)[0].agreement == Agreement::close);
  CHECK(compared(all(1102), narrow)[0].agreement == Agreement::differs);
  CHECK_FALSE(agrees(compared(all(1102), narrow)));
  Prediction drawn = narrow;
  drawn.same_draws.fill(1200);
  CHECK(compared(all(1102), drawn)[0].agreement == Agreement::as_drawn);
  CHECK(agrees(compared(all(1001), narrow)));
}

TEST_CASE("A lag that nobody had differs from one that everybody had", "[rehearse]") {
  CHECK_FALSE(agrees(compared(all(std::numeric_limits<double>::quiet_NaN()), ranks(1999))));
}

TEST_CASE("A row's interval and all rows' bounds hold as often as they say", "[rehearse]") {
  constexpr int kTrials = 400;
  sim::Stream stream(7);
  Prediction prediction;
  for (int i = 0; i < 1999; ++i) prediction.runs.push_back(random_figures(stream));
  int row_inside = 0, all_inside = 0;
  for (int i = 0; i < kTrials; ++i) {
    const auto rows = compared(random_figures(stream), prediction);
    row_inside += rows[0].low <= rows[0].measured && rows[0].measured <= rows[0].high ? 1 : 0;
    all_inside += std::all_of(rows.begin(), rows.end(),
                              [](const Row& row) {
                                return row.all_low <= row.measured && row.measured <= row.all_high;
                              })
                      ? 1
                      : 0;
  }
  // 95% of 400 is 380, with a standard deviation of 4.4; five of them either way.
  CHECK(std::abs(row_inside - 380) <= 22);
  CHECK(std::abs(all_inside - 380) <= 22);
}

}  // namespace handoff::rehearse
