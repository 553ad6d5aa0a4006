#include "web/views/tables/text_view.hpp"

#include <algorithm>
#include <array>

#include "io/json/json_text.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"
#include "web/views/tables/background_tables.hpp"
#include "web/views/tables/customer_tables.hpp"
#include "web/views/tables/month_tables.hpp"
#include "web/views/tables/picture_tables.hpp"
#include "web/views/tables/planner_tables.hpp"
#include "web/views/tables/year_tables.hpp"

namespace handoff::web {
namespace {

// The times at which the timing chart is read.
constexpr std::array<double, 8> kTimes_s{1, 3, 10, 45, 60, 300, 3600, 86'400};

const char* verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "target met";
    case Verdict::near:
      return "look at this";
    case Verdict::missed:
      return "target missed";
    case Verdict::none:
      break;
  }
  return "";
}

std::string joined(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + ": " + second;
}

TextTable kpi_table(const std::vector<KpiView>& kpis) {
  TextTable table{"Key figures", {"Figure", "Value", "95% interval", "Cases", "Verdict"}, {}};
  for (const KpiView& kpi : kpis) {
    table.rows.push_back({kpi.label, kpi.value, kpi.interval, kpi.n,
                          joined(verdict_words(kpi.verdict), kpi.verdict_text)});
  }
  return table;
}

// Zero before the first point; the points ascend.
double share_within(const Distribution& distribution, double time_s) {
  const auto end = std::upper_bound(distribution.xs.begin(), distribution.xs.end(), time_s);
  if (end == distribution.xs.begin()) return 0.0;
  return distribution.shares[static_cast<std::size_t>(end - distribution.xs.begin()) - 1];
}

std::string share_cell(const Distribution& distribution, double time_s) {
  if (distribution.n == 0) return "\xE2\x80\x93";
  const double percent = share_within(distribution, time_s) * 100.0;
  if (percent >= 100.0) return "all";
  if (percent <= 0.0) return "none";
  // Rounding may not claim all or none.
  if (percent > 99.9) return "over 99.9%";
  return percent < 0.1 ? "under 0.1%" : charts::format_fixed(percent, 1) + "%";
}

TextTable timing_table(const TimingView& timing) {
  TextTable table{"Handoff timing: share done within a time",
                  {"Within", timing.crm_lag_label, timing.processing_label},
                  {}};
  for (const double time_s : kTimes_s) {
    table.rows.push_back({charts::format_duration(time_s), share_cell(*timing.crm_lag, time_s),
                          share_cell(*timing.processing, time_s)});
  }
  return table;
}

TextTable tier_table(const TiersView& tiers) {
  TextTable table{"Tiers, with the promised first touch",
                  {"Tier", "Conversions", "95% interval", "Mean MRR", "First touch within SLA",
                   "95% interval", "CRM lag p95", "n"},
                  {}};
  for (const TierRow& row : tiers.rows) {
    table.rows.push_back({row.label, row.conversions, row.conversions_interval, row.mrr,
                          row.on_time, row.on_time_interval, row.lag_p95, row.n});
  }
  return table;
}

io::Json json_of(const TextInput& input) {
  io::Json json{{"path", input.path}, {"label", input.label}, {"hint", input.hint}};
  if (input.is_button) return json;
  if (input.is_switch) {
    json["on"] = input.on;
  } else {
    json["value"] = input.value;
  }
  return json;
}

}  // namespace

TextView text_view(const ViewModel& view) {
  TextView text;
  text.headline = view.headline;
  text.lines.push_back("Scenario: " + view.status.scenario_name +
                       (view.status.changed ? ", changed" : ""));
  text.lines.push_back(view.status.progress + ", " + view.status.seed + ", result " +
                       view.status.result_hash);
  if (!view.status.violation.empty()) text.lines.push_back(view.status.violation);
  text.tables = {kpi_table(view.kpis), timing_table(view.timing), tier_table(view.tiers)};
  for (TextTable& table : customer_tables(view.trace, view.night, view.story))
    text.tables.push_back(std::move(table));
  if (view.pictures != nullptr) {
    for (TextTable& table : picture_tables(*view.pictures)) text.tables.push_back(std::move(table));
  }
  for (TextTable& table : background_tables(view)) text.tables.push_back(std::move(table));
  for (TextTable& table : year_tables(view.year)) text.tables.push_back(std::move(table));
  if (view.planner != nullptr) {
    for (TextTable& table : planner_tables(*view.planner)) text.tables.push_back(std::move(table));
  }
  for (TextTable& table : month_tables(view.month)) text.tables.push_back(std::move(table));
  text.inputs = text_inputs(view);
  text.kept = !view.tools.kept.empty();
  text.can_undo = view.status.can_undo;
  text.can_redo = view.status.can_redo;
  return text;
}

std::string text_view_json(const TextView& view) {
  io::Json tables = io::Json::array();
  for (const TextTable& table : view.tables) {
    tables.push_back({{"caption", table.caption}, {"head", table.head}, {"rows", table.rows}});
  }
  io::Json inputs = io::Json::array();
  for (const TextInput& input : view.inputs) inputs.push_back(json_of(input));
  return io::compact({{"headline", view.headline},
                      {"lines", view.lines},
                      {"tables", std::move(tables)},
                      {"inputs", std::move(inputs)},
                      {"kept", view.kept},
                      {"can_undo", view.can_undo},
                      {"can_redo", view.can_redo}});
}

std::string spoken(const ViewModel& view) {
  return view.headline + " " + view.status.progress + ".";
}

}  // namespace handoff::web
