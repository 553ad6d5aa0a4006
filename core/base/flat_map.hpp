// FlatMap: an open-addressing hash map from an id to a small value, for tables that only grow.
//
// Linear probing over a power of two of slots, at most three quarters full; it allocates when it
// doubles and never otherwise. Entries are found by key only: nothing depends on their order. Key
// zero is "none" and cannot be stored. A reference is valid until the next insertion.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/hash.hpp"

namespace handoff::core {

template <class Key, class Value>
class FlatMap {
 public:
  std::size_t size() const { return size_; }

  void clear() {
    if (size_ == 0) return;
    for (Slot& slot : slots_) slot = {};
    size_ = 0;
  }

  Value* find(Key key) { return value_at(slots_, key); }
  const Value* find(Key key) const { return value_at(slots_, key); }

  // The value under `key`, made new if there is none; the flag says whether it was made.
  std::pair<Value&, bool> insert(Key key) {
    assert(key);
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    Slot& slot = slots_[position(key)];
    const bool fresh = !slot.key;
    if (fresh) {
      slot.key = key;
      ++size_;
    }
    return {slot.value, fresh};
  }

  // Calls `visit(key, value)` for every entry, in no promised order.
  template <class Visit>
  void for_each(Visit visit) {
    for (Slot& slot : slots_) {
      if (slot.key) visit(slot.key, slot.value);
    }
  }

  // Writes or reads all entries; `archive_value(value)` writes or reads one.
  template <class Archive, class ArchiveValue>
  void archive(Archive& ar, ArchiveValue archive_value) {
    std::uint64_t count = size_;
    ar(count);
    if constexpr (Archive::kReading) {
      clear();
      for (std::uint64_t n = 0; n < count && ar.ok(); ++n) {
        Key key;
        ar(key);
        if (!key) return ar.fail();
        archive_value(insert(key).first);
      }
    } else {
      for_each([&](Key key, Value& value) {
        ar(key);
        archive_value(value);
      });
    }
  }

 private:
  struct Slot {
    Key key;
    [[no_unique_address]] Value value;
  };

  // The value under the key in our slots, const or not as they are; null if there is none.
  template <class Slots>
  auto value_at(Slots& slots, Key key) const -> decltype(&slots[0].value) {
    if (slots.empty() || !key) return nullptr;
    auto& slot = slots[position(key)];
    return slot.key ? &slot.value : nullptr;
  }

  // Where the key is, or the free slot where it would go.
  std::size_t position(Key key) const {
    assert(key &&
           size_ < slots_.size());  // or a key that is not there would be looked for for ever
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(mixed(0, key.value)) & mask;
    while (slots_[at].key && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : old.size() * 2, {});
    for (const Slot& slot : old) {
      if (slot.key) slots_[position(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace handoff::core
