// One row for each zone: its offset in hours, and whose rules of summer time it keeps.
#include "web/app/choices/known_zones.hpp"

namespace handoff::web {
namespace {

enum class Summer { none, america, europe, australia };

struct Row {
  const char* name;
  int standard_minutes;
  Summer summer = Summer::none;
};

constexpr Row kRows[] = {
    {"America/New_York", -300, Summer::america},
    {"America/Toronto", -300, Summer::america},
    {"America/Chicago", -360, Summer::america},
    {"America/Denver", -420, Summer::america},
    {"America/Phoenix", -420},
    {"America/Los_Angeles", -480, Summer::america},
    {"America/Mexico_City", -360},
    {"America/Sao_Paulo", -180},
    {"America/Argentina/Buenos_Aires", -180},
    {"Europe/London", 0, Summer::europe},
    {"Europe/Dublin", 0, Summer::europe},
    {"Europe/Lisbon", 0, Summer::europe},
    {"Europe/Berlin", 60, Summer::europe},
    {"Europe/Paris", 60, Summer::europe},
    {"Europe/Amsterdam", 60, Summer::europe},
    {"Europe/Madrid", 60, Summer::europe},
    {"Europe/Warsaw", 60, Summer::europe},
    {"Europe/Athens", 120, Summer::europe},
    {"Europe/Istanbul", 180},
    {"Africa/Johannesburg", 120},
    {"Africa/Lagos", 60},
    {"Asia/Dubai", 240},
    {"Asia/Kolkata", 330},
    {"Asia/Singapore", 480},
    {"Asia/Manila", 480},
    {"Asia/Hong_Kong", 480},
    {"Asia/Tokyo", 540},
    {"Australia/Sydney", 600, Summer::australia},
    {"Pacific/Auckland", 720, Summer::australia},
    {"UTC", 0},
};

constexpr int kSunday = 6;
constexpr int kLast = 5;

// Europe changes everywhere at 01:00 UTC, so by the local clock at 01:00 plus the offset in force.
core::TimeZone european(core::TimeZone zone) {
  zone.summer_begins = {3, kLast, kSunday, 60 + zone.standard_minutes};
  zone.summer_ends = {10, kLast, kSunday, 60 + zone.summer_minutes};
  return zone;
}

core::TimeZone zone_of(const Row& row) {
  core::TimeZone zone{row.name, row.standard_minutes, row.standard_minutes, {}, {}};
  if (row.summer == Summer::none) return zone;
  zone.summer_minutes += 60;
  switch (row.summer) {
    case Summer::america:
      zone.summer_begins = {3, 2, kSunday, 120};
      zone.summer_ends = {11, 1, kSunday, 120};
      break;
    case Summer::europe:
      return european(zone);
    case Summer::australia:  // from October to April; New Zealand begins a week earlier
      zone.summer_begins = {10, 1, kSunday, 120};
      zone.summer_ends = {4, 1, kSunday, 180};
      if (zone.name == "Pacific/Auckland") zone.summer_begins = {9, kLast, kSunday, 120};
      break;
    case Summer::none:
      break;
  }
  return zone;
}

std::vector<core::TimeZone> all() {
  std::vector<core::TimeZone> zones;
  for (const Row& row : kRows) zones.push_back(zone_of(row));
  return zones;
}

}  // namespace

const std::vector<core::TimeZone>& known_zones() {
  static const std::vector<core::TimeZone> zones = all();
  return zones;
}

const core::TimeZone* known_zone(std::string_view name) {
  for (const core::TimeZone& zone : known_zones()) {
    if (zone.name == name) return &zone;
  }
  return nullptr;
}

}  // namespace handoff::web
