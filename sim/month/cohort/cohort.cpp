// Drawing a cohort. Every customer has streams of its own, and each of its properties is drawn
// whether or not it is used, so that changing one share shifts nothing else.
#include "sim/month/cohort/cohort.hpp"

#include <algorithm>
#include <cassert>

#include "core/routing/routing.hpp"
#include "sim/engine/variates.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

std::size_t pick(const std::vector<double>& shares, double u) {
  const auto at = std::upper_bound(shares.begin(), shares.end(), u);
  return std::min(static_cast<std::size_t>(at - shares.begin()), shares.size() - 1);
}

std::size_t index(core::Segment segment) { return static_cast<std::size_t>(segment); }

core::Duration part_of(core::Duration whole, double part) {
  return {static_cast<std::int64_t>(static_cast<double>(whole.us) * part)};
}

std::uint32_t count(double mean, double shape, Stream& stream) {
  return static_cast<std::uint32_t>(sample_gamma_poisson(mean, shape, stream));
}

// Whoever becomes active in these days converts before or after those that are simulated, however late the
// money comes; nothing else need be drawn of them.
bool never_simulated(const Period& period, const Payments& payments, core::Time active) {
  const core::Duration latest = payments.charge_delay + payments.charge_retry + payments.late_by;
  return active >= period.converts_to || active + latest < period.converts_from;
}

// Drawn of those alone who are simulated: of everybody it would be a twenty-fifth of a month's work.
void draw_usage(Customer& it, const Cohort& cohort, Stream stream) {
  it.usage.logins = count(cohort.mean_logins, cohort.usage_shape, stream);
  it.usage.features = count(cohort.mean_features, cohort.usage_shape, stream);
  it.usage.invites = count(cohort.mean_invites, cohort.usage_shape, stream);
}

// Tiers go by the price, also of who is charged by usage.
core::Subscribed priced(core::Subscribed subscribed) {
  subscribed.priced = true;
  return subscribed;
}

EmailKind email_kind(const Cohort& cohort, double u) {
  if ((u -= cohort.email_respelled) < 0) return EmailKind::respelled;
  if ((u -= cohort.email_secondary) < 0) return EmailKind::secondary;
  if ((u -= cohort.email_unknown) < 0) return EmailKind::unknown;
  return EmailKind::same;
}

}  // namespace

HourProfile::HourProfile(const std::vector<double>& weights) {
  assert(weights.size() == 24);
  double total = 0;
  for (std::size_t hour = 0; hour < 24; ++hour) shares_[hour + 1] = total += weights[hour];
  assert(total > 0);
  for (double& share : shares_) share /= total;
}

double HourProfile::share_before(core::Duration of_day) const {
  const auto hour =
      std::min<std::size_t>(static_cast<std::size_t>(of_day.us / core::hours(1).us), 23);
  const double into = of_day.hours() - static_cast<double>(hour);
  return shares_[hour] + (shares_[hour + 1] - shares_[hour]) * into;
}

core::Duration HourProfile::between(core::Duration from, core::Duration to, double u,
                                    core::Duration otherwise) const {
  assert(core::Duration{} <= from && from < to && to <= core::days(1));
  const double low = share_before(from), high = share_before(to);
  if (!(low < high)) return otherwise;
  const double share = low + (high - low) * u;
  const auto above = std::upper_bound(shares_.begin() + 1, shares_.end() - 1, share);
  const auto hour = static_cast<std::size_t>(above - shares_.begin()) - 1;
  const double width = shares_[hour + 1] - shares_[hour];
  const double into = width > 0 ? (share - shares_[hour]) / width : 1;
  const core::Duration of_day =
      core::hours(static_cast<std::int64_t>(hour)) + part_of(core::hours(1), into);
  return std::clamp(of_day, from, to - core::microseconds(1));
}

CohortGenerator::CohortGenerator(const Scenario& scenario)
    : scenario_(scenario),
      period_(period_of(scenario)),
      decision_hours_(scenario.cohort.decision_hour_weights),
      clocks_(core::clocks_of(scenario.pipeline.zones)) {
  const Cohort& cohort = scenario.cohort;
  const auto weight = [](const auto& it) { return it.weight; };
  blocks_ = sign_up_blocks(scenario, period_);
  time_zone_shares_ = cumulative(cohort.time_zones, weight);
  segment_shares_ = cumulative(cohort.segments, weight);
  if (scenario.past) past_.emplace(scenario);
}

