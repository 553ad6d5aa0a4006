// Knobs whose values the scenario does not allow are left out.
#include "sim/planner/defaults/default_knobs.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace handoff::sim {
namespace {

constexpr double kAddOnRate = 25;  // requests a second
constexpr int kFewer = 2, kMore = 3;
const core::Money kAddOnPrice = core::dollars(500);

bool is_smaller(const RateLimit& limit) {
  return limit.counts == Counts::all && limit.requests < kAddOnRate * limit.window.seconds() &&
         limit.window <= core::minutes(1);
}

// The pool that most tiers go to, and a few people less and more.
std::pair<std::string, std::vector<double>> heads(const core::PipelineConfig& pipeline) {
  std::vector<int> tiers(pipeline.pools.size(), 0);
  for (const core::RoutingRow& row : pipeline.routing) {
    for (const int pool : row.pools) ++tiers[static_cast<std::size_t>(pool)];
  }
  const auto busiest = std::max_element(tiers.begin(), tiers.end()) - tiers.begin();
  const int people = pipeline.pools[static_cast<std::size_t>(busiest)].headcount;
  std::vector<double> values;
  for (int count = std::max(1, people - kFewer); count <= people + kMore; ++count)
    values.push_back(count);
  return {"pipeline.pools[" + std::to_string(busiest) + "].headcount", values};
}

}  // namespace

std::optional<SweepAxis> quota_add_on(const Scenario& scenario) {
  const std::vector<RateLimit>& limits = scenario.apis.crm.limits;
  if (std::none_of(limits.begin(), limits.end(), is_smaller)) return std::nullopt;
  const auto add = [](Scenario& with) -> std::optional<core::Error> {
    for (RateLimit& limit : with.apis.crm.limits) {
      if (is_smaller(limit)) limit.requests = static_cast<int>(kAddOnRate * limit.window.seconds());
    }
    with.costs.tool_monthly = with.costs.tool_monthly + kAddOnPrice;
    return std::nullopt;
  };
  const auto leave = [](Scenario&) -> std::optional<core::Error> { return std::nullopt; };
  return named_axis(kQuotaAddOn, {{0, "no", leave}, {1, "yes", add}});
}

std::vector<SweepAxis> default_knobs(const Scenario& scenario) {
  std::vector<SweepAxis> knobs;
  const auto add = [&](std::string_view path, const std::vector<double>& values) {
    if (auto axis = input_axis(scenario, path, values)) knobs.push_back(*std::move(axis));
  };
  const auto [path, counts] = heads(scenario.pipeline);
  add(path, counts);
  add("pipeline.reconcile.every", {3'600, 14'400, 86'400});
  add("pipeline.retry.max_attempts", {3, 6});
  if (auto axis = quota_add_on(scenario)) knobs.push_back(*std::move(axis));
  return knobs;
}

}  // namespace handoff::sim
