// Caught: how many customers paid while an outage lasted, in one simulated month.
//
// An outage in an hour in which nobody pays looks harmless in every figure; whoever plans for one has
// to see whether it met anybody.
#pragma once

#include <string>
#include <vector>

#include "sim/month/journeys.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

struct Caught {
  std::string path;  // of the outage's beginning: "apis.crm.outages[0].from"
  std::size_t customers = 0;
  std::size_t of = 0;                   // all that paid in the month
  std::size_t left = 0;                 // of the caught: to a person, or for ever
  core::Time put_right = core::kNever;  // the last of the others: in the CRM and out of the mails
};

bool has_outages(const sim::Scenario& scenario);
// One for each outage of any system, of the endpoint, and for each incident at a given time.
std::vector<Caught> caught_by_outages(const sim::Scenario& scenario, const sim::Journeys& all);

// "3 of 88 customers pay during it, in the first simulated month. 1 is left to a person; the others are put
// right by 2026-04-01 16:05 UTC."
std::string caught_text(const Caught& it);

}  // namespace handoff::web
