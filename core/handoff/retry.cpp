// Full jitter in integers: the ceiling doubles with each try until the cap, and the wait is a
// uniform part of it, added to what the other side asked for so that those told "one second" do not
// return together.
#include "core/handoff/retry.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/mutant.hpp"

namespace handoff::core {

bool retriable(ReplyStatus status) {
  return status == ReplyStatus::throttled || status == ReplyStatus::server_error ||
         status == ReplyStatus::timed_out;
}

Duration backoff(const RetryPolicy& policy, int attempt, std::uint32_t jitter,
                 Duration retry_after) {
  assert(attempt >= 1);
  Duration ceiling = std::min(policy.base, policy.cap);
  for (int n = 1; n < attempt && ceiling < policy.cap; ++n)
    ceiling = std::min(ceiling * 2, policy.cap);
  // A cap is at most days, so the product of its upper half and 32 bits fits.
  const std::int64_t part = (ceiling.us >> 16) * jitter >> 16;
  const std::int64_t rest = (ceiling.us & 0xffff) * jitter >> 32;
  const Duration jittered{part + rest};
  return broken(Mutant::retry_after_ignored) ? jittered : retry_after + jittered;
}

}  // namespace handoff::core
