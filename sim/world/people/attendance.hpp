// Attendance: when a person of a pool is not there although their shift is open - absent for whole days,
// or in a meeting.
//
//   absence    days of a calendar of the person's own are cut into stretches of `absence_days`, and each
//              stretch is one of absence with probability `absence`: sick, or on holiday. Stretches that
//              follow each other make longer ones.
//   meetings   a day is cut by the local clock into slots of the length of a meeting, so half hours begin
//              at :00 and :30, and each slot is a meeting with probability `meetings`.
//
// So somebody is there for exactly (1 - absence) x (1 - meetings) of the hours of their shift on average,
// in the first hour as in the last. Nothing is stored: each answer is one draw of the person's own stream,
// at the place of the day or the slot. A person is a pool and a place in it, so one more person in one
// pool changes nobody else's days, and a larger share keeps the absences and meetings of a smaller one.
#pragma once

#include <cstdint>

#include "core/base/time.hpp"
#include "core/config/config.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

class Attendance {
 public:
  explicit Attendance(const Team& team) : team_(team) {}

  // A new replication.
  void start(StreamKey replication) { replication_ = replication; }

  // Everybody is there whenever their shift is open.
  bool always() const { return team_.absence <= 0 && team_.meetings <= 0; }

  // When somebody who is on shift at `now` is there: at once, at the end of a meeting, or, absent or in
  // meetings until then, not before the shift closes at `closing`. All by the pool's local clock.
  core::Time there_from(core::PoolIndex pool, std::uint32_t server, core::Time now,
                        core::Time closing) const;

 private:
  bool is_absent(StreamKey person, std::int64_t day) const;
  core::Time meetings_end(StreamKey person, core::Time now, core::Time closing) const;

  const Team& team_;
  StreamKey replication_ = StreamKey::of(0, 0);
};

}  // namespace handoff::sim
