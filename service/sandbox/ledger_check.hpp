// What the ledger and the vendors' memory must show after a play: the invariants of a simulated month
// (sim/month/checker.hpp), as far as the outside can see them.
//
//   - nothing lost: who converted is a customer in the CRM, or stands on the service's exception list
//   - nothing twice: no assignment, notice or onboarding happened again for the same reason
//   - the CRM is right: MRR and plan are billing's, and no stage moved backward
//   - mail stopped: no converted customer is left in the trial's sequences
//   - no call outside of the hours, no answer owed, and nothing done for somebody who did not convert
#pragma once

#include <set>
#include <string>
#include <vector>

#include "service/sandbox/ledger.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sandbox {

struct LedgerVerdict {
  std::size_t customers = 0;
  std::size_t lost = 0;
  std::size_t doubled = 0;   // effects that happened again
  std::size_t repeated = 0;  // writes that came again and were known by their key: no fault
  std::size_t excused = 0;   // on the exception list
  std::vector<std::string> violations;  // a sentence each; empty when all holds
};

// `excused` are the subscriptions on the service's exception list, by their ids at the processor.
LedgerVerdict check_ledger(const Ledger& ledger, const sim::MonthState& month,
                           const std::set<std::string>& excused);

std::string verdict_text(const LedgerVerdict& verdict);

}  // namespace handoff::sandbox
