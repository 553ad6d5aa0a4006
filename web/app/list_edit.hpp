// List edits: a row more or a row less in one of the scenario's lists, such as cohort.plans.
//
// Other inputs refer to rows by their number: tiers to teams, teams and customers to time zones. When
// a row goes, those that referred to later rows still mean the same ones; those that referred to
// the row itself now mean the one before it, and of several rows the others stay.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// What refers to a row of a list by its number, or to several by a list of numbers. An empty key: the
// elements themselves.
struct RowReference {
  std::string_view list;     // "pipeline.zones"
  std::string_view from;     // "cohort.time_zones", or a part that is no list
  std::string_view key;      // "zone"
  bool may_be_none = false;  // -1 refers to nothing
};
// The list to whose rows the input under a path refers; null if it is no reference.
const RowReference* reference_of(std::string_view path);

// A row at the end: a copy of the last one under a name of its own, or where there is none, a row to
// begin with. An error leaves the scenario as it was.
std::optional<core::Error> add_row(sim::Scenario& scenario, std::string_view list);
std::optional<core::Error> remove_row(sim::Scenario& scenario, std::string_view list,
                                      std::size_t row);

// A known time zone (web/app/choices/known_zones.hpp) for the input under the path, added to the
// scenario's own if it is not there.
std::optional<core::Error> use_zone(sim::Scenario& scenario, std::string_view path,
                                    std::string_view zone);

}  // namespace handoff::web
