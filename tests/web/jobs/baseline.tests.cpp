// The pinned baseline: the same customers, so that even small differences are told from noise.
#include "web/jobs/baseline.hpp"

#include <string>

#include "io/results/results_report.hpp"
#include "sim/experiment/comparison.hpp"
#include "tests/catch.hpp"
#include "web/app/actions.hpp"
#include "web/jobs/session.hpp"
#include "web/views/baseline.hpp"
#include "web/views/tables/text_view.hpp"

using namespace handoff;
using namespace handoff::web;
using sim::Metric;

namespace {

struct Page {
  Session session;
  double now = 0.0;

  Page() {
    act(SetReplications{40});
    finish();
  }
  void act(const Action& action) { REQUIRE_FALSE(session.apply(action).has_value()); }
  void finish() {
    while (!session.jobs.run.finished())
      session.jobs.run.advance(8.0, [this] { return now += 1.0; });
    sim::ExperimentJobs& pinned = session.jobs.baseline.jobs();
    while (pinned.exists() && !pinned.finished()) pinned.run_here(1);
    session.jobs.baseline.compare(session.jobs.run.jobs());
  }
  const sim::Difference& difference(Metric metric) {
    REQUIRE(session.jobs.baseline.differences());
    return session.jobs.baseline.differences()->metrics[index(metric)];
  }
};

}  // namespace

TEST_CASE("what has not been changed has no difference to show", "[baseline]") {
  Page page;
  CHECK_FALSE(baseline_view(page.session).pinned);
  page.act(PinBaseline{});
  page.finish();
  CHECK(page.session.jobs.baseline.exists());
  CHECK_FALSE(page.session.jobs.baseline.differences());
  CHECK(baseline_view(page.session).progress == "Nothing has been changed yet.");
}

TEST_CASE("a fault shows as a real difference, and what it does not touch as none", "[baseline]") {
  Page page;
  page.act(PinBaseline{});
  page.act(SetField{"apis.crm.server_error_rate", 0.1});
  page.finish();
  CHECK(page.difference(Metric::retries).verdict == sim::Verdict::real);
  CHECK(page.difference(Metric::retries).mean > 10.0);
  const sim::Difference& conversions = page.difference(Metric::conversions);
  CHECK(conversions.mean == 0.0);  // the same customers convert
  CHECK(conversions.interval.half_width() == 0.0);
  const BaselineView view = baseline_view(page.session);
  CHECK(view.pinned);
  CHECK(view.rows[0].versus.verdict == "same");
  CHECK(view.summary.find("Statistically clear: ") == 0);
}

TEST_CASE("a change that meets nothing says so", "[baseline]") {
  Page page;
  page.act(PinBaseline{});
  // No plan costs between ten and fifteen thousand dollars a year.
  page.act(SetField{"pipeline.routing[2].annual_from", 10000});
  page.finish();
  CHECK(baseline_view(page.session).summary.find("No difference at all") == 0);
}

TEST_CASE("differences are those of a comparison on the command line", "[baseline]") {
  Page page;
  page.act(PinBaseline{});
  page.act(SetField{"payments.duplicate_share", 0.2});
  page.finish();
  sim::Scenario changed = sim::worked_example();
  changed.payments.duplicate_share = 0.2;
  sim::Comparison expected({sim::worked_example(), changed});
  expected.run(40);
  const sim::Differences differences = expected.against_first(1);
  for (const Metric metric : {Metric::duplicates_received, Metric::crm_lag_s}) {
    CHECK(page.difference(metric).mean == differences.metrics[index(metric)].mean);
    CHECK(page.difference(metric).interval.low == differences.metrics[index(metric)].interval.low);
  }
}

TEST_CASE("another seed runs the pinned scenario again on it", "[baseline]") {
  Page page;
  page.act(PinBaseline{});
  page.act(SetField{"apis.crm.server_error_rate", 0.1});
  page.act(SetField{"seed", 9});
  page.finish();
  CHECK(page.session.jobs.baseline.scenario().seed == 9);
  CHECK(page.difference(Metric::conversions).mean == 0.0);
  CHECK(page.session.jobs.baseline.differences()->replications == 40);
}

TEST_CASE("a pin can be replaced and cleared, and undo leaves it alone", "[baseline]") {
  Page page;
  page.act(PinBaseline{});
  page.act(SetField{"cohort.trials", 600});
  page.finish();
  page.act(PinBaseline{});
  CHECK(page.session.jobs.baseline.scenario().cohort.trials == 600);
  page.act(Undo{});
  page.finish();
  CHECK(page.session.jobs.baseline.scenario().cohort.trials == 600);
  CHECK(page.difference(Metric::conversions).mean < 0.0);
  page.act(ClearBaseline{});
  CHECK_FALSE(page.session.jobs.baseline.exists());
  CHECK(baseline_view(page.session).rows.empty());
}

// mean, low, high and the words and marks that they must get.
TEST_CASE("a verdict is said in words and with a mark", "[baseline]") {
  const struct {
    Metric metric;
    sim::Difference difference;
    const char* text;
    bool better, worse;
  } rows[] = {
      {Metric::missend_rate,
       {0.014, {0.011, 0.018}, 1, 10, sim::Verdict::real},
       "\xE2\x96\xB2 +1.4 pts, clear",
       false,
       true},
      {Metric::net_value_usd,
       {1200, {900, 1500}, 1, 10, sim::Verdict::real},
       "\xE2\x96\xB2 +$1,200, assumed",
       false,
       false},
      {Metric::first_touch_h,
       {-0.5, {-0.6, -0.4}, 1, 10, sim::Verdict::real},
       "\xE2\x96\xBC -30 min, clear",
       true,
       false},
      {Metric::exceptions,
       {0.2, {-0.1, 0.5}, 1, 10, sim::Verdict::noise},
       "\xE2\x89\x88 +0.2, not clear",
       false,
       false},
      {Metric::exceptions, {0, {0, 0}, 1, 10, sim::Verdict::noise}, "same", false, false},
      {Metric::crm_lag_s,
       {0, {0, 0}, 1, 0, sim::Verdict::noise},
       "cannot be compared",
       false,
       false},
  };
  for (const auto& row : rows) {
    const Versus it = versus_of(row.metric, row.difference, true);
    CHECK((it.text.empty() ? it.verdict : it.marked()) == row.text);
    CHECK(it.better() == row.better);
    CHECK(it.worse() == row.worse);
  }
}

TEST_CASE("the cards and the page as text say the differences", "[baseline]") {
  Page page;
  page.act(PinBaseline{});
  page.act(SetField{"apis.crm.server_error_rate", 0.1});
  page.finish();
  const ViewModel view = view_model(page.session);
  for (const KpiView& kpi : view.kpis) {
    CAPTURE(kpi.label);
    CHECK_FALSE(kpi.versus.empty());
  }
  bool found = false;
  for (const TextTable& table : text_view(view).tables) {
    if (table.caption.find("Against the pinned baseline (example company)") != 0) continue;
    found = true;
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
  CHECK(found);
}
