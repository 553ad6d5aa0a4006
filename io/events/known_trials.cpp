// One entry for each subscription that had a trial.
#include "io/events/known_trials.hpp"

namespace handoff::io {

void KnownTrials::learn(const core::PaymentEvent& event) {
  const bool says = event.had_trial && event.trial_end != core::kNever && !event.late_trial;
  if (!says || !event.subscription || event.set_aside != core::SetAside::none) return;
  const auto [entry, is_new] =
      trials_.try_emplace(event.subscription.value, Trial{event.created, event.trial_end});
  if (!is_new && entry->second.said <= event.created)
    entry->second = {event.created, event.trial_end};
}

void KnownTrials::tell(core::PaymentEvent& event) const {
  const bool is_invoice = event.type == core::EventType::invoice_paid ||
                          event.type == core::EventType::invoice_payment_failed;
  if (!is_invoice || event.had_trial) return;
  const auto found = trials_.find(event.subscription.value);
  if (found == trials_.end()) return;
  event.had_trial = true;
  event.trial_end = found->second.end;
}

}  // namespace handoff::io
