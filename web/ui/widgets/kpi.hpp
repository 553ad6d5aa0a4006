// A KPI card: one number, how sure it is, on how many cases it rests, and how it differs from the
// pinned baseline.
//
//   ui::kpi_card({.label = "Mis-sent mails", .value = "1.4%", .interval = "95% CI 1.1-1.8",
//                 .n = "n = 2,700", .delta = "-36.6 pts", .tone = Tone::good,
//                 .icon = Icon::arrow_down});
#pragma once

#include <string_view>

#include "web/ui/widgets/text.hpp"

namespace handoff::web::ui {

struct Kpi {
  std::string_view label;  // also its id
  std::string_view value;
  std::string_view interval = {};
  std::string_view n = {};
  std::string_view delta = {};   // against the baseline; empty: none
  Tone tone = Tone::neutral;     // of the delta
  Icon icon = Icon::none;        // of the delta: its direction, so that colour is not alone
  std::string_view hint = {};    // what it is and where it comes from
  std::string_view versus = {};  // a line below: the difference from a pinned baseline
  Tone versus_tone = Tone::neutral;
  std::string_view versus_hint = {};
  bool alert = false;  // a target is missed: an accent at the card's left edge
};

// True when it was clicked.
bool kpi_card(const Kpi& kpi);

}  // namespace handoff::web::ui
