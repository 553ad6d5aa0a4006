#include "io/exports/ledger/ledger.hpp"

#include <algorithm>
#include <utility>

#include "core/base/hash.hpp"

namespace handoff::exports {

void Ledger::leave(Why why, std::string example) {
  leave(why, [&] { return std::move(example); });
}

bool Ledger::is_new(std::string_view source, std::string_view id) {
  if (id.empty()) return true;
  const std::uint64_t hash = core::mixed(core::fnv1a(id, core::fnv1a(source)), id.size());
  return seen_.insert({std::max<std::uint64_t>(hash, 1)}).second;
}

}  // namespace handoff::exports
