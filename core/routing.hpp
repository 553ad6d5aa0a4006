// Routing: which tier a customer belongs to, hence who looks after it and by when.
//
// The table's rows are in rising order of annual value, each reaching to the next, so there is
// neither gap nor overlap by construction; `validated` in core/config.hpp refuses anything else.
#pragma once

#include <vector>

#include "core/config.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

// The tier by annual value, unless the segment overrides it; `kNoTier` if the currency has no rate.
TierIndex tier_of(const PipelineConfig& config, const Subscribed& subscribed, Segment segment);

// Chooses people: in turn, or whoever has the fewest open first touches (ties in turn).
class Rota {
 public:
  explicit Rota(const std::vector<Pool>& pools);

  // The next person of the pool, who has one open first touch more from now on. Ids are stable: the
  // pool in the upper half, 1-based number in the lower.
  PersonId take(PoolIndex pool, Strategy strategy);

  // The person has made a first touch.
  void release(PersonId person);

  // Of all people together.
  std::uint64_t open_touches() const;

  void clear();

  template <class Archive>
  void archive(Archive& ar) {
    ar.list(pools_, [&ar](Turn& turn) {
      ar(turn.next);
      ar.list(turn.open, [&ar](std::uint32_t& open) { ar(open); });
    });
  }

 private:
  struct Turn {
    std::uint32_t next = 0;
    std::vector<std::uint32_t> open;  // first touches, by person
  };

  std::vector<Turn> pools_;
};

}  // namespace handoff::core
