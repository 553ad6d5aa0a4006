// Effects: what the pipeline's requests change at CRM, mail tool and team, for one customer.
//
// An adapter of core/ports.hpp. Updating and disenrolling can be repeated without harm; assigning,
// telling and onboarding cannot, so their receivers skip a request whose idempotency key they have
// seen, and otherwise do it again: a duplicate effect.
#pragma once

#include <cstdint>

#include "core/messages.hpp"
#include "core/ports.hpp"

namespace handoff::sim {

// What the systems know of one customer.
struct CustomerState {
  core::Time as_of{-1};         // of the newest event that the CRM was told of
  core::Subscribed subscribed;  // as the CRM has it
  core::LifecycleStage stage = core::LifecycleStage::trial;
  core::TierIndex owner_tier = core::kNoTier;  // the tier under which the effect last happened
  core::TierIndex owner_notice_tier = core::kNoTier;
  core::TierIndex extra_notice_tier = core::kNoTier;
  bool enrolled = true;  // in the trial mail sequences
  bool ae_told = false;
  bool onboarding = false;
};

class Effects {
 public:
  explicit Effects(CustomerState& state) : state_(state) {}

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

  std::uint64_t duplicates() const { return duplicates_; }

 private:
  // Whether something happens that has happened already; with a key it does not happen.
  bool repeated(const core::Request& request, bool done);

  CustomerState& state_;
  std::uint64_t duplicates_ = 0;
};
static_assert(core::Ports<Effects>);

}  // namespace handoff::sim
