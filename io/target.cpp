// Taken apart from the outside in: the comparison, then tier, metric and statistic, then the value.
#include "io/target.hpp"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "io/duration_text.hpp"
#include "io/excerpt.hpp"
#include "io/nearest.hpp"
#include "io/number_text.hpp"
#include "io/report.hpp"

namespace handoff::io {
namespace {

constexpr std::array<std::string_view, 5> kStatistics{"mean", "p50", "p95", "p99", "max"};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

core::Error wrong(std::string_view text, std::string what) {
  return {printable(text, 100), std::move(what)};
}

std::optional<sim::Metric> metric_of(std::string_view name) {
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    if (metric.name == name) return metric.metric;
  }
  return std::nullopt;
}

std::string metric_suggestion(std::string_view name) {
  std::vector<std::string_view> names;
  for (const sim::MetricInfo& metric : sim::kMetrics) names.push_back(metric.name);
  return suggestion(name, names);
}

std::optional<double> value_of(std::string_view text, std::string_view unit) {
  if (unit == "s") {
    if (const auto duration = parse_duration(text)) return duration->seconds();
  }
  if (unit == "$" && text.starts_with('$')) text.remove_prefix(1);
  return parse_number(text);
}

std::optional<core::Error> read_tier(Target& target, std::string_view& name,
                                     std::span<const std::string> tiers) {
  const std::size_t colon = name.rfind(':');
  if (colon == name.npos) return std::nullopt;
  const std::string_view tier = trimmed(name.substr(0, colon));
  name = trimmed(name.substr(colon + 1));
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (tiers[i] == tier) target.tier = static_cast<int>(i);
  }
  if (target.tier >= 0) return std::nullopt;
  const std::vector<std::string_view> known(tiers.begin(), tiers.end());
  return wrong(target.text, "unknown tier " + in_quotes(tier) + suggestion(tier, known));
}

std::optional<core::Error> read_name(Target& target, std::string_view name,
                                     std::span<const std::string> tiers) {
  if (auto error = read_tier(target, name, tiers)) return error;
  const std::size_t dot = name.find('.');
  const std::string_view metric = name.substr(0, dot);
  const auto known = metric_of(metric);
  if (!known)
    return wrong(target.text, "unknown metric " + in_quotes(metric) + metric_suggestion(metric));
  target.metric = *known;
  const sim::MetricInfo& info = sim::info(*known);
  if (target.tier >= 0 && !info.by_tier)
    return wrong(target.text, std::string(metric) + " is not known by tier");
  if (dot == name.npos) return std::nullopt;
  const std::string_view statistic = name.substr(dot + 1);
  for (std::size_t i = 0; i < kStatistics.size(); ++i) {
    if (kStatistics[i] != statistic) continue;
    target.statistic = static_cast<Statistic>(i);
    if (i == 0 || info.kind == sim::MetricKind::duration) return std::nullopt;
    return wrong(target.text,
                 std::string(metric) + " has a mean only; percentiles are for durations");
  }
  return wrong(target.text,
               "unknown statistic " + in_quotes(statistic) + "; known are " + joined(kStatistics));
}

double statistic_of(const sim::Estimate& estimate, Statistic statistic) {
  switch (statistic) {
    case Statistic::mean:
      return estimate.mean;
    case Statistic::p50:
      return estimate.p50;
    case Statistic::p95:
      return estimate.p95;
    case Statistic::p99:
      return estimate.p99;
    case Statistic::max:
      return estimate.max;
  }
  return 0;
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
  if (auto error = read_name(target, trimmed(text.substr(0, at)), tiers)) return *std::move(error);
  const std::string_view limit = trimmed(text.substr(at + (or_equal ? 2 : 1)));
  const sim::MetricInfo& info = sim::info(target.metric);
  const auto value = value_of(limit, info.unit);
  if (!value) {
    const std::string or_duration =
        info.unit == "s" ? " of seconds, or a duration such as 15min" : "";
    return wrong(text, in_quotes(limit) + " is no value; expected a number" + or_duration);
  }
  target.value = *value;
  return target;
}

TargetOutcome judge(const Target& target, const sim::Results& results) {
  const auto& estimates = target.tier < 0
                              ? results.metrics
                              : results.by_tier[static_cast<std::size_t>(target.tier)].metrics;
  const sim::Estimate& estimate = estimates[sim::index(target.metric)];
  if (estimate.n == 0) return {};
  const double value = statistic_of(estimate, target.statistic);
  return {.met = holds(value, target.comparison, target.value), .known = true, .value = value};
}

std::string outcome_text(const Target& target, const TargetOutcome& outcome) {
  const std::string start = "target " + printable(target.text, 100) + ": ";
  if (!outcome.known) return start + "missed, no such customer in the run";
  return start + (outcome.met ? "met, " : "missed, ") +
         quantity_text(outcome.value, sim::info(target.metric).unit);
}

}  // namespace handoff::io
