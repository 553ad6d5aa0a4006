// Horizon: what changes over the months ahead - volume, prices, holidays, the team, and the book of business.
//
// With one month and nothing else in it a scenario is what it is without: `days` of a stationary month. With
// more, the months are calendar months from the scenario's start, `days` is not asked, and `cohort.trials` are
// those of an average calendar month at the start. What follows from it, month by month: sim/scenario/months.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/enum_count.hpp"
#include "core/base/time.hpp"
#include "core/config/calendar.hpp"

namespace handoff::sim {

// Months are counted from 1, the first of the horizon. A change holds from its first day on.
struct HeadcountChange {
  int pool = 0;    // index into PipelineConfig::pools
  int month = 2;   // they start, or leave, on its first day
  int people = 1;  // negative: the last who came leave
};

// A pool's hours from then on, by its clock of then.
inline constexpr int kSameZone = -1;
struct ShiftChange {
  int pool = 0;  // index into PipelineConfig::pools
  int month = 2;
  core::OpenHours shift;
  int zone = kSameZone;  // index into PipelineConfig::zones
};

struct PriceChange {
  int month = 2;
  double factor = 1.05;  // of the prices before it, for who converts from then on
};

// A plan's share of the conversions, as it moves.
struct MixDrift {
  int plan = 0;         // index into Cohort::plans
  double growth = 0.0;  // of its weight, a month
};

enum class HolidayOf : std::uint8_t { everybody, team, customers };
inline constexpr std::array<std::string_view, 3> kHolidayOf{"everybody", "team", "customers"};
static_assert(kHolidayOf.size() == core::enum_count<HolidayOf>);

inline constexpr int kEveryZone = -1;

// Days on which nobody of them is there, by their own clocks.
struct Holiday {
  core::Time day;  // the first, 00:00
  int days = 1;
  HolidayOf whose = HolidayOf::everybody;
  int zone = kEveryZone;  // index into PipelineConfig::zones: of pools and customers there
};

// What the customers of a tier cost in care, by row of the routing table.
struct Care {
  int accounts = 0;    // that there are at the start
  double hours = 0.0;  // a month and account, of the people of the tier's pools
};

// Whose accounts are, and who gets those of somebody who leaves: sim/world/people/account_owners.hpp.
enum class Owners : std::uint8_t { pool, named };
inline constexpr std::array<std::string_view, 2> kOwners{"pool", "named"};
static_assert(kOwners.size() == core::enum_count<Owners>);

enum class Handover : std::uint8_t { evenly, fewest, replacement };
inline constexpr std::array<std::string_view, 3> kHandovers{"evenly", "fewest", "replacement"};
static_assert(kHandovers.size() == core::enum_count<Handover>);

// The customers who have come, and who stay: sim/world/people/account_book.hpp.
struct Book {
  std::vector<Care> care;  // by row of the routing table; further tiers cost none
  double churn = 0.01;     // of those who have stayed for 90 days, a month
  Owners owners = Owners::pool;
  Handover handover = Handover::evenly;
  double handover_hours = 0.0;  // of the new owner's, once for each account
};

// Who comes and goes: sim/world/people/employment.hpp.
struct Turnover {
  core::Duration ramp;     // until somebody new does all of a person's work; it grows evenly
  double attrition = 0.0;  // of the people, a year; who leaves does so at a random moment
  core::Duration replaced_after = core::days(60);  // until somebody new has the place; 0: never
};

struct Horizon {
  int months = 1;
  double growth = 0.0;             // of sign-ups, a month
  std::vector<double> season;      // factors of sign-ups, January first; further months: 1
  std::vector<double> trials;      // by month, in place of growth and season; the last goes on
  double conversion_growth = 0.0;  // of the conversion rate, a month
  std::vector<MixDrift> mix;
  std::vector<PriceChange> prices;
  std::vector<Holiday> holidays;
  std::vector<HeadcountChange> headcount;
  std::vector<ShiftChange> shifts;
  Turnover turnover;
  Book book;
};

}  // namespace handoff::sim
