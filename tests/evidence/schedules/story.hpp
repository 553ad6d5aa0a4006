// Story: events and requests in a few words, for a schedule's trace; and taking an element out of a
// list.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/messages/explain.hpp"
#include "core/messages/messages.hpp"

namespace handoff::core::testing {

inline std::string who(SubscriptionId id) { return id ? " of " + std::to_string(id.value) : ""; }

inline std::string what(const PaymentEvent& event) {
  constexpr const char* kTypes[] = {"subscription_created",
                                    "subscription_updated",
                                    "subscription_deleted",
                                    "trial_will_end",
                                    "invoice_paid",
                                    "invoice_payment_failed",
                                    "other"};
  return "event " + std::to_string(event.id.value) + " (" +
         kTypes[static_cast<std::size_t>(event.type)] + ")" + who(event.subscription);
}

inline std::string what(const Request& request) {
  return std::string(name(request.ticket.operation)) + who(request.subscription) + " try " +
         std::to_string(request.ticket.attempt);
}

// What an update of the CRM says.
inline std::string told(const Request& request) {
  const auto* update = std::get_if<UpdateContact>(&request.body);
  if (!update) return {};
  return ": plan " + std::to_string(update->subscribed.plan.value) + " at " +
         std::to_string(update->subscribed.mrr.cents / 100) + " dollars as of " +
         std::to_string(update->as_of.us);
}

template <class Element>
Element take(std::vector<Element>& elements, std::size_t at) {
  Element element = std::move(elements[at]);
  elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(at));
  return element;
}

}  // namespace handoff::core::testing
