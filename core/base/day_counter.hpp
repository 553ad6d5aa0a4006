// DayCounter: how many things happened in the last 24 hours, to the hour.
//
// The clock only goes forward; a moment before the newest one counts as that one.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "core/base/time.hpp"

namespace handoff::core {

class DayCounter {
 public:
  void add(Time now) {
    assert(now.us >= 0);  // or the hour is no place in the table
    turn_to(now);
    ++counts_[slot(newest_)];
    ++total_;
  }

  std::uint32_t last_day(Time now) {
    turn_to(now);
    return total_;
  }

  template <class Archive>
  void archive(Archive& ar) {
    ar(newest_);
    for (std::uint32_t& count : counts_) ar(count);
    if constexpr (Archive::kReading) {
      if (newest_ < 0) return ar.fail();
      total_ = 0;
      for (const std::uint32_t count : counts_) total_ += count;
    }
  }

 private:
  static constexpr std::int64_t kHours = 24;

  static std::size_t slot(std::int64_t hour) { return static_cast<std::size_t>(hour % kHours); }

  // The hours that are a day old by now fall out.
  void turn_to(Time now) {
    const std::int64_t hour = now.us / hours(1).us;
    if (hour <= newest_) return;
    for (std::int64_t passed = std::min(hour - newest_, kHours); passed > 0; --passed) {
      std::uint32_t& oldest = counts_[slot(newest_ + passed)];
      assert(total_ >= oldest);
      total_ -= oldest;
      oldest = 0;
    }
    newest_ = hour;
  }

  std::array<std::uint32_t, kHours> counts_{};
  std::uint32_t total_ = 0;
  std::int64_t newest_ = 0;  // hours since the epoch
};

}  // namespace handoff::core
