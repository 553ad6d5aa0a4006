// What stays moves to the front, in its order.
#include "sim/experiment/value_set.hpp"

#include <algorithm>

namespace handoff::sim {

ValueSet values_of(Metric metric) {
  const auto place = std::find(kDurations.begin(), kDurations.end(), metric);
  return place == kDurations.end() ? kNoValues : ValueSet{1} << (place - kDurations.begin());
}

void keep_values(Batch& batch, ValueSet wanted) {
  if (wanted == kAllValues) return;
  const bool has_months = !batch.month_of.empty();
  std::size_t begin = 0, kept = 0;
  for (std::size_t place = 0; place < batch.ends.size(); ++place) {
    const std::size_t end = batch.ends[place];
    if ((wanted >> (place % kDurationCount) & 1) != 0) {
      for (std::size_t from = begin; from < end; ++from, ++kept) {
        batch.values[kept] = batch.values[from];
        batch.tier_of[kept] = batch.tier_of[from];
        if (has_months) batch.month_of[kept] = batch.month_of[from];
      }
    }
    batch.ends[place] = static_cast<std::uint32_t>(kept);
    begin = end;
  }
  const auto cut = [kept](auto& list) {
    list.resize(kept);
    list.shrink_to_fit();
  };
  cut(batch.values);
  cut(batch.tier_of);
  if (has_months) cut(batch.month_of);
}

}  // namespace handoff::sim
