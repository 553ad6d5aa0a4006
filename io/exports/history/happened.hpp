// What happened to each person, and what is known of all of them.
//
// "Paid" is the first payment above nothing that is no fee inside the trial. A trial counts as
// ended two days after the day on which it was to end, also where it ended early: who pays early
// would else be there before those who did not pay. What happened after the files' last day is not
// known, and nobody who could still convert is counted as lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/config/calendar.hpp"
#include "io/exports/ledger/ledger.hpp"

namespace handoff::exports {

// After the day on which a trial was to end.
inline constexpr core::Duration kTrialsSettle = core::days(2);

struct HistoryOptions {
  core::Duration refund_within = core::days(14);  // a full refund until then undoes a conversion
  bool refunds_undo = true;
};

// What is known of when the CRM called somebody a customer.
enum class CrmState : std::uint8_t {
  unmatched,   // nobody in the CRM is this customer
  not_marked,  // the contact is there and no customer
  undated,     // it is one, and since when cannot be told: a day without a time, or nothing
  bulk,        // by an import or a bulk edit
  merged,      // merged after the payment: the date may be the other record's
  before,      // a customer from before the trial
  ahead,       // from before the payment
  dated,
};

struct SentMail {
  core::Time sent;
  core::Time queued;
  std::uint32_t name = 0;
};

// Times that were never reached are `core::kNever`.
struct Person {
  core::Time started;
  core::Time trial_end;      // as the files have it, which may be when somebody paid early
  core::Time scheduled_end;  // as it was to be when the trial began
  core::Time paid = core::kNever;
  core::Time canceled = core::kNever;
  std::uint32_t plan = 0;
  double mrr = 0;
  bool ended = false;  // early enough before the files' last day
  bool paid_is_assumed = false;
  bool clock_is_unknown = false;  // of the trial or of the payment
  bool refunded = false;
  bool direct = false;  // paid for another subscription than the one on trial
  int customers = 0;    // records of the payment processor
  int contacts = 0;     // of the CRM
  bool weakly_matched = false;
  CrmState crm = CrmState::unmatched;
  core::Time crm_at = core::kNever;
  Fineness crm_fineness = Fineness::second;
  core::Time owned = core::kNever;
  Fineness owned_fineness = Fineness::second;
  bool owned_before = false;
  std::uint32_t owner = 0;
  core::Time touched = core::kNever;
  Fineness touched_fineness = Fineness::second;
  double touch_minutes = 0;
  std::vector<SentMail> missends;  // trial mails that went out after the payment

  bool converted() const { return paid != core::kNever; }
};

// Which mails were taken for the trial's.
struct MailName {
  std::uint32_t name = 0;
  std::uint64_t mails = 0;
  bool is_trial = false;
  int day = 0;  // on which most go out, counted from the sign-up's
};

// Who is active in customer success.
struct OwnerSeen {
  std::uint32_t name = 0;
  std::uint64_t touches = 0;
};

struct History {
  core::Time until;                    // the files' last moment
  std::optional<core::TimeZone> zone;  // by which hours and weekdays are told
  int trial_days = 14;
  std::vector<Person> people;  // with a trial, by its start
  std::vector<MailName> mails;
  std::vector<OwnerSeen> owners;
  std::uint64_t touches = 0;
  std::uint64_t fees = 0;          // payments inside a trial
  std::uint64_t extra_trials = 0;  // of people who had had one
  std::uint64_t crm_people = 0;    // records of the CRM
  bool has_payments = false;       // what kinds of fact the files have at all
  bool has_crm = false;
  bool has_customer_dates = false;
  bool has_owners = false;
  bool has_touches = false;
  bool has_mails = false;
  bool mails_are_bound = false;  // only each contact's last mail is known
};

}  // namespace handoff::exports
