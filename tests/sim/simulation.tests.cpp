// Whole replications: what the world's people do with what the pipeline tells them.
#include "sim/simulation.hpp"

#include "core/calendar.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::kNever;

namespace {

// Nobody is busy with anything else, so a first touch waits for hours and for other touches only.
sim::Scenario idle_team() {
  sim::Scenario scenario = sim::worked_example();
  scenario.team.other_work = 0;
  return scenario;
}

}  // namespace

TEST_CASE("every customer who is assigned is touched once, after being told, in hours",
          "[sim][simulation]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Simulation simulation(scenario);
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    simulation.run(replication);
    for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
      const sim::Customer& customer = simulation.customers()[at];
      const sim::TouchTimes& touch = simulation.team().touch(at);
      REQUIRE(touch.begun != kNever);
      CHECK(customer.converted < touch.told);
      CHECK(touch.told <= touch.ready);
      CHECK(touch.ready <= touch.begun);
      CHECK(core::is_open(scenario.pipeline.customer_hours, scenario.pipeline.zones[customer.zone],
                          touch.begun));
    }
    const sim::TeamCounts& counts = simulation.team().counts();
    CHECK(counts.queued == counts.begun);
    CHECK(counts.begun == counts.finished);
    CHECK(counts.outside_hours == 0);
    CHECK(counts.touched_twice == 0);
  }
}

TEST_CASE("without routing customers are seen by chance and touched all the same",
          "[sim][simulation]") {
  sim::Scenario scenario = idle_team();
  scenario.pipeline.routing_by = core::Routing::none;
  scenario.team.pickup = sim::Distribution::constant(3600);
  sim::Simulation simulation(scenario);
  simulation.run(0);
  REQUIRE(!simulation.customers().empty());
  for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
    const sim::CustomerState& state = simulation.world().states()[at];
    const sim::TouchTimes& touch = simulation.team().touch(at);
    CHECK(state.assigned == kNever);
    CHECK(touch.told - state.entered >= core::hours(1));
    CHECK(touch.begun != kNever);
  }
}

TEST_CASE("an AE keeps the customer of an open deal where the rule says so", "[sim][simulation]") {
  sim::Scenario scenario = idle_team();
  scenario.cohort.open_deal = 1;
  scenario.pipeline.deals = core::DealRule::instead;
  sim::Simulation simulation(scenario);
  simulation.run(0);
  CHECK(simulation.team().counts().queued == 0);
  for (std::uint32_t at = 0; at < simulation.customers().size(); ++at)
    CHECK(simulation.team().touch(at).begun != kNever);
}

TEST_CASE("the core hears of touches, so that the least loaded are chosen", "[sim][simulation]") {
  sim::Scenario scenario = idle_team();
  for (core::RoutingRow& row : scenario.pipeline.routing)
    row.strategy = core::Strategy::least_loaded;
  sim::Simulation simulation(scenario);
  CHECK(simulation.run(0).violations.empty());
  const sim::TeamCounts& counts = simulation.team().counts();
  CHECK(counts.finished >= simulation.customers().size());
}
