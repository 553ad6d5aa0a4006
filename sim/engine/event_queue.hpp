// EventQueue: the pending events of a simulation, earliest first; ties first-in first-out.
//
// An entry is 16 bytes: when, and a word that holds the order of its arrival above a 32-bit
// payload. The payload is whatever the caller packs into it (a kind and an index, say); the queue
// never looks at it. The order rule: an earlier time goes first, and among equal times the one
// pushed first. There is no cancel: a caller that changes its mind marks its own state, and ignores
// the event when it comes.
//
// It is a 4-ary heap, since what costs here is memory moved: the four children of an entry fill
// exactly one cache line, which is what the alignment and the three unused slots in front are for.
// Slots beyond the last entry hold a key later than all others, so picking the earliest of four
// children needs no bounds check. pop leaves a hole at the root; the push that usually follows
// fills it in one walk down instead of two walks. Nothing is allocated once the queue has had its
// largest size.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>

#include "core/base/time.hpp"

namespace handoff::sim {

struct QueueEntry {
  std::int64_t time_us;
  std::uint64_t order;  // sequence number of the push in the high half, payload in the low half

  constexpr core::Time time() const { return {time_us}; }
  constexpr std::uint32_t payload() const { return static_cast<std::uint32_t>(order); }

  // The order rule, as one comparison of 128 bits: which of two events is earlier cannot be
  // predicted, and this way no compiler makes a branch of it.
  constexpr bool before(const QueueEntry& other) const { return key() < other.key(); }

 private:
  __extension__ using Wide = __int128;
  constexpr Wide key() const { return (static_cast<Wide>(time_us) << 64) | order; }
};
static_assert(sizeof(QueueEntry) == 16);

class EventQueue {
 public:
  using Entry = QueueEntry;

  // The first sequence number matters to nobody but the test of what happens when they run out.
  explicit EventQueue(std::uint32_t first_sequence = 0) : next_sequence_(first_sequence) {}

  std::size_t size() const { return end_ - kRoot - (hole_ ? 1 : 0); }
  bool empty() const { return size() == 0; }

  void push(core::Time when, std::uint32_t payload) {
    if (next_sequence_ == std::numeric_limits<std::uint32_t>::max()) renumber();
    const Entry entry{when.us, (std::uint64_t{next_sequence_++} << 32) | payload};
    if (hole_) {
      hole_ = false;
      sink(entry);
    } else {
      if (end_ >= capacity_) grow(2 * capacity_);
      raise(end_++, entry);
    }
  }

  // The earliest entry. The queue is not empty.
  const Entry& top() {
    assert(!empty());
    if (hole_) fill_hole();
    return slots_[kRoot];
  }

  // Takes the earliest entry out. The queue is not empty.
  Entry pop() {
    assert(!empty());
    if (hole_) fill_hole();
    hole_ = true;
    return slots_[kRoot];
  }

  // Forgets all entries and keeps the memory.
  void clear() {
    for (std::size_t slot = kRoot; slot < end_; ++slot) slots_[slot] = kLatest;
    end_ = kRoot;
    hole_ = false;
    next_sequence_ = 0;
  }

  // Entries there is room for without allocating.
  std::size_t capacity() const { return capacity_ < kRoot ? 0 : capacity_ - kRoot; }

  // Makes room for n entries at once.
  void reserve(std::size_t n) {
    if (n + kRoot > capacity_) grow(n + kRoot);
  }

 private:
  static constexpr std::size_t kChildren = 4;
  static constexpr std::size_t kRoot =
      3;  // so that the children of every slot start at a multiple of 4
  static constexpr std::size_t kCacheLine = 64;
  static constexpr Entry kLatest{std::numeric_limits<std::int64_t>::max(),
                                 std::numeric_limits<std::uint64_t>::max()};

  static constexpr std::size_t first_child(std::size_t slot) { return kChildren * slot - 8; }
  static constexpr std::size_t parent(std::size_t slot) { return slot / kChildren + 2; }

  struct AlignedDelete {
    void operator()(Entry* slots) const { ::operator delete (slots, std::align_val_t{kCacheLine}); }
  };

  // The earliest of the four entries of a group, as two matches and a final.
  static std::size_t earliest_of(const Entry* slots, std::size_t group) {
    const std::size_t left = group + (slots[group + 1].before(slots[group]) ? 1u : 0u);
    const std::size_t right = group + 2 + (slots[group + 3].before(slots[group + 2]) ? 1u : 0u);
    return slots[right].before(slots[left]) ? right : left;
  }

  // Puts an entry at the root and moves it down to where it belongs.
  void sink(Entry entry) {
    Entry* const slots = slots_.get();
    std::size_t slot = kRoot;
    for (std::size_t group = first_child(slot); group < end_; group = first_child(slot)) {
      const std::size_t child = earliest_of(slots, group);
      if (entry.before(slots[child])) break;
      slots[slot] = slots[child];
      slot = child;
    }
    slots[slot] = entry;
  }

  // Puts an entry at a free slot and moves it up to where it belongs.
  void raise(std::size_t slot, Entry entry) {
    Entry* const slots = slots_.get();
    while (slot > kRoot && entry.before(slots[parent(slot)])) {
      slots[slot] = slots[parent(slot)];
      slot = parent(slot);
    }
    slots[slot] = entry;
  }

  // Closes the hole at the root. The last entry, which takes its place, nearly always belongs near
  // the bottom: so the hole first walks down to a leaf without looking at it, and the entry rises
  // from there.
  void fill_hole() {
    hole_ = false;
    Entry* const slots = slots_.get();
    const Entry last = slots[--end_];
    slots[end_] = kLatest;
    if (end_ == kRoot) return;
    std::size_t slot = kRoot;
    for (std::size_t group = first_child(slot); group < end_; group = first_child(slot)) {
      const std::size_t child = earliest_of(slots, group);
      slots[slot] = slots[child];
      slot = child;
    }
    raise(slot, last);
  }

  void grow(std::size_t wanted);
  void renumber();

  std::unique_ptr<Entry[], AlignedDelete> slots_;
  std::size_t capacity_ = 0;
  std::size_t end_ = kRoot;  // one past the last used slot, counting the hole
  std::uint32_t next_sequence_;
  bool hole_ = false;  // the root's entry has been popped, and its slot not yet reused
};

}  // namespace handoff::sim
