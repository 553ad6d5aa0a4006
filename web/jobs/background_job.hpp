// A background job: something that is computed of the state, a little in each frame.
//
// All jobs have the same three verbs. `follow` is called after every action: whatever is under way
// may be about another scenario. `advance` is called in every frame: the job goes on with what
// somebody looks at. `has_news` is asked between frames, when workers have answered: whether a
// frame would show something new. A job reads the state and changes nothing but itself.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "web/app/state.hpp"

namespace handoff::web {

// What a job may know in its turn.
struct Turn {
  const State& state;
  const std::function<double()>& clock;  // ms
  double now_ms = 0.0;
  bool as_text = false;         // everything is shown, whichever tab is open
  bool alone = false;           // there are no workers
  bool results_there = false;   // the scenario's own run is finished
  bool pictures_there = false;  // and so are the pictures by hour

  bool shows(Tab tab) const { return as_text || state.tab == tab; }
};

// What came of it.
struct Progress {
  bool changed = false;   // what the job shows
  int frames = 0;         // that it wants after this one
  double hands_ms = 0.0;  // how long this thread may carry out its jobs where nobody else does

  Progress& operator+=(const Progress& other) {
    changed |= other.changed;
    frames = std::max(frames, other.frames);
    hands_ms = std::max(hands_ms, other.hands_ms);
    return *this;
  }
};

class BackgroundJob {
 public:
  virtual ~BackgroundJob() = default;
  virtual void follow(const State& state) = 0;
  virtual Progress advance(const Turn& turn) = 0;
  virtual bool has_news(const Turn&) const { return false; }
};

inline constexpr double kHandsMs = 8.0;        // for jobs, between two frames
inline constexpr double kQuietHandsMs = 30.0;  // the same while nothing moves on the page
inline constexpr double kFrameMs = 8.0;        // for what runs on this thread in any case
inline constexpr int kFramesToShow = 2;        // cards take their height from what they showed

// Remembers a counter, to tell when it has moved.
class Seen {
 public:
  Seen() = default;
  explicit Seen(std::uint64_t number) : number_(number) {}
  bool moved_to(std::uint64_t number) { return std::exchange(number_, number) != number; }

 private:
  std::optional<std::uint64_t> number_;  // nothing: the first one is news
};

// Looks at work that comes in behind at most so often, and once more when it is done.
class Pace {
 public:
  bool due(bool finished, double now_ms) const {
    return finished != ended_ || (!finished && now_ms >= due_ms_);
  }
  void looked(bool finished, double now_ms) {
    ended_ = finished;
    due_ms_ = now_ms + kEveryMs;
  }

 private:
  static constexpr double kEveryMs = 150.0;
  bool ended_ = true;
  double due_ms_ = 0.0;
};

}  // namespace handoff::web
