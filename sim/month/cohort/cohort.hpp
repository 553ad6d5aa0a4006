// Cohort: the trials of one replication that convert - who they are, what they bought, and when.
//
// Trials that do not convert cost one draw and are not kept: nothing that this pipeline does
// depends on them. Where the scenario holds past customers, they come instead of drawn ones
// (past_cohort.hpp), and only what their history does not tell is drawn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/time.hpp"
#include "core/config/calendar.hpp"
#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"
#include "sim/month/cohort/past_cohort.hpp"
#include "sim/month/cohort/sign_ups.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"

namespace handoff::sim {

// The hours of a day by weight, for drawing a time of day within limits.
class HourProfile {
 public:
  explicit HourProfile(const std::vector<double>& weights);  // 24 of them, not all 0

  // A time of day in [from, to), by the weights cut to it; `otherwise` if they are all 0 there.
  core::Duration between(core::Duration from, core::Duration to, double u,
                         core::Duration otherwise) const;

 private:
  double share_before(core::Duration of_day) const;

  std::array<double, 25> shares_{};  // cumulative, by full hour
};

class CohortGenerator {
 public:
  explicit CohortGenerator(const Scenario& scenario);

  // Replaces `customers` by those of this replication's trials that convert while it is simulated: first
  // those who are counted, whose number it returns, then the others, each in order of trial.
  std::size_t generate(StreamKey replication, std::vector<Customer>& customers);

 private:
  void draw_all(StreamKey replication, std::vector<Customer>& customers);
  void bring_past(StreamKey replication, std::vector<Customer>& customers);
  void keep(Customer& it, StreamKey entity, bool counted, std::vector<Customer>& customers);
  double level(StreamKey month) const;
  double expected_sign_ups(const SignUpBlock& block, StreamKey month) const;
  std::uint32_t sign_ups(const SignUpBlock& block, StreamKey replication) const;
  Customer customer(const SignUpBlock& block, std::uint32_t trial, StreamKey entity);
  Customer past_customer(const ComingCustomer& coming, StreamKey entity) const;
  void draw_rest(Customer& it, const SignUpBlock& block, std::size_t plan, Stream& stream,
                 StreamKey entity) const;
  core::Time sign_up(const SignUpBlock& block, Stream& stream, StreamKey entity,
                     core::ZoneIndex zone);
  core::Time campaign_begin(const SignUpBlock& block, const Campaign& campaign,
                            std::int64_t hour) const;
  core::Time decided(const Customer& customer, Stream stream);
  void change_plan(Customer& customer, const SignUpBlock& block, std::size_t plan,
                   Stream stream) const;
  void settle_charge(Customer& customer, Stream stream) const;
  core::Duration until_money(const Customer& it) const;
  bool converts(const Customer& it) const;
  void settle_trial_end(Customer& it, Stream stream) const;
  void settle_past_times(Customer& it, core::Time signed_up, core::Time converted) const;
  core::Time month_of(std::int64_t hour) const;
  core::Time to_utc(core::Time local, core::ZoneIndex zone);

  const Scenario& scenario_;
  Period period_;
  std::vector<SignUpBlock> blocks_;
  std::optional<PastCohort> past_;
  std::vector<double> time_zone_shares_;
  std::vector<double> segment_shares_;
  HourProfile decision_hours_;
  std::vector<core::ZoneClock> clocks_;  // by zone
  std::vector<Customer> others_;
};

}  // namespace handoff::sim
