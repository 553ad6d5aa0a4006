// The tab of the year: what it says of the months ahead, and of a scenario that has none.
#include "web/views/year_tab.hpp"

#include <cmath>
#include <string>

#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/scenario/months.hpp"
#include "tests/catch.hpp"
#include "web/views/planner/fans.hpp"
#include "web/views/tables/text_inputs.hpp"
#include "web/views/tables/year_tables.hpp"
#include "web/views/view_model.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

constexpr int kYears = 12;

// A page whose tab of the year is open, without workers.
struct Page {
  Session session;
  double now = 0.0;
  const std::function<double()> clock = [this] { return now += 1.0; };
  sim::JobRunner runner;
  sim::JobSource source;

  Page() {
    for (sim::JobQueue* queue : session.jobs.queues()) source.add(*queue);
    act(SetReplications{kYears});
    act(SetField{"cohort.trials", 60});
    act(SetTab{Tab::year});
  }
  void act(const Action& action) { REQUIRE_FALSE(session.apply(action).has_value()); }
  void work() {
    for (int i = 0; i < 20'000; ++i) {
      now += 16.0;
      (void)session.jobs.advance({session.state(), clock, now, false, true});
      sim::run_jobs(source, runner, 50.0, clock);
      if (session.jobs.run.finished() && session.jobs.year.finished()) break;
    }
    now += 1000.0;
    (void)session.jobs.advance({session.state(), clock, now, false, true});
  }
  YearTabView year() const { return year_tab(session); }
};

}  // namespace

TEST_CASE("a scenario of one month says so, and offers months", "[year_tab]") {
  Page page;
  const YearTabView view = page.year();
  CHECK_FALSE(view.ahead);
  CHECK(view.offer.find("one month") != std::string::npos);
  CHECK(view.targets.empty());
  CHECK(year_tables(view).empty());
  const auto action = typed_action(view_model(page.session, true), "year ahead", "");
  REQUIRE(action);
  page.act(*action);
  CHECK(page.session.state().scenario.horizon.months == kOfferedMonths);
  CHECK(page.year().ahead);
}

TEST_CASE("each target and figure has a fan of all months", "[year_tab]") {
  Page page;
  page.act(LookAhead{6, 0.1});
  page.work();
  const YearTabView view = page.year();
  REQUIRE(view.months.size() == 6);
  CHECK(view.months.front() == "Mar 2026");
  CHECK(view.progress == "12 horizons simulated");
  CHECK_FALSE(view.words.empty());
  CHECK(view.targets.size() == page.session.state().scenario.pipeline.routing.size());
  CHECK(view.figures.size() == 5);
  for (const auto* fans : {&view.targets, &view.figures}) {
    for (const FanView& fan : *fans) {
      CAPTURE(fan.label);
      REQUIRE(fan.mean.size() == 6);
      for (std::size_t month = 0; month < 6; ++month) {
        if (!std::isfinite(fan.mean[month])) continue;
        CHECK(fan.low[month] <= fan.half_low[month]);
        CHECK(fan.half_low[month] <= fan.median[month]);
        CHECK(fan.median[month] <= fan.half_high[month]);
        CHECK(fan.half_high[month] <= fan.high[month]);
      }
    }
  }
}

TEST_CASE("with named owners the largest book has a fan too", "[year_tab]") {
  Page page;
  page.act(LookAhead{3, 0.1});
  page.act(SetField{"horizon.book.owners", 1.0});
  page.work();
  const YearTabView view = page.year();
  CHECK(view.figures.size() == 6);
  CHECK(view.book.fields.size() == 4);
}

TEST_CASE("the growths stand from low to high, the expected one in the middle", "[year_tab]") {
  Page page;
  page.act(LookAhead{4, 0.1});
  page.work();
  const YearTabView view = page.year();
  REQUIRE(view.growths.size() == 3);
  CHECK(view.growths[0].growth == "+5% a month");
  CHECK(view.growths[1].growth == "+10% a month, as expected");
  CHECK(view.growths[2].growth == "+15% a month");
  page.act(SetField{"horizon.growth", 0.0});
  page.work();
  CHECK(page.year().growths.size() == 1);
}

TEST_CASE("people are shown as planned, and what they cost", "[year_tab]") {
  Page page;
  page.act(LookAhead{4, 0});
  const int before = sim::headcount_of(page.session.state().scenario, 0, 2);
  page.act(SetPeople{0, 2, before + 1});
  page.act(SetPeople{1, 1, 1});
  const YearTabView view = page.year();
  REQUIRE(view.pools.front().people.size() == 4);
  CHECK(view.pools.front().people[3] == before + 1);
  REQUIRE_FALSE(view.hires.empty());
  CHECK(view.hires.front().month == 2);
  CHECK(view.hires.front().people == 1);
  CHECK(view.hires.front().cost.front() == '$');
}

