// Gaps between an answer and the next call of the same customer.
#include "service/rehearse/overhead.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "sim/engine/rng.hpp"

namespace handoff::rehearse {
namespace {

using core::Operation;
using sandbox::LedgerCall;
using sandbox::Position;

// Pairs between which the service waits for nothing.
constexpr std::array<std::pair<Operation, Operation>, 3> kSteps{
    {{Operation::fetch_customer, Operation::find_by_primary},
     {Operation::find_by_primary, Operation::fetch_usage},
     {Operation::update_contact, Operation::assign_owner}}};

using FirstCalls = std::map<std::pair<Position, Operation>, const LedgerCall*>;

FirstCalls first_calls(const sandbox::Ledger& ledger) {
  FirstCalls first;
  for (const LedgerCall& call : ledger.calls) {
    if (call.customer) first.emplace(std::pair(*call.customer, call.operation), &call);
  }
  return first;
}

double mean_without_tail(std::vector<double>& values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t kept = values.size() - values.size() * 5 / 100;
  return std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(kept), 0.0) /
         static_cast<double>(kept);
}

std::vector<double> steps_in(const FirstCalls& first) {
  std::vector<double> steps;
  for (const auto& [key, call] : first) {
    for (const auto& [from, to] : kSteps) {
      if (key.second != from || call->status != core::ReplyStatus::ok) continue;
      const auto next = first.find({key.first, to});
      if (next != first.end() && next->second->at >= call->answered)
        steps.push_back((next->second->at - call->answered).seconds());
    }
  }
  return steps;
}

std::vector<double> webhooks_in(const sandbox::Ledger& ledger, const FirstCalls& first) {
  std::map<Position, core::Time> due;
  for (const sandbox::LedgerWebhook& it : ledger.webhooks) {
    if (it.status >= 200 && it.status < 300) due.emplace(it.customer, it.due);
  }
  std::vector<double> waits;
  for (const auto& [customer, at] : due) {
    const auto call = first.find({customer, Operation::fetch_customer});
    if (call != first.end() && call->second->at >= at)
      waits.push_back((call->second->at - at).seconds());
  }
  return waits;
}

constexpr int kDraws = 20'000;

// Other families become twelve points of their quantiles.
sim::Distribution by_points(const sim::Distribution& distribution, double seconds) {
  std::vector<double> draws;
  sim::Stream stream(1);
  for (int i = 0; i < kDraws; ++i) draws.push_back(distribution.sample(stream) + seconds);
  std::sort(draws.begin(), draws.end());
  constexpr std::array<double, 12> kShares{0,   0.05, 0.15, 0.3,  0.5,   0.65,
                                           0.8, 0.9,  0.95, 0.98, 0.995, 1};
  std::vector<sim::QuantilePoint> points;
  for (const double share : kShares)
    points.push_back({share, draws[static_cast<std::size_t>(share * (kDraws - 1))]});
  return sim::Distribution::empirical(points);
}

}  // namespace

Overhead overhead_in(const sandbox::Ledger& ledger) {
  const FirstCalls first = first_calls(ledger);
  std::vector<double> steps = steps_in(first);
  std::vector<double> webhooks = webhooks_in(ledger, first);
  Overhead it;
  it.steps = steps.size();
  it.step_s = mean_without_tail(steps);
  if (!steps.empty()) it.step_p95_s = steps[(steps.size() - 1) * 95 / 100];
  it.webhook_s = mean_without_tail(webhooks);
  return it;
}

sim::Scenario calm(const sim::Scenario& scenario) {
  sim::Scenario it = scenario;
  it.cohort.trials = 24;
  for (sim::Campaign& campaign : it.cohort.campaigns) campaign.length = core::seconds(3);
  it.payments.delivery_delay = sim::Distribution::constant(0);
  it.payments.duplicate_share = it.payments.failure_share = 0;
  it.payments.outages.clear();
  it.payments.charge_delay = core::seconds(2);
  for (const sim::SystemInfo& row : sim::kSystemTable) {
    sim::Api& api = it.apis.*row.api;
    api = {};
    api.latency = sim::Distribution::constant(0.02);
  }
  it.incidents.clear();
  return it;
}

sim::Distribution longer(const sim::Distribution& distribution, double seconds) {
  using sim::Distribution;
  const auto parameter = [&](int i) { return distribution.parameter(i); };
  switch (distribution.family()) {
    case sim::Family::constant:
      return Distribution::constant(std::max(0.0, parameter(0) + seconds));
    case sim::Family::uniform:
      return Distribution::uniform(parameter(0) + seconds, parameter(1) + seconds);
    case sim::Family::lognormal_median_p95:
      return Distribution::lognormal_median_p95(parameter(0) + seconds, parameter(1) + seconds);
    case sim::Family::pareto_tail:
      return Distribution::pareto_tail(parameter(0) + seconds, parameter(1) + seconds,
                                       parameter(2));
    default:
      return by_points(distribution, seconds);
  }
}

sim::Scenario with_overhead(const sim::Scenario& scenario, const Overhead& overhead) {
  sim::Scenario it = scenario;
  it.payments.delivery_delay =
      longer(it.payments.delivery_delay, std::max(0.0, overhead.webhook_s - overhead.step_s));
  for (const sim::SystemInfo& row : sim::kSystemTable) {
    sim::Api& api = it.apis.*row.api;
    api.latency = longer(api.latency, overhead.step_s);
  }
  return it;
}

}  // namespace handoff::rehearse
