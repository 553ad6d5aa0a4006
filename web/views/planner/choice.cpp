#include "web/views/planner/choice.hpp"

#include <cmath>
#include <utility>

#include "io/scenario/measure.hpp"
#include "io/scenario/target.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "web/app/choices/tools.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

// "missend_rate<=0.02; ..."
std::string missed_words(const sim::Choice& question, const sim::ChoiceRow& row) {
  std::string words;
  for (const std::size_t at : row.missed)
    words += (words.empty() ? "" : "; ") + question.targets()[at].text;
  return words;
}

std::string dollars(double value, const sim::Interval& interval, std::string& range) {
  const Figure figure = figure_of(value, interval, Unit::dollars);
  range = figure.range;
  return figure.value;
}

// How far from a target either answer will do.
std::string tolerance_words(const sim::Choice& question) {
  if (question.targets().empty()) return "";
  const std::string part = charts::format_number(100 * question.options().tolerance);
  return ", nor " + part + " points of a share or " + part + "% of another value at a target";
}

std::string assumed_words(const sim::Choice& question) {
  if (!sim::claims_effects(question.alternatives().front().scenario)) return "";
  return " Net value follows from assumed effects: What it is worth has the range.";
}

std::string words_of(const sim::Choice& question, bool by_value) {
  const sim::ChoiceAnswer& it = question.answer();
  const std::string spent = " (" + counted(it.replications, "month", "months") + " simulated)";
  if (!it.best) return "None meets the targets" + spent + ".";
  const double probability = 1 - question.options().alpha;
  return std::string(kTools[*it.best].title) +
         (by_value ? " is worth the most" : " costs the least") +
         (question.targets().empty() ? "" : " of those that meet the targets") +
         (it.promised
              ? ", with at least " + charts::format_number(100 * probability) + "% probability"
              : ", by estimate") +
         spent + ". A difference of $" + charts::format_fixed(it.indifference, 0) +
         " does not matter" + tolerance_words(question) + ". " +
         months_words(it.rows[*it.best].replications, question.alternatives()[*it.best].scenario) +
         (by_value ? assumed_words(question) : "");
}

}  // namespace

core::Result<double> dollars_asked(const std::string& text, const char* what) {
  if (text.empty()) return 0.0;
  const auto value = io::parse_quantity(text, "$");
  if (value && *value > 0) return *value;
  return core::Error{what, "expected a number of dollars above 0"};
}

core::Result<ChoiceAsked> choice_asked(const PlanWishes& wishes, const sim::Scenario& scenario) {
  auto targets = io::parse_targets(wishes.choice_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  const auto probability = io::parse_quantity(wishes.probability, "share");
  if (!probability || *probability < sim::kLeastProbability || *probability > sim::kMostProbability)
    return core::Error{"probability", "expected 0.5 to 0.999"};
  const auto indifference = dollars_asked(wishes.indifference, "indifference");
  if (!indifference) return indifference.error();
  ChoiceAsked asked{wishes.by_cost ? sim::total_of(sim::Metric::monthly_cost_usd, false)
                                   : sim::total_of(sim::Metric::net_value_usd, true),
                    *std::move(targets), sim::default_choice_options()};
  asked.options.alpha = 1 - *probability;
  asked.options.indifference = *indifference;
  return asked;
}

ChoiceView choice_view(const sim::Choice& question) {
  const bool by_value = question.objective().larger_is_better;
  ChoiceView view;
  if (!by_value) view.what = "Cost of a month";
  view.words = words_of(question, by_value);
  for (const sim::ChoiceRow& it : question.answer().rows) {
    RankedTool row;
    std::string range;
    row.tool = kTools[it.alternative].title;
    row.value = dollars(it.objective.mean, it.objective.interval, row.interval);
    row.best = it.best;
    row.misses = missed_words(question, it);
    if (it.best)
      row.behind = "best";
    else if (!row.misses.empty())
      row.behind = "misses " + row.misses;
    else if (it.feasible == sim::Feasibility::undecided)
      row.behind = "targets not clear";
    else
      row.behind = dollars(std::abs(it.behind.mean), it.behind.interval, range) +
                   (by_value ? " less" : " more");
    view.tools.push_back(std::move(row));
    view.values.push_back(it.objective.mean);
    view.lows.push_back(it.objective.interval.low);
    view.highs.push_back(it.objective.interval.high);
  }
  return view;
}

}  // namespace handoff::web
