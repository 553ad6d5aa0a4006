// The last equals sign parts the text into a measure and an error.
#include "io/results/precision.hpp"

#include <cmath>
#include <utility>

#include "io/json/json_text.hpp"
#include "io/results/results_report.hpp"
#include "io/scenario/measure.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr double kWidestPrecision = 1.0;  // 100%: a wider one says nothing

core::Error wrong(std::string_view text, std::string what) {
  return {printable(text, 100), std::move(what)};
}

}  // namespace

core::Result<PrecisionGoal> parse_precision(std::string_view text,
                                            std::span<const std::string> tiers) {
  const std::size_t at = text.rfind('=');
  if (at == text.npos) return wrong(text, "expected METRIC=ERROR such as crm_lag_s.p95=5%");
  const auto measure = parse_measure(text.substr(0, at), tiers);
  if (!measure) return wrong(text, measure.error().what);
  if (measure->statistic == sim::Statistic::max)
    return wrong(text, "a maximum has no interval; ask for p99");
  PrecisionGoal goal{.text = std::string(text), .target = {}};
  goal.target.measure = *measure;
  const std::string_view error = text.substr(at + 1);
  if (error.ends_with('%')) {
    const auto percent = parse_number(error.substr(0, error.size() - 1));
    if (!percent || !(*percent > 0) || *percent / 100 > kWidestPrecision)
      return wrong(text,
                   in_quotes(error) + " is not an error; it must be above 0% and at most 100%");
    goal.target.relative = *percent / 100;
    return goal;
  }
  const auto absolute = parse_quantity(error, sim::info(measure->metric).unit);
  if (!absolute || !(*absolute > 0)) {
    return wrong(text, in_quotes(error) +
                           " is not an error; expected a percentage, or a number greater than 0 in "
                           "the metric's unit");
  }
  goal.target.relative = 0;
  goal.target.absolute = *absolute;
  return goal;
}

std::string precision_text(const PrecisionGoal& goal, const sim::Precision& precision) {
  const std::string_view unit = sim::info(goal.target.measure.metric).unit;
  const std::string start = "precision " + printable(goal.text, 100) + ": ";
  const std::string width = std::isfinite(precision.half_width)
                                ? "+/- " + quantity_text(precision.half_width, unit)
                                : std::string("no interval");
  return start + (precision.reached() ? "reached, " : "not reached, ") + width + " where " +
         quantity_text(precision.allowed, unit) + " is allowed";
}

}  // namespace handoff::io
