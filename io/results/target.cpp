// The comparison parts the text into a measure and a value.
#include "io/results/target.hpp"

#include <utility>

#include "io/results/results_report.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

core::Error wrong(std::string_view text, std::string what) {
  return {printable(text, 100), std::move(what)};
}

bool holds(double value, Comparison comparison, double limit) {
  switch (comparison) {
    case Comparison::at_most:
      return value <= limit;
    case Comparison::below:
      return value < limit;
    case Comparison::at_least:
      return value >= limit;
    case Comparison::above:
      return value > limit;
  }
  return false;
}

}  // namespace

core::Result<Target> parse_target(std::string_view text, std::span<const std::string> tiers) {
  Target target{.text = std::string(text)};
  const std::size_t at = text.find_first_of("<>");
  if (at == text.npos) return wrong(text, "expected METRIC<=VALUE such as crm_lag_s.p95<=45");
  const bool or_equal = at + 1 < text.size() && text[at + 1] == '=';
  if (text[at] == '<') target.comparison = or_equal ? Comparison::at_most : Comparison::below;
  if (text[at] == '>') target.comparison = or_equal ? Comparison::at_least : Comparison::above;
  const auto measure = parse_measure(text.substr(0, at), tiers);
  if (!measure) return wrong(text, measure.error().what);
  target.measure = *measure;
  const std::string_view limit = text.substr(at + (or_equal ? 2 : 1));
  const std::string_view unit = sim::info(measure->metric).unit;
  const auto value = parse_quantity(limit, unit);
  if (!value) {
    const std::string or_duration = unit == "s" ? " of seconds, or a duration such as 15min" : "";
    return wrong(text, in_quotes(limit) + " is not a value; expected a number" + or_duration);
  }
  target.value = *value;
  return target;
}

TargetOutcome judge(const Target& target, const sim::Results& results) {
  const sim::Estimate& estimate = results.of(target.measure.metric, target.measure.tier);
  if (estimate.n == 0) return {};
  const double value = sim::statistic_value(estimate, target.measure.statistic);
  return {.met = holds(value, target.comparison, target.value), .known = true, .value = value};
}

std::string outcome_text(const Target& target, const TargetOutcome& outcome) {
  const std::string start = "target " + printable(target.text, 100) + ": ";
  if (!outcome.known) return start + "missed, no such customer in the run";
  return start + (outcome.met ? "met, " : "missed, ") +
         quantity_text(outcome.value, sim::info(target.measure.metric).unit);
}

}  // namespace handoff::io
