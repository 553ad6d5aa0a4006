// Reports of the planner's answers: the same figures in all three forms, for small questions.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/json.hpp"
#include "io/results/break_report.hpp"
#include "io/results/choice_report.hpp"
#include "io/results/optimise_report.hpp"
#include "io/results/staffing_report.hpp"
#include "io/results/tornado_report.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using io::Characters;
using sim::Metric;
using sim::ReplicationStore;
using sim::Target;

namespace {

sim::Alternative duplicates(const char* name, double share) {
  sim::Alternative it{name, sim::worked_example()};
  it.scenario.cohort.trials = 100;
  it.scenario.payments.duplicate_share = share;
  return it;
}

Target at_most(Metric metric, double limit) {
  return {std::string(sim::info(metric).name) + "<=limit",
          {{metric, sim::Statistic::mean, -1}, sim::Bound::at_most, limit}};
}

const io::PlanHeading kHeading{"a test", 7, 1234};

// Lines with as many fields as the first has; no field here needs quotes.
std::size_t rows_of(const std::string& csv) {
  std::vector<std::string_view> lines;
  std::string_view rest(csv);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  const auto commas = [](std::string_view line) {
    return std::count(line.begin(), line.end(), ',');
  };
  for (const std::string_view line : lines) CHECK(commas(line) == commas(lines.front()));
  return lines.size() - 1;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("a report of breaking points has a row for each target, the first to break first",
          "[plan_reports]") {
  ReplicationStore store;
  sim::BreakingPointOptions options;
  options.effort = 20'000;
  auto question = sim::BreakingPoint::make(
      store, {duplicates("many", 0.5)},
      {at_most(Metric::conversions, 1e6), at_most(Metric::duplicates_received, 36)}, options);
  REQUIRE(question);
  answer(**question, store);
  sim::BreakCause cause;
  cause.what = "the poll";
  cause.has_waiting = true;
  cause.waiting_s = 600;
  cause.before_s = 60;
  cause.has_grown = true;
  const io::BreakCauses causes{cause, {}};
  CHECK(rows_of(io::break_csv(**question, store, causes)) == 2);
  const io::Json json = io::break_document(**question, store, causes, kHeading);
  CHECK(json["question"] == "breaks");
  CHECK(json["trials_simulated"] == 1234);
  CHECK(json["breaks"][0]["target"] == "duplicates_received<=limit");
  CHECK(json["breaks"][0]["state"] == "breaks");
  CHECK(json["breaks"][0]["cause"]["waiting_s"] == 600);
  CHECK(json["breaks"][1]["state"] == "holds");
  CHECK(json["breaks"][1]["volume"].is_null());
  CHECK(json["breaks"][1]["ci95"][1].is_null());
  CHECK(json["breaks"][1]["cause"].is_null());
  const std::string table = io::break_table(**question, store, causes, kHeading, Characters::ascii);
  CHECK(has(table, "1. duplicates_received<=limit"));
  CHECK(has(table, "the poll, 10 min instead of 1 min"));
  CHECK(has(table, "above 1,600"));
}

TEST_CASE("a report of a choice names the best and what the others miss", "[plan_reports]") {
  ReplicationStore store;
  sim::Choice question(store, {duplicates("few", 0.1), duplicates("many", 0.5)},
                       total_of(Metric::duplicates_received, false),
                       {at_most(Metric::duplicates_received, 10)}, {});
  answer(question, store);
  CHECK(rows_of(io::choice_csv(question)) == 2);
  const io::Json json = io::choice_document(question, kHeading);
  CHECK(json["best"] == "few");
  CHECK(json["alternatives"][1]["misses"][0] == "duplicates_received<=limit");
  const std::string table = io::choice_table(question, kHeading, Characters::utf8);
  CHECK(has(table, "few is the best by duplicates_received"));
  CHECK(has(table, "few (best)"));
  CHECK(has(table, "\xC2\xB1"));
}

TEST_CASE("a report of a tornado says which assumption changes the decision", "[plan_reports]") {
  ReplicationStore store;
  auto question = sim::Tornado::make(
      store, {duplicates("a", 0.1), duplicates("b", 0.2)}, 0,
      {{"payments.duplicate_share", 0, 0.5, "a test"}, {"apis.crm.limits[9].requests", 1, 2, ""}},
      total_of(Metric::duplicates_received, false), {}, {20, 0.95});
  REQUIRE(question);
  answer(**question, store);
  CHECK(rows_of(io::tornado_csv(**question)) == 2);
  const io::Json json = io::tornado_document(**question, kHeading);
  CHECK(json["decision"] == "a");
  CHECK(json["bars"][0]["input"] == "payments.duplicate_share");
  CHECK(json["bars"][0]["source"] == "a test");
  CHECK(json["not_applicable"][0] == "apis.crm.limits[9].requests");
  CHECK(has(io::tornado_table(**question, kHeading, Characters::ascii), "0%"));
}

TEST_CASE("a report of an optimisation has a column for each knob", "[plan_reports]") {
  ReplicationStore store;
  const sim::Scenario base = duplicates("", 0.1).scenario;
  auto trials = input_axis(base, "cohort.trials", {50, 100});
  REQUIRE(trials);
  sim::OptimiseOptions options;
  options.maximum = 16;
  auto question = sim::Optimise::make(store, base, {*trials},
                                      sim::total_of(sim::Metric::monthly_cost_usd, false),
                                      sim::breaches(), options);
  REQUIRE(question);
  answer(**question, store);
  CHECK(rows_of(io::optimise_csv(**question)) >= 1);
  const io::Json json = io::optimise_document(**question, kHeading);
  CHECK(json["front"][0]["knobs"]["cohort.trials"] == "50");
  CHECK(has(io::optimise_table(**question, kHeading, Characters::ascii), "cohort.trials"));
}

TEST_CASE("a report of staffing has the textbook beside the number", "[plan_reports]") {
  ReplicationStore store;
  const sim::Scenario base = duplicates("", 0).scenario;
  sim::StaffingOptions options;
  options.effort = 50'000;
  auto question = sim::Staffing::make(store, base, {sim::default_waits(base)[0]}, options);
  REQUIRE(question);
  answer(**question, store);
  const io::StaffingView view{kHeading, late_hours(base, 20)};
  CHECK(rows_of(io::staffing_csv(**question)) == 1);
  const io::Json json = io::staffing_document(**question, view);
  CHECK(json["pools"][0]["pool"] == "pooled CS");
  CHECK(json["pools"][0]["fewest"] == 1);
  CHECK(json["pools"][0]["erlang_c"]["people"] == 1);
  CHECK(json["late_hours"]["Growth"]["late"].size() == 24);
  const std::string table = io::staffing_table(**question, view, Characters::ascii);
  CHECK(has(table, "pooled CS: 1 person"));
  CHECK(has(table, "Erlang C: 1 "));
  CHECK(has(table, "Growth: "));
}
