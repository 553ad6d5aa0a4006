// The event log of at-least-once delivery: has this event id been seen within the window?
//
// Two generations of ids are kept and the older one is dropped whole when the newer has covered a
// window, so an id is remembered for at least one window and at most two, memory is bounded by two
// windows of events, and no entry carries a time of its own.
#pragma once

#include "core/base/flat_map.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"

namespace handoff::core {

class EventLog {
 public:
  explicit EventLog(Duration window) : window_(window) {}

  // Remembers the id; true if it was there already.
  bool seen(EventId id, Time now);

  std::size_t size() const { return current_.size() + previous_.size(); }
  void clear();

  template <class Archive>
  void archive(Archive& ar) {
    ar(since_);
    current_.archive(ar, [](Nothing&) {});
    previous_.archive(ar, [](Nothing&) {});
  }

 private:
  struct Nothing {};

  void rotate(Time now);

  Duration window_;
  Time since_ = kNever;  // when the current generation began
  FlatMap<EventId, Nothing> current_;
  FlatMap<EventId, Nothing> previous_;
};

}  // namespace handoff::core
