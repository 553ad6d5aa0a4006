// What payment events are wrapped in on their way into a file, and how they are found in it.
//
// A queue, a log, a warehouse or a tool for webhooks keeps an event as a member of an object of its
// own, as JSON or as text that is JSON again, often one in the other. Such members go by a few
// names, which stand in one table (envelope.cpp). An object that is an event itself is never opened
// in search of another.
#pragma once

#include <functional>
#include <string>

#include "io/json/value.hpp"

namespace handoff::io {

// How many wrappings may stand in each other.
inline constexpr int kMaxEnvelopes = 6;

// Something in a document that is an event, or stands where an event should.
struct Candidate {
  enum class Kind {
    event,    // or an object of the processor by itself
    other,    // not known
    encoded,  // text that is base64
  };

  const Value* value;
  std::string path;      // of the value, or of the text that it was read from
  bool in_text = false;  // the value was read from a text, and has no place of its own
  bool in_list = false;  // other events stand beside it
  Kind kind = Kind::other;
};

// All of a document's, in their order; the document itself if none is known. The values live as
// long as the document and no longer than the call.
using TakeCandidate = std::function<void(const Candidate& candidate)>;
void unwrap(const Value& document, const TakeCandidate& take);

// Whether an object claims to be an event, though it may be a bad one.
bool claims_to_be_event(const Value& value);

// Whether it is one of the messages that Airbyte and Singer put between records.
bool is_between_records(const Value& value);

}  // namespace handoff::io
