// The number of an event: a digest of its id, since there are too many of them to be remembered.
#pragma once

#include <string_view>

#include "core/base/hash.hpp"
#include "core/base/ids.hpp"

namespace handoff::service {

// Two hashes folded into one. Ids come signed by the processor: nobody else chooses them. Never
// zero.
inline core::EventId event_number(std::string_view id) {
  const std::uint64_t forward = core::fnv1a(id);
  const std::uint64_t hash = core::mixed(forward, core::mixed(id.size(), forward));
  return {hash == 0 ? 1 : hash};
}

}  // namespace handoff::service
