#include "web/views/planner/planner.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "io/scenario/target_words.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/scenario/inputs.hpp"
#include "web/app/choices/tools.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/figures.hpp"

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

// An end of a range in its input's unit.
std::string end_text(double value, const sim::Input* input) {
  return io::quantity_text(value, input ? input->info.unit : std::string_view{});
}

std::string decided(const sim::Tornado& question, const sim::Decision& decision) {
  return decision.best ? tool_title(question.alternatives()[*decision.best].name) : "none";
}

// "Zapier, basic if low", with a question mark where the intervals do not say so.
std::string turns_of(const sim::Tornado& question, const sim::TornadoBar& bar) {
  std::string text;
  for (const sim::TornadoEnd* end : {&bar.low, &bar.high}) {
    if (end->decision == question.answer().decision) continue;
    text += (text.empty() ? "" : ", ") + decided(question, end->decision) +
            (end == &bar.low ? " if low" : " if high") + (end->decision_is_sure ? "" : " (?)");
  }
  return text;
}

}  // namespace

std::string& answer_words(PlannerView& view, QuestionKind kind) {
  switch (kind) {
    case QuestionKind::choice:
      return view.choice.words;
    case QuestionKind::staffing:
      return view.staffing_words;
    case QuestionKind::sweep:
      return view.sweep.words;
    case QuestionKind::tornado:
      return view.assumptions_words;
    case QuestionKind::optimise:
      return view.front.words;
    case QuestionKind::advice:
      return view.advice_words;
    case QuestionKind::worth:
      return view.worth.words;
    case QuestionKind::team:
    case QuestionKind::team_hours:
      return view.team.words;
    case QuestionKind::year:
      return view.year.words;
    case QuestionKind::breaking_point:
    case QuestionKind::break_cause:
    case QuestionKind::influence:  // not asked on the page
      break;
  }
  return view.breaks_words;
}

void show_breaks(PlannerView& view, const sim::BreakingPoint& question,
                 const sim::ReplicationStore& store) {
  view.breaks.clear();
  for (const sim::Break& it : question.breaks(store)) {
    const sim::Target& target = question.targets()[it.target];
    BreakRow row{io::target_words(target, question.alternatives()[0].scenario),
                 standing_text(target, it.now),
                 place_of(it),
                 "",
                 "",
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
                        " missed at the present volume already.";
  } else if (!view.breaks.empty() && !view.breaks.front().interval.empty()) {
    view.breaks_words = "First to break: " + view.breaks.front().target + ", at " +
                        view.breaks.front().volume + " trials.";
  }
}

void show_causes(PlannerView& view, const std::vector<std::string>& causes) {
  for (std::size_t at = 0; at < view.breaks.size(); ++at) view.breaks[at].cause = causes[at];
}

void show_assumptions(PlannerView& view, const sim::Tornado& question) {
  const sim::TornadoAnswer& answer = question.answer();
  const auto inputs = sim::inputs_of(question.alternatives()[question.subject()].scenario);
  std::string turning;
  view.assumptions.clear();
  view.value = answer.objective.mean;
  const auto moved = [&](const sim::TornadoEnd& end) {
    return sim::Interval{view.value + end.change.interval.low,
                         view.value + end.change.interval.high};
  };
  for (const sim::TornadoBar& bar : answer.bars) {
    const sim::Uncertain& range = question.assumptions()[bar.assumption];
    const std::string turns = turns_of(question, bar);
    if (turns.empty() && (bar.swing <= 0 || view.assumptions.size() >= kMostBars)) continue;
    if (!turns.empty())
      turning += (turning.empty() ? "" : "; ") + path_words(range.input) + ": " + turns;
    const sim::Input* input = sim::find_input(inputs, range.input);
    view.assumptions.push_back({path_words(range.input), view.value + bar.low.change.mean,
                                view.value + bar.high.change.mean, moved(bar.low), moved(bar.high),
                                end_text(range.low.value, input), end_text(range.high.value, input),
                                range.source, turns});
  }
  if (view.assumptions.empty()) {
    view.assumptions_words = "No uncertain input of the scenario changes the net value.";
    return;
  }
  view.assumptions_words =
      "Most influential, each varied by itself: " + view.assumptions.front().label + ". " +
      (turning.empty() ? "Anywhere in its range, none changes which tool is worth the most: " +
                             decided(question, answer.decision) + "."
                       : "If wrong, these change which tool is worth the most: " + turning + ".") +
      " " +
      months_words(question.options().replications,
                   question.alternatives()[question.subject()].scenario);
}

}  // namespace handoff::web
