// MonthState: all there is of a replication but its events - who converts, the pipeline and the
// world around it, and what became of each customer.
//
// The parts of a Simulation work on it, and what is concluded from a finished run (the checker, the
// metrics) reads it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/pipeline.hpp"
#include "sim/month/cohort/cohort.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/mail/nurture.hpp"
#include "sim/world/payments/payments.hpp"
#include "sim/world/people/days_ahead.hpp"
#include "sim/world/people/team.hpp"
#include "sim/world/world.hpp"

namespace handoff::sim {

// What became of one converting customer. Times that were never reached are `core::kNever`.
struct CustomerResult {
  core::Time committed = core::kNever;
  core::Time onboarded = core::kNever;
  core::Time received = core::kNever;
  core::Time found = core::kNever;  // that the CRM lacked it or had it wrong, by whatever means
  std::uint32_t missends = 0;       // trial mails after the payment
  bool exception = false;
  bool missed = false;              // somebody will notice some day, and has not yet
  std::uint8_t discoveries = 0;     // so far
  std::uint8_t second_signals = 0;  // further events that were taken for the conversion once more
  std::uint16_t signals = 0;        // the events that were taken for the conversion, by number
};

// What adds up while a replication runs. A window's share is the difference of two moments.
struct Totals {
  std::uint64_t exceptions = 0;  // entries on the list
  std::uint64_t suppressed = 0;  // events recognised by their id
  std::uint64_t quiet_calls = 0;
  std::uint64_t calls = 0;
  std::uint64_t throttled = 0;
  std::uint64_t retries = 0;
  core::Duration staff_time;
  std::vector<core::Duration> touch_time;  // by pool
  DaySums days;                            // of a scenario that looks ahead

  Totals since(const Totals& before) const;
  core::Duration team_time() const;  // of first touches
};

// Counted days that figures are about: all of them, or a month of a horizon.
struct CountedDays {
  core::Time from, to;
  Totals totals;
  double months = 1;  // for how much of its money a month's stands
};

struct MonthState {
  explicit MonthState(const Scenario& of);

  // Draws the cohort; nobody has heard of anybody yet.
  void start(std::uint32_t replication);

  // The routing rules learn of who is there for customers of their own, and when.
  void employ(core::Time now, core::Outbox& out);

  // The pipeline hears of an event.
  void hear(const core::PaymentEvent& event, core::Time now, core::Outbox& out);

  // That the CRM lacks this customer, or has it wrong, is known from now on. What is found during
  // the trial, as a change of plan that never arrived, is no conversion that was missed.
  void find(std::uint32_t position, core::Time now);

  // Which trial mails go to this customer after the payment, by what is known now: into `mails`, and their
  // number into the customer's result. When the sequence is left.
  core::Time count_missends(std::uint32_t position);

  // Whether a customer is part of what is measured, and in which month of the horizon they converted.
  bool counts(std::size_t position) const { return position < counted_customers; }
  bool counts(std::size_t position, const CountedDays& in) const {
    const core::Time converted = customers[position].converted;
    return counts(position) && in.from <= converted && converted < in.to;
  }
  int month_of(std::size_t position) const;
  int months() const { return static_cast<int>(marks.size()) - 1; }
  bool touched_in_time(std::size_t position) const;

  // All there has been so far, and what belongs to the counted days.
  Totals totals() const;
  CountedDays all_days() const;
  CountedDays month(int month) const;

  const Scenario& scenario;
  Period period;
  CohortGenerator generator;
  core::Pipeline pipeline;
  PaymentProcessor processor;
  World world;
  TeamModel team;
  NurtureModel nurture;
  StreamKey key = StreamKey::of(0, 0);  // the replication's
  std::vector<Customer> customers;      // those who are counted, and then the others
  std::size_t counted_customers = 0;
  std::vector<CustomerResult> results;     // in the same order
  std::vector<core::Duration> touch_time;  // of first touches, by pool
  std::optional<DaysAhead> ahead;
  std::vector<core::Time> marks;  // when each counted month begins, and the last one ends
  std::vector<Totals> at_marks;   // what there has been by then
  std::vector<core::Time> mails;  // of one customer

 private:
  std::vector<core::Time> routing_changes_;  // of who gets customers of their own
  std::ptrdiff_t routing_changes_due_ = 0;   // so many of them, as the pipeline knows it
};

}  // namespace handoff::sim
