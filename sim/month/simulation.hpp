// Simulation: one replication - the real pipeline against the modelled world, event by event.
//
// The kinds of event (Agenda): a webhook delivery, the completion of a call, an effect that comes
// apart from it, a timer of the core, and what happens to people. Where the pipeline is not told but asks, the processor's list is
// handed over. The object is made once for a scenario and runs any number of replications, reusing
// its memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/pipeline.hpp"
#include "sim/month/agenda.hpp"
#include "sim/month/discovery.hpp"
#include "sim/month/metrics.hpp"
#include "sim/month/month_state.hpp"
#include "sim/month/observers.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct ReplicationResult {
  std::uint64_t hash = 0;                     // of all events, in order, and what came of them
  std::array<double, kMetricCount> counts{};  // of the metrics that are counts
  std::vector<std::array<double, kMetricCount>> by_month;  // the same, where there are several
  std::vector<std::string> violations;  // of the invariants; empty when all is well
};

class Simulation {
 public:
  // Keeps a reference to the scenario, which must have passed `checked`. Checking costs a few
  // percent; benchmarks leave it out.
  explicit Simulation(const Scenario& scenario, Checking checking = Checking::on);
  // Its parts know each other by their addresses.
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  ReplicationResult run(std::uint32_t replication);

  // Who listens to the runs that follow, or nobody. Results are the same either way.
  void record(TraceRecorder* recorder) { observers_.record(recorder); }
  void watch(Recorder* watcher) { observers_.watch(watcher); }

  // Of the last run.
  const MonthState& month() const { return month_; }
  const std::vector<Customer>& customers() const { return month_.customers; }
  const std::vector<CustomerResult>& results() const { return month_.results; }
  const core::Pipeline& pipeline() const { return month_.pipeline; }
  const World& world() const { return month_.world; }
  const TeamModel& team() const { return month_.team; }
  bool counts(std::size_t position) const { return month_.counts(position); }
  bool touched_in_time(std::size_t position) const { return month_.touched_in_time(position); }

 private:
  using Kind = Agenda::Kind;

  void start(std::uint32_t replication);
  void pass(core::Time now);
  void begin_days();
  void begin_day(std::uint32_t day, core::Time now);
  void schedule_delivery();
  void handle(QueueEntry entry);
  void complete(std::uint32_t call, core::Time now);
  void take_effect(std::uint32_t call, core::Time now);
  void hand_over(int limit, core::Reply& reply, core::Time now);
  void review(core::Time now);
  void carry_out(core::Time now);
  void send(const core::Request& request, core::Time now);
  bool jobs_go_on(core::Operation job, core::Time at) const;
  void follow_team();
  void observe(const core::Progress& progress, core::Time now);
  void count_missends();

  MonthState month_;
  core::Outbox outbox_;
  Agenda agenda_;
  Discovery discovery_{month_, agenda_, outbox_};
  Observers observers_;
  std::uint64_t hash_ = 0;
  std::size_t next_mark_ = 0;       // of the counted months
  core::Time mark_ = core::kNever;  // when it is
};

}  // namespace handoff::sim
