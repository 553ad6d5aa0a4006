// Deciding a request's fate.
#include "sim/world/systems/api_model.hpp"

#include <algorithm>
#include <cassert>

#include "sim/world/base/mutant.hpp"
#include "sim/world/systems/outages.hpp"

namespace handoff::sim {
namespace {

bool concerns(const Limiter& limiter, Counts kind) {
  return limiter.counts() == Counts::all || limiter.counts() == kind;
}

}  // namespace

ApiModel::ApiModel(const Api& api, core::Time start)
    : api_(api), start_(start), places_(api.concurrent, api.queue) {
  for (const RateLimit& limit : api.limits) {
    limiters_.emplace_back(limit, api.background, start);
    shared_ = shared_ || limiters_.back().shared();
  }
}

void ApiModel::clear(StreamKey key) {
  std::uint64_t number = 0;
  for (Limiter& limiter : limiters_) limiter.clear(key.child(number++));
  places_.clear();
}

bool ApiModel::admitted(core::Time now, Counts kind, Stream& stream) {
  const double luck = shared_ ? stream.uniform() : 0;
  if (!places_.admits(now)) return false;
  const auto refuses = [&](Limiter& limiter) {
    return concerns(limiter, kind) && !limiter.admits(now, luck);
  };
  if (std::any_of(limiters_.begin(), limiters_.end(), refuses)) return false;
  for (Limiter& limiter : limiters_) {
    if (concerns(limiter, kind)) limiter.count(now);
  }
  return true;
}

core::Time ApiModel::earliest(core::Time now, Counts kind) {
  core::Time at = now;
  for (Limiter& limiter : limiters_) {
    if (concerns(limiter, kind)) at = std::max(at, limiter.earliest(now));
  }
  return at;
}

CallFate ApiModel::call(core::Time now, core::Duration timeout, Stream stream, Counts kind,
                        core::ReplyStatus incident) {
  using core::ReplyStatus;
  CallFate fate;
  const double trouble = stream.uniform();
  const std::uint64_t bits = stream.next_u64();
  fate.jitter = static_cast<std::uint32_t>(bits >> 32);
  const bool done_unheard = static_cast<double>(bits & 0xffffffff) < api_.timeout_applied * 0x1p32;
  fate.after = sample_duration(api_.latency, stream);

  if (incident != ReplyStatus::ok) {
    fate.status = incident;
  } else if (!api_.outages.empty() && any_covers(api_.outages, start_, now)) {
    fate.status = ReplyStatus::server_error;
  } else if (!admitted(now, kind, stream)) {
    fate.status = ReplyStatus::throttled;
    fate.retry_after = broken(WorldMutant::no_retry_after) ? core::Duration{} : api_.retry_after;
  } else {
    fate.after = places_.take(now, fate.after) - now;
    if (trouble < api_.server_error_rate) {
      fate.status = ReplyStatus::server_error;
    } else if (trouble < api_.server_error_rate + api_.timeout_rate) {
      fate.status = ReplyStatus::timed_out;
      fate.applied = done_unheard && !broken(WorldMutant::lost_answer_without_effect);
    } else {
      fate.applied = true;
    }
  }
  fate.effect = fate.after;
  if (fate.after >= timeout) fate.status = ReplyStatus::timed_out;
  if (fate.status == ReplyStatus::timed_out) fate.after = timeout;
  assert(fate.after.us >= 0 && fate.after <= timeout);
  return fate;
}

}  // namespace handoff::sim
