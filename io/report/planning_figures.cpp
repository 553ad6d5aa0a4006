// Values beside their intervals, with the sign that paper has.
#include "io/report/planning_report.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {

std::string name_of(const PlanningReport& report, std::size_t system) {
  return printable(report.names[system], 60);
}

const sim::Results& results_of(const PlanningReport& report, std::size_t system) {
  return *report.systems->results(*report.systems_store, system);
}

std::string interval_beside(double value, const sim::Interval& it, std::string_view unit) {
  return with_interval(value, it.low, it.high, unit, kPlusMinus);
}

std::string estimate_text(const sim::Estimate& it, sim::Statistic statistic,
                          std::string_view unit) {
  if (it.n == 0) return "nobody";
  return interval_beside(sim::statistic_value(it, statistic),
                         sim::statistic_interval(it, statistic), unit);
}

std::string metric_text(const PlanningReport& report, std::size_t system, sim::Metric metric,
                        sim::Statistic statistic, int tier) {
  return estimate_text(results_of(report, system).of(metric, tier), statistic,
                       sim::info(metric).unit);
}

}  // namespace handoff::io
