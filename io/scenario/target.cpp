// The comparison parts the text into a measure, or two, and a value.
#include "io/scenario/target.hpp"

#include <algorithm>
#include <utility>

#include "io/scenario/measure.hpp"
#include "io/text/concat.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

core::Error wrong(std::string_view text, std::string what) {
  return {printable(text, 100), std::move(what)};
}

// "<=45": the comparison and what follows it.
struct WantedValue {
  sim::Bound bound;
  std::string_view value;
};
WantedValue wanted_value(std::string_view text) {
  const bool upper = text.front() == '<';
  if (text.size() > 1 && text[1] == '=')
    return {upper ? sim::Bound::at_most : sim::Bound::at_least, text.substr(2)};
  return {upper ? sim::Bound::below : sim::Bound::above, text.substr(1)};
}

constexpr const char* kShareOfMeans = "a share is of a metric's mean over all tiers";

bool is_of_all(const sim::Measure& measure) {
  return measure.statistic == sim::Statistic::mean && measure.tier < 0;
}

}  // namespace

core::Result<sim::Target> parse_target(std::string_view text, std::span<const std::string> tiers,
                                       sim::JudgedFrom from) {
  sim::Target target;
  target.text = text;
  const std::size_t at = text.find_first_of("<>");
  if (at == text.npos) return wrong(text, "expected METRIC<=VALUE such as crm_lag_s.p95<=45");
  std::string_view figure = text.substr(0, at);
  const std::size_t slash = figure.find('/');
  if (from == sim::JudgedFrom::replications && slash != figure.npos) {
    const auto whole = parse_measure(figure.substr(slash + 1), tiers);
    if (!whole) return wrong(text, whole.error().what);
    if (!is_of_all(*whole)) return wrong(text, kShareOfMeans);
    target.requirement.over = whole->metric;
    figure = figure.substr(0, slash);
  }
  const auto measure = parse_measure(figure, tiers);
  if (!measure) return wrong(text, measure.error().what);
  const WantedValue wanted = wanted_value(text.substr(at));
  const std::string_view unit = sim::info(measure->metric).unit;
  const auto limit = parse_quantity(wanted.value, unit);
  if (!limit) {
    const std::string or_duration = unit == "s"   ? " of seconds, or a duration such as 15min"
                                    : unit == "h" ? " of hours, or a duration such as 4h"
                                                  : "";
    return wrong(text,
                 in_quotes(wanted.value) + " is not a value; expected a number" + or_duration);
  }
  target.requirement.measure = *measure;
  target.requirement.bound = wanted.bound;
  target.requirement.limit = *limit;
  if (target.requirement.over && !is_of_all(*measure)) return wrong(text, kShareOfMeans);
  if (from == sim::JudgedFrom::replications && !can_be_required(target.requirement))
    return wrong(text, "nothing can be promised about a maximum; use p99");
  return target;
}

core::Result<std::vector<sim::Target>> parse_targets(std::string_view text,
                                                     std::span<const std::string> tiers) {
  std::vector<sim::Target> targets;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (one.empty()) continue;
    auto target = parse_target(one, tiers);
    if (!target) return target.error();
    targets.push_back(*std::move(target));
  }
  return targets;
}

std::string_view judgement_name(sim::Judgement judgement) {
  switch (judgement) {
    case sim::Judgement::met:
      return "met";
    case sim::Judgement::missed:
      return "missed";
    case sim::Judgement::unclear:
      return "not clear";
    case sim::Judgement::unknown:
      break;
  }
  return "nobody";
}

std::string standing_text(const sim::Target& target, const sim::Standing& standing) {
  std::string start =
      joined({printable(target.text, 100), ": ", judgement_name(standing.judgement)});
  if (standing.judgement == sim::Judgement::unknown) return start;
  const sim::Measure& measure = target.requirement.measure;
  if (measure.statistic == sim::Statistic::max)
    return joined({start, ", ", quantity_text(standing.value, sim::info(measure.metric).unit),
                   ", the largest seen"});
  const std::string_view unit = standing_unit(target);
  const std::string value =
      with_interval(standing.value, standing.interval.low, standing.interval.high, unit);
  if (measure.statistic == sim::Statistic::mean) return start + ", " + value;
  return joined({start, ", ", value, " are within it, of ", quantity_text(standing.needed, unit)});
}

std::string outcome_text(const sim::Target& target, const sim::Standing& standing) {
  const std::string start = joined({"target ", printable(target.text, 100), ": "});
  if (standing.judgement == sim::Judgement::unknown)
    return start + "not clear, no such customer in the run";
  const sim::Measure& measure = target.requirement.measure;
  const std::string value = with_interval(standing.value, standing.interval.low,
                                          standing.interval.high, sim::info(measure.metric).unit);
  const bool seen = measure.statistic == sim::Statistic::max;
  return joined(
      {start, judgement_name(standing.judgement), ", ", value, seen ? ", the largest seen" : ""});
}

}  // namespace handoff::io
