#include "io/exports/calibration/distance.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/month/simulation.hpp"

namespace handoff::exports {
namespace {

constexpr double kMissendWeight = 2;
constexpr double kOwnerWeight = 0.25;
constexpr double kHourS = 3600;

// Where one side has no values at all, it is as far as a day from a minute.
constexpr double kNone = 7.3;

double part(const std::vector<double>& seen, const std::vector<double>& simulated) {
  if (seen.empty()) return 0;
  return simulated.empty() ? kNone : log_wasserstein(seen, simulated);
}

}  // namespace

// The area between the two quantile functions.
double log_wasserstein(std::vector<double> a, std::vector<double> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  const auto na = static_cast<double>(a.size()), nb = static_cast<double>(b.size());
  double area = 0, done = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const double end_a = static_cast<double>(i + 1) / na;
    const double end_b = static_cast<double>(j + 1) / nb;
    const double end = std::min(end_a, end_b);
    area += (end - done) * std::abs(std::log1p(a[i]) - std::log1p(b[j]));
    done = end;
    if (end_a <= end) ++i;
    if (end_b <= end) ++j;
  }
  return area;
}

Outside outside_of(const Observed& observed) {
  Outside it;
  if (observed.crm_lag_s) it.crm_lag_s = observed.crm_lag_s->values;
  if (observed.owner_delay_h) {
    for (const double hours : observed.owner_delay_h->values)
      it.owner_delay_s.push_back(hours * kHourS);
  }
  it.customers = observed.conversions;
  it.has_missends = observed.missent_customers && observed.conversions > 0;
  if (it.has_missends)
    it.missend_rate = static_cast<double>(*observed.missent_customers) /
                      static_cast<double>(observed.conversions);
  return it;
}

Outside outside_of(SimulatedMonth months) {
  Outside it{std::move(months.crm_lag_s), std::move(months.owner_delay_s), 0, true,
             months.customers};
  if (months.customers > 0)
    it.missend_rate = static_cast<double>(months.missent) / static_cast<double>(months.customers);
  return it;
}

Outside simulated_months(const sim::Scenario& scenario, const Shown& shown) {
  SimulatedMonth months;
  const Stretch stretch = stretch_of(scenario, shown, kPooledCustomers);
  const sim::Scenario filed = as_filed(stretch.scenario);
  sim::Simulation month(filed, sim::Checking::off);
  const std::uint32_t enough = months_enough(stretch.scenario, kPooledMonths, 1);
  for (std::uint32_t replication = 0; replication < enough; ++replication) {
    month.run(replication);
    add_month(month, stretch.shown, months);
  }
  return outside_of(std::move(months));
}

// Shares are compared by their roots, which makes their errors alike (Hellinger).
double distance(const Outside& seen, const Outside& simulated) {
  double sum = part(seen.crm_lag_s, simulated.crm_lag_s) +
               kOwnerWeight * part(seen.owner_delay_s, simulated.owner_delay_s);
  if (seen.has_missends)
    sum +=
        kMissendWeight * std::abs(std::sqrt(seen.missend_rate) - std::sqrt(simulated.missend_rate));
  return sum;
}

}  // namespace handoff::exports