std::size_t CohortGenerator::generate(StreamKey replication, std::vector<Customer>& customers) {
  customers.clear();
  others_.clear();
  if (past_) {
    bring_past(replication, customers);
  } else {
    draw_all(replication, customers);
  }
  const std::size_t counted = customers.size();
  customers.insert(customers.end(), others_.begin(), others_.end());
  return counted;
}

void CohortGenerator::draw_all(StreamKey replication, std::vector<Customer>& customers) {
  for (const SignUpBlock& block : blocks_) {
    const std::uint32_t trials = sign_ups(block, replication);
    for (std::uint32_t at = 0; at < trials; ++at) {
      const std::uint32_t trial = block.first_trial + at;
      const StreamKey entity = replication.entity(number_of_trial(trial));
      if (!entity.stream(Purpose::conversion).chance(block.conversion_rate)) continue;
      Customer it = customer(block, trial, entity);
      if (!converts(it) || !period_.simulates(it.converted)) continue;
      keep(it, entity, period_.counts(it.converted), customers);
    }
  }
}

void CohortGenerator::bring_past(StreamKey replication, std::vector<Customer>& customers) {
  past_->come(replication, [&](const ComingCustomer& coming) {
    const StreamKey entity = replication.entity(number_of_trial(coming.trial));
    Customer it = past_customer(coming, entity);
    keep(it, entity, coming.counted, customers);
  });
}

void CohortGenerator::keep(Customer& it, StreamKey entity, bool counted,
                           std::vector<Customer>& customers) {
  draw_usage(it, scenario_.cohort, entity.stream(Purpose::usage));
  (counted ? customers : others_).push_back(it);
}

// How good a month it is: gamma of mean 1, whose standard deviation is the input. One level holds for all
// sign-ups of a replication, those before and after the counted days included, so that what is counted has
// this variation whatever the length of a trial. A Poisson number of that mean is negative binomial
// (Greenwood & Yule 1920): its variance is mean + (variation x mean)^2. A variation of less than a millionth is
// none.
double CohortGenerator::level(StreamKey month) const {
  const double variation = scenario_.cohort.month_to_month;
  if (!(variation > 1e-6)) return 1;
  const double shape = 1 / (variation * variation);
  Stream stream = month.stream(Purpose::month_level);
  return standard_gamma(shape, stream) / shape;
}

double CohortGenerator::expected_sign_ups(const SignUpBlock& block, StreamKey month) const {
  constexpr double kMost = 4e9;  // 32 bits count them
  return std::min(block.expected * level(month), kMost);
}

// A fixed number has a part of a sign-up where the days before and after the counted ones are no whole
// months, or the month is a good or a bad one: that is one as often as the part says.
std::uint32_t CohortGenerator::sign_ups(const SignUpBlock& block, StreamKey replication) const {
  const StreamKey all = replication.entity(kCohortEntity);
  const StreamKey month =
      block.month == 0 ? all : all.child(static_cast<std::uint64_t>(block.month));
  const double expected = expected_sign_ups(block, month);
  Stream stream = month.stream(Purpose::sign_ups);
  if (scenario_.cohort.arrivals == Arrivals::poisson)
    return static_cast<std::uint32_t>(sample_poisson(expected, stream));
  const auto whole = static_cast<std::uint32_t>(expected);
  return whole + (stream.chance(expected - whole) ? 1u : 0u);
}

// Local clock time to the moment; where the clock leaps, within the hour of it.
core::Time CohortGenerator::to_utc(core::Time local, core::ZoneIndex zone) {
  return local - clocks_[zone].offset_at(local);
}

// The first day of the month, counted in the scenario's own days, to which an hour of sign-ups belongs.
core::Time CohortGenerator::month_of(std::int64_t hour) const {
  const core::Duration length = core::days(scenario_.days);
  const core::Duration since = period_.signs_from + core::hours(hour) - scenario_.start;
  const std::int64_t whole = since.us / length.us - (since.us % length.us < 0 ? 1 : 0);
  return scenario_.start + length * whole;
}

// Without a horizon a campaign comes again each month; within one it has a date. `kNever`: it is not this
// block's.
core::Time CohortGenerator::campaign_begin(const SignUpBlock& block, const Campaign& campaign,
                                           std::int64_t hour) const {
  if (!has_months(scenario_)) return month_of(hour) + campaign.at;
  const core::Time at = scenario_.start + campaign.at;
  return block.from <= at && at < block.to ? at : core::kNever;
}

