#include "io/exports/answer/learned_text.hpp"

#include <algorithm>
#include <vector>

#include "io/exports/answer/learned_lines.hpp"
#include "io/text/concat.hpp"

namespace handoff::exports {
namespace {

std::string with_lines(const std::vector<LearnedLine>& lines) {
  std::string text;
  for (const LearnedLine& line : lines) {
    std::string left = "  " + line.label;
    left.resize(std::max<std::size_t>(left.size() + 2, 30), ' ');
    left += line.value;
    if (!line.of.empty()) left.resize(std::max<std::size_t>(left.size() + 2, 60), ' ');
    text += left + line.of + "\n";
  }
  return text;
}

}  // namespace

std::string files_text(const Ledger& ledger) {
  std::string text = "Files\n";
  for (const LearnedLine& it : file_lines(ledger))
    text += "  " + it.label + ": " + it.value + ", " + it.of + "\n";
  return text;
}

std::string figures_text(const Observed& observed, const History& history) {
  return "What happened\n" + with_lines(figure_lines(observed, history));
}

std::string tool_text(const std::vector<ToolFit>& tools) {
  std::string text = "Your tool\n  " + tool_line(tools);
  if (!tools.empty()) text += "\n  distance " + io::fixed_text(tools.front().distance, 2);
  if (tools.size() > 1)
    text += "; next " + std::string(sim::info(tools[1].tool).title) + ", " +
            io::fixed_text(tools[1].distance, 2);
  for (const ToolFit& it : tools) {
    if (it.as_near)
      text += "\n  as near, so that one such month cannot tell them apart: " +
              std::string(sim::info(it.tool).title);
  }
  return text + "\n";
}

std::string fit_text(const std::vector<PredictedFigure>& figures) {
  const std::vector<LearnedLine> lines = fit_lines(figures);
  return lines.empty() ? std::string() : "Does the model explain it?\n" + with_lines(lines) + "\n";
}

std::string second_half_text(const SecondHalf& half) {
  const std::vector<LearnedLine> lines = second_half_lines(half);
  return lines.empty() ? std::string() : second_half_title(half) + "\n" + with_lines(lines) + "\n";
}

std::string inputs_text(const Calibration& calibration) {
  return "Inputs\n" + with_lines(input_lines(calibration));
}

std::string left_out_text(const Ledger& ledger) {
  std::string text;
  for (const LearnedLine& it : left_out_lines(ledger))
    text += "  " + it.label + "  " + it.value + (it.of.empty() ? "" : ": " + it.of) + "\n";
  return text.empty() ? text : "Rows that are not counted\n" + text;
}

}  // namespace handoff::exports
