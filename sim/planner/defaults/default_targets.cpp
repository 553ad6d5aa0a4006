// Limits from the scenario itself, in the words that the command line takes.
#include "sim/planner/defaults/default_targets.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "sim/scenario/shift_hours.hpp"
#include "sim/scenario/tier_pools.hpp"

namespace handoff::sim {
namespace {

std::string whole(double value) {
  return std::to_string(static_cast<std::int64_t>(std::llround(value)));
}

// To nine decimals, whose quotient is the number that their text reads back as.
constexpr std::int64_t kBillion = 1'000'000'000;
std::int64_t billionths(double value) { return std::llround(value * kBillion); }
double rounded(double value) { return static_cast<double>(billionths(value)) / kBillion; }
std::string decimals(double value) {
  const std::int64_t parts = billionths(value);
  std::string text = std::to_string(parts / kBillion);
  if (parts % kBillion == 0) return text;
  text += '.' + std::to_string(kBillion + parts % kBillion).substr(1);
  return text.substr(0, text.find_last_not_of('0') + 1);
}

// What one usually asks of the metric: its usual statistic, on the side that one wishes.
Target make(std::string text, Metric metric, int tier, double limit) {
  const MetricInfo& it = info(metric);
  const Bound bound = it.wish == Wish::more ? Bound::at_least : Bound::at_most;
  return {std::move(text), {{metric, it.usual, tier}, bound, limit}};
}

// "Growth:sla_attainment>=0.95", with the metric's usual statistic where that is not the mean.
Target asked(Metric metric, int tier, double limit, const std::string& of_tier = {}) {
  const MetricInfo& it = info(metric);
  const char* statistic = it.usual == Statistic::p95 ? ".p95" : "";
  const char* bound = it.wish == Wish::more ? ">=" : "<=";
  return make(of_tier + std::string(it.name) + statistic + bound + decimals(limit), metric, tier,
              rounded(limit));
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

std::vector<Target> default_promises(const Scenario& scenario) {
  const auto& routing = scenario.pipeline.routing;
  std::vector<Target> targets;
  for (std::size_t tier = 0; tier < routing.size(); ++tier)
    targets.push_back(asked(Metric::sla_attainment, static_cast<int>(tier),
                            scenario.targets.first_touch, routing[tier].tier + ":"));
  return targets;
}

// How busy people may be who care for accounts: of tiers that the same pools look after one says it.
std::vector<Target> default_year_targets(const Scenario& scenario) {
  constexpr double kBusiest = 0.85;  // of 75 to 88% that professional services plan with
  std::vector<Target> targets = default_waits(scenario);
  const auto& rows = scenario.pipeline.routing;
  const auto& care = scenario.horizon.book.care;
  std::vector<std::vector<std::size_t>> said;
  for (std::size_t tier = 0; tier < std::min(rows.size(), care.size()); ++tier) {
    const std::vector<std::size_t> pools = pools_of(rows[tier]);
    if (!(care[tier].hours > 0) || std::count(said.begin(), said.end(), pools) > 0) continue;
    said.push_back(pools);
    targets.push_back(
        asked(Metric::utilisation, static_cast<int>(tier), kBusiest, rows[tier].tier + ":"));
  }
  return targets;
}

std::vector<Target> default_targets(const Scenario& scenario) {
  const ServiceTargets& wanted = scenario.targets;
  const double found_h = scenario.pipeline.reconcile.every.seconds() / 3600 + 1;
  std::vector<Target> targets;
  targets.push_back(asked(Metric::crm_lag_s, -1, wanted.crm_lag.seconds()));
  targets.push_back(asked(Metric::missend_rate, -1, wanted.missend_rate));
  targets.push_back(make("http_429/api_calls<=" + decimals(wanted.refused), Metric::http_429, -1,
                         rounded(wanted.refused)));
  targets.back().requirement.over = Metric::api_calls;
  for (Target& target : default_promises(scenario)) targets.push_back(std::move(target));
  for (Target& target : default_waits(scenario)) targets.push_back(std::move(target));
  targets.push_back(
      make("detection_h.p95<=" + whole(found_h), Metric::detection_h, -1, std::round(found_h)));
  targets.push_back(total_at_most(Metric::staff_h, staff_hours(scenario)));
  targets.push_back(total_at_most(Metric::team_h, team_hours(scenario)));
  return targets;
}

}  // namespace handoff::sim
