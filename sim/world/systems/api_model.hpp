// ApiModel: how one remote system answers - how long it takes, and what goes wrong.
//
// A request is decided when it is sent, by the first of these that applies: an incident says what all
// requests get, the system is down (5xx), it is at work on as many requests as it can be or a rate
// limit is used up (429), it fails (5xx), its answer is lost (no answer within the client's timeout,
// the effect perhaps done), or it is answered. The world then lets the reply arrive after `after`. What a request changes is changed
// when the system is done with it, whenever the client stopped waiting: a retry may come before.
// Draws come from the request's own stream.
//
// Only what is admitted takes a place and counts against the rate limits. Background use counts
// against the rate limits alone.
#pragma once

#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/systems/concurrency_limit.hpp"
#include "sim/world/systems/limiter.hpp"

namespace handoff::sim {

struct CallFate {
  core::ReplyStatus status = core::ReplyStatus::ok;
  core::Duration after;        // from sending to the reply, or to the client's giving up
  core::Duration effect;       // from sending to the effect, if there is one
  core::Duration retry_after;  // with a 429
  std::uint32_t jitter = 0;    // for the client's backoff
  bool applied = false;        // the request took effect
};

class ApiModel {
 public:
  // Outages and background use are counted from the scenario's start.
  explicit ApiModel(const Api& api, core::Time start = {});

  // `incident` is what all requests get now; `ok` without one.
  CallFate call(core::Time now, core::Duration timeout, Stream stream, Counts kind = Counts::all,
                core::ReplyStatus incident = core::ReplyStatus::ok);

  // The first moment at which, as things stand, a request of this kind would be admitted.
  core::Time earliest(core::Time now, Counts kind = Counts::all);

  // A new replication; the key is the background's.
  void clear(StreamKey key = StreamKey::of(0, 0));

 private:
  bool admitted(core::Time now, Counts kind, Stream& stream);

  const Api& api_;
  core::Time start_;
  std::vector<Limiter> limiters_;
  Places places_;
  bool shared_ = false;  // with other applications
};

}  // namespace handoff::sim
