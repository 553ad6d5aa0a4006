// From files to a scenario and a tool: distances by hand, clocks from anchors, and the simulator's own
// month written out and learned from.
#include <string>
#include <vector>

#include "handoff/assets.hpp"
#include "io/exports/calibration/distance.hpp"
#include "io/exports/calibration/prediction.hpp"
#include "io/exports/calibration/telling_apart.hpp"
#include "io/exports/history/clocks.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/instant_text.hpp"
#include "io/text/time_zones.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/check.hpp"
#include "tests/io/exports/learn_from.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;

namespace {

// What a clock in a zone shows some seconds after each of many moments of August.
std::vector<exports::Anchor> anchors_in(std::string_view name, int every_s) {
  const auto zone = *io::time_zone_named(name);
  std::vector<exports::Anchor> anchors;
  for (int at = 0; at < 60; ++at) {
    const core::Time before = *io::parse_instant("2026-08-01T00:00:00Z") + core::hours(11 * at);
    const core::Time after = before + core::seconds(every_s * (at % 10) / 10);
    anchors.push_back({after + core::offset_at(zone, after), before});
  }
  return anchors;
}

std::string log_line(std::uint32_t who, std::string_view event, core::Time at,
                     std::string_view rest) {
  return "p" + std::to_string(who) + "," + std::string(event) + "," + io::time_text(at) + "," +
         std::string(rest) + "\n";
}

// A month of the simulator's as a neutral log: those who converted as they did, and the others'
// trials beside theirs. Exported at that moment, or when all is over.
std::string month_as_log(const sim::Scenario& scenario, core::Time until = core::kNever) {
  sim::Simulation month(scenario);
  month.run(0);
  std::string text = "subject,event,at,actor,value,detail\n";
  const auto days = std::to_string(scenario.cohort.trial_days);
  std::uint32_t other = 100'000;
  for (std::size_t at = 0; at < month.customers().size(); ++at) {
    const sim::Customer& it = month.customers()[at];
    const sim::CustomerState& state = month.world().states()[at];
    text += log_line(it.trial, "trial_started", it.signed_up, "," + days + ",plan");
    if (it.converted <= until) text += log_line(it.trial, "paid", it.converted, ",100,plan|month");
    if (state.entered != core::kNever && state.entered <= until)
      text += log_line(it.trial, "crm_customer", state.entered, ",,");
    for (int beside = 0; beside < 4; ++beside)
      text += log_line(other++, "trial_started", it.signed_up, "," + days + ",plan");
  }
  if (until == core::kNever)
    text += log_line(other, "trial_started", scenario.start + core::days(60), "," + days + ",plan");
  return text;
}

void apply_tool(sim::Scenario& scenario, std::string_view name) {
  const std::string path = "assets/pipelines/" + std::string(name) + ".json";
  REQUIRE_FALSE(io::apply_preset(scenario, assets::find(path), path));
}

sim::ToolScenarios under_each_tool(const sim::Scenario& scenario) {
  sim::ToolScenarios tools;
  for (const sim::ToolInfo& it : sim::kTools) {
    sim::Scenario& under = tools[static_cast<std::size_t>(it.tool)];
    under = scenario;
    apply_tool(under, it.name);
  }
  return tools;
}

}  // namespace

TEST_CASE("the distance of two samples is the area between their logarithms", "[exports]") {
  // ln 1 = 0 and ln(e) = 1: all of the mass moves by 1; then half of it.
  const double e = 2.718281828459045 - 1;
  CHECK(exports::log_wasserstein({0, 0}, {e}) == Approx(1));
  CHECK(exports::log_wasserstein({0, 0}, {e, 0}) == Approx(0.5));
  CHECK(exports::log_wasserstein({0, e, 0}, {e, 0, 0}) == Approx(0));
}

