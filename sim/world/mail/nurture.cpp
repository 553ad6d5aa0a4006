// Local days are counted in local time, so summer time moves no mail.
#include "sim/world/mail/nurture.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr int kSaturday = 5;

// The day itself, or the Monday after it.
std::int64_t working_day(std::int64_t day) {
  const int weekday = core::weekday_of(day);
  return weekday < kSaturday ? day : day + (7 - weekday);
}

constexpr std::int64_t kLongestMove = 2;  // from a Saturday

std::int64_t local_day(core::Time moment, core::ZoneClock& clock) {
  return (moment + clock.offset_at(moment)).us / core::days(1).us;
}

}  // namespace

NurtureModel::NurtureModel(const Scenario& scenario)
    : scenario_(scenario), clocks_(core::clocks_of(scenario.pipeline.zones)) {
  double total = 0;
  for (const double weight : scenario.nurture.hour_weights) hour_shares_.push_back(total += weight);
  assert(total > 0);
  for (double& share : hour_shares_) share /= total;
}

void NurtureModel::mails(const Customer& customer, StreamKey replication, core::Time from,
                         core::Time until, std::vector<core::Time>& out) {
  if (from >= until) return;
  core::ZoneClock& clock = clocks_[customer.zone];
  const core::Time ends = customer.signed_up + core::days(scenario_.cohort.trial_days);
  const std::int64_t sign_up_day = local_day(customer.signed_up, clock);
  const std::int64_t end_day = local_day(ends, clock);
  // Most mails lie outside, and their days tell so; a day more on each side covers every offset.
  const std::int64_t first = from.us / core::days(1).us - 1;
  const std::int64_t last = until == core::kNever ? until.us : until.us / core::days(1).us + 1;
  const StreamKey entity = entity_of(replication, customer);
  for (std::size_t mail = 0; mail < scenario_.nurture.mails.size(); ++mail) {
    const TrialMail& it = scenario_.nurture.mails[mail];
    std::int64_t day = (it.anchor == Anchor::sign_up ? sign_up_day : end_day) + it.day;
    if (day > last || day + kLongestMove < first) continue;
    if (!scenario_.nurture.weekends && !broken(WorldMutant::mails_on_weekends))
      day = working_day(day);
    if (day < first || day > last) continue;
    const core::Time at = sent(day, clock, entity.child(mail).stream(Purpose::nurture_mail));
    if (at >= from && at < until) out.push_back(at);
  }
}

core::Time NurtureModel::sent(std::int64_t day, core::ZoneClock& clock, Stream stream) const {
  const auto hour = std::upper_bound(hour_shares_.begin(), hour_shares_.end(), stream.uniform());
  const std::int64_t which = std::min<std::int64_t>(
      hour - hour_shares_.begin(), static_cast<std::int64_t>(hour_shares_.size()) - 1);
  const core::Duration within{stream.below(static_cast<std::uint32_t>(core::hours(1).us))};
  const core::Time sent = core::Time{} + core::days(day) + core::hours(which) + within;
  return sent - clock.offset_at(sent - clock.offset_at(sent));
}

core::Time NurtureModel::left(const Customer& customer, StreamKey replication,
                              core::Time acknowledged) const {
  if (acknowledged == core::kNever) return core::kNever;
  Stream stream = entity_of(replication, customer).stream(Purpose::disenrolment);
  const core::Duration delay = sample_duration(scenario_.nurture.disenrol_delay, stream);
  return broken(WorldMutant::disenrolment_at_once) ? acknowledged : acknowledged + delay;
}

}  // namespace handoff::sim
