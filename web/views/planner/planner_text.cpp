// Small words around figures.
#include "web/views/planner/planner_text.hpp"

#include <cmath>

#include "io/scenario/target.hpp"
#include "io/text/quantity_text.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
std::string path_words(std::string_view path) {
  std::string words(path.substr(path.find('.') + 1));
  for (char& letter : words) {
    if (letter == '_' || letter == '.') letter = ' ';
  }
  return words;
}

std::string months_words(int months, const sim::Scenario& scenario) {
  const int overview = usual_replications(scenario);
  const std::string over =
      "Over " + counted(months, period_name(scenario, false), period_name(scenario, true));
  if (months == overview) return over + ", those of the Overview.";
  return over +
         (months < overview ? ", the first of the Overview's " : ", beyond the Overview's ") +
         charts::format_fixed(overview, 0) + ": figures there differ within their intervals.";
}

std::string value_text(double value, std::string_view unit) {
  return io::quantity_text(value, unit);
}

std::string step_words(const sim::SweepAxis& axis, const sim::AxisStep& step) {
  return step.name.empty() ? value_text(step.value, axis.unit) : step.name;
}

std::string standing_text(const sim::Target& target, const sim::Standing& it) {
  constexpr double kNothing = 1e-12;  // what rounding leaves of a zero
  std::string text(io::judgement_name(it.judgement));
  if (it.judgement == sim::Judgement::unknown) return text;
  const bool share = sim::standing_unit(target) == "share";
  return text + ", " +
         (share ? share_text(std::abs(it.value) < kNothing ? 0.0 : it.value)
                : io::quantity_text(it.value, standing_unit(target)));
}

}  // namespace handoff::web
