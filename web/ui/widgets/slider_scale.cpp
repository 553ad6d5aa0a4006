// The arithmetic of a slider, without drawing.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/widgets/slider.hpp"

namespace handoff::web::ui {

namespace {

// A log slider that starts at zero has zero in its first hundredth, then decades.
constexpr double kZeroEnd = 0.01;
constexpr double kDecadesAboveZero = 4.0;

double log_floor(const SliderSpec& spec) {
  return spec.min > 0.0 ? spec.min : spec.max / std::pow(10.0, kDecadesAboveZero);
}

double step_at(const SliderSpec& spec, double value) {
  if (spec.step > 0.0) return spec.step;
  // Steps of about a hundredth of what is shown: of the range, or on a log slider of the value.
  const double span = spec.log ? std::abs(value) * 5.0 : spec.max - spec.min;
  const double step = spec.kind == Quantity::duration ? charts::nice_time_step(span, 120)
                                                      : charts::nice_step(span, 120);
  return spec.kind == Quantity::integer ? std::max(1.0, std::round(step)) : step;
}

}  // namespace

double slider_place(const SliderSpec& spec, double value) {
  if (!(spec.max > spec.min)) return 0.0;
  if (!spec.log) return std::clamp((value - spec.min) / (spec.max - spec.min), 0.0, 1.0);
  const double low = log_floor(spec);
  if (value < low) return 0.0;
  const double start = spec.min > 0.0 ? 0.0 : kZeroEnd;
  const double share = std::log(value / low) / std::log(spec.max / low);
  return std::clamp(start + (1.0 - start) * share, 0.0, 1.0);
}

double slider_value(const SliderSpec& spec, double place) {
  if (place >= 1.0) return spec.max;
  if (place <= 0.0) return spec.min;
  double value = spec.min + place * (spec.max - spec.min);
  if (spec.log) {
    const double start = spec.min > 0.0 ? 0.0 : kZeroEnd;
    if (place < start) return spec.min;
    const double low = log_floor(spec);
    value = low * std::pow(spec.max / low, (place - start) / (1.0 - start));
  }
  const double step = step_at(spec, value);
  return std::clamp(std::round(value / step) * step, spec.min, spec.max);
}

}  // namespace handoff::web::ui
