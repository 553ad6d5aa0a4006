// What was left out of a reading, counted by the reason, each with its first examples.
//
// One bad line must not stop a month of events, and must not go unnoticed either: whoever reads
// sources keeps one of these and shows it at the end.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/messages/events.hpp"

namespace handoff::io {

enum class WhyLeftOut : std::uint8_t {
  notice,     // a line between the events, without JSON or of those who sent them
  no_event,   // JSON, but no event that is known
  bad_json,   // JSON that breaks off or is wrong
  bad_event,  // an event, but not to be read
  test_mode,  // the rest are events that are set aside, which have a record all the same
  unknown_status,
  unreadable,
  without_object,
  bare_object,  // an object by itself, which has a record too
};

inline constexpr std::size_t kWhysLeftOut = 9;

// Why an event that is set aside is; nothing for one that is not.
std::optional<WhyLeftOut> why_set_aside(core::SetAside set_aside);

class LeftOut {
 public:
  static constexpr std::size_t kExamples = 3;

  void add(WhyLeftOut why, core::Error example);

  std::uint64_t count(WhyLeftOut why) const { return entry(why).count; }
  const std::vector<std::string>& examples(WhyLeftOut why) const { return entry(why).examples; }

  // The first that was left out in reading: what is wrong with a source that holds no event.
  const std::optional<core::Error>& first() const { return first_; }

  // Whether anything is missing that should be there. Notices, and events of test mode among live
  // ones, are left out by intention.
  bool is_faulty() const;

  // For people, several lines; empty if nothing was left out.
  std::string text() const;

 private:
  struct Entry {
    std::uint64_t count = 0;
    std::vector<std::string> examples;
  };

  const Entry& entry(WhyLeftOut why) const { return entries_[static_cast<std::size_t>(why)]; }

  std::array<Entry, kWhysLeftOut> entries_;
  std::optional<core::Error> first_;
};

}  // namespace handoff::io
