// What was learned, as JSON for programs, and the history by people as numbers.
#pragma once

#include "io/exports/answer/learned.hpp"
#include "io/json/json.hpp"

namespace handoff::exports {

// The whole document: "observed" first, then what follows from it; null where the files do not say.
io::Json learned_json(const Learned& learned);
io::Json observed_json(const Observed& observed);
io::Json left_out_json(const Ledger& ledger);
io::Json files_json(const Ledger& ledger);
io::Json tool_json(const std::vector<ToolFit>& tools);
// What has to be asked, each with the answers to choose from, in the form of a wish.
io::Json questions_json(const Ledger& ledger);
// Observed figures beside the 95% prediction interval of one such month.
io::Json fit_json(const std::vector<PredictedFigure>& figures);
// What the first half foretells of the second: `inside` is null where there are too few to judge.
io::Json second_half_json(const SecondHalf& half);
// Each input with its value in the calibrated scenario.
io::Json inputs_json(const Calibration& calibration);

// The calibrated scenario as a file: what differs from the worked example, with its sources.
io::Json scenario_json(const Calibration& calibration);

// Everybody with a trial, numbered by its start; nothing by which somebody could be found. It is read
// by io/scenario/customer_history.hpp.
io::Json history_json(const Learned& learned);

}  // namespace handoff::exports
