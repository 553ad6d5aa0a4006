// A replay: the events of all sources, first read and then decided as a pipeline would have.
//
// The command, and the tests that hold it to what happened to others, go by the same steps. All
// sources are read before the first decision, because what one of them says of a trial, of test
// mode or of the order of events counts for all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/config/config.hpp"
#include "core/dry_run.hpp"
#include "io/events/event_log.hpp"
#include "io/events/left_out.hpp"
#include "io/events/payment_events.hpp"
#include "io/results/replay_report.hpp"

namespace handoff::io {

enum class ReplayOrder {
  given,    // as the events stand; a processor's list, newest first, from its end
  created,  // by the events' own time
};

class Replay {
 public:
  // `config` must have passed `validated`.
  Replay(EventFormat format, core::PipelineConfig config);

  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  // One source, "-" for standard input. An error: it cannot be read at all.
  std::optional<core::Error> read(const std::string& path);

  // Decides everything that was read; each record is taken in the order of the sources, or of time
  // if that was asked for. An error, and no record: there was something, and none of it an event.
  using Take = std::function<void(const ReplayRecord& record)>;
  std::optional<core::Error> decide(ReplayOrder order, const Take& take);

  const LeftOut& left_out() const { return left_out_; }
  core::DryRunSummary summary() const { return dry_run_.summary(); }

 private:
  void set_test_mode_aside();
  void tell_known_trials();
  void count_set_aside();

  EventFormat format_;
  core::DryRun dry_run_;
  IdTables ids_;
  EventLog log_;
  LeftOut left_out_;
  std::vector<std::string> sources_;
};

}  // namespace handoff::io
