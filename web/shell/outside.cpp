#include "web/shell/outside.hpp"

#include "io/results/results_report.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/scenario/scenario_set.hpp"
#include "web/app/choices/customers_from.hpp"
#include "web/app/choices/file_name.hpp"
#include "web/app/link.hpp"
#include "web/platform/platform.hpp"

namespace handoff::web {
namespace {

void save_scenario(const sim::Scenario& scenario) {
  platform::save_file(file_name(scenario, ".json"), "application/json",
                      io::write_scenario(scenario));
}

void save_kept(const KeptScenarios& kept) {
  if (!kept.all.empty())
    platform::save_file("scenarios.json", "application/json", io::write_scenario_set(kept.all));
}

void save_month(const State& state) {
  const auto& learned = state.month.learned;
  if (learned && !learned->scenario.empty())
    platform::save_file("your_month.json", "application/json", learned->scenario);
}

void save_customers(const State& state) {
  const auto& learned = state.month.learned;
  if (learned && !learned->history.empty())
    platform::save_file(kCustomersFile, "application/json", learned->history);
}

void copy_link(const State& state) {
  platform::copy_link(platform::link_without_hash(),
                      write_link(state.scenario, state.wanted_replications));
}

}  // namespace

void carry_out(Command command, const Session& session) {
  const State& state = session.state();
  switch (command) {
    case Command::open_file:
      return platform::open_file(".json,.jsonl,.csv,.tsv,.txt,.zip,application/json,text/csv");
    case Command::month_example:
      return platform::learn_example();
    case Command::month_save:
      return save_month(state);
    case Command::customers_save:
      return save_customers(state);
    case Command::save_scenario:
      return save_scenario(state.scenario);
    case Command::save_kept:
      return save_kept(state.kept);
    case Command::save_results:
      return platform::save_file(file_name(state.scenario, "_results.csv"),
                                 "text/csv;charset=utf-8",
                                 io::results_csv(session.jobs.run.summary().results));
    case Command::copy_link:
      return copy_link(state);
    case Command::show_text:
      return platform::leave_for_text();
    case Command::reload:
      return platform::reload_for_update();
    default:  // an action, or a part of the page: see web/app/command_actions.cpp
      return;
  }
}

}  // namespace handoff::web
