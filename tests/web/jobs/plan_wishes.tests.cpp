// What the planner's tab is asked for besides: other targets, budgets and ways to choose a tool.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/question.hpp"
#include "tests/catch.hpp"
#include "tests/web/jobs/planning.hpp"

using namespace handoff;
using namespace handoff::web::testing;

TEST_CASE("another wish is answered by itself, and what is wrong with it is said", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const std::vector<double> values = run.view().choice.values;
  const std::size_t settings = run.view().front.rows.size();
  const auto wished_for = [&](const web::PlanWishes& wishes) -> const web::PlannerView& {
    return wished(run, scenario, wishes);
  };
  // The cheapest tool is by hand, and it misses what full orchestration keeps.
  const web::ChoiceView cheapest = wished_for({.by_cost = true}).choice;
  CHECK(cheapest.what == "Cost of a month");
  CHECK(cheapest.words.find(" costs the least, with at least 95% probability (") !=
        std::string::npos);
  const auto least = std::min_element(cheapest.values.begin(), cheapest.values.end());
  CHECK(cheapest.tools[static_cast<std::size_t>(least - cheapest.values.begin())].best);
  const web::ChoiceView keeping =
      wished_for({.by_cost = true, .choice_targets = "crm_lag_s.p95<=1min; missend_rate<=0.2"})
          .choice;
  CHECK(keeping.words.find(" costs the least of those that meet the targets") != std::string::npos);
  CHECK(keeping.tools[0].behind == "misses crm_lag_s.p95<=1min");
  CHECK_FALSE(keeping.tools[0].best);
  CHECK(wished_for({.choice_targets = "crm_lag_s.p95<=1ms"})
            .choice.words.find("None meets the targets") == 0);
  CHECK(wished_for({.choice_targets = "crm_lagg.p95<=1"}).choice.tools.empty());
  CHECK(run.view().choice.words.find("unknown metric \"crm_lagg\"") != std::string::npos);
  CHECK(wished_for({.probability = "1"}).choice.words == "probability: expected 0.5 to 0.999");
  CHECK(wished_for({.indifference = "-3"}).choice.words ==
        "indifference: expected a number of dollars above 0");
  const std::string words =
      wished_for({.probability = "90%", .indifference = "$20000"}).choice.words;
  CHECK(words.find("with at least 90% probability") != std::string::npos);
  CHECK(words.find("A difference of $20,000 does not matter.") != std::string::npos);
  CHECK(wished_for({}).choice.values == values);
  // The other answers stay what they were.
  CHECK(run.view().front.rows.size() == settings);
  CHECK(run.view().breaks.size() >= 5);

  CHECK(wished_for({.budget = "1"}).front.words == "No setting stays within the budget.");
  CHECK(run.view().front.rows.empty());
  CHECK(wished_for({.budget = "much"}).front.words ==
        "budget: expected a number of dollars above 0");
  CHECK(wished_for({}).front.rows.size() == settings);

  // A wish before the last one is answered takes nothing else away either.
  run.wish(scenario, {.choice_targets = "missend_rate<=0.2"});
  work(run, scenario, 1);
  CHECK_FALSE(run.finished());
  run.wish(scenario, {.by_cost = true});
  CHECK(run.view().front.rows.size() == settings);
  CHECK(answered(run, scenario, 500).choice.values == cheapest.values);
}

TEST_CASE("a wish comes next whatever is under way, and that goes on after it", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun plain(kEffort), run(kEffort);
  const web::PlannerView& expected = answered(plain, scenario, 500);
  // Into each question that is not answered at once.
  std::vector<std::optional<sim::QuestionKind>> interrupted{sim::QuestionKind::choice};
  bool by_cost = false;
  for (int i = 0; i < 100'000 && !run.finished(); ++i) {
    work(run, scenario, 3);
    const std::optional<sim::QuestionKind> part = run.view().current;
    if (run.finished() || part == interrupted.back()) continue;
    interrupted.push_back(part);
    by_cost = !by_cost;
    run.wish(scenario, {.by_cost = by_cost});
    CHECK(run.view().current == sim::QuestionKind::choice);
    while (run.view().current == sim::QuestionKind::choice) work(run, scenario, 3);
    CHECK(run.view().choice.what == (by_cost ? "Cost of a month" : "Net value of a month"));
    CHECK(run.view().current >= part);
  }
  REQUIRE(run.finished());
  CHECK(interrupted.size() >= 6);
  const web::PlannerView& view = run.view();
  REQUIRE(view.breaks.size() == expected.breaks.size());
  for (std::size_t at = 0; at < view.breaks.size(); ++at) {
    CHECK(view.breaks[at].volume == expected.breaks[at].volume);
    CHECK(view.breaks[at].cause == expected.breaks[at].cause);
  }
  CHECK(view.pools[0].fewest == expected.pools[0].fewest);
  CHECK(view.sweep.ys == expected.sweep.ys);
  CHECK(view.assumptions[0].low == expected.assumptions[0].low);
  CHECK(view.front.breaches == expected.front.breaches);
  CHECK(view.advice_words == expected.advice_words);
}

