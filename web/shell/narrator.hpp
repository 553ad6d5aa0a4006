// The narrator: the page in words, for text mode and for screen readers, as a run goes on.
//
// In text mode the words follow a run; behind the canvas it is enough when it is finished. A screen
// reader speaks once nothing has changed for a moment, and not twice the same.
#pragma once

#include <string>

#include "web/views/view_model.hpp"

namespace handoff::web {

class Narrator {
 public:
  // Something was chosen: what is about to be said is not true any more.
  void begin_anew();
  // The words have to be shown again.
  void text_changed() { text_stale_ = true; }
  // Once in each frame.
  void follow(const ViewModel& view, bool finished, double now_ms);

 private:
  void show_text(const ViewModel& view, bool finished, double now_ms);
  void speak(const ViewModel& view, double now_ms);

  bool text_stale_ = true;
  double text_due_ms_ = 0.0;
  bool told_ = false;          // that the run is finished
  double speak_due_ms_ = 0.0;  // 0: nothing to say
  std::string spoken_;
};

}  // namespace handoff::web
