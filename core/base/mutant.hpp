// Mutants: one rule of the core broken on purpose, to prove that the tests and the checker would
// notice.
//
// In a normal build `broken` is the constant false and leaves no trace. With HANDOFF_MUTANTS
// defined the test program chooses one mutant at a time (tests/mutants).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace handoff::core {

enum class Mutant : std::uint8_t {
  none,
  no_dedupe,
  dedupe_by_id_only,
  dedupe_forgets_at_once,
  older_event_overwrites,
  stage_follows_event_order,
  drop_without_contact,
  commit_after_one_half,
  half_failure_ignored,
  retry_without_limit,
  retry_after_ignored,
  late_reply_ignored,
  stale_failure_counts,
  plan_change_lost_in_flight,
  quiet_hours_ignored,
  deal_ignored,
  resend_without_key,
  reconcile_skips_overlap,
  reconcile_trusts_stage,
  repair_forgets_disenrolment,
  snapshot_forgets_event_log,
  resume_asks_nothing,
  backlog_dropped,
};

inline constexpr std::array<std::string_view, 23> kMutantNames{
    "none",
    "no dedupe",
    "dedupe by id only",
    "dedupe forgets at once",
    "an older event overwrites a newer one",
    "the stage follows the order of events",
    "a customer without contact is dropped",
    "committed after one half",
    "a half's failure is ignored",
    "retry without limit",
    "Retry-After ignored",
    "a late acknowledgement is ignored",
    "a stale failure counts",
    "a plan change in flight is lost",
    "quiet hours ignored",
    "an open deal is ignored",
    "retries carry no idempotency key",
    "reconciliation windows do not overlap",
    "reconciliation looks at the stage only",
    "a repair forgets the disenrolment",
    "a snapshot forgets the event log",
    "after a restart nothing is asked again",
    "handoffs beyond the concurrency are dropped",
};

#ifdef HANDOFF_MUTANTS
inline Mutant active_mutant = Mutant::none;
inline bool broken(Mutant mutant) { return active_mutant == mutant; }
#else
constexpr bool broken(Mutant) { return false; }
#endif

}  // namespace handoff::core
