// A control: one input of the scenario as a slider, a switch, a choice or a text.
#pragma once

#include <string>
#include <vector>

#include "web/app/actions.hpp"
#include "web/ui/text/quantity.hpp"

namespace handoff::web {

struct ControlView {
  std::string group;  // a heading; of those that are always seen: none
  std::string path;
  std::string label;
  std::string unit;
  std::string hint;
  ui::Quantity kind = ui::Quantity::number;
  bool is_switch = false;
  std::string on, off;  // of a switch over a list: what it sets, as the scenario's file has it
  bool is_text = false;
  std::string text;                // of a text
  std::vector<const char*> names;  // of a choice: `value` is the position of its name
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

}  // namespace handoff::web
