// Processors whose events are not read: how theirs look, and what each is called.
//
// Whoever has a file of the wrong processor's events should hear that, and not that a member is
// missing. A shape is told by members that no other sender has together, never by one common word.
#pragma once

#include <span>
#include <string_view>

#include "io/json/value.hpp"

namespace handoff::io {

// Those whose events are read (io/events/processors).
inline constexpr std::string_view kReadProcessors = "Stripe, Paddle Billing and Chargebee";

struct OtherProcessor {
  std::string_view what;  // "a Braintree notification"
  bool (*recognises)(const Value& document);
};

std::span<const OtherProcessor> other_processors();

// What a document is that is no event of a processor that is read; empty: nothing that is known.
std::string_view other_processors_event(const Value& document);

// The same of a text that is no JSON: a notification in XML or as the fields of a form.
std::string_view other_processors_text(std::string_view text);

}  // namespace handoff::io
