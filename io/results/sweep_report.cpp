// Points are walked row by row, the first axis to the right.
#include "io/results/sweep_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "io/results/heat_map_text.hpp"
#include "io/scenario/axis_text.hpp"
#include "io/scenario/target.hpp"
#include "io/text/csv.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

struct Point {
  std::size_t column;
  std::size_t row;
};

template <class Each>
void for_each_point(const sim::Sweep& sweep, Each each) {
  for (std::size_t row = 0; row < sweep.rows(); ++row) {
    for (std::size_t column = 0; column < sweep.columns(); ++column) each(Point{column, row});
  }
}

std::vector<const sim::AxisStep*> steps_at(const sim::Sweep& sweep, Point point) {
  return sweep.steps(point.column, point.row);
}

Json step_json(const sim::AxisStep& step) {
  return step.name.empty() ? number_json(step.value) : Json(step.name);
}

std::string measure_name(const sim::Measure& measure, const sim::Results& results) {
  std::vector<std::string> tiers;
  for (const sim::TierResults& tier : results.by_tier) tiers.push_back(tier.tier);
  return measure_text(measure, tiers);
}

std::string value_text(const sim::Measure& measure, const sim::Results& results,
                       std::string_view plus_minus) {
  const sim::Estimate& estimate = results.of(measure.metric, measure.tier);
  if (estimate.n == 0) return "-";
  const std::string_view unit = sim::info(measure.metric).unit;
  const double value = sim::statistic_value(estimate, measure.statistic);
  const sim::Interval interval = sim::statistic_interval(estimate, measure.statistic);
  return with_interval(value, interval.low, interval.high, unit, plus_minus);
}

std::string_view mark(sim::Judgement judgement) {
  switch (judgement) {
    case sim::Judgement::met:
      return "+";
    case sim::Judgement::missed:
      return "x";
    case sim::Judgement::unclear:
      return "?";
    case sim::Judgement::unknown:
      break;
  }
  return "";
}

std::string lines_of_one_axis(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                              const SweepView& view, std::string_view plus_minus) {
  std::vector<TableRow> rows;
  TableRow head{sweep.axes()[0].path};
  for (const sim::Measure& measure : view.measures)
    head.push_back(measure_name(measure, *sweep.results(store, 0)));
  if (!view.targets.empty()) head.push_back("targets");
  rows.push_back(std::move(head));
  for (std::size_t column = 0; column < sweep.columns(); ++column) {
    TableRow row{step_text(sweep.axes()[0], sweep.axes()[0].steps[column])};
    for (const sim::Measure& measure : view.measures)
      row.push_back(value_text(measure, *sweep.results(store, column), plus_minus));
    if (!view.targets.empty()) row.emplace_back(judgement_name(sweep.judgement(store, column)));
    rows.push_back(std::move(row));
  }
  return aligned(rows);
}

// The side of the contour goes by the estimates; the mark says whether that is sure.
bool inside(const std::vector<sim::Standing>& standings) {
  return std::all_of(standings.begin(), standings.end(), [](const sim::Standing& it) {
    return it.likely_met || it.judgement == sim::Judgement::unknown;
  });
}

HeatCell heat_cell(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                   const sim::Measure& measure, Point point) {
  const sim::Estimate& estimate =
      sweep.results(store, point.column, point.row)->of(measure.metric, measure.tier);
  const std::string_view kept = mark(sweep.judgement(store, point.column, point.row));
  const std::string ending = kept.empty() ? "" : ' ' + std::string(kept);
  HeatCell cell{std::numeric_limits<double>::quiet_NaN(), '-' + ending,
                inside(sweep.standings(store, point.column, point.row))};
  if (estimate.n == 0) return cell;
  cell.value = sim::statistic_value(estimate, measure.statistic);
  cell.text = quantity_text(cell.value, sim::info(measure.metric).unit) + ending;
  return cell;
}

std::vector<std::string> step_texts(const sim::SweepAxis& axis) {
  std::vector<std::string> texts;
  for (const sim::AxisStep& step : axis.steps) texts.push_back(step_text(axis, step));
  return texts;
}

// Of the rows from `first` on, as many as the second axis has steps.
std::string grid(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                 const sim::Measure& measure, Characters characters, std::size_t first) {
  const sim::SweepAxis &across = sweep.axes()[0], &down = sweep.axes()[1];
  std::vector<HeatCell> cells;
  for (std::size_t row = first; row < first + down.steps.size(); ++row) {
    for (std::size_t column = 0; column < sweep.columns(); ++column)
      cells.push_back(heat_cell(sweep, store, measure, Point{column, row}));
  }
  return fmt::format("{}: {} to the right, {} downward\n{}",
                     measure_name(measure, *sweep.results(store, 0)), across.path, down.path,
                     heat_map_text(step_texts(across), step_texts(down), cells, characters));
}

