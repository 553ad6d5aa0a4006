// Calendar: local time, daylight saving, and when somebody may be called.
//
// A time zone is its offset from UTC and, where it has summer time, the two rules by which IANA's
// database describes most of the world's: "the last Sunday of March at 01:00". That covers the
// present rules of Europe, North America and Australia; a zone's past is not kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.hpp"

namespace handoff::core {

// Days since the epoch of a date, and back (proleptic Gregorian calendar).
struct Date {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;

  bool operator==(const Date&) const = default;
};
std::int64_t days_from_date(Date date);
Date date_from_days(std::int64_t days);

// Monday is 0.
int weekday_of(std::int64_t days);

// "The `week`-th `weekday` of `month`, at `minute` of the local day"; week 5 is the last one.
struct YearlyRule {
  int month = 1;
  int week = 1;
  int weekday = 6;
  int minute = 120;
};

struct TimeZone {
  std::string name = "UTC";
  int standard_minutes = 0;  // offset from UTC
  int summer_minutes = 0;    // offset in summer; the same where there is none
  YearlyRule summer_begins;  // by the standard clock
  YearlyRule summer_ends;    // by the summer clock
};

// The offset from UTC in force at a moment.
Duration offset_at(const TimeZone& zone, Time moment);

// A zone's clock for whoever asks it often: it remembers for how long its last answer holds, which
// is months, so that most questions are two comparisons. Same answers as from the zone itself.
class ZoneClock {
 public:
  explicit ZoneClock(const TimeZone& zone);

  Duration offset_at(Time moment) {
    if (moment < from_ || moment >= until_) look_up(moment);
    return offset_;
  }

 private:
  void look_up(Time moment);
  void look_up_year(Time moment);

  Duration standard_;
  Duration summer_;
  YearlyRule summer_begins_;
  YearlyRule summer_ends_;
  Time from_;  // the offset holds from here until there; at first never
  Time until_;
  Duration offset_;
  Time year_begins_;  // of the year whose two changes are known; at first none
  Time year_ends_;
  Time first_change_;
  Time second_change_;
  bool north_ = true;  // summer is between the two
};

std::vector<ZoneClock> clocks_of(const std::vector<TimeZone>& zones);

// The moment at which the clock is changed, where it is changed once between the two.
Time change_between(ZoneClock& clock, Time from, Time to);

// The same hours on each of some weekdays, by the local clock.
struct OpenHours {
  int from_minute = 9 * 60;
  int to_minute = 17 * 60;          // not included; at most 24 x 60
  std::uint8_t weekdays = 0b11111;  // bit 0 is Monday
};
inline constexpr OpenHours kRoundTheClock{0, 24 * 60, 0b1111111};

bool is_open(const OpenHours& hours, const TimeZone& zone, Time moment);
bool is_open(const OpenHours& hours, ZoneClock& clock, Time moment);

// The first moment from `from` on that is open; `kNever` if no weekday is.
Time next_open(const OpenHours& hours, const TimeZone& zone, Time from);
Time next_open(const OpenHours& hours, ZoneClock& clock, Time from);

// The first moment from `from` on, within two weeks, at which both are open; `kNever` if there is
// none.
Time next_common(const OpenHours& ours, ZoneClock& our_clock, const OpenHours& theirs,
                 ZoneClock& their_clock, Time from);
Time next_common(const OpenHours& ours, const TimeZone& our_zone, const OpenHours& theirs,
                 const TimeZone& their_zone, Time from);

}  // namespace handoff::core
