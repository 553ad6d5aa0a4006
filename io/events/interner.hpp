// Interners: the text of an id on the outside, a 64-bit handle inside.
//
// The core tells ids apart and never reads them, so each distinct text gets the next number,
// counted from 1 (zero means "none"). The mapping is exact: two texts never share a number, and the
// number leads back to the text. Each kind of id has a table of its own.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"

namespace handoff::io {

class Interner {
 public:
  Interner() = default;
  // Views of the texts are handed out, so a copy would be another's.
  Interner(const Interner&) = delete;
  Interner& operator=(const Interner&) = delete;

  // The number of `text`, a new one if it was never seen. Empty text is "none": zero.
  std::uint64_t number(std::string_view text);

  // The text of a number; empty for zero and for numbers that were never given out.
  std::string_view text(std::uint64_t number) const;

  std::size_t size() const { return texts_.size(); }

 private:
  // A place of the index, which is searched from where the hash says on; zero is an empty one.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;
  };

  void grow();

  std::deque<std::string> texts_;  // a deque, so that its strings stay where they are
  std::vector<Place> index_;       // a power of two, and at least half of it empty
};

template <class Id>
class IdTable {
 public:
  Id id(std::string_view text) { return {interner_.number(text)}; }
  std::string_view text(Id id) const { return interner_.text(id.value); }
  std::size_t size() const { return interner_.size(); }

 private:
  Interner interner_;
};

// The tables that payment events are read with; keep them as long as their ids are shown.
struct IdTables {
  IdTable<core::EventId> events;
  IdTable<core::SubscriptionId> subscriptions;
  IdTable<core::CustomerId> customers;
  IdTable<core::PlanId> plans;
};

}  // namespace handoff::io
