#include "sim/month/cohort/past_cohort.hpp"

#include <algorithm>
#include <cmath>

#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

constexpr core::Duration kWeek = core::days(7);

core::Time midnight(core::Time time) { return {time.us - time.us % core::days(1).us}; }

int whole_weeks(core::Duration length) {
  return static_cast<int>((std::max<std::int64_t>(length.us, 0) + kWeek.us - 1) / kWeek.us);
}

template <class Items>
std::vector<std::optional<std::size_t>> places_of(const std::vector<std::string>& names,
                                                  const Items& items) {
  std::vector<std::optional<std::size_t>> places;
  for (const std::string& name : names) {
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&name](const auto& it) { return it.name == name; });
    places.push_back(found == items.end() ? std::nullopt
                                          : std::optional<std::size_t>(found - items.begin()));
  }
  return places;
}

// A whole number whose mean this is.
std::uint32_t rounded_by_chance(double expected, Stream& stream) {
  const auto whole = static_cast<std::uint32_t>(expected);
  return whole + (stream.chance(expected - whole) ? 1u : 0u);
}

core::Duration longest_way(const CustomerHistory& history) {
  core::Duration longest;
  for (const PastCustomer& it : history.customers)
    longest = std::max(longest, it.converted - it.signed_up);
  return longest;
}

}  // namespace

PastCohort::PastCohort(const Scenario& scenario)
    : scenario_(scenario),
      history_(*scenario.past.history),
      period_(period_of(scenario)),
      scale_(static_cast<double>(scenario.cohort.trials) / history_.trials),
      plans_(places_of(history_.plans, scenario.cohort.plans)),
      zones_(places_of(history_.zones, scenario.pipeline.zones)),
      first_day_(midnight(history_.first_sign_up)),
      after_last_day_(midnight(history_.last_sign_up) + core::days(1)) {
  for (const PastCustomer& it : history_.customers) {
    if (!period_.simulates(it.converted)) continue;
    (period_.counts(it.converted) ? counted_ : others_).push_back(&it);
  }
  if (scenario.opening == Opening::launch) return;
  const core::Duration way = longest_way(history_);
  const int before = whole_weeks(first_day_ - (period_.converts_from - way));
  weeks_from_ = first_day_ - kWeek * before;
  weeks_ = before + whole_weeks(period_.converts_to - first_day_);
}

// Trial numbers: `history_.trials` for each round of the counted ones, then the others', then whoever
// comes from outside, so that who is replayed keeps its own.
void PastCohort::come(StreamKey replication, const Take& take) const {
  const auto rounds = static_cast<std::uint32_t>(scale_) + 1;
  if (scenario_.past.resampled) {
    come_resampled(replication, take);
  } else {
    come_once(replication, counted_, 0, true, take);
  }
  come_once(replication, others_, rounds * history_.trials, false, take);
  come_from_outside(replication, take);
}

// Each once for every whole time that the scenario has the history's trials, and once more as often as
// is left. Who comes in a larger month comes in the smaller ones of the same luck before others do.
void PastCohort::come_once(StreamKey replication, const std::vector<const PastCustomer*>& group,
                           std::uint32_t first_trial, bool counted, const Take& take) const {
  for (const PastCustomer* who : group) {
    const std::uint32_t trial = first_trial + who->number - 1;
    Stream stream = replication.entity(std::uint64_t{trial} + 1).stream(Purpose::coming);
    const std::uint32_t times = rounded_by_chance(scale_, stream);
    for (std::uint32_t round = 0; round < times; ++round)
      take({who, {}, trial + round * history_.trials, counted});
  }
}

void PastCohort::come_resampled(StreamKey replication, const Take& take) const {
  Stream number = replication.stream(kCohortEntity, Purpose::sign_ups);
  Stream drawn = replication.stream(kCohortEntity, Purpose::coming);
  const auto of = static_cast<std::uint32_t>(counted_.size());
  const std::uint32_t count = rounded_by_chance(of * scale_, number);
  for (std::uint32_t at = 0; at < count; ++at) take({counted_[drawn.below(of)], {}, at, true});
}

// Whom the files cannot hold: who signed up before they begin or after they end, or converted after. Some of
// them convert in the counted days: they are work for the team, and no customers of yours.
bool PastCohort::is_outside(core::Time signed_up, core::Time converted) const {
  if (!period_.simulates(converted)) return false;
  return signed_up < first_day_ || signed_up >= after_last_day_ || converted > history_.until;
}

// So many a week as the files have, over all weeks; who falls where the files reach is there already.
void PastCohort::come_from_outside(StreamKey replication, const Take& take) const {
  if (weeks_ == 0) return;
  const double weeks_of_files = std::max(1.0, (after_last_day_ - first_day_).hours() / 168);
  const auto of = static_cast<std::uint32_t>(history_.customers.size());
  Stream drawn = replication.stream(kCohortEntity, Purpose::outside);
  const std::uint32_t count = rounded_by_chance(of * scale_ * weeks_ / weeks_of_files, drawn);
  const auto rounds = static_cast<std::uint32_t>(scale_) + 1;
  std::uint32_t trial = 2 * rounds * history_.trials;
  for (std::uint32_t at = 0; at < count; ++at) {
    const PastCustomer& who = history_.customers[drawn.below(of)];
    const auto week = static_cast<std::int64_t>(drawn.below(static_cast<std::uint32_t>(weeks_)));
    const core::Duration into{(who.signed_up - first_day_).us % kWeek.us};
    const core::Duration later = weeks_from_ + kWeek * week + into - who.signed_up;
    if (is_outside(who.signed_up + later, who.converted + later))
      take({&who, later, trial++, false});
  }
}

}  // namespace handoff::sim
