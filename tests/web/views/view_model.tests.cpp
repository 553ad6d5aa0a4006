// What the page says, from results written by hand.
#include "web/views/view_model.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>

#include "tests/catch.hpp"
#include "web/app/actions.hpp"
#include "web/views/headline.hpp"
#include "web/views/results/figures.hpp"

using namespace handoff;
using namespace handoff::web;
using sim::Metric;

namespace {

sim::Estimate& of(RunSummary& run, Metric metric) { return run.results.metrics[index(metric)]; }

sim::Estimate estimate(double mean, double half, std::uint64_t n) {
  sim::Estimate it;
  it.mean = mean;
  it.ci95_low = mean - half;
  it.ci95_high = mean + half;
  it.n = n;
  return it;
}

sim::Estimate duration(double mean, double p50, double p95, double p99, double max,
                       std::uint64_t n) {
  sim::Estimate it = estimate(mean, 0.01, n);
  it.has_percentiles = true;
  it.p50 = p50;
  it.p95 = p95;
  it.p99 = p99;
  it.max = max;
  return it;
}

// A thousand months of the worked example in which all goes well.
RunSummary good_run() {
  RunSummary run;
  run.results.replications = 1000;
  run.results.metrics.resize(sim::kMetricCount);
  for (sim::Estimate& each : run.results.metrics) each = estimate(0, 0, 1000);
  of(run, Metric::conversions) = of(run, Metric::committed) = estimate(90.04, 0.55, 1000);
  of(run, Metric::crm_lag_s) = duration(2.3, 2.04, 4.02, 6.1, 19.4, 90'040);
  of(run, Metric::processing_s) = duration(1.3, 1.2, 1.9, 2.25, 4.9, 90'040);
  of(run, Metric::mrr_usd) = estimate(350.12, 2.9, 90'040);
  of(run, Metric::crm_lag_s).p95_ci95 = {3.99, 4.05};
  of(run, Metric::processing_s).p99_ci95 = {2.24, 2.26};
  run.finished = true;
  run.target = 1000;
  return run;
}

const KpiView& kpi(const std::vector<KpiView>& views, const std::string& label) {
  for (const KpiView& view : views) {
    if (view.label == label) return view;
  }
  FAIL("no card " << label);
  return views.front();
}

KpiView kpi(const RunSummary& run, const std::string& label,
            const sim::Scenario& scenario = sim::worked_example()) {
  return kpi(kpi_views(scenario, run), label);
}

}  // namespace

TEST_CASE("a figure has the digits that its interval can stand behind", "[figures]") {
  const struct {
    double value, low, high;
    Unit unit;
    const char* text;
    const char* interval;
  } rows[] = {
      {90.04, 89.49, 90.59, Unit::plain, "90",
       "95% CI 89.5\xE2\x80\x93"
       "90.6"},
      {12345.6, 12301.0, 12390.2, Unit::plain, "12,346",
       "95% CI 12,301\xE2\x80\x93"
       "12,390"},
      {5.214, 5.189, 5.239, Unit::seconds, "5.21 s",
       "95% CI 5.19\xE2\x80\x93"
       "5.24 s"},
      {0.2504, 0.2496, 0.2512, Unit::seconds, "250 ms",
       "95% CI 249.6\xE2\x80\x93"
       "251.2 ms"},
      {5400.0, 5040.0, 5760.0, Unit::seconds, "1.5 h",
       "95% CI 1.4\xE2\x80\x93"
       "1.6 h"},
      {350.12, 346.6, 353.7, Unit::dollars, "$350", "95% CI $347\xE2\x80\x93$354"},
      {325.2, 324.9, 325.5, Unit::dollars, "$325", "95% CI $324.90\xE2\x80\x93$325.50"},
      {99.0, 99.0, 99.0, Unit::dollars, "$99", "always this value"},
      {3.0, 2.0, std::numeric_limits<double>::infinity(), Unit::seconds, "3 s",
       "95% CI at least 2 s"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    const Figure figure = figure_of(row.value, {row.low, row.high}, row.unit);
    CHECK(figure.value == row.text);
    CHECK(figure.interval == row.interval);
  }
}

TEST_CASE("the headline says the worst that happened", "[headline]") {
  const sim::Scenario scenario = sim::worked_example();
  const std::string start =
      "90 of 500 trials convert a month; half are in the CRM 2 s after the payment event, ";
  RunSummary run = good_run();
  CHECK(headline(scenario, run) == start + "all within 19 s.");
  run.late_share = 0.0421;
  CHECK(headline(scenario, run) == start + "but 4.21% take longer than 15 min.");
  of(run, Metric::exceptions) = estimate(3.14, 0.2, 1000);
  CHECK(headline(scenario, run) == start + "but 3.1 a month are left for a person to fix.");
  of(run, Metric::second_signal_effects) = estimate(271.2, 1, 1000);
  CHECK(headline(scenario, run) ==
        start +
            "but 271 assignments, notices and onboardings a month happen again for the invoice.");
  // A few repairs beside them change nothing, but more that happen twice do.
  const std::string for_invoices = headline(scenario, run);
  of(run, Metric::duplicate_effects) = estimate(0.85, 0.3, 1000);
  CHECK(headline(scenario, run) == for_invoices);
  of(run, Metric::duplicate_effects) = estimate(280.4, 1, 1000);
  CHECK(headline(scenario, run) ==
        start + "but 280 assignments, notices and onboardings a month happen twice.");
  of(run, Metric::lost_handoffs) = estimate(0.5, 0.1, 1000);
  CHECK(headline(scenario, run) == start + "but 0.5 a month are lost.");
}

TEST_CASE("the headline names the promise that is missed most, where its interval can tell",
          "[headline]") {
  RunSummary run = good_run();
  const auto tier = [&run](const char* name, double kept, double half) {
    sim::TierResults it{name, std::vector<sim::Estimate>(sim::kMetricCount)};
    it.metrics[index(Metric::sla_attainment)] = estimate(kept, half, 400);
    run.results.by_tier.push_back(it);
  };
  const auto ends = [&run](const std::string& words) {
    const std::string all = headline(sim::worked_example(), run);
    CAPTURE(all);
    return all.size() >= words.size() && all.substr(all.size() - words.size()) == words;
  };
  tier("Growth", 0.65, 0.012);
  tier("Business", 0.1, 0.3);
  CHECK(
      ends("Growth misses its 4 h to the first touch in 35% of cases (\xC2\xB1"
           "1.2)."));
  tier("Enterprise", 0.52, 0.051);
  CHECK(
      ends("Enterprise misses its 15 min to the first touch in 48% of cases (\xC2\xB1"
           "5.1)."));
  run.results.by_tier.clear();
  tier("Starter", 1.0, 0.0);
  CHECK(ends("all within 19 s."));
}

TEST_CASE("shares are judged by what is promised", "[kpis]") {
  RunSummary run = good_run();
  of(run, Metric::sla_attainment) = estimate(0.645, 0.002, 90'040);
  CHECK(kpi(run, "First touch within SLA").value == "64.5%");
  CHECK(kpi(run, "First touch within SLA").interval == "95% CI 64.3 to 64.7%");
  CHECK(kpi(run, "First touch within SLA").verdict == Verdict::missed);
  CHECK(kpi(run, "First touch within SLA").verdict_text == "under 95%");
  of(run, Metric::missend_rate) = estimate(0.006, 0.001, 90'040);
  CHECK(kpi(run, "Mailed after paying").verdict == Verdict::met);
  of(run, Metric::missend_rate) = estimate(0.38, 0.01, 90'040);
  CHECK(kpi(run, "Mailed after paying").verdict_text == "over 2%");
  of(run, Metric::net_value_usd) = estimate(-12'340, 1000, 1000);
  CHECK(kpi(run, "Net value").value == "-$12,340");
  CHECK(kpi(run, "Net value").verdict_text == "assumed");
  CHECK(kpi(run, "Net value").n == "late touches cost $0");
  CHECK(kpi(run, "Net value").hint.find("idle hours of the team and engineering cost $0") !=
        std::string::npos);
}

TEST_CASE("the headline has an answer when there is nothing to measure", "[headline]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.days = 14;
  RunSummary run = good_run();
  of(run, Metric::crm_lag_s) = estimate(0, 0, 0);
  CHECK(headline(scenario, run) == "90 of 500 trials convert a period, and none reaches the CRM.");
  of(run, Metric::conversions) = estimate(0, 0, 1000);
  CHECK(headline(scenario, run) == "None of 500 trials a period converts.");
}

TEST_CASE("cards carry value, interval, n and verdict", "[kpis]") {
  const RunSummary run = good_run();
  const KpiView conversions = kpi(run, "Conversions");
  CHECK(conversions.value == "90");
  CHECK(conversions.interval ==
        "95% CI 89.5\xE2\x80\x93"
        "90.6");
  CHECK(conversions.n == "a month, n = 1,000");
  const KpiView lag = kpi(run, "CRM lag, p95");
  CHECK(lag.value == "4.02 s");
  CHECK(lag.interval ==
        "95% CI 3.99\xE2\x80\x93"
        "4.05 s");
  CHECK(lag.n == "n = 90,040");
  CHECK(lag.verdict == Verdict::met);
  const KpiView lost = kpi(run, "Lost handoffs");
  CHECK(lost.value == "0");
  CHECK(lost.interval == "none in 1,000 months");
  CHECK(lost.verdict == Verdict::none);
}

TEST_CASE("the scenario's targets decide the verdicts", "[kpis]") {
  RunSummary run = good_run();
  of(run, Metric::crm_lag_s).p95 = 61.0;
  of(run, Metric::crm_lag_s).p95_ci95 = {60.5, 61.5};
  CHECK(kpi(run, "CRM lag, p95").verdict_text ==
        "\xE2\x89\xA4"
        "15 min");
  sim::Scenario strict = sim::worked_example();
  strict.targets = {core::seconds(60), core::seconds(5), 0.001, 0.5, 0.01};
  of(run, Metric::missend_rate) = estimate(0.006, 0.001, 90'040);
  of(run, Metric::sla_attainment) = estimate(0.645, 0.002, 90'040);
  const auto text_of = [&](const char* label) { return kpi(run, label, strict).verdict_text; };
  CHECK(text_of("CRM lag, p95") == "over 1 min");
  CHECK(text_of("Mailed after paying") == "over 0.1%");
  CHECK(text_of("First touch within SLA") ==
        "\xE2\x89\xA5"
        "50%");
  of(run, Metric::processing_s).p99 = 3.01;
  of(run, Metric::processing_s).p99_ci95 = {3.005, 3.015};
  CHECK(text_of("Until onboarding, p99") ==
        "\xE2\x89\xA4"
        "5 s");
  of(run, Metric::processing_s).p99 = 3.01;
  of(run, Metric::processing_s).p99_ci95 = {3.005, 3.015};
  CHECK(kpi(run, "Until onboarding, p99").verdict == Verdict::missed);
  of(run, Metric::processing_s).p99_ci95 = {2.9, 3.1};
  CHECK(kpi(run, "Until onboarding, p99").verdict == Verdict::near);
  CHECK(kpi(run, "Until onboarding, p99").verdict_text ==
        "\xE2\x89\xA4"
        "3 s: not clear");
  for (const auto& [label, metric, verdict] :
       {std::tuple{"Lost handoffs", Metric::lost_handoffs, Verdict::missed},
        std::tuple{"Duplicate actions", Metric::duplicate_effects, Verdict::missed},
        std::tuple{"Requests refused (429)", Metric::http_429, Verdict::near},
        std::tuple{"Left for a person", Metric::exceptions, Verdict::near},
        std::tuple{"Retries", Metric::retries, Verdict::none}}) {
    of(run, metric) = estimate(0.2, 0.05, 1000);
    CAPTURE(label);
    CHECK(kpi(run, label).verdict == verdict);
    CHECK(kpi(run, label).value == "0.2");
  }
}

TEST_CASE("duplicates are judged by how many were suppressed", "[kpis]") {
  RunSummary run = good_run();
  of(run, Metric::duplicates_received) = estimate(36, 0.4, 1000);
  const struct {
    double suppressed;
    const char* text;
    Verdict verdict;
  } rows[] = {{36, "all suppressed", Verdict::met},
              {9, "25% suppressed", Verdict::missed},
              {0, "none suppressed", Verdict::missed}};
  for (const auto& row : rows) {
    of(run, Metric::duplicates_suppressed) = estimate(row.suppressed, 0, 1000);
    CHECK(kpi(run, "Duplicate events").verdict_text == row.text);
    CHECK(kpi(run, "Duplicate events").verdict == row.verdict);
  }
}

TEST_CASE("one month has no interval, and no customer no mean", "[kpis]") {
  RunSummary run = good_run();
  run.results.replications = 1;
  CHECK(kpi(run, "Conversions").interval == "no CI from one");
  CHECK(kpi(run, "Lost handoffs").interval == "none in 1 month");
  of(run, Metric::sla_attainment) = of(run, Metric::crm_lag_s) = estimate(0, 0, 0);
  CHECK(kpi(run, "First touch within SLA").value == "\xE2\x80\x93");
  CHECK(kpi(run, "CRM lag, p95").value == "\xE2\x80\x93");
  CHECK(kpi(run, "CRM lag, p95").n == "n = 0");
}

TEST_CASE("tiers show their promise, their counts and their n", "[tiers]") {
  RunSummary run = good_run();
  sim::TierResults tier{"Enterprise", std::vector<sim::Estimate>(sim::kMetricCount)};
  tier.metrics[index(Metric::conversions)] = estimate(0.42, 0.04, 1000);
  tier.metrics[index(Metric::mrr_usd)] = estimate(5500, 0, 418);
  tier.metrics[index(Metric::crm_lag_s)] = duration(2.2, 1.93, 3.82, 5, 9, 418);
  tier.metrics[index(Metric::sla_attainment)] = estimate(0.97, 0.05, 418);
  run.results.by_tier = {tier, {"Unsold", std::vector<sim::Estimate>(sim::kMetricCount)}};
  const TiersView view = tiers_view(sim::worked_example(), run);
  CHECK(view.rows[0].label == "Enterprise (15 min)");
  CHECK(view.rows[0].n == "418");
  CHECK(view.rows[0].conversions == "0.42");
  CHECK(view.rows[0].conversions_interval ==
        "0.38\xE2\x80\x93"
        "0.46");
  CHECK(view.rows[0].mrr == "$5,500");
  CHECK(view.rows[0].lag_p95 == "3.82 s");
  CHECK(view.rows[0].on_time == "97%");
  CHECK(view.lows[0] == Approx(92.0));
  CHECK(view.highs[0] == 100.0);  // no share is larger
  CHECK(view.rows[1].mrr == "\xE2\x80\x93");
  CHECK(view.rows[1].lag_p95 == "\xE2\x80\x93");
}

TEST_CASE("controls take limits, help and source from the list of fields", "[controls]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 800;
  const std::vector<ControlView> all = control_views(scenario);
  const auto always =
      std::count_if(all.begin(), all.end(), [](const ControlView& it) { return it.group.empty(); });
  REQUIRE(always == 6);
  CHECK(all[0].path == "cohort.trials");
  CHECK(all[0].value == 800.0);
  CHECK(all[0].initial == 500.0);
  CHECK(all[0].hard_max == 1e8);
  CHECK(all[0].kind == ui::Quantity::integer);
  CHECK(all[0].hint == "Sign-ups in the period.\nSource: article: worked example.\ncohort.trials");
  CHECK(all[1].kind == ui::Quantity::percent);
  CHECK(all[3].path == "apis.crm.limits[0].requests");
  CHECK(all[3].unit == "/ 10 s");
  CHECK(all[5].is_switch);
  scenario.apis.crm.limits.clear();
  CHECK(control_views(scenario).size() == all.size() - 1);
}

TEST_CASE("team, faults, policies and thresholds have controls of their own", "[controls]") {
  const std::vector<ControlView> all = control_views(sim::worked_example());
  const auto find = [&all](const std::string& path) {
    for (const ControlView& each : all) {
      if (each.path == path) return each;
    }
    FAIL("no control for " << path);
    return all.front();
  };
  CHECK(find("pipeline.pools[1].headcount").label == "named CSM, people");
  CHECK(find("pipeline.pools[1].headcount").group == "Team and staff");
  CHECK(find("pipeline.routing[2].annual_from").value == 15'000.0);
  CHECK(find("pipeline.routing[3].first_touch").value == 900.0);
  const ControlView routing = find("pipeline.routing_by");
  CHECK(std::string(routing.names[static_cast<std::size_t>(routing.value)]) == "rules");
  for (const ControlView& each : all) {
    CAPTURE(each.path);
    CHECK(each.min >= each.hard_min);
    CHECK(each.max <= each.hard_max);
  }
}

TEST_CASE("a control that does nothing is off and says why", "[controls]") {
  sim::Scenario scenario = sim::worked_example();
  const auto of = [&scenario](const std::string& path) {
    for (const ControlView& each : control_views(scenario))
      if (each.path == path) return each;
    FAIL("no control for " << path);
    return ControlView{};
  };
  scenario.pipeline.reconcile.enabled = false;
  CHECK(of("pipeline.reconcile.every").idle);
  CHECK(of("pipeline.reconcile.every").note.find("reconciliation") != std::string::npos);
  CHECK(of("pipeline.trigger.poll_every").idle);
  CHECK_FALSE(of("pipeline.reconcile.enabled").idle);
  scenario.pipeline.reconcile.enabled = true;
  scenario.pipeline.trigger.kind = core::Trigger::poll;
  CHECK_FALSE(of("pipeline.reconcile.every").idle);
  CHECK_FALSE(of("pipeline.trigger.poll_every").idle);
}

TEST_CASE("the status says how far the run is", "[status]") {
  Session session;
  CHECK(status_view(session).progress == "0 of 1,000 months");
  CHECK_FALSE(status_view(session).changed);
  REQUIRE_FALSE(session.apply(SetReplications{3}).has_value());
  double now = 0.0;
  while (!session.jobs.run.finished()) session.jobs.run.advance(8.0, [&now] { return now += 1.0; });
  const ViewModel view = view_model(session);
  CHECK(view.status.progress == "3 months simulated");
  CHECK(view.status.progress_share == 1.0);
  CHECK(view.status.seed == "seed 1");
  CHECK(view.status.changed);
  CHECK(view.timing.crm_lag->n > 200);
}

TEST_CASE("hours, outages and latencies have controls that set what a file has", "[controls]") {
  Session session;
  const auto find = [&session](const std::string& path) -> std::optional<ControlView> {
    for (const ControlView& each : control_views(session.state().scenario)) {
      if (each.path == path) return each;
    }
    return std::nullopt;
  };
  const auto set = [&session](const std::string& path, const std::string& value) {
    return session.apply(SetText{path, value});
  };
  REQUIRE(find("pipeline.pools[1].shift"));
  CHECK(find("pipeline.pools[1].shift")->text == "Mon-Fri 08:00-20:00");
  CHECK_FALSE(set("pipeline.pools[1].shift", "Mon-Sat 07:00-19:30"));
  CHECK(session.state().scenario.pipeline.pools[1].shift.from_minute == 7 * 60);
  CHECK(session.state().scenario.pipeline.pools[1].shift.weekdays == 0b111111);
  CHECK(set("pipeline.pools[1].shift", "always"));  // refused, with a reason

  CHECK_FALSE(find("apis.crm.outages[0].length"));
  const ControlView outage = *find("apis.crm.outages");
  CHECK(outage.value == 0.0);
  CHECK_FALSE(session.apply(switched(outage, true)));
  REQUIRE(session.state().scenario.apis.crm.outages.size() == 1);
  CHECK(find("apis.crm.outages[0].length")->value == 3600.0);
  // 21 days and 14 hours after Monday 2 March.
  CHECK(find("apis.crm.outages[0].from")->text == "2026-03-23 14:00");
  CHECK_FALSE(session.apply(switched(outage, false)));
  CHECK(session.state().scenario.apis.crm.outages.empty());

  const ControlView p95 = *find("apis.crm.latency.p95");
  CHECK(p95.value == Approx(0.45));
  CHECK(p95.hard_min == find("apis.crm.latency.median")->value);
  CHECK_FALSE(session.apply(SetField{p95.path, 2.0}));
  CHECK(session.state().scenario.apis.crm.latency.parameter(1) == Approx(2.0));
  CHECK(find("apis.crm.latency.median")->hard_max == Approx(2.0));
}
