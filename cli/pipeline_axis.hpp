// An axis of pipelines: the named presets, as steps that a sweep or an optimisation takes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/axis.hpp"

namespace handoff::cli {

// "manual,zapier_basic": each preset on the scenario, with --set on top of it.
core::Result<sim::SweepAxis> pipeline_axis(std::string_view names,
                                           const std::vector<std::string>& settings);

}  // namespace handoff::cli
