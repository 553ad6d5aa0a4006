// Default knobs: what an optimisation turns when nobody says otherwise, the tool apart.
//
// How many people the busiest pool has, how often is reconciled, how often a call is tried again,
// and whether the CRM's quota is bought larger. The tools are named presets, and come from whoever
// has their files.
#pragma once

#include <optional>
#include <vector>

#include "sim/planner/axis.hpp"

namespace handoff::sim {

std::vector<SweepAxis> default_knobs(const Scenario& scenario);

// "no" and "yes": the CRM's limits of all requests raised to those of HubSpot's add-on, 250 in
// 10 s, for 500 dollars a month (an assumption: prices are negotiated). None where a limit is as
// high already.
std::optional<SweepAxis> quota_add_on(const Scenario& scenario);
inline constexpr std::string_view kQuotaAddOn = "quota_add_on";

}  // namespace handoff::sim
