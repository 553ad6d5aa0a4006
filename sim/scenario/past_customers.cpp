#include "sim/scenario/past_customers.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/hash.hpp"

namespace handoff::sim {
namespace {

std::uint64_t word_of(core::Time time) { return static_cast<std::uint64_t>(time.us); }

std::uint64_t mixed_names(std::uint64_t hash, const std::vector<std::string>& names) {
  hash = core::mixed(hash, names.size());
  for (const std::string& name : names) hash = core::mixed(hash, core::fnv1a(name));
  return hash;
}

}  // namespace

core::Time CustomerHistory::last_conversion() const {
  core::Time last{};
  for (const PastCustomer& it : customers) last = std::max(last, it.converted);
  return last;
}

std::uint64_t CustomerHistory::hash() const {
  std::uint64_t hash = core::mixed(trials, customers.size());
  for (const core::Time time : {first_sign_up, last_sign_up, until})
    hash = core::mixed(hash, word_of(time));
  hash = mixed_names(mixed_names(hash, plans), zones);
  for (const PastCustomer& it : customers) {
    hash = core::mixed(hash, it.number);
    hash = core::mixed(hash, word_of(it.signed_up));
    hash = core::mixed(hash, word_of(it.converted));
    hash = core::mixed(hash, std::uint64_t{it.plan} << 16 | it.zone);
    hash = core::mixed(hash, static_cast<std::uint64_t>(it.mrr.cents));
  }
  return hash;
}

std::uint64_t PastCustomers::hash() const {
  return history ? core::mixed(history->hash(), resampled ? 2 : 1) : 0;
}

}  // namespace handoff::sim
