// Texts are made of numbers, and the way back is looked up.
#include "service/sandbox/directory.hpp"

#include <fmt/format.h>

#include "sim/world/mail/addresses.hpp"

namespace handoff::sandbox {

std::string subscription_text(const sim::Customer& customer) {
  return fmt::format("sub_play{:010}", customer.trial);
}
std::string customer_text(const sim::Customer& customer) {
  return fmt::format("cus_play{:010}", customer.trial);
}
std::string contact_text(const sim::Customer& customer) {
  return fmt::format("{}", 1'000'000 + std::uint64_t{customer.trial});
}
std::string deal_text(const sim::Customer& customer) {
  return fmt::format("{}", 2'000'000'000 + std::uint64_t{customer.trial});
}

Directory::Directory(const sim::Scenario& scenario, const std::vector<sim::Customer>& customers)
    : scenario_(scenario), customers_(customers) {
  for (Position at = 0; at < customers.size(); ++at) {
    const sim::Customer& it = customers[at];
    for (std::string id :
         {subscription_text(it), customer_text(it), contact_text(it), deal_text(it)})
      ids_.emplace(std::move(id), at);
    for (const std::string& address :
         {sim::primary_address(it), sim::secondary_address(it), sim::payment_address(it)})
      addresses_.emplace(key(address).value, at);
  }
}

std::optional<Position> Directory::find(std::string_view id) const {
  const auto found = ids_.find(std::string(id));
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

core::EmailKey Directory::key(std::string_view address) const {
  return core::NormalisedEmail(address, scenario_.pipeline.identity).key();
}

std::optional<Position> Directory::find_address(std::string_view address) const {
  const auto found = addresses_.find(key(address).value);
  return found == addresses_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Directory::plan_name(core::PlanId plan) const {
  const auto& plans = scenario_.cohort.plans;
  return plan && plan.value <= plans.size() ? std::string_view(plans[plan.value - 1].name)
                                            : std::string_view();
}

core::PlanId Directory::plan(std::string_view name) const {
  const auto& plans = scenario_.cohort.plans;
  for (std::size_t at = 0; at < plans.size(); ++at) {
    if (plans[at].name == name) return {at + 1};
  }
  return {};
}

}  // namespace handoff::sandbox
