// Drawing a cohort. Every customer has streams of its own, and each of its properties is drawn
// whether or not it is used, so that changing one share shifts nothing else.
#include "sim/cohort.hpp"

#include <algorithm>

#include "core/calendar.hpp"
#include "core/routing.hpp"
#include "sim/purpose.hpp"
#include "sim/variates.hpp"

namespace handoff::sim {
namespace {

template <class Items, class Weight>
std::vector<double> cumulative(const Items& items, Weight weight) {
  std::vector<double> shares;
  double total = 0;
  for (const auto& item : items) shares.push_back(total += weight(item));
  for (double& share : shares) share /= total;
  return shares;
}

std::size_t pick(const std::vector<double>& shares, double u) {
  const auto at = std::upper_bound(shares.begin(), shares.end(), u);
  return std::min(static_cast<std::size_t>(at - shares.begin()), shares.size() - 1);
}

std::size_t weekday(core::Time time) {
  return static_cast<std::size_t>(core::weekday_of(time.us / core::days(1).us));
}

std::uint32_t count(double mean, double shape, Stream& stream) {
  return static_cast<std::uint32_t>(sample_gamma_poisson(mean, shape, stream));
}

EmailKind email_kind(const Cohort& cohort, double u) {
  if ((u -= cohort.email_respelled) < 0) return EmailKind::respelled;
  if ((u -= cohort.email_secondary) < 0) return EmailKind::secondary;
  if ((u -= cohort.email_unknown) < 0) return EmailKind::unknown;
  return EmailKind::same;
}

}  // namespace

CohortGenerator::CohortGenerator(const Scenario& scenario) : scenario_(scenario) {
  const Cohort& cohort = scenario.cohort;
  for (const Plan& plan : cohort.plans) {
    const core::Subscribed subscribed{.plan = {subscribed_.size() + 1},
                                      .mrr = plan.unit_price * plan.seats,
                                      .currency = {},
                                      .priced = true};
    subscribed_.push_back(subscribed);
    tiers_.push_back(core::tier_of(scenario.pipeline, subscribed, core::Segment::unknown));
  }
  plan_shares_ = cumulative(cohort.plans, [](const Plan& plan) { return plan.weight; });
  time_zone_shares_ =
      cumulative(cohort.time_zones, [](const TimeZoneShare& zone) { return zone.weight; });
  std::vector<double> hours;
  for (int day = 0; day < scenario.days; ++day) {
    const double of_day = cohort.weekday_weights[weekday(scenario.start + core::days(day))];
    for (const double of_hour : cohort.hour_weights) hours.push_back(of_day * of_hour);
  }
  hour_shares_ = cumulative(hours, [](double weight) { return weight; });
}

void CohortGenerator::generate(StreamKey replication, std::vector<Customer>& customers) const {
  customers.clear();
  const auto trials = static_cast<std::uint32_t>(scenario_.cohort.trials);
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    const StreamKey entity = replication.entity(trial + 1);
    if (!entity.stream(Purpose::conversion).chance(scenario_.cohort.conversion_rate)) continue;
    customers.push_back(
        customer(trial, entity.stream(Purpose::customer), entity.stream(Purpose::usage)));
  }
}

core::Time CohortGenerator::sign_up(Stream& stream, core::ZoneIndex zone) const {
  const auto hour = static_cast<std::int64_t>(pick(hour_shares_, stream.uniform()));
  const core::Duration within{stream.below(static_cast<std::uint32_t>(core::hours(1).us))};
  const core::Time local = scenario_.start + core::hours(hour) + within;
  return local - core::offset_at(scenario_.pipeline.zones[zone], local);
}

// With a card on file a trial converts at its end, at the sign-up's clock time; without one it
// converts when the customer decides, here at any moment of the trial.
Customer CohortGenerator::customer(std::uint32_t trial, Stream stream, Stream usage) const {
  const Cohort& cohort = scenario_.cohort;
  Customer it;
  it.trial = trial;
  const std::size_t plan = pick(plan_shares_, stream.uniform());
  it.subscribed = subscribed_[plan];
  it.tier = tiers_[plan];
  it.zone = static_cast<core::ZoneIndex>(
      cohort.time_zones[pick(time_zone_shares_, stream.uniform())].zone);
  it.signed_up = sign_up(stream, it.zone);
  const bool card = stream.chance(cohort.card_on_file);
  const double part = stream.uniform();
  const core::Duration length = core::days(cohort.trial_days);
  const core::Duration decided{static_cast<std::int64_t>(static_cast<double>(length.us) * part)};
  it.converted = it.signed_up + (card ? length : decided);
  it.open_deal = stream.chance(cohort.open_deal);
  it.email = email_kind(cohort, stream.uniform());
  it.found_by_customer_id = stream.chance(cohort.customer_id_in_crm);
  it.usage.logins = count(cohort.mean_logins, cohort.usage_shape, usage);
  it.usage.features = count(cohort.mean_features, cohort.usage_shape, usage);
  it.usage.invites = count(cohort.mean_invites, cohort.usage_shape, usage);
  return it;
}

}  // namespace handoff::sim
