// Stripe is tried first: whatever names its kind in `object`, as all of Stripe's objects do.
#include "io/events/processors/processors.hpp"

#include <array>

#include "io/events/chargebee/chargebee_event.hpp"
#include "io/events/other_processors.hpp"
#include "io/events/paddle/paddle_event.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "io/text/concat.hpp"

namespace handoff::io {
namespace {

// Chargebee calls its events "event" as well.
bool is_stripe_object(const Value& document) {
  if (!document.is_object()) return false;
  const Value* kind = document.find("object");
  return kind != nullptr && kind->is_text() && !document.contains("event_type");
}

constexpr std::array<Processor, 3> kProcessors{
    {{"Stripe", is_stripe_object, read_stripe_event},
     {"Paddle Billing", is_paddle_event, read_paddle_event},
     {"Chargebee", is_chargebee_event, read_chargebee_event}}};

}  // namespace

std::span<const Processor> processors() { return kProcessors; }

ReadEvent read_payment_event(const Reader& root, IdTables& ids, const ReadingRules& rules) {
  for (const Processor& processor : kProcessors) {
    if (processor.recognises(root.value())) return processor.read(root, ids, rules);
  }
  const std::string_view other = other_processors_event(root.value());
  if (other.empty()) return kProcessors.front().read(root, ids, rules);
  root.fail(
      joined({"this is ", other, "; the events that are read are those of ", kReadProcessors}));
  return {};
}

}  // namespace handoff::io