// A campaign is a moment for everybody; otherwise people sign up by their own day.
core::Time CohortGenerator::sign_up(const SignUpBlock& block, Stream& stream, StreamKey entity,
                                    core::ZoneIndex zone) {
  const std::int64_t hour =
      block.first_hour + static_cast<std::int64_t>(pick(block.hour_shares, stream.uniform()));
  const core::Duration within{stream.below(static_cast<std::uint32_t>(core::hours(1).us))};
  const std::vector<Campaign>& campaigns = scenario_.cohort.campaigns;
  if (!campaigns.empty()) {
    Stream drawn = entity.stream(Purpose::campaign);
    double u = drawn.uniform();
    for (const Campaign& campaign : campaigns) {
      const core::Time begins = campaign_begin(block, campaign, hour);
      if (begins == core::kNever) continue;
      if ((u -= campaign.share) < 0) return begins + part_of(campaign.length, drawn.uniform());
    }
  }
  return to_utc(period_.signs_from + core::hours(hour) + within, zone);
}

// The distribution names the day, and the customer's waking hours the time of day, as far as that
// day belongs to the trial.
core::Time CohortGenerator::decided(const Customer& it, Stream stream) {
  const core::Duration length = core::days(scenario_.cohort.trial_days);
  const double part = std::clamp(scenario_.cohort.decision.sample(stream), 0.0, 1.0);
  const core::Time guess = it.signed_up + part_of(length, part);
  const core::Duration offset = clocks_[it.zone].offset_at(guess);
  const core::Time local = guess + offset;
  const core::Time midnight{local.us - local.us % core::days(1).us};
  const core::Duration from = std::max(it.signed_up + offset - midnight, core::Duration{});
  const core::Duration to = std::min(it.signed_up + length + offset - midnight, core::days(1));
  if (from >= to) return guess;
  return midnight + decision_hours_.between(from, to, stream.uniform(), local - midnight) - offset;
}

// With a card on file a trial converts at its end, at the sign-up's clock time; without one it
// converts when the customer decides.
Customer CohortGenerator::customer(const SignUpBlock& block, std::uint32_t trial,
                                   StreamKey entity) {
  const Cohort& cohort = scenario_.cohort;
  Stream stream = entity.stream(Purpose::customer);
  Customer it;
  it.trial = trial;
  const std::size_t plan = pick(block.plan_shares, stream.uniform());
  it.subscribed = it.before = block.subscribed[plan];
  it.zone = static_cast<core::ZoneIndex>(
      cohort.time_zones[pick(time_zone_shares_, stream.uniform())].zone);
  it.signed_up = sign_up(block, stream, entity, it.zone);
  const bool card = stream.chance(cohort.card_on_file);
  it.active = card ? it.signed_up + core::days(cohort.trial_days)
                   : decided(it, entity.stream(Purpose::decision));
  it.converted = it.active;
  if (never_simulated(period_, scenario_.payments, it.active)) return it;
  draw_rest(it, block, plan, stream, entity);
  if (it.trial_end != TrialEnd::in_time) it.active = it.active + scenario_.payments.late_by;
  it.converted = it.active + until_money(it);
  return it;
}

// What the history tells stands; the rest is drawn as for anybody.
Customer CohortGenerator::past_customer(const ComingCustomer& coming, StreamKey entity) const {
  const PastCustomer& past = *coming.who;
  const SignUpBlock& block = blocks_.front();
  Stream stream = entity.stream(Purpose::customer);
  Customer it;
  it.trial = coming.trial;
  const std::size_t drawn_plan = pick(block.plan_shares, stream.uniform());
  const std::size_t plan = past_->plan_of(past).value_or(drawn_plan);
  const std::size_t share = pick(time_zone_shares_, stream.uniform());
  const auto drawn_zone = static_cast<std::size_t>(scenario_.cohort.time_zones[share].zone);
  it.zone = static_cast<core::ZoneIndex>(past_->zone_of(past).value_or(drawn_zone));
  it.subscribed = block.subscribed[plan];
  if (past.mrr.cents > 0) it.subscribed.mrr = past.mrr;
  it.before = it.subscribed;
  it.signed_up = past.signed_up + coming.later;
  it.active = it.converted = past.converted + coming.later;
  draw_rest(it, block, plan, stream, entity);
  it.tier = core::tier_of(scenario_.pipeline, priced(it.subscribed), it.segment);
  settle_past_times(it, it.signed_up, past.converted + coming.later);
  return it;
}

