// Taking and releasing slots, the one released last first.
#include "core/handoff/handoff_table.hpp"

namespace handoff::core {

Handoff& HandoffTable::take() {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(slots_.size()));
    slots_.emplace_back();
  }
  Handoff& it = slots_[free_.back()];
  assert(!it.in_use);
  free_.pop_back();
  const std::uint16_t generation = it.generation;
  it = {};
  it.generation = generation;
  it.in_use = true;
  return it;
}

void HandoffTable::release(Handoff& it) {
  assert(it.in_use);
  ++it.generation;
  it.in_use = false;
  free_.push_back(slot_of(it));
}

bool HandoffTable::consistent() const {
  std::size_t unused = 0;
  for (const Handoff& it : slots_) unused += it.in_use ? 0 : 1;
  if (unused != free_.size()) return false;
  std::vector<bool> listed(slots_.size());
  for (const std::uint32_t slot : free_) {
    if (slot >= slots_.size() || slots_[slot].in_use || listed[slot]) return false;
    listed[slot] = true;
  }
  return true;
}

void HandoffTable::clear() {
  slots_.clear();
  free_.clear();
}

}  // namespace handoff::core
