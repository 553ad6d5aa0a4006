// What was learned, for people: files first, then figures, then what was left out.
#pragma once

#include <string>

#include "io/exports/answer/learned.hpp"

namespace handoff::exports {

std::string files_text(const Ledger& ledger);
std::string figures_text(const Observed& observed, const History& history);
std::string left_out_text(const Ledger& ledger);
std::string tool_text(const std::vector<ToolFit>& tools);
std::string fit_text(const std::vector<PredictedFigure>& figures);
std::string second_half_text(const SecondHalf& half);
std::string inputs_text(const Calibration& calibration);

}  // namespace handoff::exports
