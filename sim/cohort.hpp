// Cohort: the trials of one replication that convert - who they are, what they bought, and when.
//
// Trials that do not convert cost one draw and are not kept: nothing that this pipeline does
// depends on them. Customer i of the cohort is trial `trial`; ids in messages are `trial + 1`, so
// that a customer keeps its id, and with it its random numbers, when a scenario changes who else
// converts.
#pragma once

#include <cstdint>
#include <vector>

#include "core/messages.hpp"
#include "core/time.hpp"
#include "sim/rng.hpp"
#include "sim/scenario.hpp"

namespace handoff::sim {

// How the payment e-mail relates to the CRM's primary address.
enum class EmailKind : std::uint8_t { same, respelled, secondary, unknown };

struct Customer {
  core::Time signed_up;
  core::Time converted;
  core::Subscribed subscribed;
  core::Usage usage;
  std::uint32_t trial = 0;
  core::ZoneIndex zone = 0;
  core::TierIndex tier = core::kNoTier;
  EmailKind email = EmailKind::same;
  bool open_deal = false;
  bool found_by_customer_id = false;
};

class CohortGenerator {
 public:
  explicit CohortGenerator(const Scenario& scenario);

  // Replaces `customers` by the cohort of this replication, in order of trial.
  void generate(StreamKey replication, std::vector<Customer>& customers) const;

 private:
  Customer customer(std::uint32_t trial, Stream stream, Stream usage) const;
  core::Time sign_up(Stream& stream, core::ZoneIndex zone) const;

  const Scenario& scenario_;
  std::vector<core::Subscribed> subscribed_;  // by plan
  std::vector<core::TierIndex> tiers_;        // by plan
  std::vector<double> plan_shares_;           // cumulative, last is 1
  std::vector<double> time_zone_shares_;
  std::vector<double> hour_shares_;  // of all hours of the period
};

}  // namespace handoff::sim
