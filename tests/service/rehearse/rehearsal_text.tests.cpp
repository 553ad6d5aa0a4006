// What `--json` writes is what the page's reader reads (io/results/rehearsal/rehearsal_file.hpp).
#include "service/rehearse/rehearsal_text.hpp"

#include <cmath>
#include <limits>
#include <string>

#include "io/json/json_text.hpp"
#include "io/results/rehearsal/rehearsal_file.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::rehearse;

TEST_CASE("A rehearsal that is written as JSON is read as it was", "[service][rehearse]") {
  Rehearsal it;
  it.scenario = "burst";
  it.seed = (std::uint64_t{1} << 53) - 1;
  it.customers = 60;
  it.played_s = 12.5;
  it.overhead.step_s = 0.0015;
  it.breakdown.vendors_s = 1.25;
  it.ledger.lost = 1;
  it.ledger.violations = {"cus_1: lost"};
  for (std::size_t n = 0; n < kFigures.size(); ++n)
    it.rows[n] = {static_cast<double>(n), 2, 1, 3, 1, 3, 2, Agreement::inside};
  it.rows[6].measured = 0.5;  // of an hour
  it.rows[1].median = std::numeric_limits<double>::quiet_NaN();
  it.rows[2].agreement = Agreement::differs;
  const auto file = io::read_rehearsal(io::pretty(rehearsal_json(it)), "r.json");
  REQUIRE(file);
  CHECK(file->scenario == "burst");
  CHECK(file->seed == it.seed);
  CHECK(file->runs == kRuns);
  CHECK(file->step_ms == Approx(1.5));
  CHECK(file->vendors_s == 1.25);
  CHECK(file->lost == 1);
  CHECK(file->violations == it.ledger.violations);
  CHECK_FALSE(file->agrees);
  CHECK(file->verdict == "verdict: the service broke an invariant: cus_1: lost");
  REQUIRE(file->figures.size() == kFigures.size());
  for (std::size_t n = 0; n < kFigures.size(); ++n) {
    CHECK(file->figures[n].label == kFigures[n].label);
    CHECK(file->figures[n].is_count == (kFigures[n].quantile < 0));
  }
  CHECK(file->figures[6].measured == 1800);
  CHECK(std::isnan(file->figures[1].median));
  CHECK(file->figures[2].differs);
  CHECK_FALSE(file->figures[3].differs);
}
