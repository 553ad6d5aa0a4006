// Settling what the others did since the last question, and asking the kind of limit.
#include "sim/world/systems/limiter.hpp"

#include <algorithm>
#include <cassert>

#include "sim/world/base/mutant.hpp"

namespace handoff::sim {

Limiter::Limiter(const RateLimit& limit) : kind_(limit_model(limit)), counts_(limit.counts) {}

Limiter::Limiter(const RateLimit& limit, const std::vector<Load>& loads, core::Time start)
    : kind_(limit_model(limit)), background_(loads, limit, start), counts_(limit.counts) {}

void Limiter::clear(StreamKey key) {
  std::visit([](auto& kind) { kind.clear(); }, kind_);
  background_.start(key);
  settled_ = -1;
}

bool Limiter::admits(core::Time now, double luck) {
  assert(0 <= luck && luck < 1);
  const Rivals rivals = catch_up(now);
  const bool admitted =
      std::visit([&](auto& kind) { return kind.admits(now, rivals, luck); }, kind_);
  if (broken(WorldMutant::limit_counts_refused) && !admitted) count(now);
  return admitted;
}

void Limiter::count(core::Time now) {
  std::visit([now](auto& kind) { kind.count(now); }, kind_);
}

core::Time Limiter::earliest(core::Time now) {
  const Rivals rivals = catch_up(now);
  return std::visit([&](auto& kind) { return kind.earliest(now, rivals); }, kind_);
}

Rivals Limiter::rivals_in(std::int64_t cell) {
  const core::Time begin = background_.begin_of(cell);
  return {begin, background_.begin_of(cell + 1) - begin, 1,
          static_cast<double>(background_.offered(cell))};
}

// All cells before the present one are settled; what is offered in the present one is the answer.
Rivals Limiter::catch_up(core::Time now) {
  if (background_.none()) return {};
  const std::int64_t cell = background_.cell_of(now);
  if (settled_ < cell) std::visit([&](auto& kind) { settle(kind, cell); }, kind_);
  Rivals rivals = rivals_in(cell);
  assert(rivals.length.us > 0);
  rivals.elapsed =
      static_cast<double>((now - rivals.begin).us) / static_cast<double>(rivals.length.us);
  assert(0 <= rivals.elapsed && rivals.elapsed < 1);
  return rivals;
}

// After a long silence the state of the limit is what the last cells make it.
template <LimitModel Model>
void Limiter::settle(Model& kind, std::int64_t cell) {
  const std::int64_t first = cell - Model::history_before(cell);
  if (settled_ < first) {
    kind.assume(background_.begin_of(first), offered_before(first));
    settled_ = first;
  }
  for (; settled_ < cell; ++settled_) kind.settle(rivals_in(settled_));
}

// In the window before a cell.
double Limiter::offered_before(std::int64_t cell) {
  double offered = 0;
  for (std::int64_t at = cell - Background::kCells; at < cell; ++at)
    offered += static_cast<double>(background_.offered(at));
  return offered;
}

}  // namespace handoff::sim
