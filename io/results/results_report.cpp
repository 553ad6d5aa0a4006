// One walk over metrics and tiers feeds all three forms.
#include "io/results/results_report.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "io/text/concat.hpp"
#include "io/text/csv.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kNoSpread =
    "\nOne month says nothing about the spread between months, so nothing has an interval.\n";

using sim::Estimate;
using sim::kMetrics;
using sim::MetricInfo;

sim::Interval mean_interval(const Estimate& estimate) {
  return {estimate.ci95_low, estimate.ci95_high};
}

Json estimate_json(const Estimate& estimate) {
  if (estimate.n == 0) return {{"mean", nullptr}, {"ci95", nullptr}, {"n", 0}};
  Json json = {{"mean", number_json(estimate.mean)},
               {"ci95", interval_json(mean_interval(estimate))},
               {"n", estimate.n}};
  if (!estimate.has_percentiles) return json;
  json["p50"] = number_json(estimate.p50);
  json["p95"] = number_json(estimate.p95);
  json["p99"] = number_json(estimate.p99);
  json["max"] = number_json(estimate.max);
  json["p50_ci95"] = interval_json(estimate.p50_ci95);
  json["p95_ci95"] = interval_json(estimate.p95_ci95);
  json["p99_ci95"] = interval_json(estimate.p99_ci95);
  return json;
}

Json estimates_json(const std::vector<Estimate>& estimates, bool of_tier) {
  Json json = Json::object();
  for (const MetricInfo& metric : kMetrics) {
    if (of_tier && !metric.by_tier) continue;
    json[std::string(metric.name)] = estimate_json(estimates[sim::index(metric.metric)]);
  }
  return json;
}

Json tiers_json(const std::vector<sim::TierResults>& by_tier) {
  Json tiers = Json::object();
  for (const sim::TierResults& tier : by_tier)
    tiers[tier.tier] = estimates_json(tier.metrics, true);
  return tiers;
}

Json month_json(const sim::MonthResults& month) {
  return {{"begins", date_text(month.begins)},
          {"metrics", estimates_json(month.metrics, false)},
          {"by_tier", tiers_json(month.by_tier)}};
}

// `month` is where it begins; none in results of a single month.
std::string csv_row(const MetricInfo& metric, std::string_view tier, const Estimate& estimate,
                    const std::optional<std::string>& month) {
  std::vector<std::string> fields{std::string(metric.name), std::string(tier)};
  if (month) fields.push_back(*month);
  for (const double value : {estimate.mean, estimate.ci95_low, estimate.ci95_high}) {
    const bool known = estimate.n > 0 && std::isfinite(value);
    fields.push_back(known ? number_text(value) : "");
  }
  fields.push_back(std::to_string(estimate.n));
  for (const double value : {estimate.p50, estimate.p95, estimate.p99, estimate.max}) {
    fields.push_back(estimate.has_percentiles ? number_text(value) : "");
  }
  for (const sim::Interval& interval : {estimate.p50_ci95, estimate.p95_ci95, estimate.p99_ci95}) {
    for (const double side : {interval.low, interval.high}) {
      const bool known = estimate.has_percentiles && std::isfinite(side);
      fields.push_back(known ? number_text(side) : "");
    }
  }
  return csv_line(fields);
}

std::string spread_text(const MetricInfo& metric, const Estimate& estimate,
                        std::string_view plus_minus) {
  const sim::Interval interval = mean_interval(estimate);
  if (interval.low == interval.high) return "always";
  const std::string text =
      interval_text(estimate.mean, interval.low, interval.high, metric.unit, plus_minus);
  return text.empty() ? "too few to say" : text;
}

