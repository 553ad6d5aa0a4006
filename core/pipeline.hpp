// The pipeline: the state machine that hands a converted trial over to CRM, marketing and customer
// success.
//
// Sans-I/O: feed it an input and the time now; it changes its state and appends what it wants done
// to the caller's `Outbox`. It never waits, never reads a clock, never draws a random number, and
// allocates only when a table grows. The same object runs in production behind real adapters
// (core/ports.hpp) and in the simulation behind modelled ones.
//
//   received -> identified -> enriched -> routed -> assigned -> onboarding -> verified
//      |            |             |          |          |            |
//      +------------+-------------+-- exception(kind), superseded ---+
//
// A handoff is routed when the CRM has acknowledged its update. The trial's sequences are left
// beside that, and `committed` is told when both are done; the handoff does not end before.
//
// Its sources: pipeline_events.cpp takes events in, pipeline_calls.cpp sends requests and settles
// replies, pipeline_steps.cpp moves a handoff on, pipeline_jobs.cpp polls, syncs, reconciles and
// reviews, and pipeline_snapshot.cpp stores all of it. Its parts know nothing of one another: the
// handoffs in flight, the line in front of them and the exception list (handoff/), the comparison
// of billing and CRM (reconciler.hpp), the rota (routing/), the event log (conversion/dedupe.hpp)
// and the subscriptions (store/).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/day_counter.hpp"
#include "core/base/flat_map.hpp"
#include "core/config/config.hpp"
#include "core/conversion/classify.hpp"
#include "core/conversion/customer_count.hpp"
#include "core/conversion/dedupe.hpp"
#include "core/handoff/exception_list.hpp"
#include "core/handoff/handoff.hpp"
#include "core/handoff/handoff_table.hpp"
#include "core/handoff/lookups.hpp"
#include "core/handoff/pace.hpp"
#include "core/messages/events.hpp"
#include "core/messages/outbox.hpp"
#include "core/messages/replies.hpp"
#include "core/reconciler.hpp"
#include "core/routing/routing.hpp"
#include "core/store/subscription.hpp"
#include "core/store/subscription_store.hpp"

namespace handoff::core {

// What the pipeline has counted since it was made or cleared.
struct Counters {
  std::uint64_t events = 0;
  std::uint64_t redeliveries = 0;    // suppressed by event id
  std::uint64_t second_signals = 0;  // suppressed by conversion key
  std::uint64_t conversions = 0;
  std::uint64_t requests = 0;
  std::uint64_t replies = 0;
  std::uint64_t retries = 0;
  std::uint64_t throttled = 0;     // 429 replies
  std::uint64_t late_replies = 0;  // to tries that nobody waits for any more
  std::uint64_t reconciliations = 0;
};

class Pipeline {
 public:
  // How many subscriptions with nothing left to do are kept at hand, unpacked: time for memory, at
  // 100 bytes each. It changes no behaviour.
  static constexpr std::size_t kAtHand = 1'024;

  // `config` must have passed `validated`.
  explicit Pipeline(PipelineConfig config, std::size_t at_hand = kAtHand);

  // Arms the jobs that the configuration asks for. Call it once before the first input.
  void start(Time now, Outbox& out);

  // Each appends to `out`; the caller clears it. `now` never goes back.
  Verdict on_event(const PaymentEvent& event, Time now, Outbox& out);
  void on_reply(const Reply& reply, Time now, Outbox& out);
  void on_timer(Ticket ticket, Time now, Outbox& out);
  void on_resolution(const Resolution& resolution, Time now, Outbox& out);

  // A person has made the first touch with a customer, or somebody of a pool (`anybody_of`): for the
  // least-loaded strategy, and for rules that choose among pools.
  void on_first_touch(PersonId person);

  // New rules, among them the routing table, while handoffs are in flight: those that are routed
  // already keep their owner, and tiers go on under the same names. Which jobs run is settled at
  // `start`.
  void reconfigure(PipelineConfig config, Time now, Outbox& out);

  // The whole state but the configuration. After `restore` into a pipeline of the same
  // configuration, `resume` asks again for everything that was on its way, so that a crash between
  // any two inputs loses nothing; idempotency keys make sure that it doubles nothing either. The
  // order to keep: store the snapshot after an input, then send what it asked for, then acknowledge
  // the input, so that one that was not stored comes again.
  std::vector<std::uint8_t> snapshot() const;
  [[nodiscard]] bool restore(std::span<const std::uint8_t> bytes);
  void resume(Time now, Outbox& out);

  const PipelineConfig& config() const { return config_; }
  const Counters& counters() const { return counters_; }
  const ExceptionList& exceptions() const { return exceptions_; }
  std::size_t in_flight() const { return handoffs_.in_use(); }
  // First touches that people or pools were chosen for and have still to make.
  std::uint64_t open_touches() const { return rota_.open_touches(); }

  // What is known of a subscription; nothing if it was never heard of.
  std::optional<SubscriptionRecord> subscription(SubscriptionId id) const {
    return subscriptions_.look_at(id);
  }

  // Forgets everything but the configuration, and keeps the memory.
  void clear();

