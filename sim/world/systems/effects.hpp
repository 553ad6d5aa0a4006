// Effects: what the pipeline's requests change at CRM, mail tool and team, for one customer.
//
// An adapter of core/ports.hpp. Updating and disenrolling can be repeated without harm; assigning,
// telling and onboarding cannot, so their receivers skip a request whose idempotency key they have
// seen, and otherwise do it again: a duplicate effect.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/config/calendar.hpp"
#include "core/config/config.hpp"
#include "core/messages/messages.hpp"
#include "core/ports.hpp"
#include "sim/scenario/months.hpp"

namespace handoff::sim {

// An effect that cannot be repeated without harm: whether it happened, for which tier, and under
// which key. The key before is remembered too, as an earlier request may take effect late.
struct Once {
  bool happened = false;
  core::TierIndex tier = core::kNoTier;
  std::uint8_t repeats =
      0;                  // for the same tier and without a new key; no more are counted than fit
  std::uint32_t key = 0;  // Request::tier_key
  std::uint32_t key_before = 0;

  bool knows(std::uint32_t tier_key) const {
    return happened && (tier_key == key || tier_key == key_before);
  }
};

// What the systems know of one customer.
struct CustomerState {
  core::Time as_of{-1};         // of the newest event that the CRM was told of
  core::Subscribed subscribed;  // as the CRM has it
  core::LifecycleStage stage = core::LifecycleStage::trial;
  core::Time updated{};                // when the CRM was last written
  core::Time entered = core::kNever;   // when the CRM first said Customer
  core::Time assigned = core::kNever;  // when it first had an owner
  core::Time left = core::kNever;      // when the disenrolment was acknowledged
  bool enrolled = true;                // in the trial mail sequences
  bool entered_by_hand = false;        // a person wrote that update
  bool informed = false;               // the CRM has the usage
  bool assigned_by_rules = false;      // no person chose the owner
  Once owner;
  core::PoolIndex owner_pool = core::kUnpooled;
  Once owner_notice;
  Once extra_notice;
  Once ae_notice;
  Once onboarding;

  void leave(core::Time now) {
    if (enrolled) left = now;
    enrolled = false;
  }
};

// A rule that no request may break, whatever happens in the world: how often it was, and when
// first.
struct Breach {
  std::uint64_t count = 0;
  core::Time first{};

  void add(core::Time now) {
    if (count++ == 0) first = now;
  }
};

struct Breaches {
  Breach duplicate_effects;  // no breach while idempotency is off
  Breach stage_backward;     // a request that would move a lifecycle stage back
  Breach quiet_calls;        // a call outside the customer's or the team's hours
};

class Effects {
 public:
  // `clocks` are those of the configuration's zones; `shifts` those of each pool over time, where any changes.
  Effects(CustomerState& state, const core::PipelineConfig& config,
          std::span<core::ZoneClock> clocks, core::Time now, Breaches& breaches,
          std::span<const std::vector<PoolShift>> shifts = {})
      : state_(state),
        config_(config),
        clocks_(clocks),
        now_(now),
        breaches_(breaches),
        shifts_(shifts) {}

  void send(const core::Request&, const core::FetchCustomer&) {}
  void send(const core::Request&, const core::FindContact&) {}
  void send(const core::Request&, const core::FetchUsage&) {}
  void send(const core::Request&, const core::FetchDeal&) {}
  void send(const core::Request&, const core::FetchProfile&) {}
  void send(const core::Request& request, const core::UpdateContact& body);
  void send(const core::Request& request, const core::Disenroll& body);
  void send(const core::Request& request, const core::AssignOwner& body);
  void send(const core::Request& request, const core::NotifyOwner& body);
  void send(const core::Request& request, const core::NotifyAe& body);
  void send(const core::Request& request, const core::NotifyExtra& body);
  void send(const core::Request&, const core::MoveDeal&) {}  // a deal that is won stays won
  void send(const core::Request& request, const core::StartOnboarding& body);
  // The jobs concern no single customer; the world answers them.
  void send(const core::Request&, const core::PollEvents&) {}
  void send(const core::Request&, const core::SyncLists&) {}
  void send(const core::Request&, const core::ListConversions&) {}
  void send(const core::Request&, const core::ListContacts&) {}
  void send(const core::Request&, const core::ReviewExceptions&) {}

 private:
  // Lets it happen, unless it has under this key and the request carries it. The same for the same
  // tier once more is a duplicate; under another key it is a decision of its own, as after a pass
  // without the customer's segment that came to another tier in between.
  void happen(const core::Request& request, core::TierIndex tier, Once& effect);
  void enter(const core::Request& request);
  bool is_on_shift(core::PoolIndex pool, core::Time at) const;

  CustomerState& state_;
  const core::PipelineConfig& config_;
  std::span<core::ZoneClock> clocks_;
  core::Time now_;
  Breaches& breaches_;
  std::span<const std::vector<PoolShift>> shifts_;
};
static_assert(core::Ports<Effects>);

}  // namespace handoff::sim
