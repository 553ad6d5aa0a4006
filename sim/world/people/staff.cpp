// Tasks, messages and rounds.
#include "sim/world/people/staff.hpp"

#include <algorithm>
#include <cassert>

#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

core::OpenHours minute_of(const core::OpenHours& office, int minute) {
  return {minute, minute + 1, office.weekdays};
}

}  // namespace

StaffModel::StaffModel(const Staff& staff, const std::vector<core::TimeZone>& zones,
                       core::Time since)
    : staff_(staff),
      office_(staff.hours, zones[static_cast<std::size_t>(staff.zone)], since),
      free_at_(static_cast<std::size_t>(staff.people)) {
  const core::TimeZone& zone = zones[static_cast<std::size_t>(staff.zone)];
  const int every = static_cast<int>(staff.round_every.us / core::minutes(1).us);
  int minute = staff.round_minute;
  do {
    rounds_.emplace_back(minute_of(staff.hours, minute), zone, since);
    minute += every;
  } while (every > 0 && minute < staff.hours.to_minute);
}

core::Duration StaffModel::draw_task(Stream& stream) const {
  return sample_duration(staff_.task, stream);
}

core::Time StaffModel::do_task(core::Time now, core::Duration length) {
  assert(length.us >= 0 && !free_at_.empty());
  core::Time& free_at = *std::min_element(free_at_.begin(), free_at_.end());
  const core::Time begins = std::max(now, free_at);
  free_at = (broken(WorldMutant::staff_at_night) ? begins : office_.next_open(begins)) + length;
  worked_ += length;
  return free_at;
}

core::Time StaffModel::do_tasks(core::Time now, std::uint32_t count, Stream& stream) {
  core::Time last = now;
  for (std::uint32_t n = 0; n < count; ++n) last = std::max(last, do_task(now, stream));
  return last;
}

core::Time StaffModel::reads(core::Time now, Stream& stream) {
  const core::Duration notice = sample_duration(staff_.notice, stream);
  return broken(WorldMutant::message_read_at_once) ? now : office_.add(now, notice);
}

core::Time StaffModel::next_round(core::Time now) {
  core::Time next = core::kNever;
  for (WorkingHours& round : rounds_)
    next = std::min(next, round.next_open(now + core::minutes(1)));
  return next;
}

void StaffModel::clear() {
  std::fill(free_at_.begin(), free_at_.end(), core::Time{});
  worked_ = {};
}

}  // namespace handoff::sim
