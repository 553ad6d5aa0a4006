// A team in words: changes, sentences and what is typed, for two offices of which one is closed when customers come.
#include "io/results/team/team_words.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "io/json/json.hpp"
#include "io/results/team/team_report.hpp"
#include "io/results/team/week_text.hpp"
#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/scenario/check.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

constexpr core::OpenHours kOffice{9 * 60, 17 * 60, 0b0011111};
constexpr core::OpenHours kEvenings{18 * 60, 24 * 60, 0b1111111};

// Everybody converts between 20 and 21 o'clock, and nothing takes long but waiting for the office.
sim::Scenario evening() {
  sim::Scenario it = sim::worked_example();
  it.cohort.trials = 100;
  it.cohort.conversion_rate = 1;
  it.cohort.card_on_file = 1;
  it.cohort.time_zones = {{0, 1}};
  it.cohort.hour_weights.assign(24, 0.0);
  it.cohort.hour_weights[20] = 1;
  it.team.touches = {{sim::Distribution::constant(60), 0, false}};
  it.team.other_work = 0.5;
  core::PipelineConfig& config = it.pipeline;
  config.zones.front() = {"UTC", 0, 0, {}, {}};
  config.pools = {{"Austin", 6, 0, kOffice}, {"Dublin", 2, 0, kOffice}};
  core::RoutingRow row = config.routing.front();
  row.tier = "all";
  row.pools = {0, 1};
  row.pool_rule = core::PoolRule::follow_the_sun;
  row.onboarding = core::Onboarding::email_sequence;
  row.first_touch = core::hours(3);
  row.extra_pool = core::kNoPool;
  row.strategy = core::Strategy::pooled;
  config.routing = {row};
  config.overrides.clear();
  const auto valid = sim::checked(it);
  REQUIRE(valid);
  return *valid;
}

struct Asked {
  sim::ReplicationStore store;
  sim::TeamHours hours;
  std::unique_ptr<sim::TeamPlan> plan;
};

std::unique_ptr<Asked> asked(std::vector<int> more,
                             const std::string& target_text = "all:sla_attainment>=0.95") {
  auto it = std::make_unique<Asked>();
  sim::TeamOptions options;
  options.more = std::move(more);
  options.shifts = {kEvenings};
  options.effort = 1;
  const sim::Target target{
      target_text,
      {{sim::Metric::sla_attainment, sim::Statistic::mean, 0}, sim::Bound::at_least, 0.95}};
  auto plan = sim::TeamPlan::make(it->store, evening(), {target}, options);
  REQUIRE(plan);
  it->plan = *std::move(plan);
  answer(*it->plan, it->store);
  it->hours.serve(evening(), 3);
  run_all_jobs(it->hours);
  return it;
}

}  // namespace

TEST_CASE("a change is said as one says it", "[team_words]") {
  const sim::Scenario scenario = evening();
  CHECK(io::change_words(scenario, {1, 2, kOffice, true}) ==
        "two more in Dublin, on its present shift");
  CHECK(io::change_words(scenario, {0, 1, {6 * 60, 14 * 60, 0b0011111}, false}) ==
        "one more in Austin, 06:00-14:00");
  CHECK(io::change_words(scenario, {0, 12, kEvenings, false}) ==
        "12 more in Austin, Mon-Sun 18:00-24:00");
  CHECK(io::office_words(scenario, 1) == "Dublin, Mon-Fri 09:00-17:00, UTC");
}

// Nobody is in time, and with the evenings open everybody is: 2 x 6 h x 28 days at $50, of which other work leaves
// half, are $8,400, for 100 points.
TEST_CASE("the answer is a sentence with the shares, the time and the price", "[team_words]") {
  const auto it = asked({2});
  const sim::TeamAnswer& answer = it->plan->answer().front();
  CHECK(io::team_sentence(*it->plan, answer) ==
        "all: two more in Austin, Mon-Sun 18:00-24:00: 0% -> 100% within 3 h, $8,400 a month.");
  const sim::TeamGain& best = answer.gains.front();
  CHECK(io::gain_words(best, "+/-") == "+100 pts");
  CHECK(io::per_point_words(best) == "$84");
  CHECK(io::per_point_words(answer.gains.back()) == "-");
  CHECK(io::verdict_words(best.verdict) == "clear");
  CHECK(answer.gains[1].rivals_best);  // Dublin's evenings are the same
}

TEST_CASE("the three forms of a team's answer have the same changes", "[team_words]") {
  const auto it = asked({1, 2});
  const io::TeamView view{{"a test", 7, 1234}, it->hours};
  const io::Json json = io::team_document(*it->plan, view);
  CHECK(json["question"] == "team");
  const io::Json& target = json["targets"][0];
  CHECK(target["changes"].size() == 8);
  CHECK(target["best"] == 0);
  CHECK(target["changes"][0]["verdict"] == "helps");
  CHECK(target["changes"][0]["shift"] == "Mon-Sun 18:00-24:00");
  CHECK(target["changes"][0]["after"]["value"].get<double>() > 0.99);
  CHECK(json["hours"][0]["office"] == "Austin");
  CHECK(json["hours"][0]["tiers"]["all"]["late"][6][20] > 0);
  CHECK(json["hours"][0]["tiers"]["all"]["late"][6][19] == 0);
  const std::string csv = io::team_csv(*it->plan);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 9);
  const std::string table = io::team_table(*it->plan, view, io::Characters::ascii);
  CHECK(table.find(target["sentence"].get<std::string>()) != std::string::npos);
  CHECK(table.find("all by Austin, Mon-Fri 09:00-17:00, UTC: ") != std::string::npos);
}

TEST_CASE("a week is seven lines, shaded by the share that is late", "[team_words]") {
  sim::TouchWeek week{};
  week[0] = {10, 0};             // Monday, midnight
  week[24 + 6] = {10, 5};        // Tuesday, 6 o'clock
  week[6 * 24 + 23] = {10, 10};  // Sunday, 23 o'clock
  week[12] = {4, 4};             // too few
  CHECK(io::week_text(week) ==
        "       0           6           12          18\n"
        "  Mon  .\n"
        "  Tue              o\n"
        "  Wed\n"
        "  Thu\n"
        "  Fri\n"
        "  Sat\n"
        "  Sun                                                @\n");
  CHECK(io::week_words(week) == "34 customers, 55.9% late");
  week[6 * 24 + 22] = {20, 20};  // so that ten and twenty of 39 are
  CHECK(io::week_words(week) ==
        "54 customers, 72.2% late; 76.9% of the late converted between 18:00 and 00:00");
  CHECK(io::week_words({}) == "nobody");
}

TEST_CASE("people and shifts are read as they are typed", "[team_words]") {
  CHECK(*io::parse_more("3") == 3);
  for (const char* wrong : {"", "0", "-1", "2.5", "two", "1001", "3 "}) {
    CAPTURE(wrong);
    CHECK_FALSE(io::parse_more(wrong));
  }
  CHECK(io::parse_shift("06:00-14:00")->weekdays == 0);
  CHECK(io::parse_shift("06:00-14:00")->to_minute == 14 * 60);
  CHECK(io::parse_shift("Sat-Sun 09:00-17:00")->weekdays == 0b1100000);
  for (const char* wrong : {"", "6-14", "14:00-06:00", "always", "Sat-Sun"}) {
    CAPTURE(wrong);
    CHECK_FALSE(io::parse_shift(wrong));
  }
}
