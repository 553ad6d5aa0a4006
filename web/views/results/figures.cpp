#include "web/views/results/figures.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/charts/scale/format.hpp"
#include "web/ui/text/quantity.hpp"

namespace handoff::web {
namespace {

constexpr const char* kDash = "\xE2\x80\x93";
constexpr int kMostDecimals = 3;

// The place of the first digit of half the interval; without one, three significant digits.
int decimals_for(double value, double half_width) {
  double place = 0.0;
  if (half_width > 0.0) {
    place = -std::floor(std::log10(half_width));
  } else if (value != 0.0 && value != std::round(value)) {
    place = 2.0 - std::floor(std::log10(std::abs(value)));
  }
  return static_cast<int>(std::clamp(place, 0.0, static_cast<double>(kMostDecimals)));
}

std::string number(double value, int decimals, Unit unit) {
  const std::string digits = charts::format_fixed(value, decimals);
  return unit == Unit::dollars ? charts::with_unit(digits, "$") : digits;
}

// "s" of "5.2 s".
std::string unit_name(double seconds) {
  const std::string text = charts::format_duration(seconds);
  return text.substr(std::min(text.find(' '), text.size()));
}

}  // namespace

Figure figure_of(double value, sim::Interval interval, Unit unit) {
  const double scale = unit == Unit::seconds ? ui::shown_unit_s(value) : 1.0;
  const std::string name = unit == Unit::seconds ? unit_name(value) : "";
  const bool bounded = std::isfinite(interval.low) && std::isfinite(interval.high);
  int decimals = decimals_for(value / scale, bounded ? interval.half_width() / scale : 0.0);
  if (unit == Unit::dollars && decimals > 0) decimals = 2;
  Figure figure;
  figure.value = number(value / scale, decimals, unit) + name;
  if (!bounded) {
    figure.range = figure.interval = "too few for a CI";
  } else if (interval.half_width() <= 0.0) {
    figure.range = figure.interval = "no spread";
  } else {
    figure.range = number(interval.low / scale, decimals, unit) + kDash +
                   number(interval.high / scale, decimals, unit) + name;
    figure.interval = "95% CI " + figure.range;
  }
  return figure;
}

Figure figure_of(const sim::Estimate& estimate, Unit unit) {
  return figure_of(estimate.mean, {estimate.ci95_low, estimate.ci95_high}, unit);
}

std::string counted(double count, std::string_view one, std::string_view many) {
  return charts::format_fixed(count, 0) + ' ' + std::string(count == 1.0 ? one : many);
}

std::string_view period_name(const sim::Scenario& scenario, bool many) {
  const bool month = scenario.days >= 28 && scenario.days <= 31;
  if (month) return many ? "months" : "month";
  return many ? "periods" : "period";
}

std::string share_text(double share) { return charts::format_number(share * 100.0, 2) + "%"; }

}  // namespace handoff::web
