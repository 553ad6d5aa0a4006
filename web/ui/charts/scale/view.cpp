#include "web/ui/charts/scale/view.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

namespace {

constexpr double kFarthestOut = 4.0;  // times the fitted view: farther out there is only emptiness
constexpr double kStaysInView = 0.1;  // of the data or of the view, whichever is less
constexpr double kDeepestIn = 1e-6;

double nice_log_floor(double v) {
  const double decade = std::pow(10.0, std::floor(std::log10(v)));
  const double lead = v / decade * (1.0 + 1e-12);
  return decade * (lead >= 5.0 ? 5.0 : lead >= 2.0 ? 2.0 : 1.0);
}

double nice_log_ceil(double v) {
  const double decade = std::pow(10.0, std::floor(std::log10(v)));
  const double lead = v / decade * (1.0 - 1e-12);
  return decade * (lead <= 1.0 ? 1.0 : lead <= 2.0 ? 2.0 : lead <= 5.0 ? 5.0 : 10.0);
}

}  // namespace

Limits comfortable(Scale scale, Limits data) {
  const bool nothing = !(data.max >= data.min) || (data.min == 0.0 && data.max == 0.0);
  if (is_log(scale)) {
    if (nothing || !(data.min > 0.0)) return {1.0, 10.0};
    const Limits nice{nice_log_floor(data.min), nice_log_ceil(data.max)};
    return nice.empty() ? Limits{nice.min / 2.0, nice.max * 2.0} : nice;
  }
  if (nothing) return {0.0, 1.0};
  if (data.max == data.min) {
    const double room = std::abs(data.max) * 0.5;
    return {data.min - room, data.max + room};
  }
  const double step =
      is_even_time(scale) ? nice_time_step(data.length(), 5) : nice_step(data.length(), 5);
  return {std::floor(data.min / step + 1e-9) * step, std::ceil(data.max / step - 1e-9) * step};
}

void View::follow(Scale scale, Limits wanted, Limits hard) {
  // What was held on another scale means nothing on this one.
  if (scale != scale_) refit();
  scale_ = scale;
  hard_ = hard;
  fit_ = wanted;
  if (held_) return;
  const double has = to_line(scale, limits_.max) - to_line(scale, limits_.min);
  const double needs = to_line(scale, wanted.max) - to_line(scale, wanted.min);
  const bool covers = wanted.min >= limits_.min && wanted.max <= limits_.max;
  if (fitted_ && covers && needs > 0.6 * has) return;
  limits_ = wanted;
  fitted_ = true;
  keep_inside(scale);
}

void View::zoom(Scale scale, double at, double factor) {
  const double low = to_line(scale, limits_.min);
  const double high = to_line(scale, limits_.max);
  const double whole = to_line(scale, fit_.max) - to_line(scale, fit_.min);
  const double length = std::clamp((high - low) * factor, whole * kDeepestIn, whole * kFarthestOut);
  const double pivot = low + at * (high - low);
  limits_ = {from_line(scale, pivot - at * length), from_line(scale, pivot + (1.0 - at) * length)};
  held_ = true;
  keep_inside(scale);
}

void View::pan(Scale scale, double by) {
  const double low = to_line(scale, limits_.min);
  const double high = to_line(scale, limits_.max);
  const double move = by * (high - low);
  limits_ = {from_line(scale, low + move), from_line(scale, high + move)};
  held_ = true;
  keep_inside(scale);
}

void View::show(Scale scale, Limits limits) {
  const double length = to_line(scale, limits.max) - to_line(scale, limits.min);
  const double whole = to_line(scale, fit_.max) - to_line(scale, fit_.min);
  if (!(length > whole * kDeepestIn)) return;
  limits_ = limits;
  held_ = true;
  keep_inside(scale);
}

// A view that meets an end is moved as a whole, so that a pan into it keeps its width.
void View::keep_inside(Scale scale) {
  const Limits& ends = hard_.empty() ? fit_ : hard_;
  if (ends.empty()) return;
  const double low = to_line(scale, limits_.min);
  const double high = to_line(scale, limits_.max);
  const double end_low = to_line(scale, ends.min);
  const double end_high = to_line(scale, ends.max);
  double length = high - low;
  double start = low;
  if (hard_.empty()) {
    const double stays = kStaysInView * std::min(length, end_high - end_low);
    start = std::clamp(low, end_low + stays - length, end_high - stays);
  } else {
    length = std::min(length, end_high - end_low);
    start = std::clamp(low, end_low, end_high - length);
  }
  if (start == low && length == high - low) return;  // a logarithm and back is not quite the same
  limits_ = {from_line(scale, start), from_line(scale, start + length)};
}

}  // namespace handoff::web::charts
