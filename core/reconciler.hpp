// Reconciler: compares what billing says with what the CRM says, window by window.
//
//   [=== the one before ===]
//                     [======= window =======]          now
//                     <---->                  <--------->
//                     overlap                 index delay
//
// Billing is asked for the conversions of the window, then the CRM for their contacts. The CRM's
// search does not show an update at once, so a window ends that long before now and the
// next one begins that long before its end. Whoever could not be compared, or did not agree, draws
// the next window's beginning back to them. What is done about a mismatch is the pipeline's matter.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/flat_map.hpp"
#include "core/base/time.hpp"
#include "core/config/config.hpp"
#include "core/messages/exceptions.hpp"
#include "core/messages/replies.hpp"

namespace handoff::core {

class Reconciler {
 public:
  explicit Reconciler(const ReconcilePolicy& policy) : policy_(policy) {}

  void follow(const ReconcilePolicy& policy) { policy_ = policy; }

  // How long to wait between two windows when so many have converted within a day.
  Duration period(std::uint32_t conversions_a_day) const;

  void start(Time now) { from_ = to_ = now; }
  void open_window(Time now);

  // The window could not be compared: the next one takes it along.
  void give_up_window() { to_ = from_ + policy_.index_delay; }
  bool window_is_open() const { return from_ < to_; }
  Time from() const { return from_; }
  Time to() const { return to_; }

  // Billing is asked; it answers.
  void billing_asked(Time now) { asked_ = now; }
  void take_billing(std::span<const BillingFact> facts) {
    billing_.assign(facts.begin(), facts.end());
  }

  // Whether billing is to be believed against facts as of a moment: it is right but about what
  // changed after it was asked.
  bool billing_knows_better(const BillingFact& billing, Time as_of) const {
    return as_of < asked_ || as_of <= billing.as_of;
  }

  // What became of a conversion that was looked at.
  enum class Outcome : std::uint8_t { settled, in_flight, disagreed };

  // Calls `look(billing, crm)` for each conversion of the window, in billing's order; `crm` is null
  // if the CRM does not know the customer. `look` returns an Outcome.
  template <class Look>
  void compare(std::span<const CrmFact> facts, Time now, Look look) {
    index(facts);
    Time again = kNever;
    for (const BillingFact& billing : billing_) {
      const std::uint32_t* at = crm_.find(billing.customer);
      const Outcome outcome = look(billing, at ? &facts[*at] : nullptr);
      if (outcome != Outcome::settled) again = std::min(again, again_from(billing, outcome, now));
    }
    if (again != kNever) to_ = std::min(to_, again + policy_.index_delay);
  }

  void clear();

  template <class Archive>
  void archive(Archive& ar) {
    ar(from_, to_);
  }

 private:
  void index(std::span<const CrmFact> facts);
  Time again_from(const BillingFact& billing, Outcome outcome, Time now) const;

  ReconcilePolicy policy_;
  Time from_{};  // of the window under way, or the last one
  Time to_{};
  Time asked_{};
  std::vector<BillingFact> billing_;
  FlatMap<CustomerId, std::uint32_t> crm_;  // position of a customer in the CRM's answer
};

// How the CRM (null: it does not know the customer) differs from billing; none if it does not. An
// owner is missed only where rules assign one.
ExceptionKind mismatch(const BillingFact& billing, const CrmFact* crm, bool with_owner);

}  // namespace handoff::core
