// Time zones as IANA's database has them today, and moments by date, for tests.
#pragma once

#include "core/config/calendar.hpp"

namespace handoff::core::testing {

inline Time utc(int year, int month, int day, int hour = 0, int minute = 0) {
  return Time{} + days(days_from_date({year, month, day})) + hours(hour) + minutes(minute);
}

inline TimeZone berlin() { return {"Europe/Berlin", 60, 120, {3, 5, 6, 120}, {10, 5, 6, 180}}; }
inline TimeZone new_york() {
  return {"America/New_York", -300, -240, {3, 2, 6, 120}, {11, 1, 6, 120}};
}
inline TimeZone sydney() { return {"Australia/Sydney", 600, 660, {10, 1, 6, 120}, {4, 1, 6, 180}}; }
inline TimeZone chicago() {
  return {"America/Chicago", -360, -300, {3, 2, 6, 120}, {11, 1, 6, 120}};
}
inline TimeZone dublin() { return {"Europe/Dublin", 0, 60, {3, 5, 6, 60}, {10, 5, 6, 120}}; }
inline TimeZone kolkata() { return {"Asia/Kolkata", 330, 330, {}, {}}; }

}  // namespace handoff::core::testing
