// Calibrated on the first half, judged by the second: the split by hand, a company that stays as it is, and
// one whose tool changes.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "handoff/assets.hpp"
#include "io/exports/history/halves.hpp"
#include "io/scenario/preset.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/instant_text.hpp"
#include "sim/engine/rng.hpp"
#include "sim/month/simulation.hpp"
#include "tests/io/exports/learn_from.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;

namespace {

std::optional<core::Error> apply_tool(sim::Scenario& scenario, std::string_view name) {
  const std::string path = "assets/pipelines/" + std::string(name) + ".json";
  return io::apply_preset(scenario, assets::find(path), path);
}

// Eight weeks of a company from its first sign-up on.
sim::Scenario company(std::uint64_t seed, core::Duration poll_every) {
  sim::Scenario it = sim::worked_example();
  it.opening = sim::Opening::launch;
  it.seed = seed;
  it.days = 56;
  it.cohort.trials = 1500;
  REQUIRE_FALSE(apply_tool(it, "zapier_basic"));
  it.pipeline.trigger.poll_every = poll_every;
  return it;
}

class Log {
 public:
  void add(const std::string& who, std::string_view event, core::Time moment,
           std::string_view rest) {
    if (moment == core::kNever) return;
    text += who + "," + std::string(event) + "," + io::time_text(moment) + "," + std::string(rest) +
            "\n";
  }
  std::string text = "subject,event,at,actor,value,detail\n";
};

// Those who convert from this moment on, with what became of them.
void add_customers(Log& log, const sim::Simulation& month, core::Time from, core::Time to) {
  for (std::size_t i = 0; i < month.customers().size(); ++i) {
    const sim::Customer& it = month.customers()[i];
    if (it.converted <= from || it.converted > to) continue;
    const std::string who = "p" + std::to_string(it.trial);
    const auto n = static_cast<std::uint32_t>(i);
    const std::string& plan =
        month.month()
            .scenario.cohort.plans[static_cast<std::size_t>(it.subscribed.plan.value - 1)]
            .name;
    const auto price = std::to_string(std::llround(it.subscribed.mrr.units()));
    log.add(who, "trial_started", it.signed_up, ",14," + plan);
    log.add(who, "paid", it.converted, "," + price + "," + plan + "|month");
    log.add(who, "crm_customer", month.world().states()[i].entered, ",,");
    log.add(who, "owner_assigned",
            std::min(month.world().states()[i].assigned, month.team().touch(n).told), "x,,");
    log.add(who, "touch", month.team().touch(n).begun, "x,10,call");
  }
}

// Trials of those who do not convert, at any time of the days.
void add_others(Log& log, const sim::Scenario& scenario, std::size_t customers) {
  sim::Stream stream(scenario.seed);
  for (std::size_t i = customers; i < static_cast<std::size_t>(scenario.cohort.trials); ++i) {
    const core::Duration later = core::seconds(stream.below(56 * 86'400));
    log.add("o" + std::to_string(i), "trial_started", scenario.start + later, ",14,plan");
  }
}

// The company's log; from a moment on as under another poll.
std::string log_of(const sim::Scenario& before, const sim::Scenario& after, core::Time moment) {
  Log log;
  sim::Simulation first(before, sim::Checking::off), second(after, sim::Checking::off);
  first.run(0);
  second.run(0);
  add_customers(log, first, {}, moment);
  add_customers(log, second, moment, core::kNever);
  add_others(log, before, first.customers().size());
  return log.text;
}

exports::SecondHalf second_half_of(const std::string& log) {
  exports::MadeUp it = exports::learn_from({{"log.csv", log}});
  REQUIRE(it.error.empty());
  REQUIRE_FALSE(exports::explain(*it.learned, apply_tool));
  return it.learned->second_half;
}

const exports::HalfFigure& figure(const exports::SecondHalf& half, std::string_view name) {
  const auto found = std::find_if(half.figures.begin(), half.figures.end(),
                                  [name](const auto& it) { return it.figure.name == name; });
  REQUIRE(found != half.figures.end());
  return *found;
}

}  // namespace

// Sign-ups from 1 March 00:00; the last trial, of 20 March, has ended on 5 April 00:00 with its two days: 35
// days, of which the middle is 18 March 12:00.
TEST_CASE("the first half is what files of its last moment would have told", "[exports]") {
  const exports::MadeUp it =
      exports::learn_from({{"log.csv",
                            "subject,event,at,actor,value,detail\n"
                            "a,trial_started,2026-03-01T00:00:00Z,,14,team\n"
                            "a,paid,2026-03-15T00:00:00Z,,59,team|month\n"
                            "a,crm_customer,2026-03-15T00:10:00Z,,,\n"
                            "b,trial_started,2026-03-03T00:00:00Z,,14,team\n"
                            "b,paid,2026-03-18T11:59:00Z,,59,team|month\n"
                            "b,crm_customer,2026-03-18T12:04:00Z,,,\n"
                            "c,trial_started,2026-03-10T00:00:00Z,,14,team\n"
                            "c,paid,2026-03-20T00:00:00Z,,59,team|month\n"
                            "c,crm_customer,2026-03-20T00:20:00Z,,,\n"
                            "d,trial_started,2026-03-20T00:00:00Z,,14,team\n"
                            "e,trial_started,2026-03-02T00:00:00Z,,14,team\n"
                            "late,paid,2026-05-30T00:00:00Z,,59,team|month\n"}});
  REQUIRE(it.error.empty());
  const exports::History& history = it.learned->history;
  const core::Time middle = exports::middle_of(history);
  CHECK(io::time_text(middle) == "2026-03-18T12:00:00Z");
  const auto first = exports::observed_in(exports::first_half(history, middle), it.learned->ledger);
  CHECK(first.trials == 4);        // not d
  CHECK(first.conversions == 2);   // a and b
  CHECK(first.trials_ended == 2);  // a on the 17th, e on the 18th; b on the 19th
  CHECK(first.converted_of_ended == 1);
  REQUIRE(first.crm_lag_s);
  CHECK(first.crm_lag_s->values == std::vector<double>{600});  // b's came later
  const auto second =
      exports::observed_in(exports::paid_after(history, middle), it.learned->ledger);
  CHECK(second.conversions == 1);
  CHECK(second.crm_lag_s->values == std::vector<double>{1200});
}

// Of the figures whose inputs the files set. What the team does hangs on inputs that they do not tell (pools, shifts,
// zones of customers): of owner delay and first touch 9 of 12 lay inside, too few to demand 95% of them.
TEST_CASE("a company that stays as it is is foretold by its first half", "[exports][slow]") {
  constexpr int kCompanies = kSlowBuild ? 1 : 6;
  int inside = 0, judged = 0;
  for (std::uint64_t seed = 11; seed < 11 + kCompanies; ++seed) {
    const sim::Scenario scenario = company(seed, core::minutes(5));
    for (const auto& it : second_half_of(log_of(scenario, scenario, {})).figures) {
      if (it.figure.name != "conversions" && !it.figure.name.starts_with("crm_lag_s")) continue;
      judged += it.verdict != exports::Verdict::too_few ? 1 : 0;
      inside += it.verdict == exports::Verdict::inside ? 1 : 0;
    }
  }
  INFO(inside << " of " << judged);
  CHECK(judged == 3 * kCompanies);
  CHECK(inside * 100 >= judged * (kSlowBuild ? 60 : 90));
}

TEST_CASE("a tool that changes in the middle of the month is found", "[exports][slow]") {
  const sim::Scenario before = company(3, core::minutes(5)), after = company(3, core::minutes(60));
  const auto half = second_half_of(log_of(before, after, before.start + core::days(36)));
  CHECK(half.figures.front().verdict == exports::Verdict::outside);
  CHECK(figure(half, "crm_lag_s.p50").verdict == exports::Verdict::outside);
}

TEST_CASE("few customers judge nothing, and it says of how many", "[exports][slow]") {
  sim::Scenario scenario = company(5, core::minutes(5));
  scenario.cohort.trials = 150;
  const auto half = second_half_of(log_of(scenario, scenario, {}));
  const auto& lag = figure(half, "crm_lag_s.p95");
  CHECK(lag.verdict == exports::Verdict::too_few);
  CHECK(lag.needed == 100);
  CHECK(lag.first_n + lag.second_n < 60);
}
