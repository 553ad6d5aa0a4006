// Observers: whoever listens to a run - the checker of what must hold, a trace, the tables by hour.
//
// They are told what happens and change no digit of it. Each may be absent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "sim/month/checker.hpp"
#include "sim/month/month_state.hpp"
#include "sim/month/recorder.hpp"
#include "sim/month/trace_recorder.hpp"

namespace handoff::sim {

enum class Checking : std::uint8_t { off, on };

class Observers {
 public:
  explicit Observers(Checking checking) : checking_(checking == Checking::on) {}

  void record(TraceRecorder* trace) { trace_ = trace; }
  void watch(Recorder* tables) { tables_ = tables; }

  // A new replication.
  void clear() { checker_.clear(); }

  // ---- what happens ----

  void delivered(std::uint32_t position, core::Time now) {
    if (trace_) trace_->delivered(position, now);
  }
  void sent(const MonthState& month, const core::Request& request, std::uint32_t call,
            core::Time now) {
    if (trace_ && request.subscription)
      trace_->sent(month.world.position(request.subscription), call, request.ticket, now);
  }
  void answered(std::uint32_t call, const core::Request& request, core::ReplyStatus status,
                core::Time now) {
    if (trace_) trace_->answered(call, status, now);
    if (tables_ && request.by == core::Actor::system)
      tables_->reply(request.ticket.operation, status, now);
  }
  void reached(const MonthState& month, std::uint32_t position, const core::Progress& progress,
               core::Time now) {
    if (checking_) checker_.on_progress(progress, month.world, now);
    if (trace_) trace_->reached(position, progress, now);
  }
  // After each event.
  void lines(const TeamModel& team, core::Time now) {
    if (!tables_) return;
    for (std::size_t pool = 0; pool < team.pools(); ++pool)
      tables_->line(pool, team.waiting(pool), now);
  }

  // ---- the end ----

  // The mails that this customer got after the conversion, and when the sequence was left.
  void missends(const MonthState& month, std::uint32_t position, core::Time left,
                std::span<const core::Time> mails);
  // The invariants that are broken.
  std::vector<std::string> finish(const MonthState& month);

 private:
  bool checking_;
  Checker checker_;
  TraceRecorder* trace_ = nullptr;
  Recorder* tables_ = nullptr;
};

}  // namespace handoff::sim
