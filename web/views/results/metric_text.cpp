// A unit that suits the number, and as many digits as its interval bears.
#include "web/views/results/metric_text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "web/ui/charts/scale/format.hpp"
#include "web/ui/text/quantity.hpp"

namespace handoff::web {
namespace {

using sim::Metric;

constexpr int kMostDecimals = 3;

struct Shown {
  double factor = 1.0;
  std::string prefix;
  std::string suffix;
};

Shown time_as(double value, double in_s) {
  const double unit_s = ui::shown_unit_s(value * in_s);
  const std::string text = charts::format_duration(unit_s);
  return {in_s / unit_s, "", text.substr(std::min(text.find(' '), text.size()))};
}

// `size` is the largest number that will be shown.
Shown shown_as(Metric metric, double size, bool difference) {
  const std::string_view unit = sim::info(metric).unit;
  if (unit == "s") return time_as(size, 1.0);
  if (unit == "h") return time_as(size, 3600.0);
  if (unit == "$") return {1.0, "$", ""};
  if (unit == "share") return {100.0, "", difference ? " pts" : "%"};
  if (unit == "%") return {1.0, "", difference ? " pts" : "%"};
  return {};
}

int decimals_for(double value, double half_width) {
  double place = 0.0;
  if (half_width > 0.0 && std::isfinite(half_width)) {
    place = -std::floor(std::log10(half_width));
  } else if (value != 0.0 && value != std::round(value)) {
    place = 2.0 - std::floor(std::log10(std::abs(value)));
  }
  return static_cast<int>(std::clamp(place, 0.0, static_cast<double>(kMostDecimals)));
}

std::string digits(const Shown& shown, double value, int decimals, bool plus) {
  const std::string size = charts::format_fixed(std::abs(value), decimals);
  const bool zero = size.find_first_not_of("0.,") == std::string::npos;
  const char* sign = zero ? "" : value < 0.0 ? "\xE2\x88\x92" : plus ? "+" : "";
  return sign + shown.prefix + size;
}

MetricText text_of(Metric metric, double value, sim::Interval interval, bool difference) {
  const bool bounded = std::isfinite(interval.low) && std::isfinite(interval.high);
  double size = std::abs(value);
  if (bounded && difference) size = std::max(size, interval.half_width());
  // A normal interval around a small share or count may pass zero, which nobody would believe.
  const bool below_zero = !difference && value >= 0.0 && sim::info(metric).unit != "$";
  if (below_zero) interval.low = std::max(interval.low, 0.0);
  const Shown shown = shown_as(metric, size, difference);
  const double half = bounded ? interval.half_width() * shown.factor : 0.0;
  int decimals = decimals_for(value * shown.factor, half);
  if (shown.prefix == "$" && decimals > 0) decimals = 2;
  MetricText text;
  text.value = digits(shown, value * shown.factor, decimals, difference) + shown.suffix;
  if (!bounded) {
    text.range = "too few for a CI";
  } else if (half <= 0.0) {
    text.range = "no spread";
  } else {
    text.range = digits(shown, interval.low * shown.factor, decimals, difference) + " to " +
                 digits(shown, interval.high * shown.factor, decimals, difference) + shown.suffix;
  }
  return text;
}

}  // namespace

MetricText metric_text(Metric metric, double value, sim::Interval interval) {
  return text_of(metric, value, interval, false);
}

MetricText difference_text(Metric metric, double value, sim::Interval interval) {
  return text_of(metric, value, interval, true);
}

std::string metric_label(Metric metric, sim::Statistic statistic) {
  const sim::MetricInfo& it = sim::info(metric);
  std::string label(it.label);
  if (it.kind != sim::MetricKind::duration) return label;
  switch (statistic) {
    case sim::Statistic::mean:
      return label + ", mean";
    case sim::Statistic::p50:
      return label + ", median";
    case sim::Statistic::p95:
      return label + ", p95";
    case sim::Statistic::p99:
      return label + ", p99";
    case sim::Statistic::max:
      return label + ", longest";
  }
  return label;
}

}  // namespace handoff::web
