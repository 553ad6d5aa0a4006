// What the charts over time and by hour show, from recorders filled by hand.
#include "web/views/results/hourly_views.hpp"

#include <cmath>
#include <string>

#include "tests/catch.hpp"
#include "tests/core/zones.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/jobs/hourly_run.hpp"
#include "web/views/tables/picture_tables.hpp"

using namespace handoff;
using namespace handoff::web;
using core::testing::utc;

namespace {

sim::Customer customer_at(core::Time converted) {
  sim::Customer it;
  it.tier = 1;
  it.zone = 2;  // Los Angeles
  it.converted = converted;
  return it;
}

const TextTable* find(const std::vector<TextTable>& tables, const std::string& start) {
  for (const TextTable& table : tables)
    if (table.caption.starts_with(start)) return &table;
  return nullptr;
}

}  // namespace

TEST_CASE("a share of late touches needs five cases", "[web][pictures]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Recorder recorder(scenario);
  const sim::RouteTable routes(scenario);
  const sim::Customer evening = customer_at(utc(2026, 3, 4, 4, 30));   // Tuesday 20:30 local
  const sim::Customer morning = customer_at(utc(2026, 3, 4, 17, 30));  // Wednesday 9:30 local
  for (int i = 0; i < 8; ++i) recorder.customer(evening, i < 2);       // 6 of 8 late
  for (int i = 0; i < 4; ++i) recorder.customer(morning, true);
  recorder.missend(evening, utc(2026, 3, 9, 6, 0));  // Sunday 23:00, in summer time
  recorder.end_replication();
  recorder.end_replication();
  const HourlyViews it = hourly_views_of(scenario, recorder, routes);
  CHECK(it.late.values[24 + 20] == 0.75);
  CHECK(std::isnan(it.late.values[24 + 9]));
  CHECK(it.late.cases == 12);
  CHECK(it.missends.values[6 * 24 + 23] == 0.5);  // one in two months
  CHECK(it.missends.cases == 1);
  CHECK(it.basis == "2 months, 12 conversions");
  const TextTable* table = find(picture_tables(it), "Trial mails after paying");
  REQUIRE(table != nullptr);
}

TEST_CASE("requests and refusals are told by system, and only of those that were asked",
          "[web][pictures]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Recorder recorder(scenario);
  const sim::RouteTable routes(scenario);
  const core::Time at = scenario.start + core::hours(5);
  recorder.reply(core::Operation::update_contact, core::ReplyStatus::ok, at);
  recorder.reply(core::Operation::update_contact, core::ReplyStatus::throttled, at);
  recorder.reply(core::Operation::fetch_usage, core::ReplyStatus::ok, at);
  recorder.end_replication();
  const HourlyViews it = hourly_views_of(scenario, recorder, routes);
  REQUIRE(it.limits.requests.size() == 2);
  CHECK(it.limits.requests[0].label == "CRM");
  CHECK(it.limits.requests[0].total == 2);
  CHECK(it.limits.requests[0].most_at == (scenario.start - core::Time{}).seconds() + 5 * 3600);
  REQUIRE(it.limits.refused.size() == 1);
  CHECK(it.limits.refused[0].ys[5] == 1);
}

TEST_CASE("pictures are the same however the work is cut", "[web][pictures]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.routing_by = core::Routing::person;
  HourlyRun at_once, in_pieces;
  at_once.restart();
  in_pieces.restart();
  CHECK(at_once.pictures().replications == 0);
  CHECK(at_once.advance(scenario, 1e9, [] { return 0.0; }));
  double clock = 0.0;
  int pieces = 0;
  while (!in_pieces.finished()) {
    in_pieces.advance(scenario, 1.0, [&clock] { return clock += 0.3; });
    ++pieces;
  }
  CHECK(pieces > 5);
  CHECK(at_once.pictures().replications == hourly_replications(scenario));
  CHECK(at_once.pictures().basis == in_pieces.pictures().basis);
  CHECK(at_once.pictures().limits.lines[1].ys == in_pieces.pictures().limits.lines[1].ys);
  CHECK(at_once.pictures().missends.values == in_pieces.pictures().missends.values);
  CHECK_FALSE(in_pieces.advance(scenario, 1.0, [] { return 0.0; }));
}

TEST_CASE("what comes into a column of the routing picture goes out of it", "[web][pictures]") {
  HourlyRun run;
  run.restart();
  run.advance(sim::worked_example(), 1e9, [] { return 0.0; });
  const RoutesPicture& routes = run.pictures().routes;
  for (std::size_t node = 0; node < routes.nodes.size(); ++node) {
    if (routes.nodes[node].column != 1) continue;
    double in = 0.0, out = 0.0;
    for (const FlowLink& link : routes.links) {
      if (link.to == static_cast<int>(node)) in += link.value;
      if (link.from == static_cast<int>(node)) out += link.value;
    }
    CHECK(in == Approx(out));
  }
}

TEST_CASE("large months are watched fewer times", "[web][pictures]") {
  sim::Scenario scenario = sim::worked_example();
  CHECK(hourly_replications(scenario) == 200);  // 40,000 of 90 a month would be 444
  scenario.cohort.trials = 5000;                // 900 a month
  CHECK(hourly_replications(scenario) == 44);
  scenario.cohort.trials = 500'000;
  CHECK(hourly_replications(scenario) == 4);
}
