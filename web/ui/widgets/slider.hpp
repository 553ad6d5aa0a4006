// A slider row: a label, a slider, and the value as text that can be typed into.
//
//   double trials = state.trials;
//   const ui::SliderResult r = ui::slider_row({.label = "Trials a month", .min = 50, .max = 50'000,
//       .initial = 500, .kind = ui::Quantity::integer, .log = true,
//       .hint = "Article, worked example"}, trials);
//   if (r.changed) ...     // on every step, for live results: SetField, which says whether it is
//   if (r.committed) ...   // let go or typed, once: one step of undo; EndEdit if nothing changed
//
// Drag, or click the track; arrow keys step while it has the keyboard's focus (Page keys step ten
// times as far); a click on the number opens it for typing, Enter takes it, Esc leaves it. What is
// out of range is refused with the reason. A reset button appears only while the value is not the
// initial one.
#pragma once

#include <string_view>

#include "web/ui/text/quantity.hpp"

namespace handoff::web::ui {

struct SliderSpec {
  const char* label = "";  // also the id
  double min = 0.0;
  double max = 1.0;
  double initial = 0.0;  // where reset leads
  Quantity kind = Quantity::number;
  std::string_view unit = {};
  bool log = false;   // even ratios; with a min of 0, zero is the left end
  double step = 0.0;  // 0: whole numbers for integers, otherwise 1-2-5 steps that suit the range
  std::string_view hint = {};  // what it is, and its source
  // Typed values may go beyond the slider, up to these; equal: the slider's own ends.
  double hard_min = 0.0;
  double hard_max = 0.0;
};

struct SliderResult {
  bool changed = false;
  bool committed = false;
};

SliderResult slider_row(const SliderSpec& spec, double& value);

// The place of a value on a slider, 0 to 1, and back, on the spec's steps: pure, for tests.
double slider_place(const SliderSpec& spec, double value);
double slider_value(const SliderSpec& spec, double place);

}  // namespace handoff::web::ui
