// Values with their intervals, as text and as JSON.
#include "io/results/plan_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/scenario/target.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kHours = "hours";

// The hours of a period are counted as hours, however many; what is nothing but rounding is
// nothing.
std::string measured(double value, const sim::Interval& interval, std::string_view unit,
                     Characters characters, bool total = false) {
  if (std::fabs(value) < 1e-9) value = 0;
  const std::string_view shown = total && unit == "h" ? kHours : unit;
  return with_interval(value, interval.low, interval.high, shown, plus_minus(characters));
}

bool is_total(const sim::Target& target) {
  return !target.requirement.over &&
         sim::info(target.requirement.measure.metric).kind == sim::MetricKind::count;
}

}  // namespace

Json plan_document(sim::QuestionKind kind, const PlanHeading& heading) {
  return {{"question", info(kind).name},
          {"scenario", heading.scenario},
          {"seed", heading.seed},
          {"trials_simulated", number_json(heading.trials)}};
}

std::string plan_heading(const PlanHeading& heading) {
  return fmt::format("{}: seed {}, {} trials simulated", printable(heading.scenario, 80),
                     heading.seed, count_text(static_cast<std::uint64_t>(heading.trials)));
}

std::string_view plus_minus(Characters characters) {
  return characters == Characters::utf8 ? kPlusMinus : kAsciiPlusMinus;
}

std::string field_of(double value) { return std::isfinite(value) ? number_text(value) : ""; }

Json standing_json(const sim::Target& target, const sim::Standing& standing) {
  return {{"target", target.text},
          {"judgement", judgement_name(standing.judgement)},
          {"value", number_json(standing.value)},
          {"ci95", interval_json(standing.interval)},
          {"needed", number_json(standing.needed)},
          {"customers", number_json(standing.customers)}};
}

std::string standing_value(const sim::Target& target, const sim::Standing& standing,
                           Characters characters) {
  if (standing.judgement == sim::Judgement::unknown) return "-";
  const std::string value = measured(standing.value, standing.interval, standing_unit(target),
                                     characters, is_total(target));
  return target.requirement.measure.statistic == sim::Statistic::mean ? value : value + " within";
}

std::string measured_text(const sim::Measured& it, std::string_view unit, Characters characters) {
  return measured(it.mean, it.interval, unit, characters);
}

Json measured_json(const sim::Measured& it) {
  return {{"mean", number_json(it.mean)}, {"ci95", interval_json(it.interval)}};
}

std::string target_name(const sim::Target& target) { return printable(target.text, 60); }

}  // namespace handoff::io
