// A control: one input of the scenario as a slider, a switch, a choice or a text.
#pragma once

#include <string>
#include <vector>

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
  std::string on = "true", off = "false";  // a switch's values, as the scenario's file has them
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

// A value as the scenario's file has it: a duration needs its unit.
std::string field_text(const ControlView& control, double value);
}  // namespace handoff::web
