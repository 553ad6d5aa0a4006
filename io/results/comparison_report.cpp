// One walk over metrics and tiers of one pair feeds all three forms.
#include "io/results/comparison_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <span>
#include <utility>

#include "io/figures/number_text.hpp"
#include "io/text/csv.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/month/assumed.hpp"

namespace handoff::io {
namespace {

using sim::Difference;
using sim::kMetrics;
using sim::MetricInfo;

std::string_view verdict_name(sim::Verdict verdict) {
  return verdict == sim::Verdict::real ? "real" : "noise";
}

// The same for people.
std::string_view verdict_words(sim::Verdict verdict) {
  return verdict == sim::Verdict::real ? "clear" : "not clear";
}

bool is_assumed(const ComparisonResults& comparison, const MetricInfo& metric) {
  return comparison.claims_effects && sim::is_of_outcome_model(metric.metric);
}

// Of a pair as a whole, or of one of its months.
enum class Part { whole, month };

Json difference_json(const Difference& difference, bool assumed, Part part) {
  Json json = {{"mean", number_json(difference.mean)},
               {"ci95", interval_json(difference.interval)},
               {"n", difference.n},
               {"variance_ratio", number_json(difference.variance_ratio)},
               {"verdict", verdict_name(difference.verdict)}};
  if (part == Part::whole) json["survives"] = difference.survives;
  json["assumed"] = assumed;
  return json;
}

Json metrics_json(const ComparisonResults& comparison, const std::vector<Difference>& differences,
                  bool of_tier, Part part) {
  Json json = Json::object();
  for (const MetricInfo& metric : kMetrics) {
    if (of_tier && !metric.by_tier) continue;
    json[std::string(metric.name)] = difference_json(differences[sim::index(metric.metric)],
                                                     is_assumed(comparison, metric), part);
  }
  return json;
}

// "metrics" and "by_tier" of either.
template <class Differences>
void add_metrics(Json& json, const ComparisonResults& comparison, const Differences& differences,
                 Part part) {
  json["metrics"] = metrics_json(comparison, differences.metrics, false, part);
  Json& tiers = json["by_tier"] = Json::object();
  for (const sim::TierDifferences& tier : differences.by_tier)
    tiers[tier.tier] = metrics_json(comparison, tier.metrics, true, part);
}

Json differences_json(const ComparisonResults& comparison, std::size_t at) {
  const sim::Differences& differences = comparison.differences[at];
  const sim::Discoveries& found = differences.discoveries;
  Json json = {{"rows", found.rows},
               {"clear", found.real},
               {"clear_by_chance", number_json(found.by_chance)},
               {"surviving", found.surviving}};
  add_metrics(json, comparison, differences, Part::whole);
  for (const sim::MonthDifferences& month : comparison.months_of(at)) {
    Json each = {{"begins", date_text(month.begins)}};
    add_metrics(each, comparison, month, Part::month);
    json["by_month"].push_back(std::move(each));
  }
  return json;
}

// A tier's estimates by name, of the whole or of a month; both sides have it, or it would not be among the
// differences.
template <class Results>
const std::vector<sim::Estimate>& tier_of(const Results& results, const std::string& name) {
  for (const sim::TierResults& tier : results.by_tier) {
    if (tier.tier == name) return tier.metrics;
  }
  return results.metrics;
}

// What one line of a table or of a CSV file tells.
struct Line {
  const MetricInfo& metric;
  std::string_view tier;
  const sim::Estimate& base;
  const sim::Estimate& other;
  const Difference& difference;
  bool assumed;
  std::string_view month = "";  // where it begins
};

// Of the whole or of a month.
template <class Results, class Differences, class Each>
void walk(const ComparisonResults& comparison, const Results& base, const Results& other,
          const Differences& differences, std::string_view month, Each each) {
  for (const MetricInfo& metric : kMetrics) {
    const std::size_t i = sim::index(metric.metric);
    each(Line{metric, "", base.metrics[i], other.metrics[i], differences.metrics[i],
              is_assumed(comparison, metric), month});
  }
  for (const sim::TierDifferences& tier : differences.by_tier) {
    for (const MetricInfo& metric : kMetrics) {
      const std::size_t i = sim::index(metric.metric);
      if (!metric.by_tier) continue;
      each(Line{metric, tier.tier, tier_of(base, tier.tier)[i], tier_of(other, tier.tier)[i],
                tier.metrics[i], is_assumed(comparison, metric), month});
    }
  }
}

template <class Each>
void for_each_line(const ComparisonResults& comparison, std::size_t at, Each each) {
  walk(comparison, comparison.systems.front(), comparison.systems[at + 1],
       comparison.differences[at], "", each);
}

template <class Each>
void for_each_line_of_months(const ComparisonResults& comparison, std::size_t at, Each each) {
  const std::span<const sim::MonthDifferences> months = comparison.months_of(at);
  for (std::size_t month = 0; month < months.size(); ++month)
    walk(comparison, comparison.systems.front().by_month[month],
         comparison.systems[at + 1].by_month[month], months[month], date_text(months[month].begins),
         each);
}

std::string mean_text(const sim::Estimate& estimate, std::string_view unit) {
  return estimate.n == 0 ? "-" : quantity_text(estimate.mean, unit);
}

std::string ratio_text(double ratio) {
  if (!std::isfinite(ratio)) return "all";
  return ratio < 9.95 ? fmt::format("{:.1f}x", ratio) : fmt::format("{:.0f}x", ratio);
}

std::string_view verdict_of(const Difference& difference, bool assumed) {
  if (difference.same()) return "same";
  if (assumed && difference.verdict == sim::Verdict::real) return "assumed";
  return difference.survives ? "clear *" : verdict_words(difference.verdict);
}

// Lines of the outcome model that would be clear if its coefficients were measured.
sim::Discoveries without_assumed(const ComparisonResults& comparison, std::size_t at) {
  sim::Discoveries it = comparison.differences[at].discoveries;
  for_each_line(comparison, at, [&](const Line& line) {
    if (!line.assumed || line.difference.same() || line.difference.n == 0) return;
    it.by_chance -= it.by_chance / it.rows;
    --it.rows;
    if (line.difference.verdict == sim::Verdict::real) --it.real;
    if (line.difference.survives) --it.surviving;
  });
  return it;
}

// How many lines would look clear if nothing differed, and how many of those that do stand.
std::string discoveries_text(const sim::Discoveries& it) {
  if (it.rows == 0) return "";
  return fmt::format(
      "\nOf {} lines that can differ {} {} clear, where chance alone makes {} so; * {} of them "
      "also in "
      "view of all lines.\n",
      it.rows, it.real, it.real == 1 ? "is" : "are", figures::format_number(it.by_chance, 2),
      it.surviving);
}

TableRow table_row(const Line& line, std::string_view plus_minus) {
  const std::string_view unit = line.metric.unit;
  TableRow row{std::string(line.metric.name), mean_text(line.base, unit),
               mean_text(line.other, unit)};
  const Difference& difference = line.difference;
  if (difference.n == 0) {
    row.insert(row.end(), {"-", "", "", ""});
    return row;
  }
  const double half = difference.interval.half_width();
  row.push_back(value_to_half(difference.mean, half, unit));
  row.push_back(half_width_text(half, difference.mean, unit, plus_minus));
  row.emplace_back(verdict_of(difference, line.assumed));
  row.push_back(ratio_text(difference.variance_ratio));
  return row;
}

std::string pair_table(const ComparisonResults& comparison, std::size_t at,
                       std::string_view plus_minus) {
  const std::string base = printable(comparison.names.front());
  const std::string other = printable(comparison.names[at + 1]);
  std::vector<TableRow> rows{
      {"all tiers", base, other, "difference", "95% interval", "verdict", "fewer runs"}};
  std::string_view tier;
  for_each_line(comparison, at, [&](const Line& line) {
    if (line.tier != tier) {
      tier = line.tier;
      rows.push_back({});
      rows.push_back({printable(tier)});
    }
    rows.push_back(table_row(line, plus_minus));
  });
  return "\n" + other + " against " + base + "\n\n" + aligned(rows) +
         discoveries_text(without_assumed(comparison, at));
}

std::string side_text(double value) { return std::isfinite(value) ? number_text(value) : ""; }

std::string survives_text(const Line& line) {
  if (!line.month.empty()) return "";
  return line.difference.survives ? "true" : "false";
}

std::string csv_row(const ComparisonResults& comparison, std::size_t at, const Line& line,
                    bool months) {
  const Difference& it = line.difference;
  std::vector<std::string> fields{comparison.names[at + 1], comparison.names.front(),
                                  std::string(line.metric.name), std::string(line.tier)};
  if (months) fields.emplace_back(line.month);
  fields.insert(fields.end(),
                {number_text(line.base.mean), number_text(line.other.mean), number_text(it.mean),
                 side_text(it.interval.low), side_text(it.interval.high), std::to_string(it.n),
                 side_text(it.variance_ratio), std::string(verdict_name(it.verdict)),
                 survives_text(line), line.assumed ? "true" : "false"});
  return csv_line(fields);
}

}  // namespace

Json comparison_document(const ComparisonResults& comparison) {
  const sim::Results& base = comparison.systems.front();
  Json systems = Json::object();
  Json differences = Json::object();
  for (std::size_t i = 0; i < comparison.systems.size(); ++i)
    systems[comparison.names[i]] = results_document(comparison.systems[i], comparison.names[i]);
  for (std::size_t i = 0; i < comparison.differences.size(); ++i)
    differences[comparison.names[i + 1]] = differences_json(comparison, i);
  return {{"scenario", base.scenario},         {"seed", base.seed},
          {"replications", base.replications}, {"base", comparison.names.front()},
          {"systems", std::move(systems)},     {"differences", std::move(differences)}};
}

std::string comparison_json(const ComparisonResults& comparison) {
  return pretty(comparison_document(comparison));
}

std::string comparison_csv(const ComparisonResults& comparison) {
  const bool months = comparison.has_months();
  std::string text = "system,base,metric,tier,";
  if (months) text += "month,";
  text +=
      "base_mean,mean,difference,ci95_low,ci95_high,n,variance_ratio,verdict,survives,assumed\n";
  for (std::size_t i = 0; i < comparison.differences.size(); ++i) {
    const auto add = [&](const Line& line) { text += csv_row(comparison, i, line, months); };
    for_each_line(comparison, i, add);
    for_each_line_of_months(comparison, i, add);
  }
  return text;
}

std::string comparison_table(const ComparisonResults& comparison, Characters characters) {
  const std::string_view plus_minus = characters == Characters::utf8 ? kPlusMinus : kAsciiPlusMinus;
  const sim::Results& base = comparison.systems.front();
  std::string text =
      fmt::format("{}: {} systems, seed {}, {} replication{} each, common random numbers\n",
                  printable(base.scenario, 80), comparison.systems.size(), base.seed,
                  base.replications, base.replications == 1 ? "" : "s");
  for (std::size_t i = 0; i < comparison.differences.size(); ++i)
    text += pair_table(comparison, i, plus_minus);
  text +=
      "\nclear: the 95% interval excludes zero; of a hundred lines without a difference five look "
      "clear.\n*: clear also in view of all lines: of those marked at most 5% are expected to be "
      "false\n(Benjamini and Yekutieli).\nsame: equal in every month.\nfewer runs: how many times "
      "as many replications "
      "independent random numbers would have taken.\n";
  if (comparison.has_months()) text += "Month by month: --csv FILE or --json FILE.\n";
  if (comparison.claims_effects)
    text +=
        "assumed: arithmetic on the outcome model's coefficients, which nobody has measured; "
        "--sceptic leaves them\nout, and `plan worth` has the range.\n";
  return text;
}

}  // namespace handoff::io
