// Windows, and what counts as a mismatch.
#include "core/reconciler.hpp"

#include <cassert>

#include "core/base/mutant.hpp"

namespace handoff::core {
namespace {

// For how long a customer who stands on the exception list keeps the window open.
constexpr Duration kLookBack = days(3);

// What a CRM holds of it: how billing came to know the amount is not among it.
bool same_value(const Subscribed& a, const Subscribed& b) {
  return a.plan == b.plan && a.mrr == b.mrr && a.currency == b.currency;
}

}  // namespace

Duration Reconciler::period(std::uint32_t conversions_a_day) const {
  const bool busy = conversions_a_day > static_cast<std::uint32_t>(policy_.busy_conversions_a_day);
  return busy ? policy_.busy_every : policy_.every;
}

// What the CRM's search does not show yet is left for the next window.
void Reconciler::open_window(Time now) {
  const Duration overlap =
      broken(Mutant::reconcile_skips_overlap) ? Duration{} : policy_.index_delay;
  from_ = to_ - overlap;
  to_ = now - policy_.index_delay;
}

void Reconciler::index(std::span<const CrmFact> facts) {
  crm_.clear();
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (facts[at].customer) crm_.insert(facts[at].customer).first = static_cast<std::uint32_t>(at);
  }
}

// Whoever is in flight, or did not agree, is looked at by the next run as well.
Time Reconciler::again_from(const BillingFact& billing, Outcome outcome, Time now) const {
  assert(outcome != Outcome::settled);
  const Time listed_for = billing.converted >= from_ ? billing.converted : billing.as_of;
  return outcome == Outcome::in_flight ? listed_for : std::max(listed_for, now - kLookBack);
}

void Reconciler::clear() {
  from_ = to_ = {};
  billing_.clear();
}

ExceptionKind mismatch(const BillingFact& billing, const CrmFact* crm, bool with_owner) {
  if (!crm) return ExceptionKind::missing;
  if (crm->stage < LifecycleStage::customer) return ExceptionKind::wrong_stage;
  if (broken(Mutant::reconcile_trusts_stage)) return ExceptionKind::none;
  if (!same_value(crm->subscribed, billing.subscribed)) return ExceptionKind::wrong_mrr;
  if (crm->enrolled) return ExceptionKind::still_enrolled;
  if (!crm->owned && with_owner) return ExceptionKind::unassigned;
  return ExceptionKind::none;
}

}  // namespace handoff::core
