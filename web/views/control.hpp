// A control: one input of the scenario as a slider, a switch, a choice or a text.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "web/app/actions.hpp"
#include "web/ui/text/quantity.hpp"

namespace handoff::web {

struct ControlView {
  std::string group;  // a heading; of those that are always seen: none
  std::string path;
  std::string label;
  std::string unit;
  std::string hint;
  std::string note;   // under it: what the value comes to, or why it does nothing
  bool idle = false;  // it changes nothing as the scenario stands
  ui::Quantity kind = ui::Quantity::number;
  bool is_switch = false;
  std::string on, off;  // of a switch over a list: what it sets, as the scenario's file has it
  bool is_text = false;
  std::string text;  // of a text
  // A text that is a moment: its input is how long after this one.
  bool is_moment = false;
  core::Time start;
  // Of a choice: `value` is the position of its name, counted from `first`. Those from `known` on are
  // time zones that the scenario does not have yet.
  std::vector<std::string> names;
  int first = 0;
  std::size_t known = 0;
  // Of a choice of several: the positions of the names that are taken, in their order.
  std::vector<int> taken;
  bool log = false;
  double value = 0.0;
  double initial = 0.0;  // as shipped
  double min = 0.0;      // of the slider
  double max = 1.0;
  double hard_min = 0.0;  // of what may be typed
  double hard_max = 1.0;
};

// What throws the switch.
Action switched(const ControlView& control, bool on);
// What takes the name at a position; of several, or lets it go, unless it is the last one.
Action chosen(const ControlView& control, std::size_t position);
// The position of the name that is taken now.
std::size_t position_of(const ControlView& control);
// What a text becomes that was typed; an error if it cannot be read.
core::Result<Action> typed_into(const ControlView& control, const std::string& text);

}  // namespace handoff::web
