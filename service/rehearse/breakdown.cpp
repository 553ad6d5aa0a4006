// Stretches of time are given away in order; each belongs to what was under way then. While nothing is, the
// service works, unless something that failed has still to be tried again.
#include "service/rehearse/breakdown.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace handoff::rehearse {
namespace {

using sandbox::LedgerCall;

// Whatever is asked beside the way to the CRM holds nothing up.
bool on_the_way(const LedgerCall& call) {
  switch (call.operation) {
    case core::Operation::fetch_customer:
    case core::Operation::find_by_primary:
    case core::Operation::find_by_secondary:
    case core::Operation::find_by_customer:
    case core::Operation::fetch_usage:
    case core::Operation::fetch_deal:
    case core::Operation::fetch_profile:
    case core::Operation::update_contact:
      return true;
    default:
      return false;
  }
}

bool failed(const LedgerCall& call) {
  return call.status == core::ReplyStatus::throttled ||
         call.status == core::ReplyStatus::server_error ||
         call.status == core::ReplyStatus::timed_out;
}

struct Way {
  std::vector<const LedgerCall*> calls;
  core::Time due = core::kNever;
};

std::vector<Way> ways_of(const sandbox::Ledger& ledger, std::size_t customers) {
  std::vector<Way> ways(customers);
  for (const LedgerCall& call : ledger.calls) {
    if (call.customer && on_the_way(call)) ways[*call.customer].calls.push_back(&call);
  }
  for (const sandbox::LedgerWebhook& it : ledger.webhooks) {
    if (it.status >= 200 && it.status < 300)
      ways[it.customer].due = std::min(ways[it.customer].due, it.due);
  }
  return ways;
}

// Adds one customer's: from the payment to the moment at which the CRM had it.
void add(const Way& way, core::Time converted, core::Time entered, Breakdown& sum) {
  core::Time at = std::min(std::max(way.due, converted), entered);
  sum.delivery_s += (at - converted).seconds();
  std::set<core::Operation> to_try_again;
  const auto rest_until = [&](core::Time next) {
    if (next <= at) return;
    (to_try_again.empty() ? sum.service_s : sum.waits_s) += (next - at).seconds();
    at = next;
  };
  for (const LedgerCall* call : way.calls) {
    if (call->at > entered) break;
    rest_until(call->at);
    if (failed(*call))
      to_try_again.insert(call->operation);
    else
      to_try_again.erase(call->operation);
    const core::Time until = std::min(call->answered, entered);
    if (until <= at) continue;
    sum.vendors_s += (until - at).seconds();
    at = until;
  }
  rest_until(entered);
  sum.lag_s += (entered - converted).seconds();
  ++sum.customers;
}

double late_p99_ms(const sandbox::Ledger& ledger) {
  std::vector<double> late;
  for (const LedgerCall& call : ledger.calls) {
    if (call.left != core::kNever) late.push_back((call.left - call.answered).seconds() * 1e3);
  }
  if (late.empty()) return 0;
  std::sort(late.begin(), late.end());
  return late[(late.size() - 1) * 99 / 100];
}

}  // namespace

Breakdown breakdown_of(const sandbox::Ledger& ledger, const sim::MonthState& month) {
  Breakdown sum;
  const std::vector<Way> ways = ways_of(ledger, month.customers.size());
  for (std::size_t at = 0; at < ways.size(); ++at) {
    const core::Time entered = month.world.states()[at].entered;
    if (entered != core::kNever && ways[at].due != core::kNever)
      add(ways[at], month.customers[at].converted, entered, sum);
  }
  const double count = std::max<double>(1, static_cast<double>(sum.customers));
  for (double* part : {&sum.delivery_s, &sum.service_s, &sum.vendors_s, &sum.waits_s, &sum.lag_s})
    *part /= count;
  sum.late_p99_ms = late_p99_ms(ledger);
  return sum;
}

}  // namespace handoff::rehearse
