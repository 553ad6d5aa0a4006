// The background jobs: all that is computed of the state, driven by one loop.
#pragma once

#include <array>

#include "web/jobs/background_job.hpp"
#include "web/jobs/baseline.hpp"
#include "web/jobs/hourly_run.hpp"
#include "web/jobs/month_exceptions.hpp"
#include "web/jobs/plan_run.hpp"
#include "web/jobs/report_run.hpp"
#include "web/jobs/scenario_run.hpp"
#include "web/jobs/single_months.hpp"
#include "web/jobs/tool_comparison.hpp"
#include "web/jobs/year_run.hpp"

namespace handoff::web {

struct BackgroundJobs {
  explicit BackgroundJobs(const State& state) { follow(state); }
  // Others keep the jobs' addresses.
  BackgroundJobs(const BackgroundJobs&) = delete;
  BackgroundJobs& operator=(const BackgroundJobs&) = delete;

  ScenarioRun run;
  SingleMonths customers;
  HourlyRun watch;
  MonthExceptions exceptions;
  ToolComparison tools;
  Baseline baseline{run};
  YearRun year{run};
  PlanRun plan;
  ReportRun report;

  void follow(const State& state);
  Progress advance(Turn turn);
  bool has_news(Turn turn) const;
  // Whose jobs workers carry out, the most important ones first.
  std::array<sim::JobQueue*, 6> queues() {
    return {&run.jobs(), &baseline.jobs(), &year, &tools, &report, &plan};
  }

 private:
  Turn told(Turn turn) const;

  // In the order of a frame: what everybody waits for, what the open tab shows, then the rest.
  const std::array<BackgroundJob*, 9> all_{&run,      &customers, &watch, &exceptions, &tools,
                                           &baseline, &year,      &plan,  &report};
};

}  // namespace handoff::web
