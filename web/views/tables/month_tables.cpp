#include "web/views/tables/month_tables.hpp"

#include <utility>

namespace handoff::web {
namespace {

TextTable figures_table(const MonthView& view) {
  TextTable table{"Your month: " + view.headline, {"Figure", "Value", "Range", "Cases"}, {}};
  for (const MonthFigure& it : view.figures)
    table.rows.push_back({it.label, it.value, it.range, it.n});
  return table;
}

TextTable problems_table(const MonthView& view) {
  TextTable table{"Your month: what is open", {"Sentence"}, {}};
  if (!view.trouble.empty()) table.rows.push_back({view.trouble});
  for (const std::string& it : view.problems) table.rows.push_back({it});
  for (const MonthQuestion& it : view.questions) table.rows.push_back({it.words});
  return table;
}

const char* verdict(const MonthFitRow& it) {
  return !it.is_judged ? "too few" : it.inside ? "inside" : "outside";
}

TextTable rows_table(std::string title, const char* predicted,
                     const std::vector<MonthFitRow>& rows) {
  TextTable table{std::move(title), {"Figure", "Observed", predicted, "Verdict"}, {}};
  for (const MonthFitRow& it : rows)
    table.rows.push_back({it.label, it.observed, it.predicted, verdict(it)});
  return table;
}

TextTable tool_table(const MonthView& view) {
  return {"Your month: your tool behaves like",
          {"Tool", "Settings", "How near"},
          {{view.tool.title, view.tool.settings, view.tool.how_near}}};
}

TextTable inputs_table(const MonthView& view) {
  TextTable table{
      "Your month: what your files set in the scenario", {"Input", "Value", "Where from"}, {}};
  for (const MonthInput& it : view.inputs) table.rows.push_back({it.label, it.value, it.source});
  return table;
}

TextTable customers_table(const MonthCustomers& view) {
  return {"Your month: whose customers",
          {"Customers", "Months", "Note"},
          {{view.title, kCustomersFrom[static_cast<std::size_t>(view.from)], view.note}}};
}

TextTable files_table(const MonthView& view) {
  TextTable table{"Your month: your files", {"File", "What it is"}, {}};
  for (const MonthFile& it : view.files) table.rows.push_back({it.name, it.what});
  return table;
}

TextTable left_out_table(const MonthView& view) {
  TextTable table{"Your month: rows that are not counted", {"Rows", "Why", "For example"}, {}};
  for (const MonthLeft& it : view.left_out) table.rows.push_back({it.rows, it.reason, it.examples});
  return table;
}

}  // namespace

std::vector<TextTable> month_tables(const MonthView& view) {
  std::vector<TextTable> tables;
  const auto add = [&tables](TextTable table) {
    if (!table.rows.empty()) tables.push_back(std::move(table));
  };
  add(figures_table(view));
  add(problems_table(view));
  if (view.customers.there) add(customers_table(view.customers));
  if (!view.tool.title.empty()) add(tool_table(view));
  add(rows_table("Your month: does the model explain it? " + view.fit.summary, "95% of such months",
                 view.fit.rows));
  add(rows_table("Your month: " + view.fit.halves, "95% of such halves", view.fit.second_half));
  add(inputs_table(view));
  add(files_table(view));
  add(left_out_table(view));
  return tables;
}

}  // namespace handoff::web
