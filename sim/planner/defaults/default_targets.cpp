// Limits from the scenario itself, in the words that the command line takes.
#include "sim/planner/defaults/default_targets.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "sim/planner/defaults/article_targets.hpp"
#include "sim/planner/shift_hours.hpp"

namespace handoff::sim {
namespace {

constexpr double kRefused = 0.01;

std::string whole(double value) {
  return std::to_string(static_cast<std::int64_t>(std::llround(value)));
}

// What one usually asks of the metric: its usual statistic, on the side that one wishes.
Target make(std::string text, Metric metric, int tier, double limit) {
  const MetricInfo& it = info(metric);
  const Bound bound = it.wish == Wish::more ? Bound::at_least : Bound::at_most;
  return {std::move(text), {{metric, it.usual, tier}, bound, limit}};
}

Target total_at_most(Metric metric, double limit) {
  return make(std::string(info(metric).name) + "<=" + whole(limit), metric, -1, std::round(limit));
}

}  // namespace

std::vector<Target> default_waits(const Scenario& scenario) {
  std::vector<Target> targets;
  for (std::size_t tier = 0; tier < scenario.pipeline.routing.size(); ++tier) {
    const core::RoutingRow& row = scenario.pipeline.routing[tier];
    const double limit = std::round(row.first_touch.seconds());
    targets.push_back(make(row.tier + ":touch_wait_s.p95<=" + whole(limit), Metric::touch_wait_s,
                           static_cast<int>(tier), limit));
  }
  return targets;
}

std::vector<Target> default_targets(const Scenario& scenario) {
  const auto& routing = scenario.pipeline.routing;
  double strictest_s = routing.front().first_touch.seconds();
  for (const core::RoutingRow& row : routing)
    strictest_s = std::min(strictest_s, row.first_touch.seconds());
  const double found_h = scenario.pipeline.reconcile.every.seconds() / 3600 + 1;
  std::vector<Target> targets;
  targets.push_back(
      make("crm_lag_s.p95<=" + whole(strictest_s), Metric::crm_lag_s, -1, std::round(strictest_s)));
  targets.push_back(make("missend_rate<=0.02", Metric::missend_rate, -1, kMissendTarget));
  targets.push_back(make("http_429/api_calls<=0.01", Metric::http_429, -1, kRefused));
  targets.back().requirement.over = Metric::api_calls;
  for (std::size_t tier = 0; tier < routing.size(); ++tier)
    targets.push_back(make(routing[tier].tier + ":sla_attainment>=0.95", Metric::sla_attainment,
                           static_cast<int>(tier), kTouchTarget));
  for (Target& target : default_waits(scenario)) targets.push_back(std::move(target));
  targets.push_back(
      make("detection_h.p95<=" + whole(found_h), Metric::detection_h, -1, std::round(found_h)));
  targets.push_back(total_at_most(Metric::staff_h, staff_hours(scenario)));
  targets.push_back(total_at_most(Metric::team_h, team_hours(scenario)));
  return targets;
}

}  // namespace handoff::sim
