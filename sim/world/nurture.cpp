// Local days are counted in local time, so summer time moves no mail.
#include "sim/world/nurture.hpp"

#include <algorithm>

#include "sim/purpose.hpp"

namespace handoff::sim {
namespace {

constexpr int kSaturday = 5;

// The day itself, or the Monday after it.
std::int64_t working_day(std::int64_t day) {
  const int weekday = core::weekday_of(day);
  return weekday < kSaturday ? day : day + (7 - weekday);
}

}  // namespace

NurtureModel::NurtureModel(const Scenario& scenario) : scenario_(scenario) {
  for (const core::TimeZone& zone : scenario.pipeline.zones) clocks_.emplace_back(zone);
  double total = 0;
  for (const double weight : scenario.nurture.hour_weights) hour_shares_.push_back(total += weight);
  for (double& share : hour_shares_) share /= total;
}

void NurtureModel::mails(const Customer& customer, StreamKey replication, core::Time from,
                         core::Time until, std::vector<core::Time>& out) {
  if (from >= until) return;
  const StreamKey entity = replication.entity(customer.trial + 1);
  for (std::size_t mail = 0; mail < scenario_.nurture.mails.size(); ++mail) {
    const core::Time at = sent(customer, entity, mail);
    if (at >= from && at < until) out.push_back(at);
  }
}

core::Time NurtureModel::sent(const Customer& customer, StreamKey entity, std::size_t mail) {
  const TrialMail& it = scenario_.nurture.mails[mail];
  core::Time anchor = customer.signed_up;
  if (it.anchor == Anchor::trial_end) anchor = anchor + core::days(scenario_.cohort.trial_days);
  core::ZoneClock& clock = clocks_[customer.zone];
  const core::Time local = anchor + clock.offset_at(anchor);
  std::int64_t day = local.us / core::days(1).us + it.day;
  if (!scenario_.nurture.weekends) day = working_day(day);

  Stream stream = entity.child(mail).stream(Purpose::nurture_mail);
  const auto hour = std::upper_bound(hour_shares_.begin(), hour_shares_.end(), stream.uniform());
  const std::int64_t which = std::min<std::int64_t>(
      hour - hour_shares_.begin(), static_cast<std::int64_t>(hour_shares_.size()) - 1);
  const core::Duration within{stream.below(static_cast<std::uint32_t>(core::hours(1).us))};
  const core::Time sent = core::Time{} + core::days(day) + core::hours(which) + within;
  return sent - clock.offset_at(sent - clock.offset_at(anchor));
}

core::Time NurtureModel::left(const Customer& customer, StreamKey replication,
                              core::Time acknowledged) const {
  if (acknowledged == core::kNever) return core::kNever;
  Stream stream = replication.stream(customer.trial + 1u, Purpose::disenrolment);
  return acknowledged + sample_duration(scenario_.nurture.disenrol_delay, stream);
}

}  // namespace handoff::sim
