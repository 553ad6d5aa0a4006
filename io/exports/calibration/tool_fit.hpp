// Tool fit: which of the five tools, with which settings, makes a month like the observed one.
//
// Each tool has settings that companies choose: how often it polls, how often lists are synced, how
// many rounds a person makes. Months are simulated under each with the same random numbers, and the
// nearest one by io/exports/calibration/distance.hpp is what is told, with how far the next tool is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "io/exports/calibration/distance.hpp"
#include "io/exports/calibration/simulated_month.hpp"
#include "sim/article/tools.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::exports {

struct FittedParameter {
  std::string path;  // "pipeline.trigger.poll_every"
  core::Duration value;
};

struct ToolFit {
  sim::Tool tool = sim::Tool::manual;
  double distance = 0;
  std::vector<FittedParameter> parameters;
  bool as_near = false;  // the files cannot tell it from the nearest (telling_apart.hpp)
};

// The share that is done, 0 to 1.
using Progress = std::function<void(double)>;

// All five, the nearest first. `tools` are the calibrated scenario under each. Nothing where the
// files show no delay at all.
std::vector<ToolFit> fitted_tools(const Outside& seen, const sim::ToolScenarios& tools,
                                  const Shown& shown, const Progress& progress = {});

// One tool's settings, fitted to so many samples that are drawn with replacement from what was seen (Efron
// 1979): how far off the fit may be. `under` is the calibrated scenario under the tool.
std::vector<ToolFit> refitted(sim::Tool tool, const Outside& seen, const sim::Scenario& under,
                              const Shown& shown, std::uint32_t samples);

// The scenario under a fitted tool.
void apply_fit(sim::Scenario& scenario, const ToolFit& fit);

}  // namespace handoff::exports
