#include "io/exports/answer/learned_report.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "io/exports/answer/learned_lines.hpp"
#include "io/text/concat.hpp"
#include "io/text/duration_text.hpp"
#include "sim/article/tools.hpp"

namespace handoff::exports {
namespace {

using io::fixed_text;
using io::ReportSection;

io::DataTable table_of(io::TableRow head, const std::vector<LearnedLine>& lines, bool folded) {
  io::DataTable table{"", std::move(head), {}, false, folded};
  for (const LearnedLine& it : lines) {
    io::TableRow row{it.label, it.value};
    if (table.head.size() > 2) row.push_back(it.of);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string lead_text(const Learned& learned) {
  const Observed& it = learned.observed;
  return std::to_string(it.converted_of_ended) + " of " + std::to_string(it.trials_ended) +
         " trials that have ended were paid for: " + fixed_text(it.conversion_rate * 100, 1) +
         "% (95% interval " + fixed_text(it.conversion_interval.low * 100, 1) + "% to " +
         fixed_text(it.conversion_interval.high * 100, 1) + "%).";
}

ReportSection what_happened(const Learned& learned) {
  return {"What happened",
          {io::Paragraph{lead_text(learned), true},
           table_of({"Figure", "Your files say", "Of how many, or what to add"},
                    figure_lines(learned.observed, learned.history), false)},
          true};
}

std::string explained_text(const std::vector<PredictedFigure>& figures) {
  const auto outside = std::count_if(figures.begin(), figures.end(),
                                     [](const PredictedFigure& it) { return !it.inside(); });
  const std::string all = std::to_string(figures.size());
  if (outside == 0)
    return "Each of " + all + " figures lies where 95% of such months do in the model.";
  return std::to_string(outside) + " of " + all +
         " figures lie outside of where 95% of such months do in the model; they stand first.";
}

ReportSection explained(const Learned& learned) {
  ReportSection section{"Does the model explain it?", {}, false};
  if (learned.figures.empty()) {
    section.blocks.push_back(io::Paragraph{
        "It cannot be told: your files show no delay that a model could explain.", false});
    return section;
  }
  section.blocks.push_back(io::Paragraph{explained_text(learned.figures), true});
  section.blocks.push_back(table_of({"Figure", "Observed, and the model's months", ""},
                                    fit_lines(learned.figures), false));
  const SecondHalf& half = learned.second_half;
  section.blocks.push_back(io::Paragraph{second_half_title(half) + ":", false});
  section.blocks.push_back(table_of({"Figure", "Observed, and the model's second halves", ""},
                                    second_half_lines(half), false));
  return section;
}

std::string parameters_text(const ToolFit& fit) {
  std::string text;
  for (const FittedParameter& it : fit.parameters)
    text += (text.empty() ? "" : ", ") + it.path + " " + io::duration_text(it.value);
  return text;
}

ReportSection tool(const std::vector<ToolFit>& tools) {
  ReportSection section{"Your tool", {}, false};
  section.blocks.push_back(io::Paragraph{"Your set-up " + tool_line(tools) + ".", true});
  if (tools.empty()) return section;
  io::DataTable table{"", {"Tool", "Distance", "Fitted", ""}, {}, false, false};
  for (const ToolFit& it : tools)
    table.rows.push_back({std::string(sim::info(it.tool).title), fixed_text(it.distance, 2),
                          parameters_text(it),
                          it.as_near ? "one such month cannot tell it from the nearest" : ""});
  section.blocks.push_back(std::move(table));
  section.blocks.push_back(io::Paragraph{
      "The distance is the area between the observed and the simulated delays, on a logarithmic "
      "axis of time: 0.69 is a factor of two.",
      false});
  return section;
}

ReportSection inputs(const Calibration& calibration) {
  io::DataTable table = table_of({"Input", "Source"}, input_lines(calibration), true);
  table.title = std::to_string(table.rows.size()) + " inputs, by their place in a scenario file";
  return {"What the scenario takes from your files", {std::move(table)}, false};
}

ReportSection not_counted(const Ledger& ledger) {
  ReportSection section{"Files, and rows that are not counted", {}, false};
  section.blocks.push_back(table_of({"File", "Read as", "Rows"}, file_lines(ledger), false));
  const std::vector<LearnedLine> left = left_out_lines(ledger);
  if (left.empty()) {
    section.blocks.push_back(io::Paragraph{"Every row is counted.", false});
  } else {
    section.blocks.push_back(table_of({"Rows", "Why", "Such as"}, left, false));
  }
  return section;
}

}  // namespace

io::ReportDocument learned_report(const Learned& learned, std::string_view version) {
  const std::size_t files = learned.ledger.files.size();
  return {"Your month",
          "From " + std::to_string(files) + (files == 1 ? " file" : " files") + " that end " +
              io::date_text(learned.history.until) + "; handoff " + std::string(version),
          {what_happened(learned), explained(learned), tool(learned.tools),
           inputs(learned.calibration), not_counted(learned.ledger)}};
}

}  // namespace handoff::exports
