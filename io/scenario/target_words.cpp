// Words for the targets that people know; the text itself for all others.
#include "io/scenario/target_words.hpp"

#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kLongest = 60;

// Whether the target asks what one usually asks of its metric, for which there are words below.
bool is_usual(const sim::Requirement& it) {
  const sim::MetricInfo& metric = sim::info(it.measure.metric);
  const bool upper = metric.wish != sim::Wish::more;
  return is_upper(it.bound) == upper && it.measure.statistic == metric.usual;
}

}  // namespace

std::string target_words(const sim::Target& target, const sim::Scenario& scenario) {
  const sim::Requirement& wanted = target.requirement;
  const sim::Measure& it = wanted.measure;
  const std::string tier =
      it.tier < 0
          ? ""
          : printable(scenario.pipeline.routing[static_cast<std::size_t>(it.tier)].tier) + ": ";
  const std::string limit = quantity_text(wanted.limit, sim::info(it.metric).unit);
  if (!is_usual(wanted)) return printable(target.text, kLongest);
  if (wanted.over) {
    return it.metric == sim::Metric::http_429 && wanted.over == sim::Metric::api_calls
               ? "At most " + quantity_text(wanted.limit, "share") + " of calls refused by limits"
               : printable(target.text, kLongest);
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
    case sim::Metric::accounts_of_fullest:
      return tier + "At most " + limit + " in one person's book";
    case sim::Metric::team_h:
      return "CS team: at most " + limit;
    default:
      return printable(target.text, kLongest);
  }
}

}  // namespace handoff::io
