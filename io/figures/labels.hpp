// Labels that never overlap: each asks for a stretch of a line, and gets it only while it is free.
//
// How wide a text is comes in as a function (Measure), so that all of this can be tested without a
// screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/figures/ticks.hpp"

namespace handoff::figures {

// The text itself if it fits, else as much of its start as fits with an ellipsis; empty if not even
// two characters do.
std::string elide(std::string_view text, float width, const Measure& measure);

class Line {
 public:
  explicit Line(float length) : length_(length) {}

  // Marks a stretch as taken, whatever was there.
  void block(float left, float right);
  // Takes the stretch if it lies within the line and is free.
  bool take(float left, float right);

 private:
  struct Stretch {
    float left = 0.0f;
    float right = 0.0f;
  };
  float length_;
  std::vector<Stretch> taken_;
};

}  // namespace handoff::figures
