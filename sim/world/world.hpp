// World: the systems and people behind the pipeline's ports, and what they remember of each
// customer.
//
// It carries out the core's requests: `send` decides a request's fate and schedules the moment when
// its effect and its reply happen; `complete` is that moment. Effects on the CRM, the mail tool and
// the team are recorded for each customer (effects.hpp): that is what the checker and the metrics
// read. Events that are not pushed by webhook wait in the mailbox until the pipeline, or a person,
// asks for them.
#pragma once

#include <cstdint>
#include <vector>

#include "core/handoff/exception_list.hpp"
#include "core/messages/messages.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/incidents.hpp"
#include "sim/world/mail/addresses.hpp"
#include "sim/world/people/staff.hpp"
#include "sim/world/systems/api_model.hpp"
#include "sim/world/systems/effects.hpp"

namespace handoff::sim {

class World {
 public:
  explicit World(const Scenario& scenario);

  // A new replication: nobody knows anything yet.
  void start(StreamKey replication, const std::vector<Customer>& customers);

  // Decides the request's fate; the slot of the call and the time at which to `complete` it. A
  // message to a person is first `read` at that time, which says when to complete it. An effect that
  // does not come with the reply is to be let happen by `take_effect` at a time of its own.
  struct Scheduled {
    std::uint32_t call;
    core::Time at;
    bool unread = false;
    core::Time effect = core::kNever;
  };
  Scheduled send(const core::Request& request, core::Time now);
  core::Time read(std::uint32_t call, core::Time now);

  // What the call asked for, until its slot is used again.
  const core::Request& request_of(std::uint32_t call) const { return calls_[call].request; }

  // Whether what the completed call asked for happened with its reply, as long as its slot is not
  // used again.
  bool took_effect(std::uint32_t call) const {
    return calls_[call].fate.applied && !calls_[call].apart;
  }

  // Lets the call take effect, unless that comes at a time of its own, and answers it. The reply may
  // point into the world until the next call.
  core::Reply complete(std::uint32_t call, core::Time now);
  void take_effect(std::uint32_t call, core::Time now);

  // What a review of this exception comes to.
  core::Resolution review(const core::ExceptionRecord& record) const;

  // Positions in the cohort, in order of conversion.
  const std::vector<std::uint32_t>& by_conversion() const { return by_conversion_; }
  const std::vector<CustomerState>& states() const { return states_; }
  StaffModel& staff() { return staff_; }
  const StaffModel& staff() const { return staff_; }
  const Breaches& breaches() const { return breaches_; }
  core::Duration staff_worked() const { return staff_.worked(); }
  std::uint64_t calls_sent() const { return calls_sent_; }
  std::uint64_t calls_completed() const { return calls_completed_; }

  // Position in the cohort of whoever has this subscription.
  std::uint32_t position(core::SubscriptionId subscription) const {
    const auto trial = static_cast<std::uint32_t>(subscription.value - 1);
    return position_[trial >> kBlockBits][trial & ((1u << kBlockBits) - 1)];
  }

 private:
  struct Call {
    core::Request request;
    CallFate fate;
    std::uint32_t together = 0;  // messages: the call whose task does this one as well
    core::Time done{};           // messages: when that task is done
    bool apart = false;          // the effect comes before the reply, or after it
    bool half_over = false;      // and one of the two has come
  };

  CallFate decide(const core::Request& request, core::Time now);
  bool by_hand(const core::Request& request) const;
  bool is_message(const core::Request& request) const;
  core::Time do_by_hand(const core::Request& request, core::Time now, Stream& stream);
  Scheduled leave_message(std::uint32_t slot, core::Time now);
  void happen(const core::Request& request, core::Time now);
  void end_half(std::uint32_t slot);
  core::Reply answer(const Call& call, const Customer& customer);
  void search(core::Reply& reply, const core::FindContact& body, const Customer& customer);
  void answer_job(const core::Request& request, core::Reply& reply, core::Time now);
  void list_conversions(core::Time from, core::Time to);
  void list_contacts(core::Time from, core::Time to, core::Time now);

  const Scenario& scenario_;
  std::vector<core::ZoneClock> clocks_;         // by zone
  std::vector<std::vector<PoolShift>> shifts_;  // by pool, where any changes
  std::vector<ApiModel> apis_;                  // by System
  Incidents incidents_;
  StaffModel staff_;
  AddressBook addresses_;

  StreamKey replication_ = StreamKey::of(0, 0);
  const std::vector<Customer>* customers_ = nullptr;
  std::vector<std::uint32_t> by_conversion_;
  std::vector<std::vector<std::uint32_t>> position_;  // by trial, in blocks
  std::vector<CustomerState> states_;                 // by position in the cohort
  std::vector<Call> calls_;
  std::vector<std::uint32_t> free_calls_;
  std::uint32_t last_message_ = 0;  // the call that was left as a message last
  core::Time last_message_at_{-1};
  core::Time last_message_read_{};
  std::vector<core::BillingFact> billing_;  // the last answers to the reconciliation
  std::vector<core::CrmFact> contacts_;
  Breaches breaches_;
  std::uint64_t calls_sent_ = 0;
  std::uint64_t calls_completed_ = 0;
};

}  // namespace handoff::sim
