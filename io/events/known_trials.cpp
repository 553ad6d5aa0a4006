// One entry for each subscription that was seen in a trial.
#include "io/events/known_trials.hpp"

#include <algorithm>

#include "core/conversion/classify.hpp"

namespace handoff::io {
namespace {

// An invoice may be dated a moment before the event that tells of the trial's end.
constexpr core::Duration kSameMoment = core::hours(1);

}  // namespace

void KnownTrials::learn(const core::PaymentEvent& event) {
  const bool concerns = core::concerns_subscription(event.type) && event.subscription;
  if (!concerns || event.set_aside != core::SetAside::none || !core::tells_trial(event)) return;
  const auto [entry, is_new] = trials_.try_emplace(
      event.subscription.value, Trial{event.created, event.created, event.trial_end});
  Trial& trial = entry->second;
  if (is_new) return;
  trial.since = std::min(trial.since, event.created);
  if (trial.said > event.created) return;
  trial.said = event.created;
  trial.end = event.trial_end;
}

void KnownTrials::tell(core::PaymentEvent& event) const {
  if (!core::is_invoice(event.type) || event.had_trial) return;
  const auto found = trials_.find(event.subscription.value);
  if (found == trials_.end() || event.created + kSameMoment < found->second.since) return;
  event.had_trial = true;
  event.trial_end = found->second.end;
}

}  // namespace handoff::io
