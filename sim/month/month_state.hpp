// MonthState: all there is of a replication but its events - who converts, the pipeline and the
// world around it, and what became of each customer.
//
// The parts of a Simulation work on it, and what is concluded from a finished run (the checker, the
// metrics) reads it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/pipeline.hpp"
#include "sim/month/cohort.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/mail/nurture.hpp"
#include "sim/world/payments/payments.hpp"
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

struct MonthState {
  explicit MonthState(const Scenario& of);

  // Draws the cohort; nobody has heard of anybody yet.
  void start(std::uint32_t replication);

  // The pipeline hears of an event.
  void hear(const core::PaymentEvent& event, core::Time now, core::Outbox& out);

  // That the CRM lacks this customer, or has it wrong, is known from now on. What is found during
  // the trial, as a change of plan that never arrived, is no conversion that was missed.
  void find(std::uint32_t position, core::Time now);

  // Whether a customer is part of what is measured: not one of the warm-up.
  bool counts(std::size_t position) const { return customers[position].converted >= counted_from; }
  bool touched_in_time(std::size_t position) const;

  const Scenario& scenario;
  core::Time counted_from;  // who converts earlier belongs to the warm-up
  CohortGenerator generator;
  core::Pipeline pipeline;
  PaymentProcessor processor;
  World world;
  TeamModel team;
  NurtureModel nurture;
  StreamKey key = StreamKey::of(0, 0);  // the replication's
  std::vector<Customer> customers;
  std::vector<CustomerResult> results;  // in the same order
  core::Duration team_time;             // of first touches
};

}  // namespace handoff::sim
