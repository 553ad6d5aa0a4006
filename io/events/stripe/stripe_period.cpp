// Months and years differ in length, and so do days in which clocks are changed.
#include "io/events/stripe/stripe_period.hpp"

#include <algorithm>
#include <array>

#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::BillingInterval;

constexpr std::int64_t kDay = 86'400;

struct PeriodLength {
  std::int64_t least_days;
  std::int64_t most_days;
  BillingPeriod period;
};

// Billing periods by their length, as calendars have them. Four weeks are not listed: they are a
// month in February.
constexpr std::array<PeriodLength, 11> kPeriods{{{1, 1, {BillingInterval::day, 1}},
                                                 {7, 7, {BillingInterval::week, 1}},
                                                 {14, 14, {BillingInterval::week, 2}},
                                                 {28, 31, {BillingInterval::month, 1}},
                                                 {59, 62, {BillingInterval::month, 2}},
                                                 {89, 92, {BillingInterval::month, 3}},
                                                 {120, 123, {BillingInterval::month, 4}},
                                                 {181, 184, {BillingInterval::month, 6}},
                                                 {365, 366, {BillingInterval::year, 1}},
                                                 {730, 731, {BillingInterval::year, 2}},
                                                 {1095, 1096, {BillingInterval::year, 3}}}};

// A mean interval in days, and how far the calendar bends it.
struct MeanLength {
  double days;
  double slack_days;
};

MeanLength mean_length(BillingInterval interval) {
  switch (interval) {
    case BillingInterval::day:
      return {1.0, 0.05};
    case BillingInterval::week:
      return {7.0, 0.05};
    case BillingInterval::month:
      return {30.436875, 3.0};
    case BillingInterval::year:
      return {365.2425, 1.5};
  }
  return {};
}

}  // namespace

std::optional<std::int64_t> period_seconds(const Reader& line) {
  const auto period = line.maybe_object("period");
  if (!period) return std::nullopt;
  return period->integer("end", 0, kLatestSecond) - period->integer("start", 0, kLatestSecond);
}

std::optional<BillingPeriod> period_of(std::int64_t seconds) {
  if (seconds <= 0 || seconds % kDay != 0) return std::nullopt;
  const std::int64_t days = seconds / kDay;
  const auto found = std::find_if(kPeriods.begin(), kPeriods.end(), [&](const PeriodLength& p) {
    return days >= p.least_days && days <= p.most_days;
  });
  if (found == kPeriods.end()) return std::nullopt;
  return found->period;
}

bool is_whole(const BillingPeriod& period, std::int64_t seconds) {
  const MeanLength length = mean_length(period.interval);
  const double days = static_cast<double>(seconds) / static_cast<double>(kDay);
  const double off = days - length.days * static_cast<double>(period.count);
  return off <= length.slack_days && off >= -length.slack_days;
}

}  // namespace handoff::io
