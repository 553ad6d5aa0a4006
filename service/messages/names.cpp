// The tables of names.
#include "service/messages/names.hpp"

#include <utility>

namespace handoff::service {

template <class Table>
auto Names::give(Table& table, NameKind kind, std::string_view text) {
  const std::size_t before = table.size();
  const auto id = table.id(text);
  if (table.size() > before) new_.push_back({kind, id.value, std::string(text)});
  return id;
}

core::SubscriptionId Names::subscription(std::string_view text) {
  return give(subscriptions_, NameKind::subscription, text);
}
core::CustomerId Names::customer(std::string_view text) {
  return give(customers_, NameKind::customer, text);
}
core::PlanId Names::plan(std::string_view text) { return give(plans_, NameKind::plan, text); }
core::ContactId Names::contact(std::string_view text) {
  return give(contacts_, NameKind::contact, text);
}
core::DealId Names::deal(std::string_view text) { return give(deals_, NameKind::deal, text); }
core::PersonId Names::person(std::string_view text) {
  const core::PersonId id = give(people_, NameKind::person, text);
  return id ? core::PersonId{id.value | kOutside} : id;
}

std::string_view Names::text(core::PersonId id) const {
  return is_from_outside(id) ? people_.text(core::PersonId{id.value & ~kOutside})
                             : std::string_view{};
}

void Names::pays(core::SubscriptionId subscription, std::string_view customer) {
  if (!subscription || customer.empty()) return;
  const std::uint64_t payer = this->customer(customer).value;
  const auto [place, is_new] = payers_.try_emplace(subscription.value, payer);
  if (!is_new && place->second == payer) return;
  place->second = payer;
  new_.push_back({NameKind::payer, subscription.value, std::string(customer)});
}

std::string_view Names::payer(core::SubscriptionId subscription) const {
  const auto place = payers_.find(subscription.value);
  return place == payers_.end() ? std::string_view{} : text(core::CustomerId{place->second});
}

std::vector<Name> Names::take_new() { return std::exchange(new_, {}); }

// A name whose number is not the one that it would get now is one of a damaged file.
bool Names::restore(const Name& name) {
  std::uint64_t number = name.number;
  switch (name.kind) {
    case NameKind::subscription:
      number = subscription(name.text).value;
      break;
    case NameKind::customer:
      number = customer(name.text).value;
      break;
    case NameKind::plan:
      number = plan(name.text).value;
      break;
    case NameKind::contact:
      number = contact(name.text).value;
      break;
    case NameKind::deal:
      number = deal(name.text).value;
      break;
    case NameKind::person:
      number = person(name.text).value & ~kOutside;
      break;
    case NameKind::payer:
      pays(core::SubscriptionId{name.number}, name.text);
      break;
  }
  new_.clear();
  return number == name.number;
}

}  // namespace handoff::service
