// The invariants, one function each.
#include "sim/checker.hpp"

#include <algorithm>

#include "sim/simulation.hpp"

namespace handoff::sim {
namespace {

bool excused(const Simulation& run, core::SubscriptionId subscription) {
  const auto& records = run.pipeline().exceptions().records();
  return std::any_of(records.begin(), records.end(), [&](const core::ExceptionRecord& record) {
    return record.open && record.subscription == subscription;
  });
}

core::SubscriptionId subscription_of(const Customer& customer) { return {customer.trial + 1u}; }

std::uint64_t committed_without_both_halves(const Simulation& run) {
  std::uint64_t broken = 0;
  for (std::size_t at = 0; at < run.results().size(); ++at) {
    if (run.results()[at].committed == core::kNever) continue;
    const CustomerState& state = run.world().states()[at];
    if (state.stage < core::LifecycleStage::customer || state.enrolled) ++broken;
  }
  return broken;
}

std::uint64_t wrong_revenue(const Simulation& run) {
  std::uint64_t wrong = 0;
  for (std::size_t at = 0; at < run.customers().size(); ++at) {
    const Customer& customer = run.customers()[at];
    const bool agrees = run.world().states()[at].subscribed == customer.subscribed;
    if (!agrees && !excused(run, subscription_of(customer))) ++wrong;
  }
  return wrong;
}

std::string sentence(std::uint64_t count, const char* what) {
  return std::to_string(count) + " " + what;
}

}  // namespace

// In flight counts as not lost; at the end of a run nothing is.
std::uint64_t lost_handoffs(const Simulation& run) {
  if (run.pipeline().in_flight() > 0) return 0;
  std::uint64_t lost = 0;
  for (std::size_t at = 0; at < run.results().size(); ++at) {
    const bool in_crm = run.world().states()[at].stage >= core::LifecycleStage::customer;
    if (!in_crm && !excused(run, subscription_of(run.customers()[at]))) ++lost;
  }
  return lost;
}

std::vector<std::string> check(const Simulation& run) {
  std::vector<std::string> violations;
  const auto none = [&violations](std::uint64_t count, const char* what) {
    if (count > 0) violations.push_back(sentence(count, what));
  };
  none(lost_handoffs(run), "converted customers lost");
  none(run.pipeline().in_flight(), "handoffs still in flight when nothing was left to happen");
  none(committed_without_both_halves(run), "handoffs committed without both halves");
  none(run.world().calls_sent() - run.world().calls_completed(), "requests without a reply");
  if (run.pipeline().config().dedupe.enabled)
    none(run.world().duplicate_effects(), "effects happened twice");
  none(wrong_revenue(run), "customers whose MRR in the CRM is not billing's, without an exception");
  return violations;
}

}  // namespace handoff::sim
