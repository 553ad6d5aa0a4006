// The planner's tab: answered piece by piece as when asked at once, begun anew with the scenario.
#include "web/jobs/plan_run.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/planner/question.hpp"
#include "tests/catch.hpp"
#include "tests/web/jobs/planning.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/tables/planner_tables.hpp"

using namespace handoff;
using namespace handoff::web::testing;

TEST_CASE("the planner answers its questions one after the other", "[plan_run]") {
  web::PlanRun run(kEffort);
  const sim::Scenario scenario = small();
  CHECK_FALSE(run.next());  // nobody looks
  work(run, scenario, 1);
  CHECK(run.take_news());
  CHECK_FALSE(run.take_news());
  CHECK(run.view().current == sim::QuestionKind::choice);
  CHECK(run.view().breaks.empty());
  const web::PlannerView& view = answered(run, scenario, 20);
  CHECK_FALSE(view.current);
  CHECK(view.breaks.size() >= 5);
  // First touches by wall clock are late at any volume, and are so for a reason.
  CHECK(view.breaks[0].cause.find(" of ") != std::string::npos);
  for (const web::BreakRow& row : view.breaks)
    CHECK(row.cause.empty() == (row.volume.starts_with("above") || row.volume == "not known"));
  REQUIRE(view.choice.tools.size() == 5);
  CHECK(view.choice.values.size() == 5);
  CHECK(view.choice.words.find("is worth the most") != std::string::npos);
  REQUIRE(view.assumptions.size() == 1);
  // Fewer conversions are worth less, and more are worth more.
  CHECK(view.assumptions[0].low < view.value);
  CHECK(view.assumptions[0].high > view.value);
  CHECK(view.assumptions[0].low_end == "10%");
  const auto tables = web::planner_tables(view);
  // Each question was answered in words, and those that have a title are a table under it.
  web::PlannerView answers = view;
  for (const sim::QuestionInfo& question : sim::kQuestions) {
    CAPTURE(question.work);
    // A picture and pools say it without a sentence, under captions of their own.
    if (question.kind == sim::QuestionKind::sweep || question.kind == sim::QuestionKind::staffing)
      continue;
    CHECK_FALSE(web::answer_words(answers, question.kind).empty());
    const auto titled = [&](const web::TextTable& table) {
      return table.caption.starts_with(question.title);
    };
    CHECK(std::any_of(tables.begin(), tables.end(), titled));
  }
  CHECK(view.pools.size() == 2);
  CHECK(view.promises.size() == scenario.pipeline.routing.size());
  CHECK(view.sweep.xs.size() == 5);
  REQUIRE(view.front.rows.size() >= 2);
  CHECK(view.front.knobs[0] == "tool");
  for (std::size_t at = 1; at < view.front.costs.size(); ++at) {
    CHECK(view.front.costs[at] > view.front.costs[at - 1]);
    CHECK(view.front.breaches[at] < view.front.breaches[at - 1]);
  }
  CHECK(view.advice.size() > 20);
  CHECK(view.advice_words.find("confirmed") != std::string::npos);
  // A month's worth by its parts, what it hangs on and what would have to be true are a table each.
  REQUIRE(view.worth.parts.size() >= 3);
  CHECK(view.worth.parts.front().part == "churn avoided, assumed");
  CHECK(view.worth.parts.back().part == "together, assumed");
  CHECK(view.worth.words.find("Full orchestration against Manual sync: ") == 0);
  REQUIRE(view.worth.influences.size() == 1);
  CHECK(view.worth.influences[0].range == "10% to 30%");
  CHECK(view.worth.break_evens.size() == 3);
  CHECK(view.worth.free.find("cost $0 in this model.") != std::string::npos);
  // A table for each promise, and one for the week of each tier's office.
  CHECK(view.team.targets.size() == scenario.pipeline.routing.size());
  REQUIRE(view.team.weeks.size() >= 2);
  CHECK(view.team.weeks[0].title.starts_with(scenario.pipeline.routing[0].tier + " by "));
  CHECK(together(view.team.weeks[0].week).customers > 0);
  CHECK(tables.size() > view.team.targets.size() + view.team.weeks.size());
  for (const web::TextTable& table : tables) {
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
}

TEST_CASE("a question that waits can be answered next, and what it interrupts goes on",
          "[plan_run]") {
  web::PlanRun run(kEffort);
  const sim::Scenario scenario = small();
  work(run, scenario, 1);
  REQUIRE(run.view().current == sim::QuestionKind::choice);
  run.next_is(sim::QuestionKind::advice);
  CHECK(run.view().current == sim::QuestionKind::advice);
  CHECK(run.view().waiting[1] == sim::QuestionKind::choice);
  run.next_is(sim::QuestionKind::breaking_point);  // with its causes
  CHECK(run.view().waiting[1] == sim::QuestionKind::break_cause);
  CHECK(run.view().waiting.size() == web::kAskingOrder.size());
  const web::PlannerView& view = answered(run, scenario, 200);
  CHECK_FALSE(view.advice.empty());
  CHECK_FALSE(view.choice.words.empty());
  CHECK(view.waiting.empty());
}

TEST_CASE("how the planner's work is cut changes no digit", "[plan_run]") {
  web::PlanRun fine(kEffort), coarse(kEffort);
  const web::PlannerView& a = answered(fine, small(), 1);
  const web::PlannerView& b = answered(coarse, small(), 500);
  CHECK(a.choice.values == b.choice.values);
  CHECK(a.assumptions[0].low == b.assumptions[0].low);
  REQUIRE(a.breaks.size() == b.breaks.size());
  for (std::size_t at = 0; at < a.breaks.size(); ++at)
    CHECK(a.breaks[at].volume == b.breaks[at].volume);
  CHECK(a.sweep.ys == b.sweep.ys);
  CHECK(a.pools[1].fewest == b.pools[1].fewest);
}

TEST_CASE("orders may be carried out by anybody, in any order, twice begun", "[plan_run]") {
  web::PlanRun plain(kEffort), shuffled(kEffort);
  const web::PlannerView& expected = answered(plain, small(), 100);
  shuffled.look(small());
  sim::JobRunner runner;
  std::size_t most = 0;
  for (int round = 0; !shuffled.finished(); ++round) {
    std::vector<sim::Job> jobs;
    while (jobs.size() < 8) {
      auto job = shuffled.next();
      if (!job) break;
      jobs.push_back(*std::move(job));
    }
    REQUIRE((!jobs.empty() || shuffled.finished()));
    most = std::max(most, jobs.size());
    if (round % 3 == 1) {  // a worker has died
      for (const sim::Job& it : jobs) shuffled.give_back(it);
      continue;
    }
    for (std::size_t at = jobs.size(); at-- > 0;) {
      const sim::Job& it = jobs[at];
      if (shuffled.wants(it)) shuffled.take(it, runner.run(it), 1.0);
    }
  }
  CHECK(most == 8);
  const web::PlannerView& view = shuffled.view();
  CHECK(view.choice.values == expected.choice.values);
  CHECK(view.sweep.ys == expected.sweep.ys);
  CHECK(view.sweep.lows == expected.sweep.lows);
  REQUIRE(view.breaks.size() == expected.breaks.size());
  for (std::size_t at = 0; at < view.breaks.size(); ++at) {
    CHECK(view.breaks[at].volume == expected.breaks[at].volume);
    CHECK(view.breaks[at].interval == expected.breaks[at].interval);
  }
  CHECK(view.pools[0].fewest == expected.pools[0].fewest);
  CHECK(view.assumptions[0].low == expected.assumptions[0].low);
}

TEST_CASE("after a change nobody waits for what was asked before", "[plan_run]") {
  web::PlanRun run(kEffort);
  run.look(small());
  const auto job = run.next();
  REQUIRE(job);
  CHECK(run.wants(*job));
  run.restart();
  CHECK_FALSE(run.wants(*job));
}

TEST_CASE("work that is stopped goes on where it was", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun through(kEffort), stopped(kEffort);
  answered(through, scenario, 500);
  for (int i = 0; i < 5; ++i) work(stopped, scenario, 1);
  stopped.go(false);
  CHECK(stopped.finished());
  stopped.look(scenario);
  CHECK_FALSE(stopped.next());
  stopped.go(true);
  const web::PlannerView& view = answered(stopped, scenario, 500);
  CHECK(view.breaks[0].volume == through.view().breaks[0].volume);
  CHECK(view.choice.values == through.view().choice.values);
}

TEST_CASE("a change of the scenario begins anew", "[plan_run]") {
  web::PlanRun run(kEffort);
  answered(run, small(), 100);
  run.restart();
  CHECK_FALSE(run.finished());
  CHECK(run.view().breaks.empty());
  CHECK(run.view().choice.tools.empty());
}

TEST_CASE("without uncertain inputs the last question is left out", "[plan_run]") {
  web::PlanRun run(kEffort);
  sim::Scenario scenario = small();
  scenario.uncertain.clear();
  const web::PlannerView& view = answered(run, scenario, 100);
  CHECK(view.assumptions.empty());
  const std::string_view title = sim::info(sim::QuestionKind::tornado).title;
  for (const web::TextTable& table : web::planner_tables(view))
    CHECK_FALSE(table.caption.starts_with(title));
  CHECK_FALSE(web::planner_tables(view).empty());
}
