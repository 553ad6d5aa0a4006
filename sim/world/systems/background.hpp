// Background: what other applications send against a limit that they share with the pipeline.
//
// Each load is a Poisson process. Nothing is scheduled for it: time is cut into slots of the
// limit's window and each slot into 16 cells, and the requests of a slot are drawn when somebody
// asks for one of its cells, from a stream that belongs to (replication, system, limit, load,
// slot). So a stretch in which the pipeline sends nothing costs nothing, and the others' requests
// are the same whatever the pipeline does. A slot's count is a Poisson number, halved four times by
// fair coins, which gives independent Poisson counts for its cells.
//
// Two limits of one system count requests of the same rate, but not the very same ones.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// n fair coins, how many heads: exactly up to 1,024 coins, beyond by the normal distribution with
// the same mean and variance.
std::int64_t heads_of(std::int64_t coins, Stream& stream);

class Background {
 public:
  static constexpr int kCells = 16;  // of a slot

  Background() = default;  // nobody else
  // The loads that the limit counts.
  Background(const std::vector<Load>& loads, const RateLimit& limit, core::Time start);

  bool none() const { return loads_.empty(); }

  // A new replication.
  void start(StreamKey key);

  // Requests that come in a cell. The last few slots are remembered.
  std::int64_t offered(std::int64_t cell);

  std::int64_t cell_of(core::Time at) const;
  core::Time begin_of(std::int64_t cell) const;

 private:
  static constexpr std::size_t kKept = 4;

  struct Slot {
    std::int64_t number = -1;
    std::array<std::int64_t, kCells> cells{};
  };

  void draw(Slot& slot) const;
  void add(const Load& load, StreamKey key, Slot& slot) const;

  std::vector<Load> loads_;
  core::Duration window_;
  core::Time start_;
  StreamKey key_ = StreamKey::of(0, 0);
  std::array<Slot, kKept> kept_{};  // by number, modulo
};

}  // namespace handoff::sim
