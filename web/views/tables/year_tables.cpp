#include "web/views/tables/year_tables.hpp"

#include <cmath>

#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"

namespace handoff::web {
namespace {

// "93.1% (88% to 97%)": the mean, and where nine of ten single months lie.
std::string cell(const FanView& fan, std::size_t month) {
  if (!std::isfinite(fan.mean[month])) return "nobody";
  return io::joined({io::quantity_text(fan.mean[month], fan.unit), " (",
                     io::range_text(fan.low[month], fan.high[month], fan.mean[month], fan.unit),
                     ")"});
}

TextTable fan_table(const std::string& caption, const YearTabView& view,
                    const std::vector<FanView>& fans) {
  TextTable table{caption, {"Month"}, {}};
  for (const FanView& fan : fans) table.head.push_back(fan.label);
  for (std::size_t month = 0; month < view.months.size(); ++month) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(view.months[month]);
    for (const FanView& fan : fans) row.push_back(cell(fan, month));
  }
  return table;
}

TextTable failures_table(const YearTabView& view) {
  TextTable table{"What fails, from when on, and what is waited for then",
                  {"Target", "From", "Because of"},
                  {}};
  for (const FailureRow& it : view.failures)
    table.rows.push_back({it.target, it.month, it.because});
  return table;
}

TextTable people_table(const YearTabView& view) {
  TextTable table{"Headcount as it is planned", {"Month"}, {}};
  for (const PoolMonths& pool : view.pools) table.head.push_back(pool.name);
  for (std::size_t month = 0; month < view.month_names.size(); ++month) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(view.month_names[month]);
    for (const PoolMonths& pool : view.pools) row.push_back(std::to_string(pool.people[month]));
  }
  return table;
}

TextTable hires_table(const YearTabView& view) {
  TextTable table{"Hiring plan. " + view.hires_words, {"From", "Team", "People", "Cost"}, {}};
  for (const HireRow& hire : view.hires)
    table.rows.push_back({view.month_names[static_cast<std::size_t>(hire.month)],
                          view.pools[static_cast<std::size_t>(hire.pool)].name,
                          std::to_string(hire.people), hire.cost});
  return table;
}

TextTable growth_table(const YearTabView& view) {
  TextTable table{
      "Low, expected and high growth", {"Sign-ups", "Missed once by the end", "Fails first"}, {}};
  for (const GrowthView& it : view.growths) table.rows.push_back({it.growth, it.missed, it.fails});
  return table;
}

}  // namespace

std::vector<TextTable> year_tables(const YearTabView& view) {
  std::vector<TextTable> tables;
  if (!view.ahead) return tables;
  if (!view.words.empty()) {
    tables.push_back(fan_table(
        io::joined({"The months ahead. ", view.words, " ", view.money,
                    " Means, and where nine of ten single months lie, over ", view.progress, "."}),
        view, view.targets));
    tables.push_back(fan_table("Figures of the months ahead", view, view.figures));
  }
  if (!view.failures.empty()) tables.push_back(failures_table(view));
  tables.push_back(people_table(view));
  if (!view.hires.empty()) tables.push_back(hires_table(view));
  if (view.growths.size() > 1) tables.push_back(growth_table(view));
  return tables;
}

}  // namespace handoff::web
