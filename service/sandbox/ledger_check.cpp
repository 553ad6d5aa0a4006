// One function for each of the invariants.
#include "service/sandbox/ledger_check.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "sim/month/checker.hpp"

namespace handoff::sandbox {
namespace {

using core::Operation;

bool once(Operation operation) {
  switch (operation) {
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::start_onboarding:
      return true;
    default:
      return false;
  }
}

// Effects beyond the first of a customer, operation and tier's turn.
std::size_t doubled_in(const Ledger& ledger) {
  std::map<std::tuple<Position, Operation, std::uint32_t>, std::size_t> effects;
  std::size_t doubled = 0;
  for (const LedgerCall& call : ledger.calls) {
    if (call.done != Done::effect || !call.customer || !once(call.operation)) continue;
    if (++effects[{*call.customer, call.operation, call.tier_key}] > 1) ++doubled;
  }
  return doubled;
}

std::size_t repeated_in(const Ledger& ledger) {
  std::size_t repeated = 0;
  for (const LedgerCall& call : ledger.calls) repeated += call.done == Done::repeated ? 1 : 0;
  return repeated;
}

}  // namespace

LedgerVerdict check_ledger(const Ledger& ledger, const sim::MonthState& month,
                           const std::set<std::string>& excused) {
  LedgerVerdict it;
  it.customers = month.customers.size();
  it.doubled = doubled_in(ledger);
  it.repeated = repeated_in(ledger);
  std::size_t wrong = 0, mailed = 0;
  for (std::size_t at = 0; at < month.customers.size(); ++at) {
    const sim::Customer& customer = month.customers[at];
    const sim::CustomerState& state = month.world.states()[at];
    if (excused.contains(subscription_text(customer))) {
      ++it.excused;
      continue;
    }
    if (state.stage < core::LifecycleStage::customer)
      ++it.lost;
    else if (!sim::same_value(state.subscribed, customer.subscribed))
      ++wrong;
    if (state.enrolled) ++mailed;
  }
  const auto none = [&it](std::uint64_t count, const char* what) {
    if (count > 0) it.violations.push_back(fmt::format("{} {}", count, what));
  };
  const sim::Breaches& breaches = month.world.breaches();
  none(it.lost, "converted customers lost");
  none(it.doubled, "effects happened twice");
  none(breaches.duplicate_effects.count, "effects happened twice, as the world counts them");
  none(wrong, "customers whose plan or MRR in the CRM is not billing's");
  none(mailed, "customers still in the trial's sequences");
  none(breaches.stage_backward.count, "requests that move a lifecycle stage backward");
  none(breaches.quiet_calls.count, "calls planned outside the customer's or the team's hours");
  none(month.world.calls_sent() - month.world.calls_completed(), "calls without an end");
  return it;
}

std::string verdict_text(const LedgerVerdict& verdict) {
  std::string text = fmt::format(
      "ledger: {} customers, {} lost, {} doubled ({} repeated writes known by their key), {} on "
      "the "
      "exception list\n",
      verdict.customers, verdict.lost, verdict.doubled, verdict.repeated, verdict.excused);
  for (const std::string& violation : verdict.violations) text += "broken: " + violation + '\n';
  text += verdict.violations.empty() ? "all invariants hold\n" : "invariants are broken\n";
  return text;
}

}  // namespace handoff::sandbox
