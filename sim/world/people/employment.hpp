// Employment: who has a place in a pool, and when - planned changes of headcount, people who leave by chance,
// and how much of a person's work somebody new does.
//
// A pool has places, numbered from 0; with a headcount of n the first n are planned for. Planned changes hold
// from a month's first day on (sim/scenario/months.hpp): whoever came last leaves first. In a place that is planned for
// people follow one another: each stays for an exponential time with the attrition's mean, then the place is
// vacant for `replaced_after`, and whoever comes then begins anew. A new person does a share of the work that
// grows evenly from nothing to all of it over `ramp`; who is there when the simulation begins does all of it.
//
// A place's draws are its own, so that one place more changes nobody's, and so is what is planned: another
// headcount in December changes nothing before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

class Employment {
 public:
  explicit Employment(const Scenario& scenario);

  // A new replication.
  void start(StreamKey replication);

  // Nobody comes or goes.
  bool always() const { return always_; }

  // Places of a pool: the most that are planned for at once.
  std::size_t places(std::size_t pool) const { return pools_[pool].size(); }

  // When the place is taken where people come or go, from `now` on: at once, from a later moment, or `kNever`.
  core::Time taken_from(std::size_t pool, std::size_t place, core::Time now) const;

  // Whether somebody has the place.
  bool has(std::size_t pool, std::size_t place, core::Time now) const {
    return always_ || taken_from(pool, place, now) == now;
  }

  // Whether the plan has somebody in the place: whoever left it by chance is replaced then, if people are.
  bool is_planned(std::size_t pool, std::size_t place, core::Time now) const;

  // Of a person's work that whoever has the place then does; 0 if nobody has.
  double share_of_work(std::size_t pool, std::size_t place, core::Time now) const;

  // leave(pool, place, moment) for each time that somebody goes; in no order.
  template <class Leave>
  void each_leaving(Leave leave) const {
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
      for (std::size_t place = 0; place < pools_[pool].size(); ++place) {
        for (const Stint& it : pools_[pool][place].stints) {
          if (it.to != core::kNever) leave(pool, place, it.to);
        }
      }
    }
  }

 private:
  struct Stint {
    core::Time from;
    core::Time to;  // `kNever`: stays
    bool is_new;    // came later than the simulation's beginning
  };
  struct Place {
    std::vector<Stint> planned;  // of whoever has it
    std::vector<Stint> stints;   // of one person after the other
  };

  void plan(std::size_t pool);
  void draw(Place& place, StreamKey key) const;

  const Scenario& scenario_;
  core::Time begins_, ends_;
  bool always_ = true;
  std::vector<std::vector<Place>> pools_;
};

}  // namespace handoff::sim
