// Simulation: one replication - the real pipeline against the modelled world, event by event.
//
// The kinds of event: a webhook delivery, the completion of a call, a timer of the core, and what
// happens to people (simulation_people.cpp). Where the pipeline is not told but asks, the
// processor's list is handed over. The object is made once for a scenario and runs any number of
// replications, reusing its memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/pipeline.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/month/checker.hpp"
#include "sim/month/cohort.hpp"
#include "sim/month/metrics.hpp"
#include "sim/month/outcomes.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/mail/nurture.hpp"
#include "sim/world/payments/payments.hpp"
#include "sim/world/people/team.hpp"
#include "sim/world/world.hpp"

namespace handoff::sim {

// What became of one converting customer. Times that were never reached are `core::kNever`.
struct CustomerResult {
  core::Time committed = core::kNever;
  core::Time onboarded = core::kNever;
  core::Time received = core::kNever;
  core::Time found = core::kNever;  // that the CRM lacked it or had it wrong, by whatever means
  std::uint32_t missends = 0;       // trial mails after the payment
  bool exception = false;
  bool missed = false;           // somebody will notice some day, and has not yet
  std::uint8_t discoveries = 0;  // so far
};

class TraceRecorder;  // sim/month/trace.hpp
class Recorder;       // sim/month/recorder.hpp

enum class Checking : std::uint8_t { off, on };

struct ReplicationResult {
  std::uint64_t hash = 0;                     // of all events, in order, and what came of them
  std::array<double, kMetricCount> counts{};  // of the metrics that are counts
  std::vector<std::string> violations;        // of the invariants; empty when all is well
};

class Simulation {
 public:
  // Keeps a reference to the scenario, which must have passed `checked`. Checking costs a few
  // percent; benchmarks leave it out.
  explicit Simulation(const Scenario& scenario, Checking checking = Checking::on);

  ReplicationResult run(std::uint32_t replication);

  // Who listens to the runs that follow, or nobody. Results are the same either way.
  void record(TraceRecorder* recorder) { recorder_ = recorder; }
  void watch(Recorder* watcher) { watcher_ = watcher; }

  // Of the last run, in the same order.
  const std::vector<Customer>& customers() const { return customers_; }
  const std::vector<CustomerResult>& results() const { return results_; }
  const core::Pipeline& pipeline() const { return pipeline_; }
  const World& world() const { return world_; }
  const TeamModel& team() const { return team_; }

  // Whether a customer is part of what is measured: not one of the warm-up.
  bool counts(std::size_t position) const {
    return customers_[position].converted >= counted_from_;
  }
  bool touched_in_time(std::size_t position) const;

 private:
  enum class Kind : std::uint32_t {
    delivery,
    completion,
    timer,
    reading,       // a person of the staff reads a message
    discovery,     // somebody notices a conversion that was missed
    resend,        // and has it handed over by hand
    team_person,   // has finished something
    team_opening,  // pool and customers are both there again
    team_pickup,   // somebody sees a customer whom nobody assigned
  };

  void schedule(core::Time at, Kind kind, std::uint32_t index);
  void schedule_delivery();
  void handle(QueueEntry entry);
  void complete(std::uint32_t call, core::Time now);
  void hand_over(int limit, core::Reply& reply, core::Time now);
  void review(core::Time now);
  void carry_out(core::Time now);
  void schedule_timer(const core::Timer& timer);
  void send(const core::Request& request, core::Time now);
  // Neither the pipeline nor a list that somebody reads knows that this customer is missing or
  // wrong.
  void miss(std::uint32_t position, core::Time now);
  bool overlooks(std::uint32_t position) const;
  bool needs_hand(std::uint32_t position) const;
  void discover(std::uint32_t position, core::Time now);
  void resend(std::uint32_t position, core::Time now);
  void find(std::uint32_t position, core::Time now);
  bool jobs_go_on(core::Time at) const;
  void tell_team(const core::Request& request, core::Time now);
  void miss_owner(const core::Progress& progress, core::Time now);
  void follow_team();
  void watch_lines(core::Time now);
  void watch_reply(const core::Request& request, core::ReplyStatus status, core::Time now);
  void watch_customers();
  void count_missends();
  Quality quality() const;
  void observe(const core::Progress& progress, core::Time now);
  void collect(ReplicationResult& result) const;

  const Scenario& scenario_;
  CohortGenerator generator_;
  core::Pipeline pipeline_;
  PaymentProcessor processor_;
  World world_;
  TeamModel team_;
  NurtureModel nurture_;
  Checker checker_;
  bool checking_;
  core::Time counted_from_;  // who converts earlier belongs to the warm-up
  core::Time horizon_;       // jobs end here; what is under way is finished
  EventQueue queue_;
  core::Outbox outbox_;
  std::vector<core::Ticket> timers_;
  std::vector<std::uint32_t> free_timers_;
  std::vector<core::Timer> parked_;  // of jobs that have ended
  std::vector<core::Request> parked_requests_;
  std::vector<Customer> customers_;
  std::vector<CustomerResult> results_;
  std::uint64_t hash_ = 0;
  std::uint32_t missed_ = 0;  // conversions that will be noticed some day
  StreamKey key_ = StreamKey::of(0, 0);
  core::Duration team_time_;
  std::vector<core::Time> mails_;           // of one customer
  std::vector<core::PaymentEvent> resent_;  // by hand
  TraceRecorder* recorder_ = nullptr;
  Recorder* watcher_ = nullptr;
};

}  // namespace handoff::sim
