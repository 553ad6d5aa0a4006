// A report is made when it is asked for, kept for its other form, and given up when told. That it
// has the command line's bytes is in tests/browser/planner.spec.mjs.
#include "web/jobs/report_run.hpp"

#include <string>

#include "sim/experiment/jobs/job_loop.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using web::ReportForm;
using web::ReportRun;

namespace {

sim::Scenario small_month() {
  sim::Scenario scenario = sim::worked_example();
  scenario.name = "mine & yours";
  scenario.cohort.trials = 5;
  scenario.uncertain = {{"cohort.conversion_rate", 0.1, 0.3, "a survey"}};
  return scenario;
}

// Carries out orders for about so many milliseconds, where each look at the clock is one.
void work(ReportRun& run, double budget_ms) {
  static sim::JobRunner runner;
  sim::JobSource source;
  source.add(run);
  run_jobs(source, runner, budget_ms, [now = 0.0]() mutable { return now += 1.0; });
}

web::ReportFile made(ReportRun& run, double budget_ms) {
  for (int i = 0; i < 200'000 && run.working(); ++i) work(run, budget_ms);
  auto file = run.take_file();
  REQUIRE(file);
  return *std::move(file);
}

}  // namespace

TEST_CASE("nobody has asked for a report", "[report_run]") {
  ReportRun run(3);
  CHECK_FALSE(run.next());
  CHECK_FALSE(run.take_file());
  CHECK_FALSE(run.has_news());
}

TEST_CASE("a report is a file with a name, and is given once", "[report_run]") {
  ReportRun run(3);
  run.ask(small_month(), ReportForm::html);
  CHECK(run.working());
  work(run, 50);
  CHECK(run.take_news());
  CHECK_FALSE(run.take_file());
  const web::ReportFile file = made(run, 500);
  CHECK(file.name == "mine___yours_report.html");
  CHECK(file.mime == "text/html;charset=utf-8");
  CHECK(file.text.starts_with("<!doctype html>"));
  CHECK(file.text.find("mine &amp; yours") != std::string::npos);
  CHECK(file.text.find("handoff report mine___yours.json --seed 1 --replications 3 --out "
                       "mine___yours_report.html") != std::string::npos);
  CHECK_FALSE(run.take_file());
  CHECK_FALSE(run.working());
}

TEST_CASE("the other form of the same report is there at once", "[report_run]") {
  ReportRun run(3);
  run.ask(small_month(), ReportForm::html);
  made(run, 500);
  run.ask(small_month(), ReportForm::markdown);
  CHECK_FALSE(run.working());
  const auto file = run.take_file();
  REQUIRE(file);
  CHECK(file->name == "mine___yours_report.md");
  CHECK(file->text.starts_with("# Handoff report: "));
  CHECK(file->text.find("--out mine___yours_report.md") != std::string::npos);
  sim::Scenario other = small_month();
  other.seed = 2;
  run.ask(other, ReportForm::markdown);
  CHECK(run.working());
}

TEST_CASE("how a report's work is cut changes no byte", "[report_run]") {
  ReportRun fine(3), coarse(3);
  fine.ask(small_month(), ReportForm::html);
  coarse.ask(small_month(), ReportForm::html);
  CHECK(made(fine, 5).text == made(coarse, 1'000).text);
}

TEST_CASE("a report that is given up leaves nothing, and can be asked for again", "[report_run]") {
  ReportRun run(3);
  run.ask(small_month(), ReportForm::html);
  const auto order = run.next();
  REQUIRE(order);
  run.stop();
  CHECK_FALSE(run.working());
  CHECK_FALSE(run.wants(*order));
  CHECK_FALSE(run.next());
  CHECK_FALSE(run.take_file());
  run.ask(small_month(), ReportForm::html);
  made(run, 500);
}

TEST_CASE("the shipped scenario needs no file", "[report_run]") {
  ReportRun run(1);
  run.ask(sim::worked_example(), ReportForm::html);
  const web::ReportFile file = made(run, 1'000);
  CHECK(file.text.find("handoff report worked_example --seed 1 ") != std::string::npos);
  CHECK(file.text.find("under full_orchestration") != std::string::npos);
}
