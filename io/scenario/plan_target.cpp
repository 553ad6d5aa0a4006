// The planner's targets are requirements, which know only "at most" and "at least".
#include "io/scenario/plan_target.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "io/results/target.hpp"
#include "io/scenario/measure.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

core::Error wrong(std::string_view text, std::string what) {
  return {printable(text, 100), std::move(what)};
}

sim::Bound bound_of(Comparison comparison) {
  return comparison == Comparison::at_most || comparison == Comparison::below
             ? sim::Bound::at_most
             : sim::Bound::at_least;
}

}  // namespace

core::Result<sim::Target> parse_plan_target(std::string_view text,
                                            std::span<const std::string> tiers) {
  sim::Target target;
  target.text = text;
  std::string plain(text);
  const std::size_t slash = text.find('/'), comparison = text.find_first_of("<>");
  if (slash < comparison && comparison != text.npos) {
    const auto whole = parse_measure(text.substr(slash + 1, comparison - slash - 1), tiers);
    if (!whole) return wrong(text, whole.error().what);
    if (whole->statistic != sim::Statistic::mean || whole->tier >= 0)
      return wrong(text, "a share is of a metric's mean over all tiers");
    target.over = whole->metric;
    plain.erase(slash, comparison - slash);
  }
  const auto parsed = parse_target(plain, tiers);
  if (!parsed) return wrong(text, parsed.error().what);
  const Measure& measure = parsed->measure;
  target.requirement = {measure.metric, measure.statistic, measure.tier,
                        bound_of(parsed->comparison), parsed->value};
  if (target.over && (measure.statistic != sim::Statistic::mean || measure.tier >= 0))
    return wrong(text, "a share is of a metric's mean over all tiers");
  if (!can_be_required(target.requirement))
    return wrong(text, "nothing can be promised about a maximum; use p99");
  return target;
}

core::Result<std::vector<sim::Target>> parse_plan_targets(std::string_view text,
                                                          std::span<const std::string> tiers) {
  std::vector<sim::Target> targets;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (one.empty()) continue;
    auto target = parse_plan_target(one, tiers);
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
  const double half = standing.interval.half_width();
  const bool percentile = target.requirement.statistic != sim::Statistic::mean;
  const std::string_view unit =
      percentile || target.over ? "share" : sim::info(target.requirement.metric).unit;
  const std::string value = with_half_width(standing.value, half, unit);
  if (!percentile) return start + ", " + value;
  return joined({start, ", ", value, " are within it, of ", quantity_text(standing.needed, unit)});
}

}  // namespace handoff::io
