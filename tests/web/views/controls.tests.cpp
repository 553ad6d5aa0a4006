// Controls: their limits and words, when one does nothing, and what it sets.
#include "web/views/controls.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "web/app/actions.hpp"
#include "web/jobs/session.hpp"

using namespace handoff;
using namespace handoff::web;

TEST_CASE("controls take limits, help and source from the list of fields", "[controls]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 800;
  const std::vector<ControlView> all = control_views(scenario);
  const auto always =
      std::count_if(all.begin(), all.end(), [](const ControlView& it) { return it.group.empty(); });
  REQUIRE(always == 6);
  CHECK(all[0].path == "cohort.trials");
  CHECK(all[0].value == 800.0);
  CHECK(all[0].initial == 500.0);
  CHECK(all[0].hard_max == 1e8);
  CHECK(all[0].kind == ui::Quantity::integer);
  CHECK(all[0].hint == "Sign-ups in the period.\nSource: article: worked example.\ncohort.trials");
  CHECK(all[1].kind == ui::Quantity::percent);
  CHECK(all[3].path == "apis.crm.limits[0].requests");
  CHECK(all[3].unit == "/ 10 s");
  CHECK(all[5].is_switch);
  scenario.apis.crm.limits.clear();
  CHECK(control_views(scenario).size() == all.size() - 1);
}

TEST_CASE("team, faults, policies and thresholds have controls of their own", "[controls]") {
  const std::vector<ControlView> all = control_views(sim::worked_example());
  const auto find = [&all](const std::string& path) {
    for (const ControlView& each : all) {
      if (each.path == path) return each;
    }
    FAIL("no control for " << path);
    return all.front();
  };
  CHECK(find("pipeline.pools[1].headcount").label == "named CSM, people");
  CHECK(find("pipeline.pools[1].headcount").group == "Team and staff");
  CHECK(find("pipeline.routing[2].annual_from").value == 15'000.0);
  CHECK(find("pipeline.routing[3].first_touch").value == 900.0);
  const ControlView routing = find("pipeline.routing_by");
  CHECK(std::string(routing.names[static_cast<std::size_t>(routing.value)]) == "rules");
  for (const ControlView& each : all) {
    CAPTURE(each.path);
    CHECK(each.min >= each.hard_min);
    CHECK(each.max <= each.hard_max);
  }
}

TEST_CASE("a control that does nothing is off and says why", "[controls]") {
  sim::Scenario scenario = sim::worked_example();
  const auto of = [&scenario](const std::string& path) {
    for (const ControlView& each : control_views(scenario))
      if (each.path == path) return each;
    FAIL("no control for " << path);
    return ControlView{};
  };
  scenario.pipeline.reconcile.enabled = false;
  CHECK(of("pipeline.reconcile.every").idle);
  CHECK(of("pipeline.reconcile.every").note.find("reconciliation") != std::string::npos);
  CHECK(of("pipeline.trigger.poll_every").idle);
  CHECK_FALSE(of("pipeline.reconcile.enabled").idle);
  scenario.pipeline.reconcile.enabled = true;
  scenario.pipeline.trigger.kind = core::Trigger::poll;
  CHECK_FALSE(of("pipeline.reconcile.every").idle);
  CHECK_FALSE(of("pipeline.trigger.poll_every").idle);
}

TEST_CASE("hours, outages and latencies have controls that set what a file has", "[controls]") {
  Session session;
  const auto find = [&session](const std::string& path) -> std::optional<ControlView> {
    for (const ControlView& each : control_views(session.state().scenario)) {
      if (each.path == path) return each;
    }
    return std::nullopt;
  };
  const auto set = [&session](const std::string& path, const std::string& value) {
    return session.apply(SetText{path, value});
  };
  REQUIRE(find("pipeline.pools[1].shift"));
  CHECK(find("pipeline.pools[1].shift")->text == "Mon-Fri 08:00-20:00");
  CHECK_FALSE(set("pipeline.pools[1].shift", "Mon-Sat 07:00-19:30"));
  CHECK(session.state().scenario.pipeline.pools[1].shift.from_minute == 7 * 60);
  CHECK(session.state().scenario.pipeline.pools[1].shift.weekdays == 0b111111);
  CHECK(set("pipeline.pools[1].shift", "always"));  // refused, with a reason

  CHECK_FALSE(find("apis.crm.outages[0].length"));
  const ControlView outage = *find("apis.crm.outages");
  CHECK(outage.value == 0.0);
  CHECK_FALSE(session.apply(switched(outage, true)));
  REQUIRE(session.state().scenario.apis.crm.outages.size() == 1);
  CHECK(find("apis.crm.outages[0].length")->value == 3600.0);
  // 21 days and 14 hours after Monday 2 March.
  CHECK(find("apis.crm.outages[0].from")->text == "2026-03-23 14:00");
  CHECK_FALSE(session.apply(switched(outage, false)));
  CHECK(session.state().scenario.apis.crm.outages.empty());

  const ControlView p95 = *find("apis.crm.latency.p95");
  CHECK(p95.value == Approx(0.45));
  CHECK(p95.hard_min == find("apis.crm.latency.median")->value);
  CHECK_FALSE(session.apply(SetField{p95.path, 2.0}));
  CHECK(session.state().scenario.apis.crm.latency.parameter(1) == Approx(2.0));
  CHECK(find("apis.crm.latency.median")->hard_max == Approx(2.0));
}
