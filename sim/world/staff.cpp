// A task that is begun is finished, even after hours.
#include "sim/world/staff.hpp"

#include <algorithm>

namespace handoff::sim {

StaffModel::StaffModel(const Staff& staff, const std::vector<core::TimeZone>& zones)
    : staff_(staff),
      zone_(zones[static_cast<std::size_t>(staff.zone)]),
      free_at_(static_cast<std::size_t>(staff.people)) {}

core::Time StaffModel::do_task(core::Time now, Stream& stream) {
  core::Time& free_at = *std::min_element(free_at_.begin(), free_at_.end());
  const core::Time begins = core::next_open(staff_.hours, zone_, std::max(now, free_at));
  free_at = begins + sample_duration(staff_.task, stream);
  return free_at;
}

core::Time StaffModel::next_round(core::Time now) const {
  core::OpenHours round = staff_.hours;
  round.from_minute = staff_.round_minute;
  round.to_minute = staff_.round_minute + 1;
  return core::next_open(round, zone_, now + core::minutes(1));
}

void StaffModel::clear() { std::fill(free_at_.begin(), free_at_.end(), core::Time{}); }

}  // namespace handoff::sim
