// Routing outcomes: from the plan's tier to who is to call, and whether that was in time; and in
// which hours of a customer's day the promise is missed.
#include <algorithm>
#include <array>
#include <vector>

#include "web/panels/names.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr std::array<const char*, 3> kColumns{"Plan tier", "Assigned to", "First touch"};

// Rows of hours as a heat map; `height` of the plot.
void hours_map(const char* id, const HoursPicture& hours, float height, const char* empty,
               const char* axis, const charts::HeatmapOptions& options) {
  const std::vector<const char*> rows = names_of(hours.rows);
  if (!charts::begin_plot(id, {0.0f, px(height)}, {.empty_reason = empty, .title = id})) return;
  charts::setup_categories_y("", rows);
  charts::setup_categories_x(axis, hour_names());
  if (hours.cases > 0.0) charts::plot_heatmap(id, hours.values, options);
  charts::end_plot();
}

}  // namespace

void routes(const HourlyViews& view, float height) {
  const ui::CardOptions options{
      .title = "Routing outcomes",
      .subtitle = "Customers a month, from the plan they bought to their first touch",
      .hint =
          "On time: the first touch begins within the tier's SLA. Exception: the customer was on "
          "the exception list at some time. Nobody: no owner was ever assigned; somebody sees the "
          "customer by chance. Hover a band for its interval."};
  if (ui::card_begin("routes", options)) {
    std::vector<charts::SankeyNode> nodes;
    std::vector<charts::SankeyLink> links;
    for (const FlowNode& each : view.routes.nodes)
      nodes.push_back({each.label.c_str(), each.column, each.slot});
    for (const FlowLink& each : view.routes.links)
      links.push_back({each.from, each.to, each.value, each.detail.c_str()});
    if (charts::begin_plot("routes", {0.0f, px(height)},
                           {.empty_reason = "Nobody converted in this run.",
                            .title = "routing outcomes",
                            .legend = false})) {
      if (!links.empty())
        charts::plot_sankey(nodes, links, {.unit = "a month", .columns = kColumns});
      charts::end_plot();
    }
    ui::text_muted(view.basis);
  }
  ui::card_end();
}

void late_hours(const HourlyViews& view) {
  const ui::CardOptions options{
      .title = "When the SLA is missed",
      .subtitle =
          "Share of first touches after the SLA, by the customer's local hour of conversion",
      .hint =
          "In brackets: the SLA for the first touch. Hatched: fewer than five conversions in that "
          "hour in all months shown, too few to tell."};
  if (ui::card_begin("late", options)) {
    hours_map("SLA breaches", view.late, 96.0f + 26.0f * static_cast<float>(view.late.rows.size()),
              "Nobody converted in this run.", "Local hour of the conversion",
              {.scale = charts::Scale::percent, .range = {0.0, 1.0}});
    ui::text_muted(view.basis + "; hatched: fewer than five");
  }
  ui::card_end();
}

void missend_hours(const HourlyViews& view) {
  const ui::CardOptions options{
      .title = "Trial mails after paying",
      .subtitle = "Trial mails that went out after the payment, a month, by the customer's clock",
      .hint =
          "A mis-send is a trial mail that goes out after the conversion and before the trial "
          "sequence is left. Weekdays and hours are those of the customer's time zone."};
  if (ui::card_begin("missends", options)) {
    hours_map("mis-sends", view.missends, 280.0f, "No trial mail went out after a payment.",
              "Local hour of the mail", {.unit = "a month"});
    ui::text_muted(view.basis);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
