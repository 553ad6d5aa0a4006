// Prediction: whether the observed month is one that the calibrated scenario makes.
//
// For each figure the interval in which 95% of such months lie: of one month, not of the mean of
// many. A month outside of it is one that the model does not explain.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "io/exports/calibration/simulated_month.hpp"
#include "io/exports/observed/observed.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::exports {

struct PredictedFigure {
  std::string name;  // as in the JSON: "crm_lag_s.p50"
  double observed = 0;
  sim::Interval interval;

  bool inside() const { return interval.contains(observed); }
};

// Those that do not fit first. Figures that the files do not tell are left out.
std::vector<PredictedFigure> predicted(const Observed& observed, const sim::Scenario& scenario,
                                       const Shown& shown);

// The same where each month has a scenario of its own, with inputs as far off as they may be. The figures
// stand in the order of the table.
using ScenarioOfMonth = std::function<sim::Scenario(std::uint32_t month)>;
std::vector<PredictedFigure> predicted_by(const Observed& observed,
                                          const ScenarioOfMonth& scenario_of, const Shown& shown);

}  // namespace handoff::exports
