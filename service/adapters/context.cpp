// Who does what, and the memory of addresses.
#include "service/adapters/context.hpp"

#include "core/base/email.hpp"

namespace handoff::service {
namespace {

constexpr std::size_t kMostAddresses = 100'000;

std::vector<std::size_t> lanes_of(const OutsideConfig& config) {
  std::vector<std::size_t> lanes;
  for (const Vendor& it : config.vendors) lanes.push_back(it.table.at_once);
  return lanes;
}

}  // namespace

bool writes(core::Operation operation) {
  switch (operation) {
    case core::Operation::update_contact:
    case core::Operation::disenroll:
    case core::Operation::assign_owner:
    case core::Operation::notify_owner:
    case core::Operation::notify_ae:
    case core::Operation::notify_extra:
    case core::Operation::move_deal:
    case core::Operation::start_onboarding:
    case core::Operation::review_exceptions:
      return true;
    default:
      return false;
  }
}

OutsideContext::OutsideContext(OutsideConfig its_config, core::PipelineConfig its_rules,
                               OutsideSinks its_sinks)
    : config(std::move(its_config)),
      rules(std::move(its_rules)),
      sinks(std::move(its_sinks)),
      client(lanes_of(config)) {
  if (config.usage.is_configured()) usage = std::make_unique<SqlUsage>(config.usage);
}

std::pair<const Vendor*, const std::vector<Step>*> OutsideContext::who_does(
    std::string_view operation) const {
  for (const Vendor& it : config.vendors) {
    const auto steps = it.table.operations.find(operation);
    if (it.configured && steps != it.table.operations.end()) return {&it, &steps->second};
  }
  return {nullptr, nullptr};
}

std::size_t OutsideContext::lane_of(const Vendor& vendor) const {
  return static_cast<std::size_t>(&vendor - config.vendors.data());
}

std::string OutsideContext::address(core::EmailKey key) {
  const std::lock_guard lock(mutex);
  const auto it = addresses.find(key.value);
  return it == addresses.end() ? std::string() : it->second;
}

core::EmailKey OutsideContext::remember(std::string_view address) {
  const core::NormalisedEmail plain(address, rules.identity);
  const core::EmailKey key = plain.key();
  if (!key) return key;
  const std::lock_guard lock(mutex);
  if (addresses.size() >= kMostAddresses) addresses.erase(addresses.begin());
  addresses[key.value] = std::string(plain.text());
  return key;
}

}  // namespace handoff::service
