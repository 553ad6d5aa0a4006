// What a finished replication comes to: its counts, and the quality that outcomes follow from.
#include "sim/month/simulation.hpp"

namespace handoff::sim {

bool Simulation::touched_in_time(std::size_t position) const {
  const core::TierIndex tier = customers_[position].tier;
  const core::Time begun = team_.touch(static_cast<std::uint32_t>(position)).begun;
  if (tier == core::kNoTier || begun == core::kNever) return false;
  return begun - customers_[position].converted <= scenario_.pipeline.routing[tier].first_touch;
}

void Simulation::count_missends() {
  for (std::uint32_t position = 0; position < customers_.size(); ++position) {
    const Customer& customer = customers_[position];
    const core::Time left = nurture_.left(customer, key_, world_.states()[position].left);
    mails_.clear();
    nurture_.mails(customer, key_, customer.converted, left, mails_);
    results_[position].missends = static_cast<std::uint32_t>(mails_.size());
    if (!checking_) continue;
    for (const core::Time at : mails_) checker_.on_missend(customer, left, at);
  }
}

Quality Simulation::quality() const {
  Quality it;
  for (std::size_t position = 0; position < customers_.size(); ++position) {
    if (!counts(position)) continue;
    const CustomerState& state = world_.states()[position];
    const auto one_if = [](bool is) { return is ? 1.0 : 0.0; };
    it.customers += 1;
    it.missent += one_if(results_[position].missends > 0);
    it.missends += results_[position].missends;
    it.touched_late += one_if(!touched_in_time(position));
    it.routed += one_if(state.assigned_by_rules);
    it.informed += one_if(state.informed);
    it.automated += one_if(state.entered != core::kNever && !state.entered_by_hand);
    it.mrr += customers_[position].subscribed.mrr.units();
  }
  it.staff_hours = world_.staff_worked().hours();
  it.team_hours = team_time_.hours();
  return it;
}

void Simulation::collect(ReplicationResult& result) const {
  result.hash = hash_;
  const auto set = [&result](Metric metric, double value) { result.counts[index(metric)] = value; };
  const auto set_count = [&set](Metric metric, std::uint64_t value) {
    set(metric, static_cast<double>(value));
  };
  const core::Counters& counted = pipeline_.counters();
  set_count(Metric::exceptions, pipeline_.exceptions().records().size());
  set_count(Metric::lost_handoffs, lost_handoffs(*this));
  set_count(Metric::duplicates_received, processor_.redeliveries());
  set_count(Metric::duplicates_suppressed, counted.redeliveries);
  set_count(Metric::duplicate_effects, world_.breaches().duplicate_effects.count);
  set_count(Metric::quiet_calls,
            world_.breaches().quiet_calls.count + team_.counts().outside_hours);
  set_count(Metric::api_calls, world_.calls_sent());
  set_count(Metric::http_429, counted.throttled);
  set_count(Metric::retries, counted.retries);
  std::uint64_t ae_notices = 0, mismatches = 0;
  core::Money difference;
  for (std::size_t at = 0; at < customers_.size(); ++at) {
    const CustomerState& state = world_.states()[at];
    if (state.ae_notice.happened) ++ae_notices;
    if (results_[at].found != core::kNever) ++mismatches;
    const core::Money in_crm =
        state.stage >= core::LifecycleStage::customer ? state.subscribed.mrr : core::Money{};
    const core::Money off = in_crm - customers_[at].subscribed.mrr;
    difference = difference + (off < core::Money{} ? core::Money{} - off : off);
  }
  set_count(Metric::ae_notices, ae_notices);
  set_count(Metric::mismatches, mismatches);
  set(Metric::mrr_error_usd, difference.units());
  const Quality it = quality();
  set(Metric::staff_h, it.staff_hours);
  set(Metric::team_h, it.team_hours);
  set(Metric::churn_90d_pct, churn_percent(scenario_, it));
  set(Metric::expansion_pct, expansion_percent(scenario_, it));
  set(Metric::monthly_cost_usd, cost_usd(scenario_, it));
  set(Metric::net_value_usd, net_value_usd(scenario_, it));
}

}  // namespace handoff::sim
