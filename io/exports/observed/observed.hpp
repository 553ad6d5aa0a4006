// Observed: a month's figures out of a history, each with how many it is of.
//
// A figure that the files do not tell is absent, and `missing` says what to add. Times are of
// customers who paid, from their payment on; those of a clock without seconds are taken at the
// middle of what they can have been.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "io/exports/history/history.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::exports {

// Values in rising order.
struct Sample {
  std::vector<double> values;

  std::size_t n() const { return values.size(); }
  bool empty() const { return values.empty(); }
  // Between two values in proportion, as spreadsheets have it (type 7 of Hyndman & Fan 1996).
  double quantile(double p) const;
  double mean() const;
};

struct PlanSeen {
  std::string name;
  std::size_t customers = 0;
  double mrr = 0;  // of all of them
};

struct MailSeen {
  std::string name;
  std::size_t mails = 0;
  bool is_trial = false;
  std::size_t missent = 0;
};

// How somebody's CRM record stands, and how many there are of each.
inline constexpr std::size_t kCrmStates = 8;

struct Observed {
  std::size_t trials = 0;
  std::size_t trials_ended = 0;
  std::size_t conversions = 0;  // of all trials
  std::size_t converted_of_ended = 0;
  double conversion_rate = 0;  // of those that ended
  sim::Interval conversion_interval;
  double conversion_rate_censored = 0;  // of all, by the Aalen-Johansen estimator
  bool payments_are_assumed = false;
  std::size_t refunded = 0;
  int trial_days = 14;
  Sample days_to_convert;
  std::size_t converted_at_end = 0;  // with a card on file: charged when the trial ended
  std::size_t ended_by_card = 0;     // of those, whose trial counts as ended
  std::vector<PlanSeen> plans;       // by their customers
  std::optional<double> mrr;
  std::array<std::size_t, 24> sign_ups_by_hour{};
  std::array<std::size_t, 7> sign_ups_by_weekday{};
  std::array<std::size_t, 24> conversions_by_hour{};
  std::array<std::size_t, 7> conversions_by_weekday{};
  std::array<std::size_t, kCrmStates> crm{};  // by CrmState
  std::optional<Sample> crm_lag_s;
  std::optional<Sample> crm_ahead_s;
  std::optional<Sample> owner_delay_h;
  std::size_t owned_before = 0;
  std::optional<Sample> first_touch_h;
  Sample touch_minutes;
  std::optional<std::size_t> missent_customers;
  bool missends_are_bound = false;
  std::size_t missent_mails = 0;
  std::size_t queued_before = 0;         // of those, made before the payment
  std::optional<Sample> disenrolment_h;  // payment to the last trial mail, of the mis-sent
  std::vector<MailSeen> mails;
  std::optional<std::size_t> unmatched;
  std::size_t doubled_customers = 0;  // with several records of the payment processor
  std::size_t doubled_contacts = 0;   // with several of the CRM
  std::size_t weak_matches = 0;       // found without a "+tag" only
  std::size_t active_owners = 0;      // with five touches or more

  std::size_t crm_count(CrmState state) const { return crm[static_cast<std::size_t>(state)]; }
};

Observed observed_in(const History& history, const Ledger& ledger);

// From a payment to a moment that a clock of this fineness showed, in seconds; nothing if the
// moment was before the payment.
std::optional<double> seconds_after(core::Time paid, core::Time shown, Fineness fineness);

}  // namespace handoff::exports
