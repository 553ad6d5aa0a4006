// Deciding a request's fate.
#include "sim/world/api_model.hpp"

#include <algorithm>

namespace handoff::sim {

ApiModel::ApiModel(const Api& api) : api_(api) {
  for (const RateLimit& limit : api.limits) limiters_.emplace_back(limit);
}

void ApiModel::clear() {
  for (Limiter& limiter : limiters_) limiter.clear();
}

bool ApiModel::admitted(core::Time now) {
  const auto admits = [now](const Limiter& limiter) { return limiter.admits(now); };
  if (!std::all_of(limiters_.begin(), limiters_.end(), admits)) return false;
  for (Limiter& limiter : limiters_) limiter.count(now);
  return true;
}

CallFate ApiModel::call(core::Time now, core::Duration timeout, Stream stream) {
  using core::ReplyStatus;
  CallFate fate;
  const double trouble = stream.uniform();
  const std::uint64_t bits = stream.next_u64();
  fate.jitter = static_cast<std::uint32_t>(bits >> 32);
  const bool done_unheard = static_cast<double>(bits & 0xffffffff) < api_.timeout_applied * 0x1p32;
  fate.after = sample_duration(api_.latency, stream);

  if (!admitted(now)) {
    fate.status = ReplyStatus::throttled;
    fate.retry_after = api_.retry_after;
  } else if (trouble < api_.server_error_rate) {
    fate.status = ReplyStatus::server_error;
  } else if (trouble < api_.server_error_rate + api_.timeout_rate) {
    fate.status = ReplyStatus::timed_out;
    fate.applied = done_unheard;
  } else {
    fate.applied = true;
  }
  if (fate.after >= timeout) fate.status = ReplyStatus::timed_out;
  if (fate.status == ReplyStatus::timed_out) fate.after = timeout;
  return fate;
}

}  // namespace handoff::sim
