// HandoffTable: the handoffs in flight, each in a slot that its tickets name.
//
// A slot is used again once its handoff is over. The generation, which goes up by one at each end,
// tells its uses apart, so that a reply or a timer of a former use finds nobody.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/handoff/handoff.hpp"
#include "core/messages/operations.hpp"

namespace handoff::core {

class HandoffTable {
 public:
  std::size_t in_use() const { return slots_.size() - free_.size(); }

  std::uint32_t slot_of(const Handoff& it) const {
    assert(&it >= slots_.data() && &it < slots_.data() + slots_.size());
    return static_cast<std::uint32_t>(&it - slots_.data());
  }

  // The handoff of a slot that is in use.
  Handoff& operator[](std::uint32_t slot) {
    assert(slot < slots_.size() && slots_[slot].in_use);
    return slots_[slot];
  }

  // Whose ticket it is; none if that handoff is over.
  Handoff* find(Ticket ticket) {
    if (ticket.slot >= slots_.size()) return nullptr;
    Handoff& it = slots_[ticket.slot];
    return it.in_use && it.generation == ticket.generation ? &it : nullptr;
  }

  // A new handoff in a free slot. References to other handoffs end here.
  Handoff& take();

  // The handoff is over.
  void release(Handoff& it);

  // Calls `visit(handoff)` for each one in use, in the order of slots; also for those that come
  // while it goes on. What is visited may be released.
  template <class Visit>
  void for_each(Visit visit) {
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      if (slots_[slot].in_use) visit(slots_[slot]);
    }
  }

  template <class Visit>
  void for_each(Visit visit) const {
    for (const Handoff& it : slots_) {
      if (it.in_use) visit(it);
    }
  }

  // Whether each slot is either in use or listed once as free.
  bool consistent() const;

  void clear();

  template <class Archive>
  void archive(Archive& ar) {
    ar.list(slots_, [&ar](Handoff& it) { ar(it); });
    ar.list(free_, [&ar](std::uint32_t& slot) { ar(slot); });
  }

 private:
  std::vector<Handoff> slots_;
  std::vector<std::uint32_t> free_;
};

}  // namespace handoff::core
