// A stable sort for a handful of things: an insertion sort, of which a copy for each type is small.
//
// A copy of std::stable_sort is 4 kB of the page. Up to some fifty elements this one is as fast.
#pragma once

#include <algorithm>

namespace handoff::core {

template <class Iterator, class Before>
void sort_few(Iterator first, Iterator last, Before before) {
  for (Iterator next = first; next != last; ++next)
    std::rotate(std::upper_bound(first, next, *next, before), next, next + 1);
}

}  // namespace handoff::core
