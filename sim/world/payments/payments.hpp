// Payments: the payment processor as the system of record - which events it tells of each customer,
// and when each reaches the pipeline.
//
// Told are the conversion (the subscription became active) and its paid invoice; a failed first
// charge, the overdue subscription and the retry that is paid; and, of customers who change their
// plan in the trial, the trial's start and the change; and what is no conversion: a fee, a trial that
// ends late, free time of a customer, another trial that ends on the free plan. Other events of a trial change nothing that
// the pipeline does and are left out.
//
// Delivery by webhook is at least once and in no order: an attempt fails by chance or while the
// endpoint is down, and is repeated after the scenario's waits for at most three days; a delivery
// that succeeded may come once more, with the same id; and of some conversions nothing ever comes.
// What fails does not depend on the pipeline, so only the attempts that succeed are kept, sorted,
// when a replication begins. A pipeline that polls, or a person, sees the processor's own list
// instead, on which every event stands from the moment it happened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"

namespace handoff::sim {

class PaymentProcessor {
 public:
  explicit PaymentProcessor(const Scenario& scenario);

  // A new replication. The customers must outlive it.
  void start(StreamKey replication, const std::vector<Customer>& customers);

  // The next delivery by webhook; `kNever` if there is none, and always where nobody listens.
  core::Time next_delivery() const { return by_webhook_ ? next() : core::kNever; }
  // Where the trigger is a poll or a person: when the oldest event not yet handed over was listed.
  core::Time next_listed() const { return by_webhook_ ? core::kNever : next(); }

  std::uint32_t next_customer() const { return arrivals_[head_].event / kKinds; }  // position
  // That event, once.
  core::PaymentEvent take() { return event(arrivals_[head_++].event); }

  // How a trial begins. Where nothing changes in the trial, nobody is told in a simulation, whose later events
  // say that there was one; real ones do not.
  static core::PaymentEvent trial_started(const Customer& customer);

  // Tells the events of one customer apart.
  static std::uint32_t number_of(const core::PaymentEvent& event) {
    return static_cast<std::uint32_t>((event.id.value - 1) % kKinds);
  }

  // Appends what has happened to a customer until then, for whoever sends it again by hand.
  void events_of(std::uint32_t position, core::Time until,
                 std::vector<core::PaymentEvent>& out) const;

  // Positions of the customers of whose conversion no event will ever come.
  const std::vector<std::uint32_t>& silent() const { return silent_; }

  std::uint64_t redeliveries() const;  // in the counted days
  std::uint64_t redeliveries(core::Time from, core::Time to) const;
  std::uint64_t failed_attempts() const { return failed_attempts_; }
  std::uint64_t undelivered() const { return undelivered_; }  // events given up, or lost

 private:
  // What may be told of a customer; an event's id and index is customer x 16 + this.
  enum class Kind : std::uint32_t {
    trial_started,
    plan_changed,
    converted,
    invoice_paid,
    charge_failed,
    past_due,
    recovered,
    retry_paid,
    fee_paid,
    late,  // past due or paused at the trial's end
    free_time_began,
    free_time_over,
    free_plan,  // of another subscription
  };
  static constexpr std::uint32_t kKinds = 16;

  struct Arrival {
    core::Time at;
    std::uint32_t event;
  };

  core::Time next() const { return head_ < arrivals_.size() ? arrivals_[head_].at : core::kNever; }
  core::Time created(const Customer& customer, Kind kind) const;
  core::PaymentEvent event(std::uint32_t index) const;
  template <class Each>
  void each_event(const Customer& customer, Each each) const;
  // Whether it ever gets through.
  bool deliver(std::uint32_t index, core::Time created, Stream stream);
  bool tells_conversion(const Customer& customer, Kind kind) const;
  core::Time succeeds(core::Time created, core::Time first, Stream& stream);
  bool fails(core::Time at, Stream& stream);

  const Scenario& scenario_;
  Period period_;
  bool by_webhook_;
  const std::vector<Customer>* customers_ = nullptr;
  std::vector<Arrival> arrivals_;  // sorted by time
  std::size_t head_ = 0;
  std::vector<std::uint32_t> silent_;
  std::vector<core::Time> redelivered_;
  std::uint64_t failed_attempts_ = 0;
  std::uint64_t undelivered_ = 0;
};

}  // namespace handoff::sim
