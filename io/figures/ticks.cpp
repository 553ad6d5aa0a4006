// Each set of candidates is made whole, and given up as a whole when two labels meet.
#include "io/figures/ticks.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>

#include "io/figures/clock.hpp"
#include "io/figures/number_text.hpp"

namespace handoff::figures {

namespace {

constexpr double kMinute = 60.0;
constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;

constexpr double kClockSteps[] = {
    1.0,      2.0,         5.0,         10.0,         15.0,         30.0,
    kMinute,  2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
    kHour,    2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   kDay,
    2 * kDay, 7 * kDay,    14 * kDay,   28 * kDay};

int decimals_of_step(double step) {
  return std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 9);
}

bool labels_stand_apart(const std::vector<Tick>& ticks, const Axis& axis, float length, float gap,
                        const Measure& measure) {
  double free_from = -1e30;
  for (const Tick& tick : ticks) {
    if (tick.label.empty()) continue;
    const double half = 0.5 * static_cast<double>(measure(tick.label));
    const double centre = axis.fraction(tick.value) * static_cast<double>(length);
    if (centre - half < free_from) return false;
    free_from = centre + half + static_cast<double>(gap);
  }
  return true;
}

// Large numbers are shortened together, so that one axis does not mix "900,000" and "1M".
std::string linear_label(Scale scale, std::string_view unit, double value, double step,
                         double largest) {
  if (scale == Scale::percent) {
    return format_fixed(value * 100.0, decimals_of_step(step * 100.0)) + "%";
  }
  const char* suffix = "";
  double divisor = 1.0;
  if (largest >= 1e6) {
    divisor = largest >= 1e9 ? 1e9 : 1e6;
    suffix = largest >= 1e9 ? "B" : "M";
  } else if (largest >= 1e4) {
    divisor = 1e3;
    suffix = "k";
  }
  const bool shortened = divisor > 1.0;
  const int decimals = value == 0.0 && shortened ? 0 : decimals_of_step(step / divisor);
  const std::string number = format_fixed(value / divisor, decimals);
  // Other units stand once in the axis's title instead of at every tick.
  const bool each = unit == "$" || unit == "%";
  return with_unit(value == 0.0 ? number : number + suffix, each ? unit : std::string_view{});
}

// Weeks begin on Mondays, and the clock's zero was a Thursday.
double origin_of(Scale scale, double step) {
  return scale == Scale::clock && step >= 7 * kDay ? 4 * kDay : 0.0;
}

std::string even_label(const Axis& axis, std::string_view unit, double value, double step,
                       double largest) {
  if (axis.scale == Scale::clock) return format_clock_tick(value, step);
  if (axis.scale == Scale::time || axis.scale == Scale::log_time) {
    return format_duration_tick(value, step);
  }
  return linear_label(axis.scale, unit, value, step, largest);
}

std::vector<Tick> even_ticks(const Axis& axis, std::string_view unit, double step) {
  std::vector<Tick> ticks;
  const double largest = std::max(std::abs(axis.view.min), std::abs(axis.view.max));
  const double origin = origin_of(axis.scale, step);
  const double first = std::ceil((axis.view.min - origin) / step - 1e-9);
  const double last = std::floor((axis.view.max - origin) / step + 1e-9);
  for (double i = first; i <= last; i += 1.0) {
    const double value = i == 0.0 ? origin : origin + i * step;
    ticks.push_back({value, even_label(axis, unit, value, step, largest)});
  }
  return ticks;
}

std::vector<Tick> linear_ticks(const Axis& axis, std::string_view unit, float length, float gap,
                               const Measure& measure) {
  const bool clock = is_even_time(axis.scale) || axis.scale == Scale::log_time;
  for (int count = 12; count > 1; --count) {
    const double step =
        clock ? nice_time_step(axis.view.length(), count) : nice_step(axis.view.length(), count);
    std::vector<Tick> ticks = even_ticks(axis, unit, step);
    if (labels_stand_apart(ticks, axis, length, gap, measure)) return ticks;
  }
  return {};
}

// Within less than a decade a log axis is nearly even, and is labelled as one.
bool nearly_even(const Limits& view) { return view.max < 4.0 * view.min; }

std::vector<Tick> log_candidates(const Axis& axis, std::string_view unit, int coarseness) {
  std::vector<Tick> ticks;
  const int first = static_cast<int>(std::floor(std::log10(axis.view.min) + 1e-9));
  const int last = static_cast<int>(std::ceil(std::log10(axis.view.max) - 1e-9));
  for (int decade = first; decade <= last; ++decade) {
    for (int lead = 1; lead <= 9; ++lead) {
      const double value = lead * std::pow(10.0, decade);
      if (value < axis.view.min * (1 - 1e-9) || value > axis.view.max * (1 + 1e-9)) continue;
      const bool labelled = coarseness == 0 ? lead == 1 || lead == 2 || lead == 5
                                            : lead == 1 && decade % coarseness == 0;
      const bool each = unit == "$" || unit == "%";
      ticks.push_back({value, labelled ? with_unit(format_number(value), each ? unit : "") : ""});
    }
  }
  return ticks;
}

std::vector<Tick> log_time_candidates(const Axis& axis, int coarseness) {
  std::vector<Tick> ticks;
  const std::span<const double> labelled = clock_marks(coarseness);
  for (const double value : clock_marks(0)) {
    if (value < axis.view.min * (1 - 1e-9) || value > axis.view.max * (1 + 1e-9)) continue;
    const bool has_label = std::find(labelled.begin(), labelled.end(), value) != labelled.end();
    ticks.push_back({value, has_label ? format_duration(value) : ""});
  }
  return ticks;
}

std::vector<Tick> log_ticks(const Axis& axis, std::string_view unit, float length, float gap,
                            const Measure& measure) {
  std::vector<Tick> ticks;
  const int sets = axis.scale == Scale::log_time ? kClockMarkSets : 12;
  for (int coarseness = 0; coarseness < sets; ++coarseness) {
    ticks = axis.scale == Scale::log_time ? log_time_candidates(axis, coarseness)
                                          : log_candidates(axis, unit, coarseness);
    if (axis.zero_slot) ticks.insert(ticks.begin(), {0.0, "0"});
    if (labels_stand_apart(ticks, axis, length, gap, measure)) break;
  }
  return ticks;
}

}  // namespace

