// The arithmetic of the three kinds.
#include "sim/world/systems/limit_kinds.hpp"

#include <algorithm>
#include <cassert>

#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

// Whether a request is admitted in a cell that begins with `room` and in which `freed` places more
// become free.
bool passes(double room, double freed, const Rivals& rivals, double luck) {
  if (room + (freed - rivals.offered) * rivals.elapsed >= 1) return true;
  if (rivals.offered == 0 || room + freed * rivals.elapsed <= 0) return false;
  return luck * (rivals.offered + 1) < freed + std::min(room, 1.0);
}

}  // namespace

// ---- fixed window ----

void FixedWindow::turn_to(core::Time now) {
  const std::int64_t window = now.us / limit_.window.us;
  assert(now.us >= 0);
  if (window == window_) return;
  window_ = window;
  used_ = 0;
  others_ = 0;
}

// Once it is full nothing frees room until the window is over, so luck has no part in it.
bool FixedWindow::admits(core::Time now, const Rivals& rivals, double) {
  turn_to(now);
  return rivals.offered * rivals.elapsed < room();
}

void FixedWindow::count(core::Time now) {
  turn_to(now);
  ++used_;
}

core::Time FixedWindow::earliest(core::Time now, const Rivals& rivals) {
  // A client that reserves its turn may have counted requests of a later window already.
  const core::Time from = std::max(now, core::Time{window_ * limit_.window.us});
  if (admits(from, rivals, 0)) return from;
  return {(window_ + 1) * limit_.window.us};
}

void FixedWindow::clear() {
  window_ = -1;
  used_ = 0;
  others_ = 0;
}

void FixedWindow::settle(const Rivals& past) {
  turn_to(past.begin);
  others_ += std::clamp(room(), 0.0, past.offered);
}

// ---- rolling window ----

void RollingWindow::expire(core::Time now) {
  assert(oldest_ <= times_.size());
  while (oldest_ < times_.size() && now - times_[oldest_] >= limit_.window) ++oldest_;
  if (broken(WorldMutant::limit_forgets_window)) oldest_ = times_.size();
  if (oldest_ == times_.size()) {
    times_.clear();
    oldest_ = 0;
  } else if (oldest_ > 64 && oldest_ > times_.size() / 2) {
    times_.erase(times_.begin(), times_.begin() + static_cast<std::ptrdiff_t>(oldest_));
    oldest_ = 0;
  }
}

// What the others were admitted a window ago leaves as evenly as it came.
bool RollingWindow::admits(core::Time now, const Rivals& rivals, double luck) {
  expire(now);
  const double free = limit_.requests - static_cast<double>(own()) - others_sum_;
  return passes(free, leaving(), rivals, luck);
}

core::Time RollingWindow::earliest(core::Time now, const Rivals& rivals) {
  if (admits(now, rivals, 1)) return now;
  if (rivals.offered > 0 || others_sum_ > 0) return rivals.begin + rivals.length;
  return std::max(
      now, times_[times_.size() - static_cast<std::size_t>(limit_.requests)] + limit_.window);
}

void RollingWindow::clear() {
  times_.clear();
  oldest_ = 0;
  others_.fill(0);
  cell_ = 0;
  others_sum_ = 0;
}

// As many as fit of what was offered, evenly: within a window this has settled to what it should
// be.
void RollingWindow::assume(core::Time, double offered) {
  assert(offered >= 0);
  others_sum_ = std::min(offered, static_cast<double>(limit_.requests));
  others_.fill(others_sum_ / Background::kCells);
}

void RollingWindow::settle(const Rivals& past) {
  expire(past.begin + past.length);
  others_sum_ -= leaving();
  const double room = limit_.requests - static_cast<double>(own()) - others_sum_;
  others_[cell_] = std::clamp(room, 0.0, past.offered);
  others_sum_ += others_[cell_];
  cell_ = (cell_ + 1) % others_.size();
}

// ---- token bucket ----

// What the others take in a cell that gives more than that is refilled at once, so the bucket is
// never less than full for it.
core::Time TokenBucket::arrival(const Rivals& rivals) const {
  const double taken = rivals.offered * rivals.elapsed * static_cast<double>(spacing().us);
  return std::max(arrival_, rivals.begin) + core::Duration{static_cast<std::int64_t>(taken)};
}

bool TokenBucket::admits(core::Time now, const Rivals& rivals, double luck) {
  if (rivals.offered == 0) return arrival_ - now <= limit_.window - spacing();
  const double token = static_cast<double>(spacing().us);
  const core::Duration owed = std::max(arrival_, rivals.begin) - rivals.begin;
  const double room = static_cast<double>((limit_.window - owed).us) / token;
  return passes(room, static_cast<double>(rivals.length.us) / token, rivals, luck);
}

void TokenBucket::count(core::Time now) { arrival_ = std::max(arrival_, now) + spacing(); }

core::Time TokenBucket::earliest(core::Time now, const Rivals& rivals) {
  const core::Time again = arrival(rivals) - (limit_.window - spacing());
  const bool contested = rivals.offered > 0 && again > now + spacing();
  return contested ? now + spacing() : std::max(now, again);
}

// Full where the others leave something over, else empty.
void TokenBucket::assume(core::Time at, double offered) {
  arrival_ = std::max(arrival_, offered < limit_.requests ? at : at + limit_.window);
}

void TokenBucket::settle(const Rivals& past) {
  const core::Time end = past.begin + past.length;
  const double taken = past.offered * static_cast<double>(spacing().us);
  arrival_ = std::max(arrival_, past.begin) + core::Duration{static_cast<std::int64_t>(taken)};
  arrival_ = std::min(arrival_, end + limit_.window);  // who finds it empty is refused
}

// ---- all of them ----

namespace {

template <std::size_t at>
AnyLimit model_from(const RateLimit& limit) {
  using Model = std::variant_alternative_t<at, AnyLimit>;
  static_assert(LimitModel<Model>);
  static_assert(static_cast<std::size_t>(Model::kKind) == at, "in the order of LimitKind");
  if constexpr (at + 1 < std::variant_size_v<AnyLimit>) {
    if (limit.kind != Model::kKind) return model_from<at + 1>(limit);
  }
  assert(limit.kind == Model::kKind);
  return Model(limit);
}

}  // namespace

AnyLimit limit_model(const RateLimit& limit) { return model_from<0>(limit); }

}  // namespace handoff::sim
