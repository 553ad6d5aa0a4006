// See planner.hpp.
#include "web/view_models/planner.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/inputs.hpp"
#include "web/charts/format.hpp"
#include "web/tool_bench.hpp"
#include "web/view_models/figures.hpp"

namespace handoff::web {
namespace {

constexpr const char* kDash = "\xE2\x80\x93";
constexpr std::size_t kMostBars = 10;

std::string trials(double volume) { return charts::format_fixed(std::round(volume), 0); }

std::string place_of(const sim::Break& it) {
  switch (it.state) {
    case sim::BreakState::breaks:
      return trials(it.estimate);
    case sim::BreakState::holds:
      return "above " + trials(it.volume.low);
    case sim::BreakState::fails:
      return "below " + trials(it.volume.high);
    case sim::BreakState::unknown:
      break;
  }
  return "not known";
}

std::string judgement_of(const sim::Standing& it) {
  switch (it.judgement) {
    case sim::Judgement::met:
      return "kept";
    case sim::Judgement::missed:
      return "missed";
    case sim::Judgement::unclear:
      return "not clear";
    case sim::Judgement::unknown:
      break;
  }
  return "nobody";
}

std::string dollars(double value, const sim::Interval& interval, std::string& range) {
  const Figure figure = figure_of(value, interval, Unit::dollars);
  range = figure.range;
  return figure.value;
}

// An end of a range in its input's unit.
std::string end_text(double value, const sim::Input* input) {
  const std::string_view unit = input ? input->info.unit : std::string_view{};
  if (unit == "s") return charts::format_duration(value);
  if (unit == "share") return share_text(value);
  if (unit == "$") return charts::with_unit(charts::format_number(value), "$");
  return charts::format_number(value);
}

}  // namespace

std::string path_words(std::string_view path) {
  std::string words(path.substr(path.find('.') + 1));
  for (char& letter : words) {
    if (letter == '_' || letter == '.') letter = ' ';
  }
  return words;
}

std::string standing_text(const sim::Target& target, const sim::Standing& it) {
  constexpr double kNothing = 1e-12;  // what rounding leaves of a zero
  std::string text = judgement_of(it);
  if (it.judgement == sim::Judgement::unknown) return text;
  const bool share = target.over || target.requirement.statistic != sim::Statistic::mean ||
                     sim::info(target.requirement.metric).unit == "share";
  return text + ", " +
         (share ? share_text(std::abs(it.value) < kNothing ? 0.0 : it.value)
                : charts::format_number(it.value));
}

void show_breaks(PlannerView& view, const sim::BreakingPoint& question, const sim::Lab& lab) {
  view.breaks.clear();
  for (const sim::Break& it : question.breaks(lab)) {
    const sim::Target& target = question.targets()[it.target];
    BreakRow row{target_words(target, question.alternatives()[0].scenario),
                 standing_text(target, it.now), place_of(it), "",
                 it.now.judgement == sim::Judgement::missed};
    if (it.state == sim::BreakState::breaks)
      row.interval = trials(it.volume.low) + kDash + trials(it.volume.high);
    view.breaks.push_back(std::move(row));
  }
  const auto missed = std::count_if(view.breaks.begin(), view.breaks.end(),
                                    [](const BreakRow& row) { return row.missed; });
  view.breaks_words = "Nothing breaks within sixteen times the volume.";
  if (missed > 0) {
    view.breaks_words = counted(static_cast<double>(missed), "target is", "targets are") +
                        " missed at the present volume already; what is missed below all volumes "
                        "looked at has other causes, such as closed offices.";
  } else if (!view.breaks.empty() && !view.breaks.front().interval.empty()) {
    view.breaks_words = "First to break: " + view.breaks.front().target + ", at " +
                        view.breaks.front().volume + " trials.";
  }
}

void show_tools(PlannerView& view, const sim::Choice& question) {
  const sim::ChoiceAnswer& answer = question.answer();
  view.tools.clear();
  view.tool_values.clear();
  view.tool_lows.clear();
  view.tool_highs.clear();
  for (const sim::ChoiceRow& it : answer.rows) {
    RankedTool row;
    row.tool = kTools[it.alternative].title;
    row.value = dollars(it.objective.mean, it.objective.interval, row.interval);
    std::string range;
    row.best = it.best;
    row.behind = it.best ? "best" : dollars(it.behind.mean, it.behind.interval, range) + " less";
    if (it.best)
      view.tools_words = row.tool + " is worth the most" +
                         (answer.promised ? ", with at least 95% probability." : ", by estimate.");
    view.tools.push_back(std::move(row));
    view.tool_values.push_back(it.objective.mean);
    view.tool_lows.push_back(it.objective.interval.low);
    view.tool_highs.push_back(it.objective.interval.high);
  }
}

void show_assumptions(PlannerView& view, const sim::Tornado& question) {
  const sim::TornadoAnswer& answer = question.answer();
  const auto inputs = sim::inputs_of(question.alternatives().front().scenario);
  view.assumptions.clear();
  view.value = answer.objective.mean;
  const auto moved = [&](const sim::TornadoEnd& end) {
    return sim::Interval{view.value + end.change.interval.low,
                         view.value + end.change.interval.high};
  };
  for (const sim::TornadoBar& bar : answer.bars) {
    const sim::Uncertain& range = question.assumptions()[bar.assumption];
    if (bar.swing <= 0 || view.assumptions.size() >= kMostBars) continue;
    const sim::Input* input = sim::find_input(inputs, range.input);
    view.assumptions.push_back({path_words(range.input), view.value + bar.low.change.mean,
                                view.value + bar.high.change.mean, moved(bar.low), moved(bar.high),
                                end_text(range.low.value, input), end_text(range.high.value, input),
                                range.source});
  }
  view.assumptions_words =
      view.assumptions.empty()
          ? "No uncertain input of the scenario changes the net value."
          : "What matters most, each varied by itself: " + view.assumptions.front().label + ".";
}

}  // namespace handoff::web
