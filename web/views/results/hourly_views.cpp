#include "web/views/results/hourly_views.hpp"

#include <algorithm>
#include <limits>

#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

constexpr double kFewestCases = 5.0;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double sum(const std::vector<double>& values) {
  double total = 0.0;
  for (const double value : values) total += value;
  return total;
}

double sum(const sim::Recorder::ByHour& values) {
  double total = 0.0;
  for (const double value : values) total += value;
  return total;
}

void add_link(RoutesPicture& it, int from, int to, const sim::Accumulator& customers) {
  if (customers.sum() <= 0.0) return;
  const Figure figure = figure_of(customers.mean(), sim::mean_interval(customers), Unit::plain);
  it.links.push_back({from, to, customers.mean(), figure.interval});
}

RoutesPicture routes_picture(const sim::Scenario& scenario, const sim::RouteTable& routes) {
  RoutesPicture it;
  const int tiers = static_cast<int>(routes.tiers());
  const int owners = static_cast<int>(routes.owners());
  for (const core::RoutingRow& row : scenario.pipeline.routing) it.nodes.push_back({row.tier, 0});
  for (const core::Pool& pool : scenario.pipeline.pools) it.nodes.push_back({pool.name, 1, 0});
  it.nodes.push_back({"Deal's AE", 1, 2});
  it.nodes.push_back({"Nobody", 1, 7});
  it.nodes.push_back({"On time", 2, 2});
  it.nodes.push_back({"Late", 2, 1});
  it.nodes.push_back({"Exception", 2, 3});
  for (int tier = 0; tier < tiers; ++tier) {
    for (int owner = 0; owner < owners; ++owner) {
      add_link(it, tier, tiers + owner,
               routes.assigned(static_cast<std::size_t>(tier), static_cast<std::size_t>(owner)));
    }
  }
  for (int owner = 0; owner < owners; ++owner) {
    for (int ending = 0; ending < static_cast<int>(sim::kEndings); ++ending) {
      add_link(it, tiers + owner, tiers + owners + ending,
               routes.ended(static_cast<std::size_t>(owner), static_cast<sim::Ending>(ending)));
    }
  }
  return it;
}

HoursPicture late_picture(const sim::Scenario& scenario, const sim::Recorder& recorder) {
  HoursPicture it;
  for (std::size_t tier = 0; tier < scenario.pipeline.routing.size(); ++tier) {
    const core::RoutingRow& row = scenario.pipeline.routing[tier];
    it.rows.push_back(row.tier + " (" + charts::format_duration(row.first_touch.seconds()) + ")");
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const double cases = recorder.conversions(tier)[hour];
      it.values.push_back(cases < kFewestCases ? kNone : recorder.late(tier)[hour] / cases);
      it.cases += cases;
    }
  }
  return it;
}

HoursPicture missends_picture(const sim::Recorder& recorder) {
  HoursPicture it;
  it.rows = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  for (std::size_t weekday = 0; weekday < it.rows.size(); ++weekday) {
    const sim::Recorder::ByHour& hours = recorder.missends(weekday);
    it.cases += sum(hours);
    for (const double mails : hours)
      it.values.push_back(mails / static_cast<double>(recorder.replications()));
  }
  return it;
}

SeriesPicture series(std::string label, int slot, const std::vector<double>& totals,
                     double replications, double start) {
  SeriesPicture it{std::move(label), slot, {}, sum(totals) / replications};
  for (const double total : totals) it.ys.push_back(total / replications);
  const auto most = std::max_element(it.ys.begin(), it.ys.end());
  if (most == it.ys.end()) return it;
  it.most = *most;
  it.most_at = start + static_cast<double>(most - it.ys.begin()) * 3600.0;
  return it;
}

// Hours of weeks are too many to tell apart: each day stands with its busiest one.
SeriesPicture by_day(SeriesPicture it) {
  std::vector<double> days((it.ys.size() + 23) / 24);
  for (std::size_t hour = 0; hour < it.ys.size(); ++hour)
    days[hour / 24] = std::max(days[hour / 24], it.ys[hour]);
  it.ys = std::move(days);
  return it;
}

LimitsPicture limits_picture(const sim::Scenario& scenario, const sim::Recorder& recorder) {
  LimitsPicture it;
  const double start = (scenario.start - core::Time{}).seconds();
  const double n = recorder.replications();
  for (std::size_t day = 0; day < recorder.bins() / 24; ++day)
    it.days.push_back(start + static_cast<double>(day) * 86400.0);
  for (std::size_t bin = 0; bin < recorder.bins(); ++bin)
    it.xs.push_back(start + static_cast<double>(bin) * 3600.0);
  for (const sim::System which : core::enum_values<sim::System>()) {
    const std::string name = sim::title_of(which);
    const int slot = static_cast<int>(which);
    if (sum(recorder.requests(which)) > 0.0)
      it.requests.push_back(by_day(series(name, slot, recorder.requests(which), n, start)));
    if (sum(recorder.refused(which)) > 0.0)
      it.refused.push_back(series(name, slot, recorder.refused(which), n, start));
  }
  for (std::size_t pool = 0; pool < scenario.pipeline.pools.size(); ++pool) {
    it.lines.push_back(series(scenario.pipeline.pools[pool].name, static_cast<int>(pool),
                              recorder.longest_line(pool), n, start));
  }
  return it;
}

}  // namespace

HourlyViews hourly_views_of(const sim::Scenario& scenario, const sim::Recorder& recorder,
                            const sim::RouteTable& routes) {
  HourlyViews it;
  it.replications = recorder.replications();
  if (it.replications == 0) return it;
  it.routes = routes_picture(scenario, routes);
  it.late = late_picture(scenario, recorder);
  it.missends = missends_picture(recorder);
  it.limits = limits_picture(scenario, recorder);
  it.basis = counted(it.replications, period_name(scenario, false), period_name(scenario, true)) +
             ", " + counted(it.late.cases, "conversion", "conversions");
  return it;
}

const std::vector<const char*>& hour_names() {
  static const std::vector<const char*> names{"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",
                                              "8",  "9",  "10", "11", "12", "13", "14", "15",
                                              "16", "17", "18", "19", "20", "21", "22", "23"};
  return names;
}

}  // namespace handoff::web
