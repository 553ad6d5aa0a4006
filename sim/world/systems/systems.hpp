// Systems: which of the modelled systems carries out an operation, and as what kind of request.
#pragma once

#include "core/messages/messages.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

constexpr System system_of(core::Operation operation) {
  using core::Operation;
  switch (operation) {
    case Operation::fetch_customer:
    case Operation::poll_events:
    case Operation::list_conversions:
      return System::processor;
    case Operation::fetch_usage:
      return System::product;
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer:
    case Operation::fetch_deal:
    case Operation::update_contact:
    case Operation::assign_owner:
    case Operation::move_deal:
    case Operation::list_contacts:
      return System::crm;
    case Operation::fetch_profile:
    case Operation::disenroll:
    case Operation::sync_lists:
      return System::marketing;
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::start_onboarding:
    case Operation::review_exceptions:
    case Operation::start_next:
      return System::team;
  }
  return System::crm;
}

// Which limits count it beside those of all requests.
constexpr Counts kind_of(core::Operation operation) {
  using core::Operation;
  switch (operation) {
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer:
    case Operation::list_contacts:
      return Counts::search;
    case Operation::fetch_customer:
    case Operation::fetch_usage:
    case Operation::fetch_deal:
    case Operation::fetch_profile:
    case Operation::poll_events:
    case Operation::list_conversions:
    case Operation::review_exceptions:
    case Operation::start_next:
      return Counts::read;
    case Operation::update_contact:
    case Operation::disenroll:
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::move_deal:
    case Operation::start_onboarding:
    case Operation::sync_lists:
      return Counts::write;
  }
  return Counts::all;
}

}  // namespace handoff::sim
