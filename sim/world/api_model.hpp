// ApiModel: how one remote system answers - how long it takes, and what goes wrong.
//
// A request is decided when it is sent: refused by a rate limit (429), failed (5xx), lost (no
// answer within the client's timeout, its effect perhaps done), or answered. The world then lets
// the reply arrive after `after`. Draws come from the request's own stream, four for each request.
#pragma once

#include <vector>

#include "core/messages.hpp"
#include "core/time.hpp"
#include "sim/rng.hpp"
#include "sim/scenario.hpp"
#include "sim/world/limiter.hpp"

namespace handoff::sim {

struct CallFate {
  core::ReplyStatus status = core::ReplyStatus::ok;
  core::Duration after;        // from sending to the reply, or to the client's giving up
  core::Duration retry_after;  // with a 429
  std::uint32_t jitter = 0;    // for the client's backoff
  bool applied = false;        // the request took effect
};

class ApiModel {
 public:
  explicit ApiModel(const Api& api);

  CallFate call(core::Time now, core::Duration timeout, Stream stream);
  void clear();

 private:
  bool admitted(core::Time now);

  const Api& api_;
  std::vector<Limiter> limiters_;
};

}  // namespace handoff::sim
