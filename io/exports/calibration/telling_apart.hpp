// Telling apart: which of the other tools make such a month as well as the nearest one.
//
// The nearest tool's own months, one by one, are compared with both tools: how much nearer it is to them varies
// from month to month. A tool that is behind by less than that, by a one-sided 95% interval, cannot be told from the
// nearest by one month. Two tools that differ in what they do about faults alone are such, where nothing fails.
#pragma once

#include <vector>

#include "io/exports/calibration/tool_fit.hpp"

namespace handoff::exports {

// Marks them. `tools` are the calibrated scenario under each.
void tell_apart(std::vector<ToolFit>& fits, const sim::ToolScenarios& tools, const Shown& shown);

}  // namespace handoff::exports
