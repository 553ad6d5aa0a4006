// Agenda: what is to happen in a replication, and when.
//
// An event is a kind and an index, of which only its kind knows the meaning: a call's slot, a
// position in the cohort, a person. The core's timers keep their tickets here. Jobs end some day:
// the timers and questions of those that have ended are parked, and go on if somebody comes after
// the end.
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "core/messages/messages.hpp"
#include "sim/engine/event_queue.hpp"

namespace handoff::sim {

class Agenda {
 public:
  enum class Kind : std::uint32_t {
    delivery,
    completion,
    effect,  // of a call that is answered at another time, or never
    timer,
    reading,       // a person of the staff reads a message
    discovery,     // somebody notices a conversion that was missed
    resend,        // and has it handed over by hand
    team_person,   // has finished something
    team_opening,  // pool and customers are both there again
    team_pickup,   // somebody sees a customer whom nobody assigned
    team_leaving,  // somebody leaves the team
    day,           // a day of a horizon begins
  };
  static constexpr std::uint32_t kKinds = 12;

  static Kind kind_of(QueueEntry entry) { return static_cast<Kind>(entry.payload() >> kIndexBits); }
  static std::uint32_t index_of(QueueEntry entry) { return entry.payload() & kIndexMask; }

  void clear();

  bool empty() const { return queue_.empty(); }
  QueueEntry pop() { return queue_.pop(); }

  void schedule(core::Time at, Kind kind, std::uint32_t index) {
    assert(index <= kIndexMask);
    queue_.push(at, (static_cast<std::uint32_t>(kind) << kIndexBits) | index);
  }
  void schedule(const core::Timer& timer);

  // Whose timer it is, when its event has come.
  const core::Ticket& take_timer(std::uint32_t index);

  // ---- jobs that have ended ----

  void park(const core::Timer& timer) { parked_timers_.push_back(timer); }
  void park(const core::Request& request) { parked_requests_.push_back(request); }
  bool anything_parked() const { return !parked_timers_.empty() || !parked_requests_.empty(); }

  // Those that go on, by goes_on(operation): first all questions by `send(request)`, then the timers, none
  // before `now`. The others stay.
  template <class GoesOn, class Send>
  void unpark(core::Time now, GoesOn goes_on, Send send) {
    std::erase_if(parked_requests_, [&](const core::Request& request) {
      const bool goes = goes_on(request.ticket.operation);
      if (goes) send(request);
      return goes;
    });
    std::erase_if(parked_timers_, [&](const core::Timer& timer) {
      const bool goes = goes_on(timer.ticket.operation);
      if (goes) schedule({timer.at < now ? now : timer.at, timer.ticket});
      return goes;
    });
  }

 private:
  // A queue's payload: the kind in the upper four bits, an index below.
  static constexpr unsigned kIndexBits = 28;
  static constexpr std::uint32_t kIndexMask = (1u << kIndexBits) - 1;
  static_assert(kKinds <= 1u << (32 - kIndexBits));

  EventQueue queue_;
  std::vector<core::Ticket> timers_;
  std::vector<std::uint32_t> free_timers_;
  std::vector<core::Timer> parked_timers_;
  std::vector<core::Request> parked_requests_;
};

}  // namespace handoff::sim
