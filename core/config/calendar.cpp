// Dates by Howard Hinnant's published algorithms ("chrono-Compatible Low-Level Date Algorithms"),
// which count from 1 March so that the leap day is a year's last.
#include "core/config/calendar.hpp"

#include <cassert>
#include <limits>

namespace handoff::core {
namespace {

constexpr std::int64_t kDaysInEra = 146'097;  // 400 years
constexpr Duration kHorizon = days(14);

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

struct LocalTime {
  std::int64_t day;  // since the epoch
  Duration of_day;
};

std::int64_t day_of(Time moment) { return floor_div(moment.us, days(1).us); }

LocalTime local(ZoneClock& clock, Time moment) {
  const Time shown = moment + clock.offset_at(moment);
  const std::int64_t day = day_of(shown);
  return {day, shown - (Time{} + days(day))};
}

Time new_year(int year, Duration offset) {
  return Time{} + days(days_from_date({year, 1, 1})) - offset;
}

// The moment at which the rule strikes in a year, on a clock with this offset.
Time strikes(const YearlyRule& rule, int year, Duration offset) {
  const bool last = rule.week == 5;
  const bool december = rule.month == 12;
  const Date next_month{year + (december ? 1 : 0), december ? 1 : rule.month + 1, 1};
  const std::int64_t first = days_from_date({year, rule.month, 1});
  const std::int64_t from = last ? days_from_date(next_month) - 7 : first + (rule.week - 1) * 7;
  const std::int64_t day = from + (rule.weekday - weekday_of(from) + 7) % 7;
  return Time{} + days(day) + minutes(rule.minute) - offset;
}

bool works_on(const OpenHours& hours, std::int64_t day) {
  return (hours.weekdays >> weekday_of(day) & 1) != 0;
}

bool opens_at(const OpenHours& hours, LocalTime at) {
  return works_on(hours, at.day) && at.of_day >= minutes(hours.from_minute) &&
         at.of_day < minutes(hours.to_minute);
}

// The moment of a local clock time. Where the clock leaps over it, or shows it twice, the offset of
// the moment nearby decides, which is within the hour of the change.
Time moment_of(ZoneClock& clock, std::int64_t day, int minute) {
  const Time as_if_utc = Time{} + days(day) + minutes(minute);
  const Time near = as_if_utc - clock.offset_at(as_if_utc);
  return as_if_utc - clock.offset_at(near);
}

// Where the clock is changed on this day or next to it. The opening minute may then be left out, or come
// twice, and the clock may be set back into the hours: the first of these moments that opens, or never.
Time opening_near_change(const OpenHours& hours, ZoneClock& clock, std::int64_t day, Time from) {
  const Time before = Time{} + days(day - 1), after = Time{} + days(day + 2);
  const Time as_if_utc = Time{} + days(day) + minutes(hours.from_minute);
  Time first = kNever;
  for (const Time at : {as_if_utc - clock.offset_at(before), as_if_utc - clock.offset_at(after),
                        change_between(clock, before, after)}) {
    if (at < from || at >= first) continue;
    const LocalTime shown = local(clock, at);
    if (shown.day == day && opens_at(hours, shown)) first = at;
  }
  return first;
}

bool is_changed_near(ZoneClock& clock, std::int64_t day) {
  return clock.offset_at(Time{} + days(day - 1)) != clock.offset_at(Time{} + days(day + 2));
}

}  // namespace

std::int64_t days_from_date(Date date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t of_era = year - era * 400;
  const std::int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int64_t of_year = (153 * month + 2) / 5 + date.day - 1;
  return era * kDaysInEra + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

Date date_from_days(std::int64_t since_epoch) {
  const std::int64_t day = since_epoch + 719'468;
  const std::int64_t era = floor_div(day, kDaysInEra);
  const std::int64_t of_era = day - era * kDaysInEra;
  const std::int64_t year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted = (5 * of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<int>(year + era * 400) + (month <= 2 ? 1 : 0), month,
          static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

// The epoch was a Thursday.
int weekday_of(std::int64_t since_epoch) {
  return static_cast<int>(since_epoch + 3 - floor_div(since_epoch + 3, 7) * 7);
}

ZoneClock::ZoneClock(const TimeZone& zone)
    : standard_(minutes(zone.standard_minutes)),
      summer_(minutes(zone.summer_minutes)),
      summer_begins_(zone.summer_begins),
      summer_ends_(zone.summer_ends) {}

// The two changes of a year, as the standard clock counts it. South of the equator summer begins
// late in the year and ends early in it.
void ZoneClock::look_up_year(Time moment) {
  const int year = date_from_days(day_of(moment + standard_)).year;
  const Time begins = strikes(summer_begins_, year, standard_);
  const Time ends = strikes(summer_ends_, year, summer_);
  north_ = begins < ends;
  first_change_ = north_ ? begins : ends;
  second_change_ = north_ ? ends : begins;
  year_begins_ = new_year(year, standard_);
  year_ends_ = new_year(year + 1, standard_);
}

// They cut it into three stretches.
void ZoneClock::look_up(Time moment) {
  offset_ = standard_;
  if (summer_ == standard_) {
    from_ = Time{std::numeric_limits<std::int64_t>::min()};
    until_ = kNever;
    return;
  }
  if (moment < year_begins_ || moment >= year_ends_) look_up_year(moment);
  const bool between = first_change_ <= moment && moment < second_change_;
  if (between == north_) offset_ = summer_;
  from_ = moment >= second_change_ ? second_change_ : between ? first_change_ : year_begins_;
  until_ = moment < first_change_ ? first_change_ : between ? second_change_ : year_ends_;
}

std::vector<ZoneClock> clocks_of(const std::vector<TimeZone>& zones) {
  return {zones.begin(), zones.end()};
}

Time change_between(ZoneClock& clock, Time from, Time to) {
  const Duration offset = clock.offset_at(from);
  assert(from < to && clock.offset_at(to) != offset);
  while (to - from > microseconds(1)) {
    const Time middle = from + Duration{(to - from).us / 2};
    (clock.offset_at(middle) == offset ? from : to) = middle;
  }
  return to;
}

Duration offset_at(const TimeZone& zone, Time moment) { return ZoneClock(zone).offset_at(moment); }

bool is_open(const OpenHours& hours, ZoneClock& clock, Time moment) {
  return opens_at(hours, local(clock, moment));
}

Time next_open(const OpenHours& hours, ZoneClock& clock, Time from) {
  const LocalTime now = local(clock, from);
  if (opens_at(hours, now)) return from;
  for (std::int64_t day = now.day; day <= now.day + 8; ++day) {
    if (!works_on(hours, day)) continue;
    const Time opens = is_changed_near(clock, day) ? opening_near_change(hours, clock, day, from)
                                                   : moment_of(clock, day, hours.from_minute);
    if (opens >= from && opens != kNever) return opens;
  }
  return kNever;
}

Time next_common(const OpenHours& ours, ZoneClock& our_clock, const OpenHours& theirs,
                 ZoneClock& their_clock, Time from) {
  for (Time at = from; at - from <= kHorizon;) {
    const Time we = next_open(ours, our_clock, at);
    if (we == kNever) return kNever;
    const Time they = next_open(theirs, their_clock, we);
    if (they == we || they == kNever) return they;
    at = they;
  }
  return kNever;
}

// ---- the same for those who ask once ----

bool is_open(const OpenHours& hours, const TimeZone& zone, Time moment) {
  ZoneClock clock(zone);
  return is_open(hours, clock, moment);
}

Time next_open(const OpenHours& hours, const TimeZone& zone, Time from) {
  ZoneClock clock(zone);
  return next_open(hours, clock, from);
}

Time next_common(const OpenHours& ours, const TimeZone& our_zone, const OpenHours& theirs,
                 const TimeZone& their_zone, Time from) {
  ZoneClock our_clock(our_zone);
  ZoneClock their_clock(their_zone);
  return next_common(ours, our_clock, theirs, their_clock, from);
}

}  // namespace handoff::core
