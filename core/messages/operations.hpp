// Operations: the kinds of thing that the core asks for, one row of a table each, and the ticket
// that names one try of one of them.
//
// Those of a handoff come first: the number indexes its per-operation state. Those of the pipeline
// as a whole, its jobs, follow.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_table.hpp"

namespace handoff::core {

enum class Operation : std::uint8_t {
  fetch_customer,
  find_by_primary,
  find_by_secondary,
  find_by_customer,
  fetch_usage,
  fetch_deal,
  fetch_profile,
  update_contact,
  disenroll,
  assign_owner,
  notify_owner,
  notify_ae,
  notify_extra,
  move_deal,
  start_onboarding,
  // Jobs.
  poll_events,
  sync_lists,
  list_conversions,
  list_contacts,
  review_exceptions,
  start_next,  // a timer only: the pace allows the next handoff to begin
};

enum class Actor : std::uint8_t { system, person };

// Which part of the configuration says whether an API or a person carries an operation out.
enum class DoneBy : std::uint8_t { trigger, disenrolment, routing, always_a_person };

struct OperationInfo {
  Operation value;
  std::string_view name;
  DoneBy by;
  bool may_find_nothing;  // a search or a look-up: "not found" is an answer, not a failure
  bool once_a_tier;       // done anew when the tier changes; the others once for a subscription
};

// clang-format off
inline constexpr std::array kOperationRows{
    //            operation                     name                 by                    nothing once a tier
    OperationInfo{Operation::fetch_customer,    "fetch_customer",    DoneBy::trigger,         true,  false},
    OperationInfo{Operation::find_by_primary,   "find_by_primary",   DoneBy::trigger,         true,  false},
    OperationInfo{Operation::find_by_secondary, "find_by_secondary", DoneBy::trigger,         true,  false},
    OperationInfo{Operation::find_by_customer,  "find_by_customer",  DoneBy::trigger,         true,  false},
    OperationInfo{Operation::fetch_usage,       "fetch_usage",       DoneBy::trigger,         true,  false},
    OperationInfo{Operation::fetch_deal,        "fetch_deal",        DoneBy::trigger,         true,  false},
    OperationInfo{Operation::fetch_profile,     "fetch_profile",     DoneBy::trigger,         true,  false},
    OperationInfo{Operation::update_contact,    "update_contact",    DoneBy::trigger,         false, false},
    OperationInfo{Operation::disenroll,         "disenroll",         DoneBy::disenrolment,    false, false},
    OperationInfo{Operation::assign_owner,      "assign_owner",      DoneBy::routing,         false, true},
    OperationInfo{Operation::notify_owner,      "notify_owner",      DoneBy::routing,         false, true},
    OperationInfo{Operation::notify_ae,         "notify_ae",         DoneBy::trigger,         false, false},
    OperationInfo{Operation::notify_extra,      "notify_extra",      DoneBy::routing,         false, true},
    OperationInfo{Operation::move_deal,         "move_deal",         DoneBy::trigger,         false, false},
    OperationInfo{Operation::start_onboarding,  "start_onboarding",  DoneBy::trigger,         false, false},
    OperationInfo{Operation::poll_events,       "poll_events",       DoneBy::trigger,         false, false},
    OperationInfo{Operation::sync_lists,        "sync_lists",        DoneBy::trigger,         false, false},
    OperationInfo{Operation::list_conversions,  "list_conversions",  DoneBy::trigger,         false, false},
    OperationInfo{Operation::list_contacts,     "list_contacts",     DoneBy::trigger,         false, false},
    OperationInfo{Operation::review_exceptions, "review_exceptions", DoneBy::always_a_person, false, false},
    OperationInfo{Operation::start_next,        "start_next",        DoneBy::trigger,         false, false},
};
// clang-format on
static_assert(complete(kOperationRows));

constexpr const OperationInfo& info(Operation operation) {
  return row_of(kOperationRows, operation);
}

inline constexpr int kOperations = static_cast<int>(Operation::poll_events);  // of a handoff
inline constexpr int kJobs = static_cast<int>(kOperationRows.size()) - kOperations;

constexpr bool is_job(Operation operation) { return static_cast<int>(operation) >= kOperations; }

// The slot of the pipeline's own jobs; their `attempt` 0 is the timer that makes the job due.
inline constexpr std::uint32_t kJobSlot = 0xffffffff;

// Names one try of one operation of one handoff. `slot` is reused once a handoff is done;
// `generation` tells the reuses apart, so that a reply from the past finds nobody.
struct Ticket {
  std::uint32_t slot = 0;
  std::uint16_t generation = 0;
  Operation operation = Operation::fetch_customer;
  std::uint8_t attempt = 0;  // 1 is the first try

  bool operator==(const Ticket&) const = default;
};

}  // namespace handoff::core
