// Noting, and telling whose call was answered.
#include "sim/month/trace_recorder.hpp"

#include <algorithm>
#include <cassert>

namespace handoff::sim {

void TraceRecorder::delivered(std::uint32_t position, core::Time now) {
  if (everybody_ != nullptr)
    everybody_->push_back({.at = now, .position = position, .delivery = true});
  if (position == position_) trace_.deliveries.push_back(now);
}

void TraceRecorder::sent(std::uint32_t position, std::uint32_t call, const core::Ticket& ticket,
                         core::Time now) {
  if (position != position_) return;
  open_.push_back({call, trace_.calls.size()});
  trace_.calls.push_back({.operation = ticket.operation, .attempt = ticket.attempt, .sent = now});
}

void TraceRecorder::answered(std::uint32_t call, core::ReplyStatus status, core::Time now) {
  const auto found = std::find_if(open_.begin(), open_.end(),
                                  [call](const Open& open) { return open.call == call; });
  if (found == open_.end()) return;
  trace_.calls[found->at].answered = now;
  trace_.calls[found->at].status = status;
  open_.erase(found);
}

void TraceRecorder::reached(std::uint32_t position, const core::Progress& progress,
                            core::Time now) {
  if (everybody_ != nullptr)
    everybody_->push_back(
        {now, position, false, progress.state, progress.exception, progress.pass});
  if (position == position_)
    trace_.states.push_back({now, progress.state, progress.exception, progress.pass});
}

}  // namespace handoff::sim
