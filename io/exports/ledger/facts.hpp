// Facts: what rows of any source come to, in the words of the neutral event log.
//
// A fact is of somebody (a key), at a moment, in a file. Facts of a file whose clock is not known
// yet are marked `local`: their moments are what that clock showed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_table.hpp"
#include "core/base/time.hpp"
#include "io/exports/ledger/identities.hpp"
#include "io/exports/table/dates.hpp"

namespace handoff::exports {

enum class FactKind : std::uint8_t {
  trial,   // at: its start; until: its end; value: MRR; label: the plan
  bought,  // a subscription without a trial
  paid,    // value: the amount
  refunded,
  canceled,
  contact,       // the CRM has a record, made then
  crm_customer,  // the CRM calls them a customer from then on
  owner,         // label: who owns them from then on
  touch,         // a person spoke with them; value: minutes; label: who
  mail,          // label: its name; until: when it was queued
  merged,        // the CRM's record is what two became
};

// What more there is to a fact.
enum class Mark : std::uint8_t {
  local,        // by the file's own clock
  went_on,      // of a trial: the subscription outlived it
  converts,     // of a payment: it is a conversion by definition
  bulk,         // made by an import or a bulk edit
  last_only,    // the latest of several, of which the others are not known
  overwritten,  // the date may have been set again later
  queued_only,  // of a mail: when it was made, not when it was sent
  trial_mail,   // of a mail: it says itself that it is of the trial sequence
  part,         // of a refund: perhaps of a part of the payment
  undated,      // it is so, and since when is not known
};

struct Fact {
  FactKind kind = FactKind::trial;
  Fineness fineness = Fineness::second;
  std::uint16_t marks = 0;
  std::uint16_t file = 0;
  Key who;
  Key object;  // the subscription, of what belongs to one
  Key link;    // the invoice, of what belongs to one
  std::uint32_t label = 0;
  core::Time at;
  core::Time until;
  core::Time told;  // when the source said so, of one that says it again; the latest word counts
  double value = 0;

  bool has(Mark mark) const { return (marks >> static_cast<unsigned>(mark) & 1u) != 0; }
  void clear(Mark mark) {
    marks = static_cast<std::uint16_t>(marks & ~(1u << static_cast<unsigned>(mark)));
  }
  void set(Mark mark, bool on = true) {
    if (on) marks = static_cast<std::uint16_t>(marks | 1u << static_cast<unsigned>(mark));
  }
};

// Whether its lengths and its amount are such as a business can have (limits.hpp). Every fact of
// every source is held to it.
bool within_limits(const Fact& fact);

// Rows that became no fact, and why, in words.
enum class Why : std::uint8_t {
  test_mode,
  never_began,
  no_trial,
  zero_amount,
  not_paid,
  not_sent,
  not_outbound,
  not_held,
  bulk_edit,
  other_value,
  other_event,
  repeated,
  older_version,
  deleted,
  nobody,
  no_date,
  bad_date,
  bad_number,
  beyond_limits,
  future,
  footer,
  broken_row,
};

struct WhyInfo {
  Why value;
  std::string_view words;
  bool faulty;  // something is missing that should be there
};
inline constexpr std::array kWhys{
    WhyInfo{Why::test_mode, "test mode", false},
    WhyInfo{Why::never_began, "subscriptions that never began (incomplete)", false},
    WhyInfo{Why::no_trial, "bought without a trial", false},
    WhyInfo{Why::zero_amount, "invoices and payments of nothing, as a trial's first is", false},
    WhyInfo{Why::not_paid, "invoices and charges that were not paid", false},
    WhyInfo{Why::not_sent, "mail events other than sending", false},
    WhyInfo{Why::not_outbound, "messages from the customer", false},
    WhyInfo{Why::not_held, "meetings canceled or not attended", false},
    WhyInfo{Why::bulk_edit, "changed by an import or a bulk edit", false},
    WhyInfo{Why::other_value, "changes that say nothing about customers or owners", false},
    WhyInfo{Why::other_event, "kinds of event that are not needed here", false},
    WhyInfo{Why::repeated, "the same row twice", false},
    WhyInfo{Why::older_version, "older versions of a row", false},
    WhyInfo{Why::deleted, "deleted records", false},
    WhyInfo{Why::nobody, "neither an id nor an e-mail address", true},
    WhyInfo{Why::no_date, "without the date that matters", true},
    WhyInfo{Why::bad_date, "a date that cannot be read", true},
    WhyInfo{Why::bad_number, "an amount or a length that cannot be read", true},
    WhyInfo{Why::beyond_limits,
            "lengths of less than nothing or over ten years, amounts over 10^12", true},
    WhyInfo{Why::future, "dated after everything else in the files", true},
    WhyInfo{Why::footer, "footers and blank rows", false},
    WhyInfo{Why::broken_row, "rows that break off", true},
};
static_assert(core::complete(kWhys));

}  // namespace handoff::exports
