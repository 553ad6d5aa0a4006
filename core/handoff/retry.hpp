// Retry: how long to wait before the next try, and whether there is one.
#pragma once

#include <cstdint>

#include "core/base/time.hpp"
#include "core/config/config.hpp"
#include "core/messages/replies.hpp"

namespace handoff::core {

// Whether trying again can help at all.
bool retriable(ReplyStatus status);

// The wait after the `attempt`-th try failed (1 is the first). `jitter` is uniform over 32 bits and
// comes from outside; `retry_after` of zero means that the reply did not say.
Duration backoff(const RetryPolicy& policy, int attempt, std::uint32_t jitter,
                 Duration retry_after);

}  // namespace handoff::core