 private:
  // ---- events ----
  void act(const Classification& is, const PaymentEvent& event, const SubscriptionRecord& before,
           SubscriptionRecord& record, Time now, Outbox& out);
  void count_customer(Classification& is, const PaymentEvent& event,
                      const SubscriptionRecord& before, SubscriptionRecord& record);
  void raise_charge(SubscriptionId subscription, CustomerId customer,
                    const SubscriptionRecord& record, Time now);
  void open(SubscriptionId subscription, CustomerId customer, Time occurred, Pass pass, Time now,
            Outbox& out, ContactId contact = {});
  SubscriptionRecord& record_of(const Handoff& it) { return subscriptions_[it.record]; }
  void open_from(const PaymentEvent& event, Pass pass, Time now, Outbox& out);
  void release(Handoff& it);
  void close(Handoff& it, HandoffState state, ExceptionKind kind, Time now, Outbox& out);
  void finish(Handoff& it, Time now, Outbox& out);
  void enter(Handoff& it, HandoffState state, Outbox& out,
             ExceptionKind kind = ExceptionKind::none);
  static void tell_progress(const Handoff& it, HandoffState state, ExceptionKind kind, Outbox& out);
  void raise(const Handoff& it, ExceptionKind kind, Time now);

  // ---- pace ----
  void begin_or_wait(Handoff& it, Time now, Outbox& out);
  void begin(Handoff& it, Time now, Outbox& out);
  void begin_next(Time now, Outbox& out);

  // ---- calls ----
  void ask(Handoff& it, Operation operation, Outbox& out);
  void send(Handoff& it, Operation operation, Outbox& out);
  void settle(Handoff& it, const Reply& reply, Time now, Outbox& out);
  void learn(Handoff& it, const Reply& reply, Time now);
  void fail(Handoff& it, Operation operation, Time now, Outbox& out);
  void go_on(Handoff& it, Operation settled, Time now, Outbox& out);
  bool try_again(Tries tries, const Reply& reply, Time now, Outbox& out);

  // ---- steps ----
  void step(Handoff& it, Time now, Outbox& out);
  void identify(Handoff& it, Time now, Outbox& out);
  void enrich(Handoff& it, Outbox& out);
  void tell(Handoff& it, Outbox& out);
  void commit(Handoff& it, Outbox& out);
  void check_update(Handoff& it, Time now, Outbox& out);
  void conclude_commit(const Handoff& it, Time now, Outbox& out);
  void route(Handoff& it, Time now, Outbox& out);
  bool has_deal(const Handoff& it) const;
  void choose_people(Handoff& it, SubscriptionRecord& record, bool same_tier, Time now);
  void assign(Handoff& it, Outbox& out);
  void check_assignment(Handoff& it, Time now, Outbox& out);
  void start_onboarding(Handoff& it, Time now, Outbox& out);

  // ---- jobs ----
  struct Job {
    Tries tries;
    bool waiting = false;
  };
  Job& job(Operation operation);
  void arm(Operation operation, Time at, Outbox& out);
  void arm_jobs(Time now, Outbox& out);
  void ask_job(Operation operation, Time now, Outbox& out);
  void send_job(Operation operation, Time now, Outbox& out);
  void job_due(Operation operation, Time now, Outbox& out);
  void job_reply(const Reply& reply, Time now, Outbox& out);
  void job_done(const Reply& reply, Time now, Outbox& out);
  void rest_until_sync(Handoff& it, Time now, Outbox& out);
  void lists_synced(Time as_of, Time now, Outbox& out);
  void compare(std::span<const CrmFact> facts, Time now, Outbox& out);
  Reconciler::Outcome look_at(const BillingFact& billing, const CrmFact* crm, Time now,
                              Outbox& out);
  bool agrees(const BillingFact& billing, const CrmFact* crm, SubscriptionRecord& record, Time now,
              Outbox& out);
  void learn_from_billing(const BillingFact& billing, SubscriptionRecord& record, Time now);
  void handle_mismatch(const BillingFact& billing, ExceptionKind kind, Time now, Outbox& out);
  Time next_review(Time now);

  template <class Archive>
  void archive(Archive& ar);
  bool hold_records();
  void forget_people(const std::vector<Pool>& pools);
  // An input has come: time goes on, and who has nothing left to do may sleep.
  void wake(Time now);

  // What must be true between two inputs: of the handoff that a ticket names, and of all.
  bool goes_on(Ticket ticket);
  bool consistent() const;
  bool holds_records() const;

  PipelineConfig config_;
  Lookups lookups_;
  Time now_{};  // of the last input
  EventLog log_;
  SubscriptionStore subscriptions_;
  FlatMap<SubscriptionId, Chosen> chosen_;        // where a repair may be needed
  FlatMap<CustomerId, CustomerCount> customers_;  // only where customers are counted
  HandoffTable handoffs_;
  Pace pace_;
  Rota rota_;
  ExceptionList exceptions_;
  Counters counters_;
  DayCounter conversions_;  // of the last 24 hours
  std::array<Job, kJobs> jobs_{};
  Reconciler reconciler_;
};

}  // namespace handoff::core
