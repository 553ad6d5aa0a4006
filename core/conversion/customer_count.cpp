// What each reason changes in a customer's count.
#include "core/conversion/customer_count.hpp"

#include "core/messages/explain.hpp"

namespace handoff::core {

Reason CustomerCount::pays(Reason reason) {
  const bool before = paid_;
  const bool runs = running_ > 0;
  ++running_;
  paid_ = true;
  if (!before) return reason;
  return runs ? Reason::expansion : Reason::reactivation;
}

Reason CustomerCount::count(Reason reason, Time at) {
  switch (reason) {
    case Reason::trial_started:
    case Reason::trial_ends_soon:
      trial_until_ = kNever;
      return reason;
    case Reason::bought_without_trial: {
      const bool in_trial = trial_until_ == kNever || at <= trial_until_ + kSameDecision;
      return pays(in_trial && !paid_ ? Reason::bought_in_trial : reason);
    }
    case Reason::customer_cancelled:
      if (running_ > 0) --running_;
      return reason;
    case Reason::trial_cancelled:
    case Reason::trial_lapsed:
      trial_until_ = at;
      return paid_ ? Reason::trial_replaced : reason;
    default:
      return decision(reason) == Decision::converted ? pays(reason) : reason;
  }
}

}  // namespace handoff::core
