// Any input as a number: what is listed, what is set, and what is refused.
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using sim::InputKind;

namespace {

double value_of(const sim::Scenario& scenario, std::string_view path) {
  const auto inputs = sim::inputs_of(scenario);
  const sim::Input* input = sim::find_input(inputs, path);
  REQUIRE(input != nullptr);
  return input->value;
}

InputKind kind_of(const sim::Scenario& scenario, std::string_view path) {
  const auto inputs = sim::inputs_of(scenario);
  const sim::Input* input = sim::find_input(inputs, path);
  REQUIRE(input != nullptr);
  return input->kind;
}

}  // namespace

TEST_CASE("Every kind of input is read as a number in its unit", "[inputs]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.staff.discovery = sim::Distribution::exponential(3.7 * 86400);
  CHECK(value_of(scenario, "cohort.trials") == 500);
  CHECK(value_of(scenario, "cohort.conversion_rate") == 0.18);
  CHECK(value_of(scenario, "payments.charge_delay") == 3600);
  CHECK(value_of(scenario, "cohort.plans[0].unit_price") == 33);
  CHECK(value_of(scenario, "pipeline.dedupe.enabled") == 1);
  CHECK(value_of(scenario, "apis.crm.limits[0].requests") == 190);
  CHECK(value_of(scenario, "staff.discovery") == Approx(3.7 * 86400));
  CHECK(kind_of(scenario, "staff.discovery") == InputKind::distribution);
  CHECK(kind_of(scenario, "pipeline.trigger.kind") == InputKind::choice);
  CHECK(kind_of(scenario, "cohort.hour_weights[3]") == InputKind::number);
}

TEST_CASE("Setting an input changes that one and no other", "[inputs]") {
  const sim::Scenario before = sim::worked_example();
  for (const auto& [path, value] : std::initializer_list<std::pair<const char*, double>>{
           {"cohort.trials", 5000},
           {"payments.duplicate_share", 0.05},
           {"pipeline.reconcile.every", 3600},
           {"pipeline.dedupe.enabled", 0},
           {"pipeline.routing[2].annual_from", 10000},
           {"pipeline.routing_by", 1},
           {"payments.delivery_delay", 30}}) {
    sim::Scenario after = before;
    REQUIRE_FALSE(sim::set_input(after, path, value));
    const auto was = sim::inputs_of(before), is = sim::inputs_of(after);
    REQUIRE(was.size() == is.size());
    for (std::size_t i = 0; i < was.size(); ++i) {
      CAPTURE(is[i].path);
      if (is[i].path == path)
        CHECK(is[i].value == Approx(value));
      else
        CHECK(is[i].value == was[i].value);
    }
  }
}

TEST_CASE("What is not allowed leaves the scenario as it was", "[inputs]") {
  sim::Scenario scenario = sim::worked_example();
  CHECK(sim::set_input(scenario, "cohort.conversion_rate", 1.2)->where == "cohort.conversion_rate");
  CHECK(sim::set_input(scenario, "cohort.conversion_rate", 1.2)->what ==
        "1.2 is outside of 0 to 1, which is allowed");
  CHECK(sim::set_input(scenario, "cohort.nonsense", 1));
  CHECK(sim::set_input(scenario, "pipeline.routing[1].annual_from", 1e6));  // above the next row's
  CHECK(scenario.cohort.conversion_rate == 0.18);
  CHECK(value_of(scenario, "pipeline.routing[1].annual_from") == 3000);
}

TEST_CASE("A scaled distribution has the mean times the factor and the same shape", "[inputs]") {
  constexpr sim::QuantilePoint kPoints[] = {{0, 1}, {0.5, 2}, {1, 9}};
  const sim::Distribution all[] = {sim::Distribution::constant(3),
                                   sim::Distribution::uniform(1, 2),
                                   sim::Distribution::exponential(4),
                                   sim::Distribution::erlang(3, 5),
                                   sim::Distribution::hyperexponential(0.3, 1, 7),
                                   sim::Distribution::lognormal(0.2, 0.7),
                                   sim::Distribution::lognormal_median_p95(2, 9),
                                   sim::Distribution::gamma(2, 3),
                                   sim::Distribution::weibull(1.5, 2),
                                   sim::Distribution::weibull_median_p95(1, 5),
                                   sim::Distribution::pareto_tail(1, 4, 2.5),
                                   sim::Distribution::poisson(6),
                                   sim::Distribution::gamma_poisson(6, 2),
                                   sim::Distribution::empirical(kPoints)};
  for (const sim::Distribution& each : all) {
    const sim::Distribution twice = sim::scaled(each, 2);
    CHECK(twice.family() == each.family());
    CHECK(twice.mean() == Approx(2 * each.mean()).epsilon(1e-9));
  }
}