TEST_CASE("what was there stays until another scenario has years, and goes with the months",
          "[year_tab]") {
  Page page;
  page.act(LookAhead{3, 0});
  page.work();
  REQUIRE(page.session.jobs.year.own());
  page.act(SetPeople{0, 1, 9});
  CHECK(page.session.jobs.year.own());
  page.act(Undo{});
  page.act(SetField{"horizon.months", 1.0});
  CHECK_FALSE(page.session.jobs.year.own());
  CHECK_FALSE(page.year().ahead);
}

TEST_CASE("nothing is run for the year while its tab is closed", "[year_tab]") {
  Page page;
  page.act(SetTab{Tab::overview});
  page.act(LookAhead{3, 0.1});
  for (int i = 0; i < 5'000 && !page.session.jobs.run.finished(); ++i) {
    page.now += 16.0;
    (void)page.session.jobs.advance({page.session.state(), page.clock, page.now, false, true});
  }
  CHECK_FALSE(page.session.jobs.year.own());
  CHECK_FALSE(page.session.jobs.year.next());
}

// So many sign-ups that one person cannot see all who pay.
TEST_CASE("what breaks says what is waited for", "[year_tab]") {
  Page page;
  page.act(LookAhead{3, 0.1});
  page.act(SetField{"cohort.trials", 2000});
  for (std::size_t pool = 0; pool < page.session.state().scenario.pipeline.pools.size(); ++pool)
    page.act(SetPeople{pool, 0, 1});
  page.work();
  const YearTabView view = page.year();
  REQUIRE_FALSE(view.failures.empty());
  CHECK(view.failures.front().because.find("busy people, ") == 0);
  CHECK(view.words.find(" Because of busy people, ") != std::string::npos);
  CHECK(view.targets[static_cast<std::size_t>(view.fails_first)].words.find(" Because of ") !=
        std::string::npos);
  CHECK(year_tables(view)[2].head.back() == "Because of");
}

TEST_CASE("of more years than are kept the year still comes to an end", "[year_tab]") {
  Page page;
  page.act(SetReplications{sim::kMostComparable + 1});
  page.act(LookAhead{2, 0.1});
  YearRun& year = page.session.jobs.year;
  sim::JobSource own;
  own.add(year);
  for (int i = 0; i < 2'000 && !year.finished(); ++i) {
    page.now += 16.0;
    (void)year.advance({page.session.state(), page.clock, page.now, false, true, true});
    sim::run_jobs(own, page.runner, 50.0, page.clock);
  }
  CHECK_FALSE(year.own());
  CHECK(year.finished());
}

// Nothing of a customer's way says why the months lose money.
TEST_CASE("a target that nobody waits for has no cause", "[year_tab]") {
  Page page;
  PlanWishes wishes = page.session.state().planner.wishes;
  wishes.year_targets = "net_value_usd>=1000000000";
  page.act(PlanWish{wishes});
  page.act(LookAhead{2, 0});
  page.work();
  const YearTabView view = page.year();
  REQUIRE(view.failures.size() == 1);
  CHECK(view.failures.front().because.empty());
  CHECK(view.words.find("You break in ") == 0);
  CHECK(view.words.find("Because of") == std::string::npos);
  CHECK(view.targets.front().words.find("Because of") == std::string::npos);
}

TEST_CASE("every table of the year is whole", "[year_tab]") {
  Page page;
  page.act(LookAhead{3, 0.1});
  page.act(SetPeople{0, 1, 9});
  page.work();
  const auto tables = year_tables(page.year());
  REQUIRE(tables.size() == 5);
  CHECK(tables[0].caption.find("The months ahead.") == 0);
  CHECK(tables[2].caption == "Headcount as it is planned");
  CHECK(tables[3].caption.find("Hiring plan.") == 0);
  for (const TextTable& table : tables) {
    CAPTURE(table.caption);
    CHECK_FALSE(table.rows.empty());
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
}

TEST_CASE("an empty tier, one person and 36 months have a year", "[year_tab]") {
  Page page;
  page.act(SetReplications{2});
  page.act(SetField{"cohort.trials", 5});
  page.act(SetField{"pipeline.routing[3].annual_from", 1e7});
  page.act(LookAhead{36, 0});
  for (std::size_t pool = 0; pool < page.session.state().scenario.pipeline.pools.size(); ++pool)
    page.act(SetPeople{pool, 0, 1});
  page.work();
  const YearTabView view = page.year();
  REQUIRE(view.months.size() == 36);
  CHECK(view.targets.back().words == "Nobody comes whom it is about.");
  CHECK(std::isnan(view.targets.back().mean.front()));
  for (const TextTable& table : year_tables(view))
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
}

TEST_CASE("the planner's question is answered on the year's tab only once it is asked",
          "[year_tab]") {
  Page page;
  page.act(LookAhead{3, 0});
  page.work();
  CHECK_FALSE(page.session.jobs.plan.next());
  page.act(PlanNext{sim::QuestionKind::year});
  CHECK(page.year().asked);
  page.now += 16.0;
  (void)page.session.jobs.advance({page.session.state(), page.clock, page.now, false, true});
  CHECK(page.session.jobs.plan.next());
  page.act(SetPeople{0, 1, 9});
  CHECK_FALSE(page.year().asked);
}
