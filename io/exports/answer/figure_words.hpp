// The figures that a model's month is judged by, in words and with their units: for the command's text, the
// report and the page.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"

namespace handoff::exports {

struct FigureWords {
  std::string_view name;  // as in the JSON
  std::string_view label;
  std::string_view unit;  // of io/text/quantity_text.hpp; empty: a count
};

inline constexpr std::array<FigureWords, 6> kFigureWords{{
    {"conversions", "Conversions", ""},
    {"crm_lag_s.p50", "CRM lag, median", "s"},
    {"crm_lag_s.p95", "CRM lag, 95% within", "s"},
    {"missent_customers", "Mailed after paying", ""},
    {"owner_delay_h.p50", "Owner assigned after, median", "h"},
    {"first_touch_h.p50", "First touch after, median", "h"},
}};

// A figure without words is called by its name.
inline FigureWords words_of_figure(std::string_view name) {
  for (const FigureWords& it : kFigureWords) {
    if (it.name == name) return it;
  }
  return {name, name, ""};
}

inline std::string figure_text(double value, std::string_view unit) {
  if (unit.empty()) return io::count_text(static_cast<std::uint64_t>(std::llround(value)));
  return io::quantity_text(value, unit);
}

}  // namespace handoff::exports
