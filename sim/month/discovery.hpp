// Discovery: a conversion that is missing or wrong in the CRM, and on no list that is read.
//
// Reconciliation, and the review that comes with it, find what there is to find. Without them
// somebody notices after a while, has a look, and hands the customer over by hand.
#pragma once

#include <cstdint>
#include <vector>

#include "core/pipeline.hpp"
#include "sim/month/agenda.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sim {

class Discovery {
 public:
  // All three must outlive it. What the pipeline answers goes to the outbox.
  Discovery(MonthState& month, Agenda& agenda, core::Outbox& outbox)
      : month_(month), agenda_(agenda), outbox_(outbox) {}

  // A new replication.
  void clear() { missed_ = 0; }

  // Neither the pipeline nor a list that somebody reads knows that this customer is missing or
  // wrong.
  void miss(std::uint32_t position, core::Time now);

  // A person goes through customers, not events: who is overlooked is so each time, until somebody
  // notices.
  bool overlooks(std::uint32_t position) const;

  // ---- its events ----

  void discover(std::uint32_t position, core::Time now);
  void resend(std::uint32_t position, core::Time now);

  // Conversions that will be noticed some day.
  std::uint32_t missed() const { return missed_; }

 private:
  bool needs_hand(std::uint32_t position) const;
  void settle(std::uint32_t position);

  MonthState& month_;
  Agenda& agenda_;
  core::Outbox& outbox_;
  std::uint32_t missed_ = 0;
  std::vector<core::PaymentEvent> resent_;  // by hand
};

}  // namespace handoff::sim