TableRow table_row(const MetricInfo& metric, const Estimate& estimate,
                   std::string_view plus_minus) {
  TableRow row(8);
  row[0] = metric.name;
  if (estimate.n == 0) {
    row[1] = "-";
    row[3] = "0";
    return row;
  }
  const sim::Interval interval = mean_interval(estimate);
  row[1] = value_beside(estimate.mean, interval.low, interval.high, metric.unit);
  row[2] = spread_text(metric, estimate, plus_minus);
  row[3] = count_text(estimate.n);
  if (!estimate.has_percentiles) return row;
  const std::array<double, 4> values{estimate.p50, estimate.p95, estimate.p99, estimate.max};
  for (std::size_t i = 0; i < values.size(); ++i)
    row[4 + i] = quantity_text(values[i], metric.unit);
  return row;
}

}  // namespace

Json interval_json(const sim::Interval& interval) {
  if (!std::isfinite(interval.low) && !std::isfinite(interval.high)) return nullptr;
  return {number_json(interval.low), number_json(interval.high)};
}

// By hand: it is all that the page would need fmt for.
std::string hash_text(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; hash >>= 4) text[i] = "0123456789abcdef"[hash & 15];
  return text;
}

Json results_document(const sim::Results& results, std::string_view pipeline) {
  Json json = {{"scenario", results.scenario},
               {"pipeline", pipeline},
               {"seed", results.seed},
               {"replications", results.replications},
               {"result_hash", hash_text(results.hash)},
               {"metrics", estimates_json(results.metrics, false)},
               {"by_tier", tiers_json(results.by_tier)}};
  for (const sim::MonthResults& month : results.by_month)
    json["by_month"].push_back(month_json(month));
  return json;
}

std::string results_json(const sim::Results& results, std::string_view pipeline) {
  return pretty(results_document(results, pipeline));
}

std::string results_csv(const sim::Results& results) {
  const bool has_months = !results.by_month.empty();
  std::string text = joined({"metric,tier,", has_months ? "month," : "",
                             "mean,ci95_low,ci95_high,n,p50,p95,p99,max,"
                             "p50_low,p50_high,p95_low,p95_high,p99_low,p99_high\n"});
  const auto add = [&text](const std::vector<Estimate>& all,
                           const std::vector<sim::TierResults>& by_tier,
                           const std::optional<std::string>& month) {
    for (const MetricInfo& metric : kMetrics)
      text += csv_row(metric, "", all[sim::index(metric.metric)], month);
    for (const sim::TierResults& tier : by_tier) {
      for (const MetricInfo& metric : kMetrics) {
        if (metric.by_tier)
          text += csv_row(metric, tier.tier, tier.metrics[sim::index(metric.metric)], month);
      }
    }
  };
  add(results.metrics, results.by_tier, has_months ? std::optional<std::string>("") : std::nullopt);
  for (const sim::MonthResults& month : results.by_month)
    add(month.metrics, month.by_tier, date_text(month.begins));
  return text;
}

std::string results_table(const sim::Results& results, std::string_view pipeline,
                          Characters characters) {
  const std::string_view plus_minus = characters == Characters::utf8 ? kPlusMinus : kAsciiPlusMinus;
  std::vector<TableRow> rows;
  rows.push_back({"all tiers", "mean", "95% interval", "n", "p50", "p95", "p99", "max"});
  for (const MetricInfo& metric : kMetrics) {
    rows.push_back(table_row(metric, results.metrics[sim::index(metric.metric)], plus_minus));
  }
  for (const sim::TierResults& tier : results.by_tier) {
    rows.push_back({});
    rows.push_back({printable(tier.tier)});
    for (const MetricInfo& metric : kMetrics) {
      if (metric.by_tier)
        rows.push_back(table_row(metric, tier.metrics[sim::index(metric.metric)], plus_minus));
    }
  }
  const bool one = results.replications == 1;
  return joined({printable(results.scenario, 80), ": pipeline ", pipeline, ", seed ",
                 std::to_string(results.seed), ", ", std::to_string(results.replications),
                 one ? " replication" : " replications", ", result ", hash_text(results.hash),
                 "\n\n", aligned(rows), one ? kNoSpread : ""});
}

}  // namespace handoff::io
