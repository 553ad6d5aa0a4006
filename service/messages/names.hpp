// Names: which number the pipeline has for which id of the outside.
//
// Numbers are given in the order in which ids are first told, so inputs that are played again give
// the same ones. A snapshot of the pipeline holds numbers alone; beside it the store keeps the names
// that came since the last one (`take_new`). Events are the exception: there are too many of them to
// be remembered by name, and the pipeline only tells them apart, so their number is a digest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/ids.hpp"
#include "io/events/interner.hpp"
#include "service/messages/input.hpp"

namespace handoff::service {

enum class NameKind : std::uint8_t { subscription, customer, plan, contact, deal, person, payer };

struct Name {
  NameKind kind;
  std::uint64_t number;
  std::string text;
};

class Names {
 public:
  core::SubscriptionId subscription(std::string_view text);
  core::CustomerId customer(std::string_view text);
  core::PlanId plan(std::string_view text);
  core::ContactId contact(std::string_view text);
  core::DealId deal(std::string_view text);
  // An account executive of the CRM. People of pools have numbers of their own
  // (core/routing/routing.hpp).
  core::PersonId person(std::string_view text);

  std::string_view text(core::SubscriptionId id) const { return subscriptions_.text(id); }
  std::string_view text(core::CustomerId id) const { return customers_.text(id); }
  std::string_view text(core::PlanId id) const { return plans_.text(id); }
  std::string_view text(core::ContactId id) const { return contacts_.text(id); }
  std::string_view text(core::DealId id) const { return deals_.text(id); }
  std::string_view text(core::PersonId id) const;
  static bool is_from_outside(core::PersonId id) { return (id.value & kOutside) != 0; }

  // Who pays for a subscription, as its events say.
  void pays(core::SubscriptionId subscription, std::string_view customer);
  std::string_view payer(core::SubscriptionId subscription) const;

  std::size_t subscriptions() const { return subscriptions_.size(); }

  // Those that are new since the last call, in their order; and putting them back, in that order.
  std::vector<Name> take_new();
  [[nodiscard]] bool restore(const Name& name);

 private:
  static constexpr std::uint64_t kOutside = std::uint64_t{1} << 62;

  template <class Table>
  auto give(Table& table, NameKind kind, std::string_view text);

  io::IdTable<core::SubscriptionId> subscriptions_;
  io::IdTable<core::CustomerId> customers_;
  io::IdTable<core::PlanId> plans_;
  io::IdTable<core::ContactId> contacts_;
  io::IdTable<core::DealId> deals_;
  io::IdTable<core::PersonId> people_;
  std::unordered_map<std::uint64_t, std::uint64_t> payers_;  // subscription, customer
  std::vector<Name> new_;
};

}  // namespace handoff::service