// Of more than two axes: which steps of the others these rows stand at.
std::string outer_steps(const sim::Sweep& sweep, std::size_t row) {
  std::string text;
  const auto steps = sweep.steps(0, row);
  for (std::size_t axis = 2; axis < steps.size(); ++axis)
    text += fmt::format("{}{} = {}", axis == 2 ? "\n" : ", ", sweep.axes()[axis].path,
                        step_text(sweep.axes()[axis], *steps[axis]));
  return text.empty() ? text : text + '\n';
}

// A grid of each measure for each combination of the outer axes' steps.
std::string grids(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                  const SweepView& view, Characters characters) {
  std::string text;
  for (std::size_t row = 0; row < sweep.rows(); row += sweep.axes()[1].steps.size()) {
    text += outer_steps(sweep, row);
    for (const sim::Measure& measure : view.measures)
      text += '\n' + grid(sweep, store, measure, characters, row);
  }
  return text;
}

}  // namespace

Json targets_json(std::span<const sim::Target> targets, std::span<const sim::Standing> standings) {
  Json json = Json::array();
  for (std::size_t at = 0; at < standings.size(); ++at) {
    const sim::Standing& it = standings[at];
    json.push_back({{"target", targets[at].text},
                    {"judgement", judgement_name(it.judgement)},
                    {"value", number_json(it.value)},
                    {"ci95", interval_json(it.interval)}});
  }
  return json;
}

std::string sweep_json(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                       const SweepView& view) {
  Json axes = Json::array();
  for (const sim::SweepAxis& axis : sweep.axes()) {
    Json values = Json::array();
    for (const sim::AxisStep& step : axis.steps) values.push_back(step_json(step));
    axes.push_back({{"path", axis.path}, {"values", std::move(values)}});
  }
  Json targets = Json::array();
  for (const sim::Target& target : view.targets) targets.push_back(target.text);
  Json points = Json::array();
  for_each_point(sweep, [&](Point point) {
    Json at = Json::object();
    const auto steps = steps_at(sweep, point);
    for (std::size_t axis = 0; axis < steps.size(); ++axis)
      at[sweep.axes()[axis].path] = step_json(*steps[axis]);
    Json results = results_document(*sweep.results(store, point.column, point.row));
    results.erase("scenario");
    results.erase("pipeline");
    Json document{{"at", std::move(at)}};
    document.update(results);
    document["targets"] =
        targets_json(view.targets, sweep.standings(store, point.column, point.row));
    points.push_back(std::move(document));
  });
  return pretty({{"scenario", view.scenario},
                 {"pipeline", view.pipeline},
                 {"axes", std::move(axes)},
                 {"targets", std::move(targets)},
                 {"points", std::move(points)}});
}

// The run's own lines with the place in front.
std::string sweep_csv(const sim::Sweep& sweep, const sim::ReplicationStore& store) {
  std::string text;
  bool first = true;
  for_each_point(sweep, [&](Point point) {
    std::string place, head;
    const auto steps = steps_at(sweep, point);
    for (std::size_t axis = 0; axis < steps.size(); ++axis) {
      const sim::AxisStep& step = *steps[axis];
      place += csv_field(step.name.empty() ? number_text(step.value) : step.name) + ',';
      head += csv_field(sweep.axes()[axis].path) + ',';
    }
    const std::string lines = results_csv(*sweep.results(store, point.column, point.row));
    for (std::size_t at = 0; at < lines.size();) {
      const std::size_t end = lines.find('\n', at) + 1;
      const bool is_head = at == 0;
      if (!is_head || first) text += (is_head ? head : place) + lines.substr(at, end - at);
      at = end;
    }
    first = false;
  });
  return text;
}

std::string sweep_table(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                        const SweepView& view, Characters characters) {
  const std::string_view plus_minus = characters == Characters::utf8 ? kPlusMinus : kAsciiPlusMinus;
  const sim::Results& any = *sweep.results(store, 0);
  std::string text =
      fmt::format("{}: pipeline {}, seed {}, {} replications at each point\n",
                  printable(view.scenario, 80), view.pipeline, any.seed, any.replications);
  if (sweep.axes().size() == 1)
    return text + '\n' + lines_of_one_axis(sweep, store, view, plus_minus);
  text += grids(sweep, store, view, characters);
  if (view.targets.empty()) return text;
  text += "\nThe line is where the targets stop holding, by the estimates:\n";
  for (const sim::Target& target : view.targets) text += "  " + printable(target.text, 100) + '\n';
  text += "+ meets all targets, x misses one, ? is not clear at 95%\n";
  return text;
}

}  // namespace handoff::io
