// Exceptions: the kinds of trouble that a person has to look at, one row of a table each; what
// reconciliation found; and what a person found out.
//
// A new kind is a new row here and the place that raises it. A row says what a customer who stands
// on the list for it may lack, and everything else follows from the table: whether the kind is a
// mismatch of billing and CRM, what a checker forgives, whose customers have no owner.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_table.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"

namespace handoff::core {

enum class ExceptionKind : std::uint8_t {
  none,
  no_contact,
  several_contacts,
  identify_failed,
  commit_failed,
  partial_commit,
  unroutable,
  assignment_failed,
  notification_failed,
  onboarding_failed,
  payment_failed,
  no_common_hours,  // customer and team are never open at the same time
  // Found by reconciliation.
  missing,
  wrong_stage,
  wrong_mrr,
  still_enrolled,
  unassigned,
};

// The parts of a handoff that may not have been done, as bits.
using Undone = std::uint8_t;
inline constexpr Undone kStageUndone = 1;      // the CRM does not say Customer
inline constexpr Undone kAmountUndone = 2;     // plan or MRR differ from billing's
inline constexpr Undone kSequencesUndone = 4;  // trial mails go on
inline constexpr Undone kOwnerUndone = 8;      // nobody looks after the customer
inline constexpr Undone kOnboardingUndone = 16;
inline constexpr Undone kNothingUndone = 0;
inline constexpr Undone kNotOwned = kOwnerUndone | kOnboardingUndone;
inline constexpr Undone kAllUndone = kStageUndone | kAmountUndone | kSequencesUndone | kNotOwned;

struct ExceptionInfo {
  ExceptionKind value;
  std::string_view name;
  Undone undone;           // what may be missing of the handoff
  bool person_only;        // trying again by itself is of no use
  bool settled_by_a_pass;  // a later handoff of the subscription that succeeds closes it
  std::string_view help;   // for a person, in a sentence or two
};

// clang-format off
inline constexpr std::array kExceptionRows{
    //            kind                                name                   undone             person by a pass
    ExceptionInfo{ExceptionKind::none,                "none",                kNothingUndone,    false, false,
                  ""},
    ExceptionInfo{ExceptionKind::no_contact,          "no_contact",          kAllUndone,        true,  true,
                  "Nobody in the CRM has this e-mail, primary or secondary, nor the customer id: "
                  "somebody has to find or create the contact."},
    ExceptionInfo{ExceptionKind::several_contacts,    "several_contacts",    kAllUndone,        true,  true,
                  "Several contacts match: somebody has to say which one it is."},
    ExceptionInfo{ExceptionKind::identify_failed,     "identify_failed",     kAllUndone,        false, true,
                  "The CRM never answered the search, despite all retries."},
    ExceptionInfo{ExceptionKind::commit_failed,       "commit_failed",       kAllUndone,        false, true,
                  "Neither the CRM's update nor the disenrolment went through."},
    ExceptionInfo{ExceptionKind::partial_commit,      "partial_commit",      kAllUndone,        false, true,
                  "One of the two halves went through: CRM and mail tool disagree until somebody or "
                  "reconciliation repairs it."},
    ExceptionInfo{ExceptionKind::unroutable,          "unroutable",          kNotOwned,         true,  true,
                  "No row of the routing table takes this customer."},
    ExceptionInfo{ExceptionKind::assignment_failed,   "assignment_failed",   kNotOwned,         false, true,
                  "The owner could not be written."},
    ExceptionInfo{ExceptionKind::notification_failed, "notification_failed", kNothingUndone,    false, false,
                  "A notice was not delivered."},
    ExceptionInfo{ExceptionKind::onboarding_failed,   "onboarding_failed",   kOnboardingUndone, false, true,
                  "The onboarding could not be started."},
    ExceptionInfo{ExceptionKind::payment_failed,      "payment_failed",      kNothingUndone,    false, false,
                  "The first charge failed after the conversion: money is involved, so a person decides."},
    ExceptionInfo{ExceptionKind::no_common_hours,     "no_common_hours",     kNothingUndone,    true,  true,
                  "Customer and team are never open at the same time, so no call can be planned."},
    ExceptionInfo{ExceptionKind::missing,             "missing",             kAllUndone,        false, true,
                  "Reconciliation found a conversion that the CRM does not know."},
    ExceptionInfo{ExceptionKind::wrong_stage,         "wrong_stage",         kAllUndone,        false, true,
                  "Reconciliation found a lifecycle stage that is not Customer."},
    ExceptionInfo{ExceptionKind::wrong_mrr,           "wrong_mrr",           kAmountUndone,     false, true,
                  "Reconciliation found an MRR that is not billing's."},
    ExceptionInfo{ExceptionKind::still_enrolled,      "still_enrolled",      kSequencesUndone,  false, true,
                  "Reconciliation found a customer who still gets trial mails."},
    ExceptionInfo{ExceptionKind::unassigned,          "unassigned",          kNotOwned,         false, true,
                  "Reconciliation found a customer without an owner."},
};
// clang-format on
static_assert(complete(kExceptionRows));

constexpr const ExceptionInfo& info(ExceptionKind kind) { return row_of(kExceptionRows, kind); }

// Whether the CRM lacks the customer or has them wrong, or nobody looks after them; the others are
// matters of money, messages and calendars.
constexpr bool is_mismatch(ExceptionKind kind) { return info(kind).undone != kNothingUndone; }

// Whether the CRM knows the customer, but no owner will be told of them.
constexpr bool is_unowned(ExceptionKind kind) {
  return (info(kind).undone & (kStageUndone | kOwnerUndone)) == kOwnerUndone;
}

// ---- out: a mismatch between billing and CRM that reconciliation found ----

struct Finding {
  SubscriptionId subscription;
  Time converted;
  ExceptionKind kind = ExceptionKind::none;
  bool repairing = false;  // by itself; otherwise it stands on the exception list
};

// ---- in: what a person found out about an entry of the exception list ----

struct Resolution {
  SubscriptionId subscription;
  ExceptionKind kind = ExceptionKind::none;
  ContactId contact;  // whom it belongs to; none: settled by hand, nothing left to do
};

}  // namespace handoff::core