TEST_CASE("breaking points and people are asked for any targets", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  const auto wished_for = [&](const web::PlanWishes& wishes) -> const web::PlannerView& {
    return wished(run, scenario, wishes);
  };
  // Before anything else is known; a wish for a millisecond fails at any volume, and has a cause.
  const web::PlannerView& view =
      wished_for({.break_targets = "Growth:crm_lag_s.p99<=1ms; committed>=1 ;"});
  REQUIRE(view.breaks.size() == 2);
  const auto row_of = [&](const std::string& target) {
    const auto found = std::find_if(view.breaks.begin(), view.breaks.end(),
                                    [&](const web::BreakRow& row) { return row.target == target; });
    REQUIRE(found != view.breaks.end());
    return *found;
  };
  CHECK(row_of("Growth:crm_lag_s.p99<=1ms").missed);
  CHECK_FALSE(row_of("Growth:crm_lag_s.p99<=1ms").cause.empty());
  CHECK_FALSE(row_of("committed>=1").missed);
  CHECK(view.choice.tools.size() == 5);  // the rest was asked as well
  const std::size_t usual = view.promises.size();

  wished_for({.break_targets = "committed=1"});
  CHECK(view.breaks.empty());
  CHECK(view.breaks_words.find("committed=1") != std::string::npos);
  CHECK(view.choice.tools.size() == 5);
  CHECK(wished_for({}).breaks.size() == sim::default_targets(scenario).size());

  wished_for({.staffing_targets = "Enterprise:touch_wait_s.p95<=15min"});
  REQUIRE(view.promises.size() == 1);
  CHECK(view.promises[0].promise == "Enterprise: 95% wait at most 15 min for a person");
  CHECK(view.pools.size() == 1);
  CHECK(view.staffing_words.empty());
  CHECK(view.breaks.size() == sim::default_targets(scenario).size());
  // Two at once, each answered, and back.
  wished_for({.break_targets = "committed>=1", .budget = "1"});
  CHECK(view.breaks.size() == 1);
  CHECK(view.promises.size() == usual);
  CHECK(view.front.words == "No setting stays within the budget.");
  wished_for({.staffing_targets = "missend_rate<=0.02"});
  CHECK(view.breaks.size() == sim::default_targets(scenario).size());
  CHECK(view.pools.empty());
  CHECK(view.staffing_words.find("missend_rate<=0.02") != std::string::npos);
  wished_for({});
  CHECK(view.staffing_words.empty());
  CHECK(view.promises.size() == usual);
}

TEST_CASE("a team is asked for any promise, people and shifts", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  const auto wished_for = [&](const web::PlanWishes& wishes) -> const web::TeamPicture& {
    return wished(run, scenario, wishes).team;
  };
  const std::string tier = scenario.pipeline.routing[0].tier;
  const web::TeamPicture& one = wished_for({.team_targets = tier + ":sla_attainment>=0.9",
                                            .team_more = "3",
                                            .team_shifts = "06:00-14:00; Sat-Sun 09:00-17:00;"});
  REQUIRE(one.targets.size() == 1);
  CHECK(one.words.starts_with(tier + ": "));
  REQUIRE(one.targets[0].rows.size() == 3);  // its own shift and two others
  CHECK(one.targets[0].shown == 3);
  CHECK(one.targets[0].rest.empty());
  for (const web::TeamRow& row : one.targets[0].rows)
    CHECK(row.change.starts_with("three more in "));
  const std::size_t weeks = one.weeks.size();
  CHECK(weeks >= 1);
  CHECK(run.view().breaks.size() == sim::default_targets(scenario).size());

  CHECK(wished_for({.team_more = "some"}).words.starts_with("more people: "));
  CHECK(run.view().team.targets.empty());
  CHECK(run.view().team.weeks.empty());
  CHECK(wished_for({.team_shifts = "early"}).words.starts_with("shifts: "));
  CHECK(wished_for({.team_targets = "missend_rate<=0.1"}).words.find("first touches in time") !=
        std::string::npos);
  const web::TeamPicture& usual = wished_for({});
  CHECK(usual.targets.size() == scenario.pipeline.routing.size());
  REQUIRE(usual.targets[0].rows.size() == 8);  // its own shift, early, late and the weekend
  CHECK(usual.targets[0].rest.starts_with(std::to_string(8 - usual.targets[0].shown) + " other"));
  CHECK(usual.weeks.size() == weeks);
}
