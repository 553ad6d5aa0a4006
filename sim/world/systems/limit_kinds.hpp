// The three forms of rate limits that vendors use, each alone.
//
//   fixed window    a counter that is zeroed at each multiple of the window
//   rolling window  no stretch of a window's length holds more than so many
//   token bucket    as many tokens as requests, refilled evenly over the window (GCRA, in integers)
//
// Each answers whether a request would be admitted now, counts one that is, and says when the next
// would be. A refused request does not count.
//
// Requests of other applications come in by cells of time (sim/world/systems/background.hpp): those of past
// cells have been settled, as many as there was room for; those of the present cell come evenly.
// Where more are offered in a cell than become free in it, there is room for moments only, once
// what there was is used up. Our request is then one more among them, and passes with the
// probability with which any of them does: Poisson arrivals see time averages. `luck` decides,
// uniform in [0, 1).
//
// They are models of one concept, and a Limiter holds one of them. A new kind is a name in
// sim/scenario/scenario.hpp and a class here, in `AnyLimit` at its place; everything else goes
// through the two.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "core/base/time.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/systems/background.hpp"

namespace handoff::sim {

// The present cell, and what the others send in it.
struct Rivals {
  core::Time begin;
  core::Duration length;
  double elapsed = 0;  // share of the cell
  double offered = 0;
};

// What a Limiter asks of a kind.
template <class Model>
concept LimitModel = std::constructible_from<Model, const RateLimit&> &&
    requires(Model model, core::Time at, const Rivals& rivals, double number, std::int64_t cell) {
  { Model::kKind } -> std::convertible_to<LimitKind>;
  // Whether a request would be admitted now, `number` being its luck; one that was; when the next
  // one would be.
  { model.admits(at, rivals, number) } -> std::same_as<bool>;
  model.count(at);
  { model.earliest(at, rivals) } -> std::same_as<core::Time>;
  // Nothing has been sent yet.
  model.clear();
  // Where nothing is known of the past: how many cells must be settled before this one, and what
  // is assumed when they begin, from how much others offered in the window before them.
  { Model::history_before(cell) } -> std::same_as<std::int64_t>;
  model.assume(at, number);
  model.settle(rivals);
};

class FixedWindow {
 public:
  static constexpr LimitKind kKind = LimitKind::fixed_window;
  explicit FixedWindow(const RateLimit& limit) : limit_(limit) {}

  bool admits(core::Time now, const Rivals& rivals, double luck);
  void count(core::Time now);
  core::Time earliest(core::Time now, const Rivals& rivals);
  void clear();

  static std::int64_t history_before(std::int64_t cell) { return cell % Background::kCells; }
  void assume(core::Time, double) {}
  void settle(const Rivals& past);

 private:
  void turn_to(core::Time now);
  double room() const { return limit_.requests - used_ - others_; }

  RateLimit limit_;
  std::int64_t window_ = -1;  // its number
  int used_ = 0;              // in it
  double others_ = 0;
};

class RollingWindow {
 public:
  static constexpr LimitKind kKind = LimitKind::rolling_window;
  explicit RollingWindow(const RateLimit& limit) : limit_(limit) {}

  bool admits(core::Time now, const Rivals& rivals, double luck);
  void count(core::Time now) { times_.push_back(now); }
  core::Time earliest(core::Time now, const Rivals& rivals);
  void clear();

  static std::int64_t history_before(std::int64_t) { return Background::kCells; }
  void assume(core::Time at, double offered);
  void settle(const Rivals& past);

 private:
  std::size_t own() const { return times_.size() - oldest_; }
  void expire(core::Time now);
  double leaving() const { return others_[cell_]; }

  RateLimit limit_;
  std::vector<core::Time> times_;  // of the requests that count, from `oldest_` on
  std::size_t oldest_ = 0;
  std::array<double, Background::kCells> others_{};  // admitted in the last cells, a ring
  std::size_t cell_ = 0;                             // the oldest of them
  double others_sum_ = 0;
};

class TokenBucket {
 public:
  static constexpr LimitKind kKind = LimitKind::token_bucket;
  explicit TokenBucket(const RateLimit& limit) : limit_(limit) {}

  bool admits(core::Time now, const Rivals& rivals, double luck);
  void count(core::Time now);
  core::Time earliest(core::Time now, const Rivals& rivals);
  void clear() { arrival_ = {}; }

  static std::int64_t history_before(std::int64_t) { return 2 * Background::kCells; }
  void assume(core::Time at, double offered);
  void settle(const Rivals& past);

 private:
  core::Duration spacing() const { return limit_.window / limit_.requests; }
  core::Time arrival(const Rivals& rivals) const;

  RateLimit limit_;
  core::Time arrival_{};  // theoretical arrival time: when the bucket would be full again
};

// Every kind, in the order of LimitKind.
using AnyLimit = std::variant<FixedWindow, RollingWindow, TokenBucket>;
static_assert(std::variant_size_v<AnyLimit> == core::enum_count<LimitKind>);

AnyLimit limit_model(const RateLimit& limit);

}  // namespace handoff::sim
