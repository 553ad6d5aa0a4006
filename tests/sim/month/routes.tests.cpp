// Ways from tier to owner to ending.
#include "sim/month/routes.hpp"

#include "sim/month/simulation.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using sim::Ending;

namespace {

struct Sums {
  double assigned = 0;
  double ended = 0;
};

Sums sums(const sim::RouteTable& routes) {
  Sums it;
  for (std::size_t owner = 0; owner < routes.owners(); ++owner) {
    for (std::size_t tier = 0; tier < routes.tiers(); ++tier)
      it.assigned += routes.assigned(tier, owner).sum();
    for (const Ending ending : {Ending::on_time, Ending::late, Ending::exception})
      it.ended += routes.ended(owner, ending).sum();
  }
  return it;
}

}  // namespace

TEST_CASE("every customer that counts takes one way", "[sim][routes]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Simulation simulation(scenario);
  sim::RouteTable routes(scenario);
  double customers = 0, in_time = 0;
  for (std::uint32_t replication = 0; replication < 4; ++replication) {
    simulation.run(replication);
    routes.add(simulation.month());
    for (std::size_t at = 0; at < simulation.month().counted_customers; ++at) {
      customers += 1;
      in_time += simulation.touched_in_time(at) && !simulation.results()[at].exception ? 1 : 0;
    }
  }
  CHECK(routes.replications() == 4);
  CHECK(sums(routes).assigned == Approx(customers));
  CHECK(sums(routes).ended == Approx(customers));
  double on_time = 0;
  for (std::size_t owner = 0; owner < routes.owners(); ++owner)
    on_time += routes.ended(owner, Ending::on_time).sum();
  CHECK(on_time == Approx(in_time));
}

TEST_CASE("without routing nobody is assigned", "[sim][routes]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.routing_by = core::Routing::none;
  sim::Simulation simulation(scenario);
  sim::RouteTable routes(scenario);
  simulation.run(0);
  routes.add(simulation.month());
  double nobody = 0;
  for (std::size_t tier = 0; tier < routes.tiers(); ++tier)
    nobody += routes.assigned(tier, routes.nobody()).sum();
  CHECK(nobody == Approx(static_cast<double>(simulation.month().counted_customers)));
}

TEST_CASE("an open deal's customer goes to the AE where the rule says so", "[sim][routes]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.deals = core::DealRule::instead;
  scenario.cohort.open_deal = 1.0;
  sim::Simulation simulation(scenario);
  sim::RouteTable routes(scenario);
  simulation.run(0);
  routes.add(simulation.month());
  double ae = 0;
  for (std::size_t tier = 0; tier < routes.tiers(); ++tier)
    ae += routes.assigned(tier, routes.ae()).sum();
  CHECK(ae > 0.9 * static_cast<double>(simulation.month().counted_customers));
}
