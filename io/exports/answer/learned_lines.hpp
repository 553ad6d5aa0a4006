// What was learned, a line each: a label, what was found, and how many it is of or what to add. The
// command's text and the report are made of the same lines.
#pragma once

#include <string>
#include <vector>

#include "io/exports/answer/learned.hpp"

namespace handoff::exports {

struct LearnedLine {
  std::string label;
  std::string value;
  std::string of;
};

std::vector<LearnedLine> figure_lines(const Observed& observed, const History& history);
// In the order of what the model does not explain first.
std::vector<LearnedLine> fit_lines(const std::vector<PredictedFigure>& figures);
// What a model of the first half foretells of the second; where there are too few to judge, of how many.
std::vector<LearnedLine> second_half_lines(const SecondHalf& half);
std::string too_few_text(const HalfFigure& figure);
// "Calibrated until 2026-08-23, judged by those who paid later".
std::string second_half_title(const SecondHalf& half);
std::vector<LearnedLine> input_lines(const Calibration& calibration);
// A line for each reason: how many rows, and examples of them.
std::vector<LearnedLine> left_out_lines(const Ledger& ledger);
// The file's name, what it was taken for, and how many of its rows were used.
std::vector<LearnedLine> file_lines(const Ledger& ledger);
// "behaves like A zap, pipeline.trigger.poll_every 2min", or what to add.
std::string tool_line(const std::vector<ToolFit>& tools);

}  // namespace handoff::exports
