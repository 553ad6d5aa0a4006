// Planning report: question, answer, charts, assumptions and everything that the STRESS guideline
// asks of a published simulation study (Monks et al. 2018), as one document.
//
// It is built from what the planner has answered. Anybody with the same version of the program gets
// the same figures by the command that stands in it, and can tell by the result hashes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/report/report_document.hpp"
#include "io/scenario/preset.hpp"
#include "sim/article/advice.hpp"
#include "sim/article/report_study.hpp"
#include "sim/planner/questions/choice.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "sim/planner/questions/tornado.hpp"

namespace handoff::io {

struct PlanningReport {
  std::string question;  // empty: the usual one
  std::string command;   // makes this report again
  std::string version;
  std::size_t subject = 0;                  // the system that the report is mainly about
  const sim::Scenario* scenario = nullptr;  // ... as it was simulated
  std::vector<std::string> names;           // of all systems
  const sim::Sweep* systems = nullptr;      // along an axis of these names
  const sim::ReplicationStore* systems_store = nullptr;
  std::vector<sim::Target> targets;
  const sim::Choice* choice = nullptr;    // with several systems
  const sim::Tornado* tornado = nullptr;  // with uncertain inputs
  int tornado_replications = 0;
  const sim::Advice* advice = nullptr;
  std::vector<PresetChange> changes;  // of the subject from the worked example, with sources
};

// Of a study that is answered, and outlives it; without words and changes of one's own.
PlanningReport planning_report(const sim::ReportStudy& study);

// Every input that differs from the worked example, with what `sources` say of where it is from.
std::vector<PresetChange> changes_from_example(const sim::Scenario& scenario, const Json& sources);

ReportDocument planning_document(const PlanningReport& report);

// Its parts, in files of their own. The brief is one page, for people who were not there.
ReportSection brief_section(const PlanningReport& report);
ReportSection inputs_section(const PlanningReport& report);
ReportSection method_section(const PlanningReport& report);

// What its parts have in common: a system's name, its results, a figure as text ("nobody" where there was
// nobody) beside its interval.
std::string name_of(const PlanningReport& report, std::size_t system);
const sim::Results& results_of(const PlanningReport& report, std::size_t system);
std::string interval_beside(double value, const sim::Interval& it, std::string_view unit);
std::string estimate_text(const sim::Estimate& it, sim::Statistic statistic, std::string_view unit);
std::string metric_text(const PlanningReport& report, std::size_t system, sim::Metric metric,
                        sim::Statistic statistic = sim::Statistic::mean, int tier = -1);

}  // namespace handoff::io
