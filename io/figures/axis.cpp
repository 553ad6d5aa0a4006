#include "io/figures/axis.hpp"

#include <cmath>

namespace handoff::figures {

double to_line(Scale scale, double value) { return is_log(scale) ? std::log10(value) : value; }

double from_line(Scale scale, double place) {
  return is_log(scale) ? std::pow(10.0, place) : place;
}

double Axis::fraction(double value) const {
  if (is_log(scale) && value <= 0.0) return zero_slot ? kZeroSlot / 2.0 : -1.0;
  const double low = to_line(scale, view.min);
  const double high = to_line(scale, view.max);
  if (!(high > low)) return 0.5;
  return start() + (1.0 - start()) * (to_line(scale, value) - low) / (high - low);
}

double Axis::value(double fraction) const {
  if (zero_slot && fraction < kZeroSlot) return 0.0;
  const double low = to_line(scale, view.min);
  const double high = to_line(scale, view.max);
  const double share = (fraction - start()) / (1.0 - start());
  return from_line(scale, low + share * (high - low));
}

}  // namespace handoff::figures
