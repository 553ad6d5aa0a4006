// Days and slots of one person.
#include "sim/world/people/attendance.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

// More than a day has slots of the shortest meeting.
constexpr std::uint64_t kSlotsOfDay = 2048;

StreamKey key_of(StreamKey replication, core::PoolIndex pool, std::uint32_t server) {
  return replication.entity(kPeopleEntity).child(std::uint64_t{pool} << 32 | server);
}

}  // namespace

// Draw 0 says where the person's stretches begin.
bool Attendance::is_absent(StreamKey person, std::int64_t day) const {
  if (team_.absence <= 0) return false;
  const Stream stream = person.stream(Purpose::absence);
  const auto length = static_cast<std::uint64_t>(team_.absence_days);
  const std::uint64_t shift = length > 1 ? stream.at(0) % length : 0;
  const std::uint64_t stretch = (static_cast<std::uint64_t>(day) + shift) / length;
  return stream.uniform_at(stretch + 1) < team_.absence && !broken(WorldMutant::nobody_absent);
}

core::Time Attendance::meetings_end(StreamKey person, core::Time now, core::Time closing) const {
  if (team_.meetings <= 0 || broken(WorldMutant::no_meetings)) return now;
  const Stream stream = person.stream(Purpose::meetings);
  const core::Duration meeting = team_.meeting;
  const core::Time midnight{now.us - now.us % core::days(1).us};
  const auto day = static_cast<std::uint64_t>(now.us / core::days(1).us);
  core::Time at = now;
  while (at < closing) {
    const std::int64_t slot = (at - midnight).us / meeting.us;
    const std::uint64_t place = day * kSlotsOfDay + static_cast<std::uint64_t>(slot);
    if (stream.uniform_at(place) >= team_.meetings) break;
    at = midnight + meeting * (slot + 1);
  }
  return std::min(at, closing);
}

core::Time Attendance::there_from(core::PoolIndex pool, std::uint32_t server, core::Time now,
                                  core::Time closing) const {
  assert(core::Time{} <= now && now < closing);
  const StreamKey person = key_of(replication_, pool, server);
  if (is_absent(person, now.us / core::days(1).us)) return closing;
  return meetings_end(person, now, closing);
}

}  // namespace handoff::sim
