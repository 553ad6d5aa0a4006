// The part of an axis that is in view, and who decides it.
//
// Until the user zooms or pans, the view follows the data: it fits on the first frame, grows as
// soon as data leaves it, and shrinks only when it has become far too large, so that live numbers
// do not make it tremble. Once the user has moved it, it is theirs until they ask for a refit, and
// never so far away that no data is left in it.
#pragma once

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

// Room around the data, rounded outwards to 1-2-5 steps (to decades' 1-2-5 on a log scale). Data
// that is all one value gets room on both sides. `data` may be empty: the answer is then 0 to 1 (1
// to 10).
Limits comfortable(Scale scale, Limits data);

class View {
 public:
  // Called on every frame with what the data asks for; `hard` (if not empty) can never be left.
  void follow(Scale scale, Limits wanted, Limits hard);

  // `at` is the place under the cursor on the axis's line, 0 to 1; a factor below 1 zooms in.
  void zoom(Scale scale, double at, double factor);
  void pan(Scale scale, double by);
  void show(Scale scale, Limits limits);
  void refit() { fitted_ = held_ = false; }

  const Limits& limits() const { return limits_; }
  bool held() const { return held_; }

 private:
  void keep_inside(Scale scale);

  Limits limits_{0.0, 1.0};
  Limits hard_;
  Limits fit_;  // the view that the data would get: how far out and away the user may go
  Scale scale_ = Scale::linear;
  bool fitted_ = false;
  bool held_ = false;
};

}  // namespace handoff::web::charts
