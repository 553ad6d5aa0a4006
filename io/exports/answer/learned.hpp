// What was learned from exports, as one value: it is what the command and the page show.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "io/exports/calibration/inputs.hpp"
#include "io/exports/calibration/prediction.hpp"
#include "io/exports/calibration/second_half.hpp"
#include "io/exports/calibration/tool_fit.hpp"
#include "io/exports/history/history.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "io/exports/observed/observed.hpp"
#include "io/exports/reading/asked.hpp"

namespace handoff::exports {

struct Learned {
  Ledger ledger;
  History history;
  Observed observed;
  Calibration calibration;
  std::vector<ToolFit> tools;            // the nearest first; none where the files show no delay
  std::vector<PredictedFigure> figures;  // those that the scenario does not explain first
  SecondHalf second_half;                // none of its figures where the files show no delay

  // Of most CRM dates.
  Fineness crm_fineness() const;
};

// Once all files are read. An error is one line: a question, or what is missing.
std::optional<core::Error> learn(Learned& learned, const Wishes& wishes,
                                 const HistoryOptions& options = {});

// The scenario with what the files tell; `base` is the default of the rest.
void calibrate(Learned& learned, sim::Scenario base);

// Fits the five tools, each on top of the calibrated scenario, names the nearest in it, and says
// whether it explains the month.
void identify_tool(Learned& learned, const sim::ToolScenarios& tools,
                   const Progress& progress = {});

// Puts one of the article's tools, by its name, in place of a scenario's pipeline.
using ApplyTool =
    std::function<std::optional<core::Error>(sim::Scenario& scenario, std::string_view tool)>;

// All that follows from the figures: calibrates the worked example, and identifies the tool.
std::optional<core::Error> explain(Learned& learned, const ApplyTool& apply,
                                   const Progress& progress = {});

}  // namespace handoff::exports
