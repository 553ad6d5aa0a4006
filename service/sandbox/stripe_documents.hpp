// The processor's documents: events, customers and invoices of the model, as Stripe writes them.
//
// Shapes follow docs.stripe.com/api (events, subscriptions, invoices, customers) in the version named in
// the events. A plan is one item with a price of its own; a usage-based one has no amount.
#pragma once

#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "io/json/document.hpp"
#include "service/sandbox/directory.hpp"
#include "service/sandbox/play_clock.hpp"

namespace handoff::sandbox {

class StripeDocuments {
 public:
  StripeDocuments(const Directory& directory, const PlayClock& clock)
      : directory_(directory), clock_(clock) {}

  io::Json event(const core::PaymentEvent& event, Position position) const;
  io::Json invoice(const core::PaymentEvent& event, Position position) const;
  io::Json customer(Position position) const;

  static std::string event_text(const core::PaymentEvent& event);
  static std::string type_text(const core::PaymentEvent& event);

 private:
  std::int64_t second(core::Time at) const;
  io::Json subscription(const core::PaymentEvent& event, Position position) const;
  io::Json price(const core::Subscribed& subscribed) const;

  const Directory& directory_;
  const PlayClock& clock_;
};

// A page of a list that goes on.
io::Json stripe_list(std::string_view url, std::vector<io::Json> data, bool has_more);

}  // namespace handoff::sandbox
