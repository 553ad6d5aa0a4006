// The pipeline: the state machine that hands a converted trial over to CRM, marketing and customer
// success.
//
// Sans-I/O: feed it an input and the time now; it changes its state and appends what it wants done
// to the caller's `Outbox`. It never waits, never reads a clock, never draws a random number, and
// allocates only when a table grows. The same object runs in production behind real adapters
// (core/ports.hpp) and in the simulation behind modelled ones.
//
//   received -> identified -> enriched -> committed -> routed -> assigned -> onboarding
//      |            |             |            |           |          |
//      +------------+-------------+------ exception(kind), superseded-+
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/classify.hpp"
#include "core/config.hpp"
#include "core/dedupe.hpp"
#include "core/exceptions.hpp"
#include "core/flat_map.hpp"
#include "core/handoff.hpp"
#include "core/messages.hpp"
#include "core/routing.hpp"
#include "core/subscription.hpp"

namespace handoff::core {

// What the pipeline has counted since it was made or cleared.
struct Counters {
  std::uint64_t events = 0;
  std::uint64_t redeliveries = 0;    // suppressed by event id
  std::uint64_t second_signals = 0;  // suppressed by conversion key
  std::uint64_t conversions = 0;
  std::uint64_t requests = 0;
  std::uint64_t retries = 0;
  std::uint64_t throttled = 0;     // 429 replies
  std::uint64_t late_replies = 0;  // to tries that nobody waits for any more
};

class Pipeline {
 public:
  // `config` must have passed `validated`.
  explicit Pipeline(PipelineConfig config);

  // Appends to `out`; the caller clears it.
  Verdict on_event(const PaymentEvent& event, Time now, Outbox& out);
  void on_reply(const Reply& reply, Time now, Outbox& out);
  void on_timer(Ticket ticket, Time now, Outbox& out);

  const PipelineConfig& config() const { return config_; }
  const Counters& counters() const { return counters_; }
  const ExceptionList& exceptions() const { return exceptions_; }
  std::size_t in_flight() const { return handoffs_.size() - free_.size(); }

  // Forgets everything but the configuration, and keeps the memory.
  void clear();

 private:
  void act(const Classification& is, const PaymentEvent& event, SubscriptionRecord& record,
           bool facts_changed, Time now, Outbox& out);
  void open(const PaymentEvent& event, SubscriptionRecord& record, bool conversion, Time now,
            Outbox& out);
  Handoff& free_slot();
  void release(Handoff& it);
  void close(Handoff& it, HandoffState state, ExceptionKind kind, Time now, Outbox& out);
  void enter(Handoff& it, HandoffState state, Outbox& out,
             ExceptionKind kind = ExceptionKind::none);

  Handoff* find(Ticket ticket);
  std::uint32_t slot_of(const Handoff& it) const {
    return static_cast<std::uint32_t>(&it - handoffs_.data());
  }
  void ask(Handoff& it, Operation operation, Outbox& out);
  void send(Handoff& it, Operation operation, Outbox& out);
  void settle(Handoff& it, const Reply& reply, Time now, Outbox& out);
  void fail(Handoff& it, Operation operation, Time now, Outbox& out);

  void step(Handoff& it, Time now, Outbox& out);
  void identify(Handoff& it, Time now, Outbox& out);
  void enrich(Handoff& it, Outbox& out);
  void commit(Handoff& it, Outbox& out);
  void check_commit(Handoff& it, Time now, Outbox& out);
  void route(Handoff& it, Time now, Outbox& out);
  void assign(Handoff& it, Outbox& out);
  void check_assignment(Handoff& it, Time now, Outbox& out);
  void raise(const Handoff& it, ExceptionKind kind, Time now);
  void start_onboarding(Handoff& it, Time now, Outbox& out);

  PipelineConfig config_;
  EventLog log_;
  FlatMap<SubscriptionId, SubscriptionRecord> subscriptions_;
  std::vector<Handoff> handoffs_;
  std::vector<std::uint32_t> free_;
  Rota rota_;
  ExceptionList exceptions_;
  Counters counters_;
};

}  // namespace handoff::core
