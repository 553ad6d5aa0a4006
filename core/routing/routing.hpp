// Routing: which tier a customer belongs to, hence who looks after it and by when.
//
// The table's rows are in rising order of annual value, each reaching to the next, so there is
// neither gap nor overlap by construction; `validated` in core/config/config.hpp refuses anything
// else.
#pragma once

#include <vector>

#include "core/config/config.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

// The tier by annual value, unless the segment overrides it; `kNoTier` if the currency has no rate.
TierIndex tier_of(const PipelineConfig& config, const Subscribed& subscribed, Segment segment);

// Ids of people are stable: the pool in the upper half, 1-based number in the lower. Whoever of a pool
// is free has an id as well, by which its first touches are counted.
constexpr PersonId anybody_of(PoolIndex pool) {
  return {(std::uint64_t{pool} << 32) | 0xffff'ffffu};
}
constexpr bool is_anybody(PersonId person) { return (person.value & 0xffff'ffffu) == 0xffff'ffffu; }

// Chooses people: in turn, or whoever has the fewest open first touches (ties in turn). It knows what was
// assigned and not yet told to be done, and nothing of people's other work.
class Rota {
 public:
  explicit Rota(const std::vector<Pool>& pools);

  // The next person of the pool, or anybody of a pool that owns its customers together; there is one
  // open first touch more from now on.
  PersonId take(PoolIndex pool, Strategy strategy);

  // The person, or somebody of the pool, has made a first touch.
  void release(PersonId person);

  // Of all people together, and of a pool's.
  std::uint64_t open_touches() const;
  std::uint64_t open_touches(PoolIndex pool) const;

  void clear();

  template <class Archive>
  void archive(Archive& ar) {
    ar.list(pools_, [&ar](Turn& turn) {
      ar(turn.next, turn.anybody);
      ar.list(turn.open, [&ar](std::uint32_t& open) { ar(open); });
    });
  }

 private:
  struct Turn {
    std::uint32_t next = 0;
    std::uint32_t anybody = 0;        // first touches that whoever is free is to make
    std::vector<std::uint32_t> open;  // first touches, by person
  };

  std::vector<Turn> pools_;
};

}  // namespace handoff::core
