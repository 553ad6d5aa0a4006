// What is recorded over time and by hour.
#include "sim/month/recorder.hpp"

#include <numeric>

#include "sim/month/simulation.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::testing::utc;
using sim::System;

namespace {

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("a line counts in each hour with the longest it was", "[sim][recorder]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Recorder recorder(scenario);
  const core::Time start = scenario.start;
  for (int replication = 0; replication < 2; ++replication) {
    recorder.line(1, 3, start + core::minutes(10));
    recorder.line(1, 1, start + core::minutes(20));
    recorder.line(1, 2, start + core::minutes(130));
    recorder.line(1, 0, start + core::minutes(140));
    recorder.end_replication();
  }
  const std::vector<double>& line = recorder.longest_line(1);
  CHECK(line[0] == 6);  // 3 in each of two replications
  CHECK(line[1] == 2);  // one stayed the whole hour
  CHECK(line[2] == 4);
  CHECK(line[3] == 0);
  CHECK(sum(recorder.longest_line(0)) == 0);
}

TEST_CASE("refused requests are counted in their hour, by system", "[sim][recorder]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Recorder recorder(scenario);
  const core::Time at = scenario.start + core::hours(5);
  recorder.reply(core::Operation::update_contact, core::ReplyStatus::ok, at);
  recorder.reply(core::Operation::find_by_primary, core::ReplyStatus::throttled, at);
  recorder.reply(core::Operation::disenroll, core::ReplyStatus::throttled, at);
  CHECK(recorder.requests(System::crm)[5] == 2);
  CHECK(recorder.refused(System::crm)[5] == 1);
  CHECK(recorder.refused(System::marketing)[5] == 1);
  CHECK(sum(recorder.requests(System::team)) == 0);
}

TEST_CASE("hours and weekdays are the customer's own", "[sim][recorder]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Recorder recorder(scenario);
  sim::Customer customer;
  customer.tier = 1;
  customer.zone = 2;                            // Los Angeles, eight hours behind
  customer.converted = utc(2026, 3, 4, 4, 30);  // Tuesday 20:30
  recorder.customer(customer, false);
  recorder.customer(customer, true);
  recorder.missend(customer, utc(2026, 3, 9, 6, 0));  // Sunday 23:00, in summer time
  CHECK(recorder.conversions(1)[20] == 2);
  CHECK(recorder.late(1)[20] == 1);
  CHECK(recorder.missends(6)[23] == 1);
}

TEST_CASE("a recorded run gives the same results, and the record adds up to its metrics",
          "[sim][recorder]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.nurture.disenrol_delay = sim::Distribution::constant(3 * 86400);
  scenario.apis.crm.limits[0].requests = 2;
  sim::Simulation plain(scenario), watched(scenario);
  sim::Recorder recorder(scenario);
  watched.watch(&recorder);
  double refused = 0, missends = 0, late = 0, customers = 0;
  for (std::uint32_t replication = 0; replication < 5; ++replication) {
    const sim::ReplicationResult result = watched.run(replication);
    CHECK(result.hash == plain.run(replication).hash);
    refused += result.counts[index(sim::Metric::http_429)];
    for (std::size_t at = 0; at < watched.month().counted_customers; ++at) {
      missends += watched.results()[at].missends;
      late += watched.touched_in_time(at) ? 0 : 1;
      customers += 1;
    }
  }
  double recorded_refused = 0, recorded_missends = 0, recorded_late = 0, recorded = 0;
  for (std::size_t system = 0; system < sim::kSystems; ++system)
    recorded_refused += sum(recorder.refused(static_cast<System>(system)));
  for (std::size_t day = 0; day < 7; ++day)
    recorded_missends +=
        std::accumulate(recorder.missends(day).begin(), recorder.missends(day).end(), 0.0);
  for (std::size_t tier = 0; tier < 4; ++tier) {
    recorded_late += std::accumulate(recorder.late(tier).begin(), recorder.late(tier).end(), 0.0);
    recorded +=
        std::accumulate(recorder.conversions(tier).begin(), recorder.conversions(tier).end(), 0.0);
  }
  CHECK(refused > 0);
  CHECK(recorded_refused == refused);
  CHECK(missends > 0);
  CHECK(recorded_missends == missends);
  CHECK(recorded_late == late);
  CHECK(recorded == customers);
}
