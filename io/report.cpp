// One walk over metrics and tiers feeds all three forms.
#include "io/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "io/csv.hpp"
#include "io/excerpt.hpp"
#include "io/text_block.hpp"

namespace handoff::io {
namespace {

using sim::Estimate;
using sim::kMetrics;
using sim::MetricInfo;

OrderedJson estimate_json(const Estimate& estimate) {
  OrderedJson json = {{"mean", number_json(estimate.mean)},
                      {"ci95", {number_json(estimate.ci95_low), number_json(estimate.ci95_high)}},
                      {"n", estimate.n}};
  if (!estimate.has_percentiles) return json;
  json["p50"] = number_json(estimate.p50);
  json["p95"] = number_json(estimate.p95);
  json["p99"] = number_json(estimate.p99);
  json["max"] = number_json(estimate.max);
  return json;
}

OrderedJson estimates_json(const std::vector<Estimate>& estimates, bool of_tier) {
  OrderedJson json = OrderedJson::object();
  for (const MetricInfo& metric : kMetrics) {
    if (of_tier && !metric.by_tier) continue;
    json[std::string(metric.name)] = estimate_json(estimates[sim::index(metric.metric)]);
  }
  return json;
}

std::string csv_row(const MetricInfo& metric, std::string_view tier, const Estimate& estimate) {
  std::vector<std::string> fields{std::string(metric.name), std::string(tier)};
  for (const double value : {estimate.mean, estimate.ci95_low, estimate.ci95_high}) {
    fields.push_back(number_text(value));
  }
  fields.push_back(std::to_string(estimate.n));
  for (const double value : {estimate.p50, estimate.p95, estimate.p99, estimate.max}) {
    fields.push_back(estimate.has_percentiles ? number_text(value) : "");
  }
  return csv_line(fields);
}

// A unit to show seconds in: how many seconds it has, and its name.
struct Scale {
  double seconds;
  std::string_view name;
};

Scale scale_of(double seconds) {
  const double size = std::fabs(seconds);
  if (size == 0) return {1, "s"};
  if (size < 1e-3) return {1e-6, "us"};
  if (size < 1) return {1e-3, "ms"};
  if (size < 120) return {1, "s"};
  if (size < 7'200) return {60, "min"};
  if (size < 172'800) return {3'600, "h"};
  return {86'400, "d"};
}

// Thousands are set apart by a comma, whatever the locale: "90,012".
std::string grouped(std::string digits) {
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

// Three significant digits, and all digits before the point.
std::string rounded(double value) {
  const double size = std::fabs(value);
  if (!std::isfinite(value)) return "-";
  if (size == 0) return "0";
  if (size < 0.001) return fmt::format("{:.1e}", value);
  if (size < 0.995) return fmt::format("{:.3f}", value);
  if (size < 9.995) return fmt::format("{:.2f}", value);
  if (size < 999.5) return fmt::format("{:.1f}", value);
  return fmt::format("{:.0f}", value);
}

std::string plain(double value) {
  if (value != std::floor(value) || std::fabs(value) >= 1e15) return rounded(value);
  return (value < 0 ? "-" : "") + grouped(fmt::format("{:.0f}", std::fabs(value)));
}

std::string dollars(double value) {
  return (value < 0 ? "-$" : "$") + grouped(fmt::format("{:.2f}", std::fabs(value)));
}

// Half the interval, in the unit of the mean, so that the eye can compare the two.
std::string half_width(const Estimate& estimate, std::string_view unit) {
  const double half = (estimate.ci95_high - estimate.ci95_low) / 2;
  if (unit == "$") return dollars(half);
  if (unit == "s") {
    const Scale scale = scale_of(estimate.mean);
    return rounded(half / scale.seconds) + ' ' + std::string(scale.name);
  }
  if (unit == "share") return rounded(100 * half) + '%';
  return rounded(half);
}

constexpr std::size_t kColumnCount = 8;
using Row = std::array<std::string, kColumnCount>;

Row table_row(const MetricInfo& metric, const Estimate& estimate, std::string_view plus_minus) {
  Row row;
  row[0] = metric.name;
  if (estimate.n == 0) {
    row[1] = "-";
    row[3] = "0";
    return row;
  }
  row[1] = quantity_text(estimate.mean, metric.unit);
  row[2] = std::string(plus_minus) + ' ' + half_width(estimate, metric.unit);
  row[3] = grouped(std::to_string(estimate.n));
  if (!estimate.has_percentiles) return row;
  const std::array<double, 4> values{estimate.p50, estimate.p95, estimate.p99, estimate.max};
  for (std::size_t i = 0; i < values.size(); ++i)
    row[4 + i] = quantity_text(values[i], metric.unit);
  return row;
}

// The first column to the left, numbers to the right.
std::string aligned(const std::vector<Row>& rows) {
  std::array<std::size_t, kColumnCount> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kColumnCount; ++i)
      widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
      const std::string blanks(widths[i] - columns_of(row[i]), ' ');
      line += i == 0 ? row[i] + blanks : "  " + blanks + row[i];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace

std::string hash_text(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

std::string quantity_text(double value, std::string_view unit) {
  if (!std::isfinite(value)) return "-";
  if (unit == "s") {
    const Scale scale = scale_of(value);
    return rounded(value / scale.seconds) + ' ' + std::string(scale.name);
  }
  if (unit == "$") return dollars(value);
  if (unit == "share") return rounded(100 * value) + '%';
  return unit.empty() ? plain(value) : plain(value) + ' ' + std::string(unit);
}

OrderedJson results_document(const sim::Results& results, std::string_view pipeline) {
  OrderedJson tiers = OrderedJson::object();
  for (const sim::TierResults& tier : results.by_tier)
    tiers[tier.tier] = estimates_json(tier.metrics, true);
  return {{"scenario", results.scenario},
          {"pipeline", pipeline},
          {"seed", results.seed},
          {"replications", results.replications},
          {"result_hash", hash_text(results.hash)},
          {"metrics", estimates_json(results.metrics, false)},
          {"by_tier", std::move(tiers)}};
}

std::string results_json(const sim::Results& results, std::string_view pipeline) {
  return pretty(results_document(results, pipeline));
}

std::string results_csv(const sim::Results& results) {
  std::string text = "metric,tier,mean,ci95_low,ci95_high,n,p50,p95,p99,max\n";
  for (const MetricInfo& metric : kMetrics) {
    text += csv_row(metric, "", results.metrics[sim::index(metric.metric)]);
  }
  for (const sim::TierResults& tier : results.by_tier) {
    for (const MetricInfo& metric : kMetrics) {
      if (metric.by_tier)
        text += csv_row(metric, tier.tier, tier.metrics[sim::index(metric.metric)]);
    }
  }
  return text;
}

std::string results_table(const sim::Results& results, std::string_view pipeline,
                          Characters characters) {
  const std::string_view plus_minus = characters == Characters::utf8 ? "\xC2\xB1" : "+/-";
  std::vector<Row> rows;
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
  return fmt::format("{}: pipeline {}, seed {}, {} replication{}, result {}\n\n{}",
                     printable(results.scenario, 80), pipeline, results.seed, results.replications,
                     results.replications == 1 ? "" : "s", hash_text(results.hash), aligned(rows));
}

}  // namespace handoff::io
