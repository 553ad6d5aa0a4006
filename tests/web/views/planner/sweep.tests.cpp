// What the page's sweep offers by name, and how what is written is called.
#include "web/views/planner/sweep.hpp"

#include <set>

#include "io/scenario/axis_text.hpp"
#include "io/scenario/measure.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("every input that is offered is one of the worked example", "[sweep_view]") {
  const sim::Scenario scenario = sim::worked_example();
  for (const web::SweepOption& option : web::sweep_inputs()) {
    INFO(option.text);
    const auto axis = io::parse_axis(option.text, scenario);
    REQUIRE(axis);
    CHECK(axis->steps.size() == 5);
  }
}

TEST_CASE("every metric is offered, once by its name, under a label of its own", "[sweep_view]") {
  std::set<std::string> labels, names;
  for (const web::SweepOption& option : web::sweep_metrics()) {
    INFO(option.text);
    CHECK(io::parse_measure(option.text, {}));
    CHECK(labels.insert(option.label).second);
    CHECK(option.label.find('_') == std::string::npos);
    names.insert(option.text.substr(0, option.text.find('.')));
  }
  CHECK(names.size() == sim::kMetrics.size());
  CHECK(web::sweep_metrics().front().label == "CRM lag, p95");
}
