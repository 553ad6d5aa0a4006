// DayCounter: how many things happened in the last 24 hours, to the hour.
#pragma once

#include <array>
#include <cstdint>

#include "core/time.hpp"

namespace handoff::core {

class DayCounter {
 public:
  void add(Time now) {
    const std::int64_t hour = hour_of(now);
    Bucket& bucket = buckets_[slot(hour)];
    if (bucket.hour != hour) bucket = {hour, 0};
    ++bucket.count;
  }

  std::uint32_t last_day(Time now) const {
    const std::int64_t hour = hour_of(now);
    std::uint32_t total = 0;
    for (const Bucket& bucket : buckets_) {
      if (bucket.hour > hour - kHours && bucket.hour <= hour) total += bucket.count;
    }
    return total;
  }

  template <class Archive>
  void archive(Archive& ar) {
    for (Bucket& bucket : buckets_) ar(bucket.hour, bucket.count);
  }

 private:
  static constexpr int kHours = 24;

  struct Bucket {
    std::int64_t hour = -kHours;
    std::uint32_t count = 0;
  };

  static std::int64_t hour_of(Time now) { return now.us / hours(1).us; }
  static std::size_t slot(std::int64_t hour) { return static_cast<std::size_t>(hour % kHours); }

  std::array<Bucket, kHours> buckets_{};
};

}  // namespace handoff::core
