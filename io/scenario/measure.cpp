// From the outside in: the tier, then the metric, then the statistic.
#include "io/scenario/measure.hpp"

#include <array>
#include <utility>

#include "io/json/json_text.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::array<std::string_view, 5> kStatistics{"mean", "p50", "p95", "p99", "max"};

core::Error wrong(std::string what) { return {"", std::move(what)}; }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

const sim::MetricInfo* metric_of(std::string_view name) {
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    if (metric.name == name) return &metric;
  }
  return nullptr;
}

std::string metric_suggestion(std::string_view name) {
  std::vector<std::string_view> names;
  for (const sim::MetricInfo& metric : sim::kMetrics) names.push_back(metric.name);
  return suggestion(name, names);
}

// Takes "TIER:" off the front of `name`.
std::optional<core::Error> read_tier(sim::Measure& measure, std::string_view& name,
                                     std::span<const std::string> tiers) {
  const std::size_t colon = name.rfind(':');
  if (colon == name.npos) return std::nullopt;
  const std::string_view tier = trimmed(name.substr(0, colon));
  name = trimmed(name.substr(colon + 1));
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (tiers[i] == tier) measure.tier = static_cast<int>(i);
  }
  if (measure.tier >= 0) return std::nullopt;
  const std::vector<std::string_view> known(tiers.begin(), tiers.end());
  return wrong("unknown tier " + in_quotes(tier) + suggestion(tier, known));
}

std::optional<core::Error> read_statistic(sim::Measure& measure, std::string_view name,
                                          const sim::MetricInfo& metric) {
  for (std::size_t i = 0; i < kStatistics.size(); ++i) {
    if (kStatistics[i] != name) continue;
    measure.statistic = static_cast<sim::Statistic>(i);
    if (i == 0 || metric.kind == sim::MetricKind::duration) return std::nullopt;
    return wrong(std::string(metric.name) + " has a mean only; percentiles are for durations");
  }
  return wrong("unknown statistic " + in_quotes(name) + "; known are " + joined(kStatistics));
}

}  // namespace

core::Result<sim::Measure> parse_measure(std::string_view text,
                                         std::span<const std::string> tiers) {
  sim::Measure measure;
  std::string_view name = trimmed(text);
  if (auto error = read_tier(measure, name, tiers)) return *std::move(error);
  const std::size_t dot = name.find('.');
  const std::string_view metric_name = name.substr(0, dot);
  const sim::MetricInfo* metric = metric_of(metric_name);
  if (!metric)
    return wrong("unknown metric " + in_quotes(metric_name) + metric_suggestion(metric_name));
  measure.metric = metric->metric;
  if (measure.tier >= 0 && !metric->by_tier)
    return wrong(std::string(metric_name) + " is not known by tier");
  if (dot == name.npos) return measure;
  if (auto error = read_statistic(measure, name.substr(dot + 1), *metric)) return *std::move(error);
  return measure;
}

std::string measure_text(const sim::Measure& measure, std::span<const std::string> tiers) {
  std::string text;
  if (measure.tier >= 0) text = tiers[static_cast<std::size_t>(measure.tier)] + ':';
  text += sim::info(measure.metric).name;
  if (measure.statistic == sim::Statistic::mean) return text;
  return text + '.' + std::string(kStatistics[static_cast<std::size_t>(measure.statistic)]);
}

std::optional<double> parse_quantity(std::string_view text, std::string_view unit) {
  std::string_view number = trimmed(text);
  if (unit == "s" || unit == "h") {
    constexpr double kHour_s = 3600;
    const double in_s = unit == "h" ? kHour_s : 1;
    if (const auto duration = parse_duration(number)) return duration->seconds() / in_s;
  }
  if (unit == "$" && number.starts_with('$')) number.remove_prefix(1);
  const bool percent = unit == "share" && number.ends_with('%');
  if (percent) number.remove_suffix(1);
  const auto value = parse_number(number);
  return value && percent ? *value / 100 : value;
}

std::vector<std::string> tier_names(const sim::Scenario& scenario) {
  std::vector<std::string> tiers;
  for (const core::RoutingRow& row : scenario.pipeline.routing) tiers.push_back(row.tier);
  return tiers;
}

}  // namespace handoff::io
