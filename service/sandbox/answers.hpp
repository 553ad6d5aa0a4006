// Answers: what a vendor writes back, in its own shapes, success and trouble alike.
#pragma once

#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "service/http/messages.hpp"
#include "service/sandbox/records.hpp"
#include "service/sandbox/stripe_documents.hpp"
#include "service/sandbox/vendor_call.hpp"
#include "sim/world/payments/payments.hpp"

namespace handoff::sandbox {

class Answers {
 public:
  Answers(const Directory& directory, const Records& records, const StripeDocuments& stripe,
          const sim::PaymentProcessor& processor, const PlayClock& clock)
      : directory_(directory),
        records_(records),
        stripe_(stripe),
        processor_(processor),
        clock_(clock) {}

  // `reply` is the world's; the deal's existence is in it.
  service::HttpResponse answer(const VendorCall& call, const core::Reply& reply,
                               core::Time now) const;

  // The vendor has nothing at this path, or does not know who calls.
  static service::HttpResponse no_such_thing(const service::HttpRequest& http);
  static service::HttpResponse unauthorized();

 private:
  io::Json document(const VendorCall& call, const core::Reply& reply, core::Time now) const;
  io::Json found(const VendorCall& call, const core::Reply& reply) const;
  io::Json deals(const VendorCall& call, const core::Reply& reply) const;
  io::Json by_id(const VendorCall& call) const;
  io::Json events(const VendorCall& call, core::Time now) const;
  io::Json contact(Position position) const;
  io::Json salesforce_contact(Position position) const;
  io::Json usage(const VendorCall& call, const core::Reply& reply) const;

  const Directory& directory_;
  const Records& records_;
  const StripeDocuments& stripe_;
  const sim::PaymentProcessor& processor_;
  const PlayClock& clock_;
};

}  // namespace handoff::sandbox
