// The six parts of STRESS-DES, and how to make the report again.
#include <utility>

#include "io/report/planning_report.hpp"
#include "io/results/results_report.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/concat.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

std::string period_text(const sim::Scenario& scenario) {
  const std::string trials =
      joined({count_text(static_cast<std::uint64_t>(scenario.cohort.trials)), " trials of ",
              std::to_string(scenario.cohort.trial_days), " days in ",
              std::to_string(scenario.days), " days from ", date_text(scenario.start)});
  if (scenario.past)
    return joined({trials, ", whose customers are those of a history. ", customers_text(scenario)});
  if (scenario.opening == sim::Opening::launch)
    return joined(
        {trials,
         "; a launch, before which there is nothing: it begins empty, and whoever signs up in "
         "these days is counted, simulated until nothing is left to do."});
  return joined(
      {trials,
       ", and as many before and after them: a month of a running business. Who converts in "
       "these days is counted; the ",
       std::to_string(scenario.warmup_days),
       " days before them are simulated but not counted, so that lines, limits and people are "
       "as on any other day (`handoff warmup` says how many it takes)."});
}

std::string experiments(const PlanningReport& report) {
  const sim::Results& any = *report.systems->results(*report.systems_store, 0);
  std::string text = joined({std::to_string(any.replications), " replications of each of ",
                             std::to_string(report.names.size()),
                             report.names.size() == 1 ? " pipeline" : " pipelines", " with seed ",
                             std::to_string(any.seed)});
  if (report.choice)
    text += joined({"; the best chosen by feasibility checks and Kim and Nelson's procedure in ",
                    std::to_string(report.choice->answer().replications), " replications"});
  if (report.tornado)
    text += joined({"; ", std::to_string(report.tornado->answer().bars.size()),
                    " uncertain inputs at both ends, ", std::to_string(report.tornado_replications),
                    " replications each"});
  if (report.advice)
    text += joined({"; ", std::to_string(report.advice->rules().size()), " rules of thumb, ",
                    std::to_string(report.advice->replications()), " replications of each system"});
  return text + ". Intervals are at 95%, for each figure by itself.";
}

DataTable stress_table(const PlanningReport& report) {
  const sim::Scenario& scenario = *report.scenario;
  DataTable table{"The items of the STRESS guideline for discrete-event simulation",
                  {"item", "in this study"},
                  {},
                  false,
                  false};
  const auto add = [&](std::string item, std::string text) {
    table.rows.push_back({std::move(item), std::move(text)});
  };
  add("1 Objectives: purpose",
      "To plan the handoff of converted trials to CRM, marketing automation and customer success "
      "before it is bought or built.");
  add("1 Objectives: outputs",
      "Lag until the CRM is updated, trial mails sent after the payment, first touch against each "
      "tier's promise, exceptions, API calls, hours of staff and team, cost and net value.");
  add("1 Objectives: experiments", experiments(report));
  add("2 Logic: base model",
      "A conversion is received, identified, enriched, written to the CRM, routed, assigned, "
      "onboarded and verified, and leaves the trial's sequences beside that, which commits it; "
      "side "
      "exits are duplicates, ignored events and the exception list. The pipeline simulated is the "
      "code that would run in production.");
  add("2 Logic: components",
      "Entities: trials and their handoffs. Resources: pools of customer success with shifts, "
      "operations staff, API quotas. Queues: first touches by priority, then first in first out; "
      "requests to each API. Entry: sign-ups by hour and weekday. Exit: verified, or on the "
      "exception list.");
  add("2 Logic: scenarios",
      "Pipelines differ in trigger, enrichment, disenrolment, routing, reconciliation, pace, "
      "retries "
      "and cost; the world and its customers are the same for all.");
  add("3 Data: sources", "Each input below \"Assumptions and inputs\" has its source beside it.");
  add("3 Data: pre-processing",
      "None. Medians and 95th percentiles are turned into parameters of the distributions named in "
      "the scenario.");
  add("3 Data: assumptions",
      joined({"Inputs without a published source are called assumptions; ",
              std::to_string(scenario.uncertain.size()), " of them have a range that is varied."}));
  add("4 Experimentation: initialisation and run length", period_text(scenario));
  add("4 Experimentation: estimation",
      "Independent replications; Student-t intervals for means, ratio estimators for means over "
      "customers, order-statistic intervals for percentiles, paired differences on common random "
      "numbers for comparisons.");
  add("5 Implementation: software",
      joined({"handoff ", report.version,
              ", C++20, an event-driven simulator of its own; ties are first in first out, time is "
              "in whole microseconds."}));
  add("5 Implementation: random sampling",
      "A counter-based generator, keyed by seed, replication, entity and purpose, so that a change "
      "of one thing shifts nobody else's draws.");
  add("5 Implementation: execution",
      "The same digits on any number of threads, with g++, clang and WebAssembly; invariants "
      "(nothing "
      "lost, nothing done twice, no call in quiet hours) are checked in every replication.");
  add("6 Code access",
      "The program is built from one repository: core/ is the pipeline, sim/ the world and the "
      "statistics. The inputs of this report are complete in the listing below.");
  return table;
}

}  // namespace

ReportSection method_section(const PlanningReport& report) {
  ReportSection section{"How this report was made, and how to reproduce it", {}};
  section.blocks.push_back(stress_table(report));
  section.blocks.push_back(
      Paragraph{"This command reproduces the report; the same version gives the same digits:"});
  section.blocks.push_back(Listing{printable(report.command, 4'000)});
  DataTable hashes{
      "Result hashes, of every event of every replication", {"pipeline", "hash"}, {}, false, false};
  for (std::size_t system = 0; system < report.names.size(); ++system) {
    const sim::Results& results = *report.systems->results(*report.systems_store, system);
    hashes.rows.push_back({printable(report.names[system], 60), hash_text(results.hash)});
  }
  section.blocks.push_back(std::move(hashes));
  section.blocks.push_back(
      Paragraph{joined({"The scenario under ", printable(report.names[report.subject], 60),
                        ", as a file (what it leaves out is as in the worked example):"})});
  section.blocks.push_back(Listing{pretty(scenario_changes(*report.scenario))});
  return section;
}

}  // namespace handoff::io
