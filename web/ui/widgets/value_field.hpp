// A value field: a quantity as text that can be typed into.
//
//   double price = plan.price;
//   if (ui::value_field("price", {.kind = ui::Quantity::money, .max = 1e6}, price)) ...   // taken
//   if (const auto problem = ui::value_problem("price"); !problem.empty()) ...            // refused
//
// A click, Enter or Tab opens it; Enter, Tab or a click elsewhere takes what was typed, Esc leaves it
// as it was. What is no value, or out of range, is refused with the reason, and stays open.
#pragma once

#include <string_view>

#include "web/ui/text/quantity.hpp"

namespace handoff::web::ui {

struct ValueSpec {
  Quantity kind = Quantity::number;
  std::string_view unit = {};  // shown behind it
  double min = 0.0;            // of what may be typed
  double max = 1.0;
  float width = 88.0f;  // design pixels; 0: all that is left
};

inline constexpr float kValueHeight = 28.0f;

// True when another value was typed, which is then in `value`.
bool value_field(const char* id, const ValueSpec& spec, double& value);
// What is wrong with what stands in this field; empty while nothing is.
std::string_view value_problem(const char* id);
// A field was opened and takes the keys from the next frame on: they are no shortcuts any more.
bool opens_for_typing();

}  // namespace handoff::web::ui
