#include "web/views/tables/picture_tables.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

constexpr std::size_t kHours = 24;
constexpr std::size_t kPart = 4;  // hours in a column

std::vector<std::string> part_names(const char* first) {
  std::vector<std::string> head{first};
  for (std::size_t hour = 0; hour < kHours; hour += kPart)
    head.push_back(std::to_string(hour) + " to " + std::to_string(hour + kPart));
  return head;
}

TextTable routes_table(const RoutesPicture& routes) {
  TextTable table{"Routing outcomes, customers a month", {"From", "To", "Mean", "Interval"}, {}};
  for (const FlowLink& link : routes.links) {
    table.rows.push_back({routes.nodes[static_cast<std::size_t>(link.from)].label,
                          routes.nodes[static_cast<std::size_t>(link.to)].label,
                          charts::format_number(link.value), link.detail});
  }
  return table;
}

// Four hours in a cell: the worst share, or the sum.
TextTable hours_table(const char* caption, const char* first, const HoursPicture& hours,
                      bool share) {
  TextTable table{caption, part_names(first), {}};
  for (std::size_t row = 0; row < hours.rows.size(); ++row) {
    std::vector<std::string> cells{hours.rows[row]};
    for (std::size_t from = 0; from < kHours; from += kPart) {
      double value = 0.0;
      bool any = false;
      for (std::size_t hour = from; hour < from + kPart; ++hour) {
        const double each = hours.values[row * kHours + hour];
        if (std::isnan(each)) continue;
        value = share ? std::max(value, each) : value + each;
        any = true;
      }
      cells.push_back(!any    ? "too few"
                      : share ? share_text(value)
                              : charts::format_number(value, 2));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

TextTable limits_table(const LimitsPicture& limits) {
  TextTable table{"Requests by system",
                  {"System", "A month", "Busiest hour", "When (UTC)", "Refused a month"},
                  {}};
  for (const SeriesPicture& each : limits.requests) {
    std::string refused = "none";
    for (const SeriesPicture& other : limits.refused)
      if (other.slot == each.slot) refused = charts::format_number(other.total);
    table.rows.push_back({each.label, charts::format_number(each.total),
                          charts::format_number(each.most), charts::format_moment(each.most_at),
                          refused});
  }
  return table;
}

TextTable lines_table(const LimitsPicture& limits) {
  TextTable table{"Waiting for a first touch, by pool",
                  {"Pool", "Longest queue, mean over months", "When (UTC)"},
                  {}};
  for (const SeriesPicture& each : limits.lines)
    table.rows.push_back({each.label, charts::format_number(each.most),
                          each.most > 0.0 ? charts::format_moment(each.most_at) : ""});
  return table;
}

}  // namespace

std::vector<TextTable> picture_tables(const HourlyViews& pictures) {
  if (pictures.replications == 0) return {};
  return {routes_table(pictures.routes),
          hours_table("First touches after the SLA, by the customer's local hour of conversion: "
                      "the worst hour of each four",
                      "Tier", pictures.late, true),
          hours_table("Trial mails after paying, a month, by the customer's local hour", "Weekday",
                      pictures.missends, false),
          limits_table(pictures.limits), lines_table(pictures.limits)};
}

}  // namespace handoff::web
