// The five tools on the user's scenario, the exception list, and the assumptions.
#include "web/jobs/tool_comparison.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "sim/experiment/jobs/job_runner.hpp"
#include "tests/catch.hpp"
#include "web/app/actions.hpp"
#include "web/jobs/session.hpp"
#include "web/views/assumptions.hpp"
#include "web/views/exceptions.hpp"
#include "web/views/tools.hpp"

using namespace handoff;
using namespace handoff::web;
using sim::Metric;

namespace {

void act(Session& session, const Action& action) {
  const auto error = session.apply(action);
  REQUIRE_FALSE(error.has_value());
}

const ToolRow& row(const ToolsView& view, const std::string& label) {
  for (const ToolRow& each : view.rows) {
    if (each.label.find(label) == 0) return each;
  }
  FAIL("no row " << label);
  return view.rows.front();
}

}  // namespace

TEST_CASE("each shipped tool is recognised, and a changed one is none", "[tools]") {
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    sim::Scenario scenario = sim::worked_example();
    REQUIRE_FALSE(apply_tool(scenario, kTools[i].name).has_value());
    CHECK(tool_of(scenario) == static_cast<int>(i));
    scenario.costs.tool_monthly = core::dollars(1);
    CHECK(tool_of(scenario) == -1);
  }
  sim::Scenario scenario = sim::worked_example();
  CHECK(apply_tool(scenario, "spreadsheet").has_value());
}

TEST_CASE("the tools and the exception list are there for a scenario that nobody has touched",
          "[tools]") {
  Session session;
  CHECK(session.jobs.tools.want(session.state().scenario));
  CHECK(session.jobs.tools.next());
  CHECK(session.jobs.exceptions.want(session.state().scenario));
}

TEST_CASE("nothing is run before somebody looks, and a change drops what was", "[tools]") {
  Session session;
  act(session, SetReplications{6});
  CHECK_FALSE(session.jobs.tools.next());
  CHECK(session.jobs.tools.want(session.state().scenario));
  CHECK_FALSE(session.jobs.tools.want(session.state().scenario));
  CHECK(session.jobs.tools.next());
  act(session, SetField{"cohort.trials", 200});
  CHECK_FALSE(session.jobs.tools.begun());
  CHECK_FALSE(session.jobs.tools.next());
}

TEST_CASE("the five advance side by side on the user's own scenario", "[tools]") {
  Session session;
  act(session, SetReplications{6});
  act(session, SetField{"cohort.trials", 300});
  REQUIRE(session.jobs.tools.want(session.state().scenario));
  sim::JobRunner runner;
  std::set<sim::ScenarioId> first_five;
  for (int done = 0; !session.jobs.tools.finished(); ++done) {
    const auto job = session.jobs.tools.next();
    REQUIRE(job);
    if (done < 5) first_five.insert(job->scenario->id);
    session.jobs.tools.take(*job, runner.run(*job), 1.0);
  }
  CHECK(first_five.size() == 5);
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    const sim::Scenario& ran = session.jobs.tools.jobs(i).experiment().scenario();
    CHECK(ran.cohort.trials == 300);
    CHECK(tool_of(ran) == static_cast<int>(i));
  }
  const ToolsView view = tools_view(session);
  // The article's table: the manual way takes hours, orchestration under a minute.
  const ToolRow& lag = row(view, "CRM lag, median");
  CHECK(lag.values[0] > 3600.0);
  CHECK(lag.values[4] < 60.0);
  CHECK(row(view, "Mailed after").values[0] > row(view, "Mailed after").values[4]);
  for (const ToolRow& each : view.rows) CHECK(each.cells.size() == kTools.size());
  CHECK(row(view, "Net value").label == "Net value of a month, assumed");
  CHECK(row(view, "Monthly cost").label == "Monthly cost");
  // As many months as the Overview has, so that both say the same.
  CHECK(view.basis.find("over 6 months, those of the Overview.") != std::string::npos);
  CHECK(view.basis.find("late first touches") != std::string::npos);
  act(session, LeaveOutClaims{true});
  CHECK(tools_view(session).sceptic);
}

TEST_CASE("a set-up that is none of the five is a column of its own, the first", "[tools]") {
  Session session;
  act(session, SetReplications{4});
  act(session, UseTool{"zapier_basic"});
  act(session, SetField{"pipeline.trigger.poll_every", 120});
  REQUIRE(session.jobs.tools.want(session.state().scenario));
  sim::JobRunner runner;
  while (const auto job = session.jobs.tools.next())
    session.jobs.tools.take(*job, runner.run(*job), 1.0);
  CHECK(session.jobs.tools.finished());
  const ToolsView view = tools_view(session);
  REQUIRE(view.titles.size() == 6);
  CHECK(view.titles[0] == "Today, your set-up");
  CHECK(view.names[0].empty());
  CHECK(view.names[1] == "manual");
  CHECK(view.current == 0);
  // A poll every 2 minutes is waited for 1 minute on average, one every 15 minutes for 7.5.
  const ToolRow& lag = row(view, "CRM lag, median");
  CHECK(lag.values[0] < lag.values[2]);
  for (const ToolRow& each : view.rows) CHECK(each.cells.size() == 6);
}

