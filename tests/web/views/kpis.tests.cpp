// The cards of figures: value, interval, n, and what they are judged by.
#include "web/views/kpis.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/views/good_run.hpp"

using namespace handoff;
using namespace handoff::web;
using namespace handoff::web::testing;

namespace {

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
  CHECK(kpi(run, "Net value").value == "-$12,300");
  CHECK(kpi(run, "Net value").verdict_text == "assumed");
  CHECK(kpi(run, "Net value").n == "late touches cost $0");
  CHECK(kpi(run, "Net value").hint.find("the team's other work and engineering cost $0") !=
        std::string::npos);
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
