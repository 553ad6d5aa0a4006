// What became of everybody who began a trial in a simulated month: what a company's systems would know of it, before
// anybody writes it into a file.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/month/simulation.hpp"

namespace handoff::testing {

// Moments that never came, or came after the export, are core::kNever.
struct PersonStory {
  std::uint32_t number = 0;
  core::Time trial, trial_end;  // who pays before it was to end has ended it
  int trial_days = 0;           // that it was to last
  core::Time paid = core::kNever;
  core::Time in_crm = core::kNever;
  core::Time owned = core::kNever;
  core::Time touched = core::kNever;
  std::vector<core::Time> mails;  // of the trial

  bool converts() const { return paid != core::kNever; }
};

// Of the last run, which was of this scenario, exported at that moment: those who converted, then as many others as
// the scenario has trials.
std::vector<PersonStory> month_story(const sim::Simulation& month, const sim::Scenario& scenario,
                                     core::Time until);

}  // namespace handoff::testing
