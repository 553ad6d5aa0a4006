// The state: all that the user has chosen, as a value without a screen.
//
// Only a `Store` (web/app/store/store.hpp) has one that changes; everybody else sees it as const. What is
// computed of it is no part of it: the background jobs (web/jobs/background_jobs.hpp) follow it, and
// view models are made from both.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "io/results/rehearsal/rehearsal_file.hpp"
#include "sim/planner/questions/question_table.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/app/choices/customer_choice.hpp"
#include "web/app/choices/month_choice.hpp"
#include "web/app/choices/plan_wishes.hpp"
#include "web/app/choices/playback_command.hpp"
#include "web/app/choices/report_form.hpp"
#include "web/app/choices/sweep_choice.hpp"
#include "web/app/choices/tabs.hpp"
#include "web/app/history.hpp"
#include "web/app/inputs.hpp"
#include "web/app/kept_scenarios.hpp"
#include "web/app/looks.hpp"

namespace handoff::web {

// The scenario that everything is compared with is the one of the moment at which `number` moved.
struct PinChoice {
  std::uint64_t number = 0;  // counts the pins, set or cleared
  bool there = false;
};

// What the planner is asked beside the scenario.
struct PlannerChoice {
  PlanWishes wishes;
  SweepChoice sweep;
  bool stopped = false;  // by the user, until another scenario
  // The year's question was asked of this scenario: it is answered on the year's own tab too.
  bool year_wanted = false;
  // The question that was to be answered next when `asked_next` moved.
  std::uint64_t asked_next = 0;
  sim::QuestionKind next = sim::QuestionKind::choice;
};

// A report on the scenario of the moment at which `number` moved.
struct ReportChoice {
  std::uint64_t number = 0;        // counts what was asked for, and taken back
  std::optional<ReportForm> form;  // nothing: none
};

// What the tour brings back when it is left.
struct BeforeTour {
  Inputs inputs;
  Tab tab = Tab::overview;
  std::optional<CustomerChoice> customer;
};

struct State {
  sim::Scenario scenario = sim::worked_example();
  int wanted_replications = 0;  // 0: usual_replications
  History history;
  KeptScenarios kept;
  Looks looks;
  Tab tab = Tab::overview;
  std::optional<CustomerChoice> customer;  // nobody: one whose night is worth telling
  std::optional<sim::Scenario>
      claiming;           // whose claimed effects come back; nobody: the shipped one's
  int exceptions_of = 0;  // the month whose exception list is shown
  PinChoice pin;
  PlannerChoice planner;
  ReportChoice report;
  MonthChoice month;
  // Of the user's month, or of a file; the scenario holds them too while its months are theirs.
  std::shared_ptr<const sim::CustomerHistory> customers;
  // Measured beside simulated, from a file; beside the scenario, which may be another one.
  std::shared_ptr<const io::RehearsalFile> rehearsal;
  PlaybackCommand playback;
  int tour = -1;  // the step; -1: no tour
  BeforeTour before_tour;

  std::uint64_t scenario_number = 0;  // counts the scenarios: with another one work begins anew
  std::uint64_t revision = 0;         // counts the changes of anything

  int target() const;  // replications
  Inputs inputs() const { return {scenario, wanted_replications}; }
  const std::shared_ptr<const sim::CustomerHistory>& own_customers() const {
    return customers ? customers : scenario.past.history;
  }
};

}  // namespace handoff::web
