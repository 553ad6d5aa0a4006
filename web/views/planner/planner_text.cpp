// Words for the targets that people know; the text itself for all others.
#include "web/views/planner/planner_text.hpp"

#include <cmath>

#include "io/scenario/target.hpp"
#include "io/text/quantity_text.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

// Whether the target asks what one usually asks of its metric, for which there are words below.
bool is_usual(const sim::Requirement& it) {
  const sim::MetricInfo& metric = sim::info(it.measure.metric);
  const bool upper = metric.wish != sim::Wish::more;
  return is_upper(it.bound) == upper && it.measure.statistic == metric.usual;
}

}  // namespace

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

std::string target_words(const sim::Target& target, const sim::Scenario& scenario) {
  const sim::Requirement& wanted = target.requirement;
  const sim::Measure& it = wanted.measure;
  const std::string tier =
      it.tier < 0 ? "" : scenario.pipeline.routing[static_cast<std::size_t>(it.tier)].tier + ": ";
  const std::string limit = value_text(wanted.limit, sim::info(it.metric).unit);
  if (!is_usual(wanted)) return target.text;
  if (wanted.over) {
    return it.metric == sim::Metric::http_429 && wanted.over == sim::Metric::api_calls
               ? "At most " + share_text(wanted.limit) + " of calls refused by limits"
               : target.text;
  }
  switch (it.metric) {
    case sim::Metric::crm_lag_s:
      return tier + "95% in the CRM within " + limit;
    case sim::Metric::missend_rate:
      return tier + "At most " + limit + " mailed after paying";
    case sim::Metric::sla_attainment:
      return tier + limit + " first touched on time";
    case sim::Metric::touch_wait_s:
      return tier + "95% wait at most " + limit + " for a person";
    case sim::Metric::detection_h:
      return tier + "95% of mismatches found within " + limit;
    case sim::Metric::staff_h:
      return "Operations staff: at most " + limit;
    case sim::Metric::utilisation:
      return (it.tier < 0 ? "The team is" : tier + "its people are") + " busy at most " + limit +
             " of the time";
    case sim::Metric::accounts_per_person:
      return tier + "At most " + limit + " a person";
    case sim::Metric::team_h:
      return "CS team: at most " + limit;
    default:
      return target.text;
  }
}

}  // namespace handoff::web
