// An event as it was read: what the pipeline takes, and what its ids were called.
//
// A type of event that the pipeline does not know is `EventType::other`. An object that is no event
// (a bare subscription, say) is handed on as `other` as well, with `is_event` false, so that the
// caller can say so.
#pragma once

#include <cstddef>
#include <string>

#include "core/config/config.hpp"
#include "core/messages/messages.hpp"

namespace handoff::io {

// What the business has decided about reading amounts.
struct ReadingRules {
  core::Discounts discounts = core::Discounts::lasting;
};

// The texts are for display, as the sender wrote them.
struct ReadEvent {
  core::PaymentEvent event;
  std::string id;
  std::string type;  // "customer.subscription.updated"; empty for a bare object
  std::string subscription;
  std::string customer;
  std::string object_kind;  // "subscription", "invoice", ...: what the event is about
  bool is_event = true;
  bool live = true;      // false: of the processor's test mode
  bool in_list = false;  // it stood in an array or a list object
  std::size_t line = 0;  // where it begins in its source, from 1
  // What could not be read, as "where: what", while the rest of the event could; empty: nothing.
  std::string note;
};

}  // namespace handoff::io
