// Rows of a design: what stands in them, and what makes them another design's.
#include "io/results/design/design_rows.hpp"

#include <vector>

#include "io/scenario/measure.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using io::RowFormat;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 40;
  return scenario;
}

std::vector<sim::Factor> factors() {
  return {*sim::range_factor(small(), "payments.duplicate_share", 0, 0.5),
          sim::step_factor(*sim::input_axis(small(), "pipeline.dedupe.enabled", {0, 1}))};
}

io::DesignTable table(const sim::Scenario& scenario = small(), sim::DesignSpec spec = {},
                      int replications = 5) {
  return io::design_table(
      scenario, spec, factors(), replications,
      {{sim::Metric::conversions}, {sim::Metric::crm_lag_s, sim::Statistic::p95, 0}},
      {{"conversions>=1", {{sim::Metric::conversions}, sim::Bound::at_least, 1}}});
}

struct Simulated {
  sim::Results results;
  std::vector<sim::Standing> standings;
  std::vector<double> at{0.5, 0.75};

  Simulated() {
    sim::Experiment experiment(small());
    experiment.run(5);
    results = experiment.results();
    sim::Standing standing;
    standing.judgement = sim::Judgement::met;
    standings.push_back(standing);
  }
  sim::DesignPoint point() const { return {7, at, results, standings}; }
};

}  // namespace

TEST_CASE("a CSV row has its inputs, its figures with intervals and its targets", "[io][design]") {
  const io::DesignTable it = table();
  const std::string tier = io::tier_names(small())[0];
  CHECK(design_head(RowFormat::csv, it) ==
        "point,design,payments.duplicate_share,pipeline.dedupe.enabled,conversions,conversions.low,"
        "conversions.high," +
            tier + ":crm_lag_s.p95," + tier + ":crm_lag_s.p95.low," + tier +
            ":crm_lag_s.p95.high,targets\n");
  const Simulated simulated;
  const std::string row = design_row(RowFormat::csv, it, simulated.point());
  CHECK(row.starts_with("7," + it.identity + ",0.25,on,"));
  CHECK(row.starts_with(row_beginning(RowFormat::csv, it, 7)));
  CHECK(row.ends_with(",met\n"));
  CHECK(row_is_met(RowFormat::csv, row.substr(0, row.size() - 1)));
  CHECK(it.identity.size() == 16);
}

TEST_CASE("a line of JSON says the same", "[io][design]") {
  const io::DesignTable it = table();
  const Simulated simulated;
  const std::string row = design_row(RowFormat::json_lines, it, simulated.point());
  CHECK(design_head(RowFormat::json_lines, it).empty());
  CHECK(row.starts_with(row_beginning(RowFormat::json_lines, it, 7)));
  CHECK(row.find(R"("at":{"payments.duplicate_share":0.25,"pipeline.dedupe.enabled":"on"})") !=
        row.npos);
  CHECK(row.find(R"("measures":{"conversions":{"value":)") != row.npos);
  CHECK(row_is_met(RowFormat::json_lines, row.substr(0, row.size() - 1)));
}

TEST_CASE("another scenario, seed, design or figure is another design; more Sobol points are not",
          "[io][design]") {
  const std::string identity = table().identity;
  CHECK(table().identity == identity);
  sim::Scenario other = small();
  other.seed = 77;
  CHECK(table(other).identity != identity);
  CHECK(table(small(), {sim::DesignKind::sobol, 256, 9}).identity != identity);
  CHECK(table(small(), {}, 6).identity != identity);
  CHECK(table(small(), {sim::DesignKind::sobol, 512, 1}).identity == identity);
  const auto lhs = [](std::uint32_t points) {
    return table(small(), {sim::DesignKind::latin_hypercube, points, 1}).identity;
  };
  CHECK(lhs(256) != identity);
  CHECK(lhs(256) != lhs(512));
}
