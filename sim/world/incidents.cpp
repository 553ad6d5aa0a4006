// When incidents begin and end.
#include "sim/world/incidents.hpp"

#include <algorithm>

#include "sim/engine/variates.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kMonthDays = 28;

// So long before what is simulated they come too: one may last until then. After its end the last handoffs
// are finished.
constexpr core::Duration kBefore = core::days(28);
constexpr core::Duration kAfter = core::days(28);

core::Time midnight_of(core::Time at) { return at - core::Duration{at.us % core::days(1).us}; }

}  // namespace

Incidents::Incidents(const Scenario& scenario)
    : start_(scenario.start),
      first_(midnight_of(period_of(scenario).begins - kBefore)),
      last_(period_of(scenario).ends + kAfter),
      office_(scenario.staff.hours,
              scenario.pipeline.zones[static_cast<std::size_t>(scenario.staff.zone)], first_) {
  for (const Incident& each : scenario.incidents) rows_.push_back({each, {}});
}

void Incidents::start(StreamKey replication) {
  const StreamKey all = replication.entity(kIncidentEntity);
  for (std::size_t at = 0; at < rows_.size(); ++at) draw(rows_[at], all.child(at));
}

// How many a day brings, and at which moments of it.
void Incidents::draw(Row& row, StreamKey key) const {
  row.at_random.clear();
  if (row.input.a_month <= 0) return;
  const core::Duration day = core::days(1);
  for (core::Time midnight = first_; midnight < last_; midnight = midnight + day) {
    const StreamKey of_day = key.child(static_cast<std::uint64_t>(midnight.us / day.us));
    Stream counting = of_day.stream(Purpose::incidents);
    const Stream moments = of_day.stream(Purpose::incident_at);
    const std::int64_t count = sample_poisson(row.input.a_month / kMonthDays, counting);
    for (std::int64_t n = 0; n < count; ++n) {
      const double part = moments.uniform_at(static_cast<std::uint64_t>(n));
      const auto us = static_cast<std::int64_t>(part * static_cast<double>(day.us));
      row.at_random.push_back(midnight + core::Duration{us});
    }
  }
  std::sort(row.at_random.begin(), row.at_random.end());
}

std::optional<core::Time> Incidents::last_begun(const Row& row, core::Time now) const {
  if (row.input.a_month > 0) {
    const auto after = std::upper_bound(row.at_random.begin(), row.at_random.end(), now);
    if (after == row.at_random.begin()) return std::nullopt;
    return *(after - 1);
  }
  const Window& when = row.input.when;
  const core::Time first = start_ + when.from;
  if (now < first) return std::nullopt;
  if (when.every.us == 0) return first;
  return first + when.every * ((now - first).us / when.every.us);
}

core::Time Incidents::end_of(const Incident& input, core::Time begun) {
  const core::Duration length = input.when.length;
  const bool mended =
      input.lasts == IncidentLasts::office_hours && !broken(WorldMutant::incident_mends_itself);
  return mended ? office_.add(begun, length) : begun + length;
}

core::ReplyStatus Incidents::answer(System system, core::Time now) {
  for (const Row& row : rows_) {
    if (!row.input.hits[static_cast<std::size_t>(system)]) continue;
    const auto begun = last_begun(row, now);
    if (!begun || now >= end_of(row.input, *begun)) continue;
    return row.input.answer == IncidentAnswer::unauthorized ? core::ReplyStatus::refused
                                                            : core::ReplyStatus::server_error;
  }
  return core::ReplyStatus::ok;
}

}  // namespace handoff::sim