// Who the customer is besides, and how the charge and the trial's end go.
void CohortGenerator::draw_rest(Customer& it, const SignUpBlock& block, std::size_t plan,
                                Stream& stream, StreamKey entity) const {
  const Cohort& cohort = scenario_.cohort;
  it.open_deal = stream.chance(cohort.open_deal);
  it.email = email_kind(cohort, stream.uniform());
  it.found_by_customer_id = stream.chance(cohort.customer_id_in_crm);
  it.segment = cohort.segments[pick(segment_shares_, stream.uniform())].segment;
  it.tier = block.tiers[plan * kSegmentKinds + index(it.segment)];

  it.usage_known = !stream.chance(cohort.usage_missing);
  change_plan(it, block, plan, entity.stream(Purpose::plan_change));
  settle_charge(it, entity.stream(Purpose::charge));
  settle_trial_end(it, entity.stream(Purpose::trial_end));
}

// What is bought in the end follows the plans' weights; the plan before it is any other one, by
// their weights, so there are changes up and down.
void CohortGenerator::change_plan(Customer& it, const SignUpBlock& block, std::size_t plan,
                                  Stream stream) const {
  const std::vector<double>& shares = block.plan_shares;
  const double below = plan == 0 ? 0 : shares[plan - 1];
  const double others = 1 - (shares[plan] - below);
  if (!stream.chance(scenario_.cohort.plan_change) || !(others > 1e-12)) return;
  double share = others * stream.uniform();
  if (share >= below) share += shares[plan] - below;
  it.before = block.subscribed[pick(shares, share)];
  const core::Time at = it.signed_up + part_of(it.active - it.signed_up, stream.uniform());
  it.plan_changed = std::min(at, it.active - core::microseconds(1));
}

// Metered plans have no price of their own, and their customers have converted when they have paid.
void CohortGenerator::settle_charge(Customer& it, Stream stream) const {
  it.charge_fails = stream.chance(scenario_.cohort.payment_failure);
  it.usage_based = stream.chance(scenario_.cohort.usage_based);
  if (!it.usage_based) return;
  it.charge_fails = it.charge_fails && scenario_.payments.charge_retry.us > 0;
  it.subscribed.priced = it.before.priced = false;
}

// From becoming active to when the conversion counts: none, or until money came.
core::Duration CohortGenerator::until_money(const Customer& it) const {
  const Payments& payments = scenario_.payments;
  const bool by_money =
      scenario_.pipeline.conversion.converts_at == core::ConvertsAt::first_payment;
  if (!it.usage_based && (!by_money || it.trial_end == TrialEnd::charge_late)) return {};
  return payments.charge_delay + (it.charge_fails ? payments.charge_retry : core::Duration{});
}

// When somebody signed up and paid is known, so the subscription became active as long before the
// payment as money takes. What there was no time for did not happen: a charge that failed first, a trial
// that ended before the payment. Whoever paid sooner than money comes signed up just before.
void CohortGenerator::settle_past_times(Customer& it, core::Time signed_up,
                                        core::Time converted) const {
  const core::Duration had = converted - signed_up;
  if (it.trial_end != TrialEnd::in_time && had <= scenario_.payments.late_by + until_money(it))
    it.trial_end = TrialEnd::in_time;
  if (!converts(it) || had <= until_money(it)) it.charge_fails = false;
  it.converted = converted;
  it.active = converted - until_money(it);
  it.signed_up = std::min(signed_up, it.active - core::seconds(1));
  if (!it.changes_plan()) return;
  const core::Time earliest = it.signed_up, latest = it.active - core::microseconds(1);
  it.plan_changed = std::clamp(it.plan_changed, earliest, latest);
}

// Whose charge fails for good has not converted where money counts.
bool CohortGenerator::converts(const Customer& it) const {
  return scenario_.pipeline.conversion.converts_at == core::ConvertsAt::active ||
         !it.charge_fails || scenario_.payments.charge_retry.us > 0;
}

// Who pays late has converted when the money came; a first charge that failed before does not fail
// again. Where an invoice alone tells, there is no status that could be late.
void CohortGenerator::settle_trial_end(Customer& it, Stream stream) const {
  const Cohort& cohort = scenario_.cohort;
  const double u = stream.uniform();
  it.pays_fee = stream.chance(cohort.trial_fee);
  it.free_time = stream.chance(cohort.free_time);
  it.free_workspace = stream.chance(cohort.free_workspace);
  if (it.usage_based || u >= cohort.late_payment + cohort.card_missing) return;
  it.trial_end = u < cohort.late_payment ? TrialEnd::charge_late : TrialEnd::card_missing;
  it.charge_fails = false;
}

}  // namespace handoff::sim
