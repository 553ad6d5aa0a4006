// Customer count: what a customer's other subscriptions make of a decision, where conversions are
// counted by customer (CountBy::customer).
//
// The first subscription that converts is the conversion. One more while it runs is an expansion;
// one after all have ended, a reactivation. Who is in a trial and buys another subscription has
// converted with that one.
#pragma once

#include <cstdint>

#include "core/base/time.hpp"
#include "core/messages/events.hpp"

namespace handoff::core {

class CustomerCount {
 public:
  // The reason anew, of the subscription that the event is about.
  Reason count(Reason reason, Time at);

  template <class Archive>
  void archive(Archive& ar) {
    ar(running_, paid_, trial_until_);
  }

 private:
  // So long after a trial's end it is still taken for the same decision to buy.
  static constexpr Duration kSameDecision = days(1);

  Reason pays(Reason reason);

  std::uint32_t running_ = 0;  // subscriptions that are paid for
  bool paid_ = false;          // at any time
  Time trial_until_{-1};       // kNever: a trial runs
};

}  // namespace handoff::core
