#include "web/views/results/figures.hpp"

#include <cmath>

#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/scenario/months.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

constexpr std::string_view kDash = "\xE2\x80\x93";

std::string_view name_of(Unit unit) {
  return unit == Unit::seconds ? "s" : unit == Unit::dollars ? "$" : "";
}

}  // namespace

Figure figure_of(double value, sim::Interval interval, Unit unit) {
  const bool above = std::isfinite(interval.low), below = std::isfinite(interval.high);
  const double half = above && below ? interval.half_width() : 0.0;
  Figure figure;
  figure.value = io::estimate_text(value, half, name_of(unit));
  if (!above || !below) {
    const std::string side = io::interval_text(value, interval.low, interval.high, name_of(unit));
    figure.range = side.empty() ? "too few for a CI" : side;
    figure.interval = side.empty() ? figure.range : "95% CI " + side;
  } else if (half <= 0.0) {
    figure.range = figure.interval = "always this value";
  } else {
    figure.range = io::range_text(interval.low, interval.high, value, name_of(unit), kDash);
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
  constexpr int kYear = 12;
  if (scenario.horizon.months == kYear) return many ? "years" : "year";
  if (sim::has_months(scenario)) return many ? "horizons" : "horizon";
  const bool month = scenario.days >= 28 && scenario.days <= 31;
  if (month) return many ? "months" : "month";
  return many ? "periods" : "period";
}

std::string share_text(double share) { return charts::format_percent(share); }

}  // namespace handoff::web
