// Reports of a sweep.
#include "io/results/sweep_report.hpp"

#include <algorithm>
#include <string>

#include "io/json/json.hpp"
#include "io/scenario/axis_text.hpp"
#include "io/scenario/target.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

struct Finished {
  sim::ReplicationStore store{sim::Detail::values};
  std::unique_ptr<sim::Sweep> sweep;
  io::SweepView view;
};

void run(Finished& it, std::vector<const char*> axes) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 100;
  it.view = {"a scenario", "a pipeline", {{sim::Metric::conversions, {}, -1}}, {}};
  it.view.targets.push_back(*io::parse_target("duplicates_received<=2", io::tier_names(scenario)));
  std::vector<sim::SweepAxis> parsed;
  for (const char* text : axes) parsed.push_back(*io::parse_axis(text, scenario));
  it.sweep = *sim::Sweep::make(it.store, scenario, parsed, it.view.targets, 10);
  answer(*it.sweep, it.store);
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a sweep as JSON has a run's results at each point", "[sweep_report]") {
  Finished it;
  run(it, {"payments.duplicate_share=0,0.5", "pipeline.dedupe.enabled=on,off"});
  const auto json = io::parse_json(io::sweep_json(*it.sweep, it.store, it.view), "sweep");
  REQUIRE(json);
  const io::Json& document = *json;
  CHECK(document["axes"][0]["path"] == "payments.duplicate_share");
  CHECK(document["axes"][1]["values"][1] == "off");
  REQUIRE(document["points"].size() == 4);
  const io::Json& point = document["points"][3];
  CHECK(point["at"]["payments.duplicate_share"] == 0.5);
  CHECK(point["at"]["pipeline.dedupe.enabled"] == "off");
  CHECK(point["metrics"]["conversions"]["n"] == 10);
  CHECK(point["targets"][0]["judgement"] == "missed");
  CHECK(document["points"][0]["targets"][0]["judgement"] == "met");
}

TEST_CASE("a sweep as CSV has a line for each point, metric and tier", "[sweep_report]") {
  Finished it;
  run(it, {"payments.duplicate_share=0,0.5"});
  const std::string csv = io::sweep_csv(*it.sweep, it.store);
  CHECK(csv.starts_with("payments.duplicate_share,metric,tier,mean,"));
  const std::size_t a_run = lines_of(io::results_csv(*it.sweep->results(it.store, 0))) - 1;
  CHECK(lines_of(csv) == 1 + 2 * a_run);
  CHECK(csv.find("\n0.5,conversions,") != csv.npos);
}

TEST_CASE("a sweep's table marks the points that keep the targets", "[sweep_report]") {
  Finished one, two;
  run(one, {"payments.duplicate_share=0,0.5"});
  const std::string lines = io::sweep_table(*one.sweep, one.store, one.view);
  CHECK(lines.find("conversions") != lines.npos);
  CHECK(lines.find("missed") != lines.npos);
  run(two, {"payments.duplicate_share=0,0.5", "cohort.trials=50,100"});
  const std::string grid = io::sweep_table(*two.sweep, two.store, two.view);
  CHECK(grid.find("conversions: payments.duplicate_share to the right, cohort.trials downward") !=
        grid.npos);
  CHECK(grid.find(" +") != grid.npos);
  CHECK(grid.find(" x") != grid.npos);
}
