// Names alone: what each of them means is io's table (io/text/time_zones.hpp).
#include "web/app/choices/known_zones.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "io/text/time_zones.hpp"

namespace handoff::web {
namespace {

constexpr const char* kNames[] = {
    "America/New_York",    "America/Toronto",     "America/Chicago",
    "America/Denver",      "America/Phoenix",     "America/Los_Angeles",
    "America/Mexico_City", "America/Sao_Paulo",   "America/Argentina/Buenos_Aires",
    "Europe/London",       "Europe/Dublin",       "Europe/Lisbon",
    "Europe/Berlin",       "Europe/Paris",        "Europe/Amsterdam",
    "Europe/Madrid",       "Europe/Warsaw",       "Europe/Athens",
    "Europe/Istanbul",     "Africa/Johannesburg", "Africa/Lagos",
    "Asia/Dubai",          "Asia/Kolkata",        "Asia/Singapore",
    "Asia/Manila",         "Asia/Hong_Kong",      "Asia/Tokyo",
    "Australia/Sydney",    "Pacific/Auckland",    "UTC",
};

std::vector<core::TimeZone> all() {
  std::vector<core::TimeZone> zones;
  for (const char* name : kNames) {
    auto zone = io::time_zone_named(name);
    assert(zone);
    if (zone) zones.push_back(*std::move(zone));
  }
  return zones;
}

}  // namespace

const std::vector<core::TimeZone>& known_zones() {
  static const std::vector<core::TimeZone> zones = all();
  return zones;
}

const core::TimeZone* known_zone(std::string_view name) {
  const auto& zones = known_zones();
  const auto found = std::find_if(zones.begin(), zones.end(),
                                  [name](const core::TimeZone& it) { return it.name == name; });
  return found == zones.end() ? nullptr : &*found;
}

}  // namespace handoff::web