std::span<const double> clock_marks(int coarseness) {
  assert(coarseness >= 0 && coarseness < kClockMarkSets);
  static const std::vector<double> kMarks[] = {
      {1e-6,     2e-6,     5e-6,      1e-5,      2e-5,      5e-5,      1e-4,       2e-4, 5e-4,
       1e-3,     2e-3,     5e-3,      .01,       .02,       .05,       .1,         .2,   .5,
       1,        2,        5,         10,        20,        30,        kMinute,    120,  300,
       600,      900,      1800,      kHour,     2 * kHour, 6 * kHour, 12 * kHour, kDay, 2 * kDay,
       4 * kDay, 7 * kDay, 14 * kDay, 30 * kDay, 90 * kDay},
      {1e-6, 1e-5, 1e-4, 1e-3, .01, .1, 1, 10, kMinute, 600, kHour, 6 * kHour, kDay, 7 * kDay,
       30 * kDay, 90 * kDay},
      {1e-6, 1e-3, .1, 1, 10, kMinute, 600, kHour, 6 * kHour, kDay, 7 * kDay, 30 * kDay},
      {1e-3, 1, kMinute, kHour, kDay, 30 * kDay},
      {1e-3, 1, kHour, kDay * 30},
  };
  return kMarks[coarseness];
}

double nice_step(double range, int count) {
  assert(range > 0.0);
  const double rough = range / std::max(count, 1);
  const double decade = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double lead : {1.0, 2.0, 5.0}) {
    if (lead * decade >= rough * (1.0 - 1e-9)) return lead * decade;
  }
  return 10.0 * decade;
}

double nice_time_step(double range_s, int count) {
  const double rough = range_s / std::max(count, 1);
  if (rough <= 0.5) return nice_step(range_s, count);
  for (const double step : kClockSteps) {
    if (step >= rough * (1.0 - 1e-9)) return step;
  }
  return nice_step(range_s / (28 * kDay), count) * 28 * kDay;
}

std::vector<Tick> make_ticks(const Axis& axis, std::string_view unit, float length, float gap,
                             const Measure& measure) {
  if (axis.scale == Scale::category || axis.view.empty() || !(length > 0.0f)) return {};
  if (is_log(axis.scale) && !(axis.view.min > 0.0)) return {};
  const bool even = !is_log(axis.scale) || (nearly_even(axis.view) && !axis.zero_slot);
  return even ? linear_ticks(axis, unit, length, gap, measure)
              : log_ticks(axis, unit, length, gap, measure);
}

}  // namespace handoff::figures
