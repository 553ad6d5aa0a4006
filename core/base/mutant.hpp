// Mutants: one rule of the core broken on purpose, to prove that the tests and the checker would
// notice.
//
// In a normal build `broken` is the constant false and leaves no trace. With HANDOFF_MUTANTS
// defined the test program chooses one mutant at a time (tests/evidence/mutants).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_table.hpp"

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
  routing_waits_for_sequences,
  end_before_sequences_left,
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
  fee_converts,
  free_plan_converts,
  free_time_converts,
  sun_not_followed,
  customer_sleeps_unseen,
  load_ignored,
  overflow_never,
  overflow_into_nothing,
  nearest_is_first,
  repair_changes_office,
};

struct MutantInfo {
  Mutant value;
  std::string_view words;
};

// clang-format off
inline constexpr std::array kMutantRows{
    MutantInfo{Mutant::none,                        "none"},
    MutantInfo{Mutant::no_dedupe,                   "no dedupe"},
    MutantInfo{Mutant::dedupe_by_id_only,           "dedupe by id only"},
    MutantInfo{Mutant::dedupe_forgets_at_once,      "dedupe forgets at once"},
    MutantInfo{Mutant::older_event_overwrites,      "an older event overwrites a newer one"},
    MutantInfo{Mutant::stage_follows_event_order,   "the stage follows the order of events"},
    MutantInfo{Mutant::drop_without_contact,        "a customer without contact is dropped"},
    MutantInfo{Mutant::commit_after_one_half,       "committed after one half"},
    MutantInfo{Mutant::half_failure_ignored,        "a half's failure is ignored"},
    MutantInfo{Mutant::routing_waits_for_sequences, "routing waits until the sequences are left"},
    MutantInfo{Mutant::end_before_sequences_left,   "a handoff ends before its sequences are left"},
    MutantInfo{Mutant::retry_without_limit,         "retry without limit"},
    MutantInfo{Mutant::retry_after_ignored,         "Retry-After ignored"},
    MutantInfo{Mutant::late_reply_ignored,          "a late acknowledgement is ignored"},
    MutantInfo{Mutant::stale_failure_counts,        "a stale failure counts"},
    MutantInfo{Mutant::plan_change_lost_in_flight,  "a plan change in flight is lost"},
    MutantInfo{Mutant::quiet_hours_ignored,         "quiet hours ignored"},
    MutantInfo{Mutant::deal_ignored,                "an open deal is ignored"},
    MutantInfo{Mutant::resend_without_key,          "retries carry no idempotency key"},
    MutantInfo{Mutant::reconcile_skips_overlap,     "reconciliation windows do not overlap"},
    MutantInfo{Mutant::reconcile_trusts_stage,      "reconciliation looks at the stage only"},
    MutantInfo{Mutant::repair_forgets_disenrolment, "a repair forgets the disenrolment"},
    MutantInfo{Mutant::snapshot_forgets_event_log,  "a snapshot forgets the event log"},
    MutantInfo{Mutant::resume_asks_nothing,         "after a restart nothing is asked again"},
    MutantInfo{Mutant::backlog_dropped,             "handoffs beyond the concurrency are dropped"},
    MutantInfo{Mutant::fee_converts,                "a fee paid in the trial converts"},
    MutantInfo{Mutant::free_plan_converts,          "a move to a free plan converts"},
    MutantInfo{Mutant::free_time_converts,          "a customer's free time counts as a trial"},
    MutantInfo{Mutant::sun_not_followed,            "a closed office is as good as an open one"},
    MutantInfo{Mutant::customer_sleeps_unseen,      "for calls only the offices' hours count"},
    MutantInfo{Mutant::load_ignored,                "the least loaded office is not looked for"},
    MutantInfo{Mutant::overflow_never,              "a full office passes nobody on"},
    MutantInfo{Mutant::overflow_into_nothing,       "when all are full the last office gets all"},
    MutantInfo{Mutant::nearest_is_first,            "the nearest office is the first one"},
    MutantInfo{Mutant::repair_changes_office,       "a repair may go to another office"},
};
// clang-format on
static_assert(complete(kMutantRows));

#ifdef HANDOFF_MUTANTS
inline Mutant active_mutant = Mutant::none;
inline bool broken(Mutant mutant) { return active_mutant == mutant; }
#else
constexpr bool broken(Mutant) { return false; }
#endif

}  // namespace handoff::core