TEST_CASE("each kept scenario is a column, run as it was kept", "[tools][kept]") {
  Session session;
  act(session, SetReplications{4});
  act(session, SetField{"cohort.trials", 300});
  act(session, KeepScenario{"small", {}});
  act(session, SetField{"cohort.trials", 900});
  REQUIRE(session.jobs.tools.want(session.state().scenario));
  sim::JobRunner runner;
  const auto run = [&] {
    while (const auto job = session.jobs.tools.next())
      session.jobs.tools.take(*job, runner.run(*job), 1.0);
  };
  run();
  ToolsView view = tools_view(session);
  CHECK(view.titles.back() == "small");
  CHECK(view.kept_from + 1 == view.titles.size());
  CHECK(view.kept == std::vector<std::string>{"small"});
  CHECK(view.current_words == "today");
  const std::size_t small = ToolComparison::kKept;
  CHECK(session.jobs.tools.jobs(small).experiment().scenario().cohort.trials == 300);
  // One more: the others are not run again.
  act(session, KeepScenario{"large", {}});
  CHECK(session.jobs.tools.begun());
  CHECK_FALSE(session.jobs.tools.finished());
  CHECK(session.jobs.tools.jobs(small).finished());
  run();
  view = tools_view(session);
  CHECK(view.titles.back() == "large");
  // It is what is on the page, so that has no column of its own.
  CHECK(view.current == static_cast<int>(view.titles.size()) - 1);
  CHECK(view.current_words == "on the page");
  CHECK(row(view, "Monthly cost").cells.size() == view.titles.size());
  act(session, RemoveKept{"small"});
  CHECK(session.jobs.tools.jobs(small).experiment().scenario().cohort.trials == 900);
  CHECK(tools_view(session).removed == "small");
}

TEST_CASE("a tool that is chosen becomes the scenario's pipeline, in one step of undo", "[tools]") {
  Session session;
  act(session, SetField{"cohort.trials", 300});
  act(session, UseTool{"manual"});
  CHECK(tool_of(session.state().scenario) == 0);
  CHECK(session.state().scenario.cohort.trials == 300);
  act(session, Undo{});
  CHECK(session.state().scenario.cohort.trials == 300);
  CHECK(tool_of(session.state().scenario) != 0);
}

TEST_CASE("the exception list has kind, age, value and what was tried", "[exceptions]") {
  Session session;
  act(session, SetField{"cohort.email_unknown", 0.3});
  CHECK(session.jobs.exceptions.want(session.state().scenario));
  const ExceptionsView view = exceptions_view(session);
  REQUIRE_FALSE(view.rows.empty());
  for (const ExceptionRow& each : view.rows) {
    CHECK_FALSE(each.kind.empty());
    CHECK_FALSE(each.help.empty());
    CHECK(each.age.find(each.open ? "open for " : "settled") == 0);
    CHECK(each.value.find('$') == 0);
    CHECK_FALSE(each.tried.empty());
  }
  act(session, ShowExceptionsOf{3});
  CHECK(session.jobs.exceptions.want(session.state().scenario));
  CHECK(exceptions_view(session).title == "Exception list of month 3");
}

TEST_CASE("every input is there with a source or the word assumption", "[assumptions]") {
  const AssumptionsView view = assumptions_view(sim::worked_example());
  CHECK(view.rows.size() > 100);
  for (const AssumptionRow& each : view.rows) {
    const std::string& path = each.field.control.path;
    CAPTURE(path);
    CHECK_FALSE(each.changed);
    CHECK_FALSE(each.field.value.empty());
    CHECK_FALSE(each.label.empty());
    const bool own =
        path == "name" || path == "description" || path == "seed" || path.starts_with("uncertain");
    CHECK((own || !each.source.empty()));
  }
  CHECK(not_modelled().size() > 5);
}

TEST_CASE("a changed input is marked, can be searched for and reset", "[assumptions]") {
  Session session;
  act(session, SetField{"payments.duplicate_share", 0.05});
  const AssumptionsView view = assumptions_view(session.state().scenario);
  const auto changed = std::count_if(view.rows.begin(), view.rows.end(),
                                     [](const AssumptionRow& it) { return it.changed; });
  CHECK(changed == 1);
  for (const AssumptionRow& each : view.rows) {
    CHECK(matches(each, "") == true);
    CHECK(matches(each, "DUPLICATE changed") ==
          (each.field.control.path == "payments.duplicate_share"));
  }
  act(session, ResetField{"payments.duplicate_share"});
  CHECK(session.state().scenario.payments.duplicate_share == 0.0);
}

TEST_CASE("a preset's own sources stand for what it sets", "[assumptions]") {
  sim::Scenario scenario = sim::worked_example();
  REQUIRE_FALSE(apply_tool(scenario, "zapier_basic").has_value());
  for (const AssumptionRow& each : assumptions_view(scenario).rows) {
    if (each.field.control.path != "pipeline.trigger.poll_limit") continue;
    CHECK(each.source == "vendor: at most 100 new items a poll, more are held");
    CHECK_FALSE(each.assumed);
  }
}
