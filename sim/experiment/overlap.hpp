// Overlap: whether replications are among those that are there already.
//
// Batches come in any order, and wait in a map by their first replication until those before them
// are there.
#pragma once

#include <iterator>
#include <map>

namespace handoff::sim {

// Whether replications from <= r < from + count overlap one of the batches; `count_of` says how many
// replications a batch has.
template <class Waiting, class CountOf>
bool overlaps(const std::map<int, Waiting>& batches, int from, int count, CountOf count_of) {
  const auto next = batches.lower_bound(from);
  if (next != batches.end() && next->first < from + count) return true;
  if (next == batches.begin()) return false;
  const auto& [before_from, before] = *std::prev(next);
  return from < before_from + count_of(before);
}

}  // namespace handoff::sim
