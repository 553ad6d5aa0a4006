// The slots of timers.
#include "sim/month/agenda.hpp"

namespace handoff::sim {

void Agenda::clear() {
  queue_.clear();
  timers_.clear();
  free_timers_.clear();
  parked_timers_.clear();
  parked_requests_.clear();
}

void Agenda::schedule(const core::Timer& timer) {
  if (free_timers_.empty()) {
    free_timers_.push_back(static_cast<std::uint32_t>(timers_.size()));
    timers_.emplace_back();
  }
  const std::uint32_t slot = free_timers_.back();
  free_timers_.pop_back();
  timers_[slot] = timer.ticket;
  schedule(timer.at, Kind::timer, slot);
}

const core::Ticket& Agenda::take_timer(std::uint32_t index) {
  assert(index < timers_.size());
  free_timers_.push_back(index);
  return timers_[index];
}

}  // namespace handoff::sim
