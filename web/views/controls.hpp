// The scenario's controls: which inputs have a slider, and what the slider says.
//
// Ranges are those in which the page is interesting; typing may go up to the input's own limits.
// What an input is, its limits and where its default comes from are looked up by path.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/ui/widgets/quantity.hpp"

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

// Controls whose input the scenario does not have are left out.
std::vector<ControlView> control_views(const sim::Scenario& scenario);

}  // namespace handoff::web
