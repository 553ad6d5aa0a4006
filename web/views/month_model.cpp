#include "web/views/month_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "io/exports/answer/figure_words.hpp"
#include "io/json/json_text.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/article/tools.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/input_words.hpp"

namespace handoff::web {
namespace {

using exports::LearnedFigure;
using exports::LearnedInput;
using exports::LearnedTool;

MonthFitRow row_of(const LearnedFigure& it) {
  const exports::FigureWords words = exports::words_of_figure(it.name);
  if (!it.too_few.empty())
    return {std::string(words.label), exports::figure_text(it.observed, words.unit), it.too_few,
            false, false};
  return {
      std::string(words.label), exports::figure_text(it.observed, words.unit),
      exports::figure_text(it.low, words.unit) + " to " + exports::figure_text(it.high, words.unit),
      it.inside};
}

std::string distance_text(double distance) { return io::fixed_text(distance, 2); }

// Lists are told by their length, and distributions by their name: nobody reads them as JSON.
std::string shown_value(const std::string& value) {
  if (const auto number = io::parse_number(value)) return charts::format_number(*number);
  if (value.starts_with('{')) return "a distribution";
  if (!value.starts_with('[')) return value;
  int depth = 0;
  std::size_t rows = value == "[]" ? 0 : 1;
  for (const char c : value) {
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    if (c == ',' && depth == 1) ++rows;
  }
  return io::count_text(rows) + (rows == 1 ? " row" : " rows");
}

}  // namespace

MonthTool month_tool(const exports::LearnedDocument& learned) {
  if (!learned.tool) return {};
  MonthTool tool{sim::tool_title(learned.tool->name), {}, {}};
  for (const LearnedTool::Setting& it : learned.tool->settings) {
    tool.settings += (tool.settings.empty() ? "" : ", ") + input_label(it.path) + " " + it.value;
  }
  tool.how_near = "Its delays are " + distance_text(learned.tool->distance) +
                  " away from yours (0 is the same; 0.7 is a factor of two)";
  if (learned.next_tool)
    tool.how_near += "; next comes " + sim::tool_title(learned.next_tool->name) + ", " +
                     distance_text(learned.next_tool->distance) + " away";
  tool.how_near += ".";
  for (const std::string& name : learned.as_near)
    tool.how_near += " One such month cannot tell it from " + sim::tool_title(name) + ".";
  return tool;
}

MonthFit month_fit(const exports::LearnedDocument& learned) {
  MonthFit fit;
  for (const LearnedFigure& it : learned.fit) fit.rows.push_back(row_of(it));
  for (const LearnedFigure& it : learned.second_half) fit.second_half.push_back(row_of(it));
  fit.halves = "Calibrated until " + learned.first_half_until.substr(0, 10) +
               ", judged by those who paid later";
  std::stable_partition(fit.rows.begin(), fit.rows.end(),
                        [](const MonthFitRow& it) { return !it.inside; });
  const auto outside = std::count_if(fit.rows.begin(), fit.rows.end(),
                                     [](const MonthFitRow& it) { return !it.inside; });
  if (fit.rows.empty()) return fit;
  const std::string of = " of " + std::to_string(fit.rows.size()) + " figures";
  fit.summary = outside == 0
                    ? "Each of the " + std::to_string(fit.rows.size()) +
                          " figures is one that such a month has."
                    : std::to_string(outside) + of + (outside == 1 ? " is" : " are") +
                          " outside of what such a month has: be careful with what hangs on " +
                          (outside == 1 ? "it." : "them.");
  return fit;
}

std::vector<MonthInput> month_inputs(const exports::LearnedDocument& learned) {
  std::vector<MonthInput> inputs;
  for (const LearnedInput& it : learned.inputs)
    inputs.push_back(
        {input_label(it.path), shown_value(it.value), it.source, it.source.starts_with("yours")});
  return inputs;
}

}  // namespace handoff::web
