// Trials that the events of all sources tell of, known from the first event on.
//
// A pipeline in production asks the processor what it has to know of a subscription. A replay can
// ask only its files, but all of them: an invoice does not say whether its subscription had a
// trial, and may come before the event that does.
#pragma once

#include <unordered_map>

#include "core/messages/events.hpp"

namespace handoff::io {

class KnownTrials {
 public:
  // Takes note of a subscription that an event shows in its trial, or at the trial's end; that it
  // had one at some time is not enough, nor is free time of a running subscription. Of its end the
  // newest event counts.
  void learn(const core::PaymentEvent& event);

  // Tells an invoice's event what is known of its subscription's trial, if that had begun.
  void tell(core::PaymentEvent& event) const;

 private:
  struct Trial {
    core::Time since;  // first seen in it
    core::Time said;
    core::Time end;
  };

  std::unordered_map<std::uint64_t, Trial> trials_;
};

}  // namespace handoff::io
