// The loop over all background jobs: what follows an action, and what is computed when.
#include "web/jobs/background_jobs.hpp"

#include "tests/catch.hpp"
#include "web/jobs/session.hpp"

using namespace handoff::web;

namespace {

struct Page {
  Session session;
  double now = 0.0;
  const std::function<double()> clock = [this] { return now += 1.0; };

  Page() {
    act(SetReplications{200});
    act(SetField{"cohort.trials", 40});
  }
  void act(const Action& action) { REQUIRE_FALSE(session.apply(action).has_value()); }
  // A frame without workers.
  Progress frame() {
    now += 16.0;
    return session.jobs.advance({session.state(), clock, now, false, true});
  }
};

}  // namespace

TEST_CASE("the results come first, then what only pictures need, then nothing more", "[jobs]") {
  Page page;
  const BackgroundJobs& jobs = page.session.jobs;
  int frames = 0;
  for (Progress progress; frames == 0 || progress.frames > 0; ++frames) {
    REQUIRE(frames < 10'000);
    const bool results_were_there = jobs.run.finished();
    progress = page.frame();
    if (!results_were_there && !jobs.run.finished()) {
      CHECK(jobs.watch.pictures().replications == 0);
      CHECK(jobs.customers.trace() == nullptr);
    }
  }
  CHECK(jobs.run.finished());
  CHECK(jobs.watch.finished());
  CHECK(jobs.customers.trace() != nullptr);
  CHECK(jobs.customers.story() == nullptr);  // nobody looks at it
  CHECK_FALSE(jobs.exceptions.there());
  CHECK_FALSE(jobs.tools.begun());
}

TEST_CASE("what a tab shows is computed when the tab is open", "[jobs]") {
  Page page;
  const BackgroundJobs& jobs = page.session.jobs;
  while (!jobs.run.finished()) page.frame();
  page.act(SetTab{Tab::routing});
  CHECK(page.frame().changed);
  CHECK(jobs.exceptions.there());
  page.act(SetTab{Tab::tools});
  CHECK(page.frame().hands_ms > 0.0);  // jobs that nobody else carries out
  CHECK(jobs.tools.begun());
}

TEST_CASE("an action that leaves the scenario alone begins nothing anew", "[jobs]") {
  Page page;
  const BackgroundJobs& jobs = page.session.jobs;
  while (!jobs.run.finished()) page.frame();
  for (const Action& action : {Action{SetTab{Tab::routing}}, Action{SetPresenting{true}},
                               Action{ShowExceptionsOf{2}}, Action{SetTheme{}}})
    page.act(action);
  CHECK(jobs.run.replications() == 200);
  CHECK(jobs.exceptions.replication() == 2);
}

TEST_CASE("a pin of the present run is not computed a second time beside it", "[jobs][baseline]") {
  Page page;
  BackgroundJobs& jobs = page.session.jobs;
  page.act(PinBaseline{});
  page.act(SetReplications{300});
  CHECK(jobs.baseline.exists());
  CHECK_FALSE(jobs.baseline.jobs().exists());
  page.act(SetField{"cohort.trials", 60});
  CHECK(jobs.baseline.jobs().exists());
  CHECK(jobs.baseline.scenario().cohort.trials == 40);
}

TEST_CASE("the planner's wishes outlast a scenario, and a stop does not", "[jobs]") {
  Page page;
  const PlannerView& view = page.session.jobs.plan.view();
  PlanWishes wishes;
  wishes.budget = "9000";
  page.act(PlanWish{wishes});
  page.act(PlanGo{false});
  CHECK(view.stopped);
  page.act(SetField{"cohort.trials", 60});
  CHECK_FALSE(view.stopped);
  CHECK(view.wishes.budget == "9000");
}
