// The figures that people plan by.
#include "io/results/year/months_table.hpp"

#include <array>
#include <vector>

#include "io/results/plan_text.hpp"
#include "io/results/year/year_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

constexpr std::array kShown{
    sim::Metric::conversions,         sim::Metric::sla_attainment,   sim::Metric::missend_rate,
    sim::Metric::headcount,           sim::Metric::utilisation,      sim::Metric::accounts,
    sim::Metric::accounts_per_person, sim::Metric::monthly_cost_usd, sim::Metric::net_value_usd};

}  // namespace

std::vector<TableRow> month_rows(const sim::Results& results, std::string_view plus_minus) {
  if (results.by_month.empty()) return {};
  std::vector<TableRow> rows{{"month"}};
  for (const sim::Metric metric : kShown) rows[0].emplace_back(info(metric).name);
  for (const sim::MonthResults& month : results.by_month) {
    TableRow row{month_name(month.begins)};
    for (const sim::Metric metric : kShown) {
      const sim::Estimate& it = month.of(metric);
      row.push_back(it.n == 0 ? "-"
                              : with_interval(it.mean, it.ci95_low, it.ci95_high, info(metric).unit,
                                              plus_minus));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string months_table(const sim::Results& results, Characters characters) {
  const std::vector<TableRow> rows = month_rows(results, plus_minus(characters));
  return rows.empty() ? std::string() : joined({"\n", aligned(rows)});
}

}  // namespace handoff::io
