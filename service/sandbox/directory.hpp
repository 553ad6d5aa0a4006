// The directory: what the vendors call each customer, and whom one of their ids means.
//
// A customer of the model is a number; the processor calls it "sub_play0000000017" and
// "cus_play0000000017", the CRM 1000017 (contact) and 2000017 (deal), and there are its addresses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/email.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"

namespace handoff::sandbox {

using Position = std::uint32_t;  // in the cohort

std::string subscription_text(const sim::Customer& customer);
std::string customer_text(const sim::Customer& customer);
std::string contact_text(const sim::Customer& customer);
std::string deal_text(const sim::Customer& customer);

class Directory {
 public:
  // The customers must outlive it.
  Directory(const sim::Scenario& scenario, const std::vector<sim::Customer>& customers);

  const sim::Customer& customer(Position position) const { return customers_[position]; }
  std::size_t size() const { return customers_.size(); }

  // Whom an id of whichever kind belongs to; whose address it is, however it is spelled.
  std::optional<Position> find(std::string_view id) const;
  std::optional<Position> find_address(std::string_view address) const;
  core::EmailKey key(std::string_view address) const;

  // What was bought, as it is called; no plan for a name that nobody sells.
  std::string_view plan_name(core::PlanId plan) const;
  core::PlanId plan(std::string_view name) const;

 private:
  const sim::Scenario& scenario_;
  const std::vector<sim::Customer>& customers_;
  std::unordered_map<std::string, Position> ids_;
  std::unordered_map<std::uint64_t, Position> addresses_;
};

}  // namespace handoff::sandbox
