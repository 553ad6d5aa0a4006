// The rare work of the queue: growing, and starting the sequence numbers anew.
#include "sim/engine/event_queue.hpp"

#include <algorithm>

namespace handoff::sim {

void EventQueue::grow(std::size_t wanted) {
  // A whole number of groups, so that the last group is always complete.
  const std::size_t capacity =
      (std::max<std::size_t>(wanted, 64) + kChildren - 1) / kChildren * kChildren;
  void* const memory = ::operator new (capacity * sizeof(Entry), std::align_val_t{kCacheLine});
  auto* const slots = static_cast<Entry*>(memory);
  const std::size_t used = capacity_ == 0 ? 0 : end_;
  std::uninitialized_copy(slots_.get(), slots_.get() + used, slots);
  std::uninitialized_fill(slots + used, slots + capacity, kLatest);
  slots_.reset(slots);
  capacity_ = capacity;
}

// After four billion pushes the sequence numbers have run out. Sorted by the order rule, the
// entries are still a heap, and can be numbered from 0 without changing who goes before whom.
void EventQueue::renumber() {
  if (hole_) fill_hole();
  next_sequence_ = 0;
  if (end_ == kRoot) return;  // also when nothing has been allocated yet
  Entry* const first = slots_.get() + kRoot;
  Entry* const last = slots_.get() + end_;
  std::sort(first, last, [](const Entry& a, const Entry& b) { return a.before(b); });
  for (Entry* entry = first; entry != last; ++entry) {
    entry->order = (std::uint64_t{next_sequence_++} << 32) | entry->payload();
  }
}

}  // namespace handoff::sim