TEST_CASE("a clock is told by how soon the CRM follows", "[exports]") {
  for (const std::string_view zone : {"America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC"}) {
    INFO(zone);
    for (const int lag_s : {60, 900, 3000}) {
      INFO(lag_s);
      const auto found = exports::inferred_zone(anchors_in(zone, lag_s));
      REQUIRE(found);
      const core::Time august = *io::parse_instant("2026-08-10T12:00:00Z");
      CHECK(core::offset_at(*found, august) == core::offset_at(*io::time_zone_named(zone), august));
    }
  }
  // People who get to it within a day tell nothing.
  CHECK_FALSE(exports::inferred_zone(anchors_in("Europe/Berlin", 86'400)));
  CHECK_FALSE(exports::inferred_zone({}));
}

TEST_CASE("the simulator's own month names its tool, and how often it polls", "[exports][slow]") {
  if (kSlowBuild) return;  // each of some hundred candidates is a batch of months
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 1000;
  apply_tool(scenario, "zapier_basic");
  scenario.pipeline.trigger.poll_every = core::minutes(5);
  exports::MadeUp it = exports::learn_from({{"log.csv", month_as_log(scenario)}});
  REQUIRE(it.error.empty());
  exports::calibrate(*it.learned, sim::worked_example());
  REQUIRE_FALSE(sim::check(it.learned->calibration.scenario));
  exports::identify_tool(*it.learned, under_each_tool(it.learned->calibration.scenario));
  REQUIRE(it.learned->tools.size() == 5);
  const exports::ToolFit& nearest = it.learned->tools.front();
  CHECK(sim::info(nearest.tool).name == "zapier_basic");
  REQUIRE_FALSE(nearest.parameters.empty());
  CHECK(nearest.parameters[0].path == "pipeline.trigger.poll_every");
  CHECK(nearest.parameters[0].value.seconds() == Approx(300).epsilon(0.1));
}

// Exported when the last people have just signed up: half of them have not decided yet, and of those from
// before the files' first day there is nobody.
TEST_CASE("files that end with the month hold the conversions of their own trials", "[exports]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.trials = 1000;
  exports::MadeUp it = exports::learn_from(
      {{"log.csv", month_as_log(scenario, scenario.start + core::days(scenario.days))}});
  REQUIRE(it.error.empty());
  exports::calibrate(*it.learned, sim::worked_example());
  const exports::Shown shown{it.learned->crm_fineness(), it.learned->history.until};
  const auto figures = exports::predicted(it.seen(), it.learned->calibration.scenario, shown);
  for (const exports::PredictedFigure& figure : figures) {
    if (figure.name != "conversions") continue;
    INFO(figure.observed << " in " << figure.interval.low << " to " << figure.interval.high);
    CHECK(figure.inside());
    CHECK(figure.interval.high < 1000 * 0.2);  // fewer than all who will convert
  }
}

// Where nothing fails Workato and full orchestration do the same; by hand everything takes hours.
TEST_CASE("tools that make the same months cannot be told apart", "[exports]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 300;
  std::vector<exports::ToolFit> fits{{sim::Tool::full_orchestration, 0.1, {}, false},
                                     {sim::Tool::workato_tray, 0.1, {}, false},
                                     {sim::Tool::manual, 3.0, {}, false}};
  exports::tell_apart(fits, under_each_tool(scenario), {});
  CHECK_FALSE(fits[0].as_near);
  CHECK(fits[1].as_near);
  CHECK_FALSE(fits[2].as_near);
}

TEST_CASE("an input with too little behind it keeps its default, and says so", "[exports]") {
  const exports::MadeUp it =
      exports::learn_from({{"log.csv",
                            "subject,event,at,actor,value,detail\n"
                            "a,trial_started,2026-03-01T10:00:00Z,,14,team\n"
                            "a,paid,2026-03-09T10:00:00Z,,120,team|year\n"
                            "b,trial_started,2026-04-20T10:00:00Z,,14,team\n"}});
  REQUIRE(it.error.empty());
  const auto calibration =
      exports::calibrated(it.seen(), it.learned->history, sim::worked_example());
  CHECK(calibration.scenario.cohort.trials == 2);
  CHECK(calibration.scenario.cohort.conversion_rate == 0.18);
  for (const exports::CalibratedInput& input : calibration.inputs) {
    if (input.path != "cohort.conversion_rate") continue;
    CHECK(input.source == "default, n = 1 is too few: 30 are needed");
  }
}

TEST_CASE("a scenario out of any files is one that can be read", "[exports]") {
  // 40 people, each with a plan of their own at 999,999,999,999 a month; 40 mails to each.
  std::string text = "subject,event,at,actor,value,detail\n";
  for (int who = 0; who < 40; ++who) {
    const core::Time start = *io::parse_instant("2026-03-01T10:00:00Z") + core::hours(who);
    const auto person = static_cast<std::uint32_t>(who);
    const std::string plan = std::string(59, 'p') + "\xC3\xA9" + std::to_string(who);
    text += log_line(person, "trial_started", start, ",14," + plan);
    text += log_line(person, "paid", start + core::days(14), ",999999999999," + plan);
    for (int mail = 0; mail < 40; ++mail)
      text +=
          log_line(person, "mail_sent", start + core::days(1), ",,trial:" + std::to_string(mail));
  }
  text += log_line(99, "trial_started", *io::parse_instant("2026-06-01T10:00:00Z"), ",14,plan");
  const exports::MadeUp it = exports::learn_from({{"log.csv", text}});
  REQUIRE(it.error.empty());
  const auto scenario =
      exports::calibrated(it.seen(), it.learned->history, sim::worked_example()).scenario;
  CHECK(scenario.cohort.plans.size() == 32);
  CHECK(scenario.cohort.plans.front().name == std::string(59, 'p'));
  CHECK(scenario.nurture.mails.size() == 32);
  const std::string written = io::write_scenario(scenario);
  const auto back = io::read_scenario(written, "written");
  REQUIRE(back);
  CHECK(io::write_scenario(*back) == written);
}
