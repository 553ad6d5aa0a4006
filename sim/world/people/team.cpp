// From being told to having touched.
#include "sim/world/people/team.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/config/calendar.hpp"
#include "core/routing/routing.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/purpose.hpp"
#include "sim/statistics/length_biased.hpp"
#include "sim/world/base/mutant.hpp"
#include "sim/world/people/team_days.hpp"

namespace handoff::sim {
namespace {

// Customers east of Greenwich sign up before the scenario's first day begins in UTC.
core::Time first_moment(const Scenario& scenario) {
  return period_of(scenario).begins - core::days(2);
}

bool is_there(WorkingHours& hours, WorldMutant ignored, core::Time now) {
  return hours.is_open(now) || broken(ignored);
}

}  // namespace

TeamModel::TeamModel(const Scenario& scenario)
    : scenario_(scenario),
      clocks_(core::clocks_of(scenario.pipeline.zones)),
      group_of_zone_(scenario.pipeline.zones.size()),
      attendance_(scenario.team),
      employment_(scenario) {
  const core::PipelineConfig& config = scenario.pipeline;
  const core::Time since = first_moment(scenario);
  for (const TimeZoneShare& share : scenario.cohort.time_zones) {
    const auto zone = static_cast<core::ZoneIndex>(share.zone);
    const bool known = std::any_of(groups_.begin(), groups_.end(),
                                   [zone](const Group& group) { return group.zone == zone; });
    if (known) continue;
    group_of_zone_[zone] = static_cast<std::uint8_t>(groups_.size());
    groups_.push_back({WorkingHours(config.customer_hours, config.zones[zone], since,
                                    closed_days(scenario, HolidayOf::customers, share.zone)),
                       zone});
  }
  groups_.push_back(
      {WorkingHours(core::kRoundTheClock, config.zones.front(), since), core::kNoZone});
  while (pools_.size() < config.pools.size()) {
    const std::size_t people = employment_.places(pools_.size());
    const auto first = static_cast<std::uint32_t>(pool_of_person_.size());
    pool_of_person_.resize(first + people, static_cast<std::uint8_t>(pools_.size()));
    pools_.push_back({Station(people, groups_.size()),
                      working_hours(scenario, pools_.size(), since), first,
                      std::vector<Job>(people), std::vector<core::Time>(groups_.size()),
                      std::vector<std::uint64_t>(groups_.size())});
  }
  care_.resize(people());
}

void TeamModel::start(StreamKey replication, const std::vector<Customer>& customers) {
  replication_ = replication;
  customers_ = &customers;
  attendance_.start(replication);
  touches_.assign(customers.size(), {});
  for (Pool& pool : pools_) {
    pool.station.clear();
    std::fill(pool.doing.begin(), pool.doing.end(), Station::kNoJob);
    std::fill(pool.wakes.begin(), pool.wakes.end(), core::kNever);
    std::fill(pool.unreachable.begin(), pool.unreachable.end(), 0);
  }
  std::fill(care_.begin(), care_.end(), 0.0);
  wakes_.clear();
  done_.clear();
  begun_.clear();
  counts_ = {};
  if (employment_.always()) return;
  employment_.start(replication);
  const core::Time begins = first_moment(scenario_) + core::days(2);
  for (Pool& pool : pools_) {
    for (Server server = 0; server < pool.doing.size(); ++server) is_vacant(pool, server, begins);
  }
  employment_.each_leaving([this](std::size_t pool, std::size_t place, core::Time at) {
    const auto person = pools_[pool].first_person + static_cast<std::uint32_t>(place);
    wakes_.push_back({at, Event::leaving, person});
  });
}

void TeamModel::end() {
  for (const Pool& pool : pools_) {
    if (!employment_.always()) counts_.unreachable += pool.station.waiting();
  }
}

const sim::Touch& TeamModel::kind_of(core::TierIndex tier) const {
  const std::vector<sim::Touch>& kinds = scenario_.team.touches;
  return tier == core::kNoTier ? kinds.front()
                               : kinds[std::min<std::size_t>(tier, kinds.size() - 1)];
}

StreamKey TeamModel::entity_of(Job job) const {
  return sim::entity_of(replication_, (*customers_)[job / 2]);
}

bool TeamModel::is_open(Pool& pool, std::size_t group, core::Time now) {
  return is_there(pool.shift, WorldMutant::shift_ignored, now) &&
         is_there(groups_[group].hours, WorldMutant::customer_hours_ignored, now);
}

// The first moment at which pool and customers are both there.
core::Time TeamModel::opening(Pool& pool, std::size_t group, core::Time now) {
  if (broken(WorldMutant::shift_ignored)) return groups_[group].hours.next_open(now);
  if (broken(WorldMutant::customer_hours_ignored)) return pool.shift.next_open(now);
  return WorkingHours::next_common(pool.shift, groups_[group].hours, now);
}

// Into a line; the most urgent goes first.
void TeamModel::wait(Pool& pool, Job job, Server line) {
  const int priority = kind_of(tier_of(job)).priority;
  pool.station.join(job, broken(WorldMutant::priorities_reversed) ? 255 - priority : priority, line,
                    group_of(job));
}

// ---- what the team learns ----

void TeamModel::told(std::uint32_t position, Role role, const Assignment& choice, core::Time now) {
  assert(position < touches_.size());
  Touch& touch = touches_[position];
  Told& told = touch.told[index_of(role)];
  if (told.queued) return told_again(told, choice);
  told.queued = true;
  told.first = choice;
  ++counts_.queued;
  const core::PersonId person = choice.person;
  const auto at_pool = person ? static_cast<std::size_t>(person.value >> 32) : choice.pool;
  Pool& pool = pools_[at_pool];
  const bool named = person && !core::is_anybody(person);
  Server line = named ? static_cast<Server>(person.value & 0xffffffff) - 1 : Station::kAnyone;
  if (named && !employment_.has(at_pool, line, now)) line = Station::kAnyone;
  const Job job = position * 2 + (role == Role::owner ? 0 : 1);
  const core::Time ready = opening(pool, group_of(job), now);
  assert(ready >= now);
  if (role == Role::owner) {
    const std::uint32_t owner = line == Station::kAnyone ? kNoOwner : pool.first_person + line;
    touch.times = {now, ready, core::kNever, static_cast<core::PoolIndex>(at_pool), owner};
  }
  if (ready == now) return offer(pool, job, line, now);
  wait(pool, job, line);
  wait_for_opening(pool, group_of(job), now);
}

// The same choice, told by another request or once more, changes nothing. Another one comes too late:
// the touch is somebody's already, so whoever was chosen has one less to make.
void TeamModel::told_again(Told& told, const Assignment& choice) {
  if (!choice.person) return;
  const auto is = [&choice](const Assignment& known) {
    return choice.key != 0 && known.key != 0 ? choice.key == known.key
                                             : choice.person == known.person;
  };
  for (Assignment* known : {&told.first, &told.in_vain}) {
    if (!is(*known)) continue;
    known->key = std::max(known->key, choice.key);
    return;
  }
  told.in_vain = choice;
  done_.push_back(choice.person);
}

void TeamModel::told_ae(std::uint32_t position, core::PoolIndex instead_of, core::TierIndex tier,
                        core::Time now) {
  Touch& touch = touches_[position];
  Told& told = touch.told[index_of(Role::owner)];
  if (told.queued) return;
  told.queued = true;
  told.first.tier = tier;
  const Job job = position * 2;
  const core::Time begun =
      WorkingHours::next_common(pools_[instead_of].shift, groups_[group_of(job)].hours, now);
  touch.times = {now, begun, begun, instead_of, kNoOwner};
}

void TeamModel::unassigned(std::uint32_t position, core::Time now) {
  Touch& touch = touches_[position];
  if (touch.told[index_of(Role::owner)].queued || touch.in_sight) return;
  touch.in_sight = true;
  const core::TierIndex tier = (*customers_)[position].tier;
  const std::vector<core::RoutingRow>& rows = scenario_.pipeline.routing;
  const core::RoutingRow& row = rows[tier == core::kNoTier ? 0 : tier];
  Stream stream = entity_of(position * 2).stream(Purpose::pickup);
  const core::Duration working = sample_duration(scenario_.team.pickup, stream);
  core::Time seen = core::kNever;
  for (const int pool : row.pools) {
    const core::Time at = pools_[static_cast<std::size_t>(pool)].shift.add(now, working);
    if (at < seen) touch.seen_by = static_cast<core::PoolIndex>(pool);
    seen = std::min(seen, at);
  }
  wakes_.push_back({seen, Event::pickup, position});
}

void TeamModel::set_care(std::size_t pool, double share) {
  const Pool& it = pools_[pool];
  for (std::size_t server = 0; server < it.doing.size(); ++server)
    care_[it.first_person + server] = share;
}

void TeamModel::set_care_of(std::uint32_t person, double share) {
  assert(person < care_.size() && share >= 0);
  care_[person] = share;
}

// ---- serving ----

// To the person, or to the first of those who seem free and are; otherwise into the line.
void TeamModel::offer(Pool& pool, Job job, Server line, core::Time now) {
  if (line == Station::kAnyone) {
    const auto idle = pool.station.idle();
    looked_at_.assign(idle.rbegin(), idle.rend());
  } else {
    looked_at_.clear();
    if (pool.station.is_idle(line)) looked_at_.push_back(line);
  }
  for (const Server server : looked_at_) {
    if (is_taken(pool, server, job, now)) continue;
    pool.station.begin(server);
    return begin(pool, server, job, now);
  }
  wait(pool, job, line);
}

// A day, and a person by pool and place in it: one more person in one pool is nobody else in another.
std::uint64_t TeamModel::look_of(const Pool& pool, Server server, core::Time now) const {
  const auto day = static_cast<std::uint64_t>(now.us / core::days(1).us);
  const std::uint64_t at = pool_of_person_[pool.first_person];
  return day << 40 | at << 32 | server;
}

// Of somebody's time without a touch. Nobody is busy for ever, however many accounts there are: touches go
// before care.
double TeamModel::busy_share(const Pool& pool, Server server) const {
  constexpr double kMost = 0.99;
  return std::min(scenario_.team.other_work + care_[pool.first_person + server], kMost);
}

// Who does a share s of a person's work has done a touch of length L when L / s of working time is over; at the
// very beginning that is a week at most.
bool TeamModel::has_to_learn(Pool& pool, Server server, core::Duration touch, core::Time now) {
  if (employment_.always()) return false;
  const double share = employment_.share_of_work(place_of(pool), server, now);
  if (share >= 1) return false;
  const double longer = touch.seconds() * (1 - share) / std::max(share, 1e-6);
  const core::Duration learning = std::min(duration_of(longer), core::hours(40));
  keep_busy(pool, server, pool.shift.add(now, learning));
  return true;
}

// Drawn for this customer, this person and this day, so that a policy that lets other customers
// come first changes nothing here. In the morning people are at what yesterday left, as often as at
// any other hour.
bool TeamModel::has_other_work(Pool& pool, Server server, Job job, core::Time now) {
  const double busy = busy_share(pool, server);
  if (busy <= 0) return false;
  Stream stream = entity_of(job).child(look_of(pool, server, now)).stream(Purpose::other_work);
  if (!stream.chance(busy) || broken(WorldMutant::other_work_ignored)) return false;
  keep_busy(pool, server, now + duration_of(sample_residual(scenario_.team.other_task, stream)));
  return true;
}

// By something that is no touch.
void TeamModel::keep_busy(Pool& pool, Server server, core::Time until) {
  pool.station.begin(server);
  wakes_.push_back({until, Event::person, pool.first_person + server});
}

// Nobody has the place: it is busy until somebody has.
bool TeamModel::is_vacant(Pool& pool, Server server, core::Time now) {
  if (employment_.has(place_of(pool), server, now)) return false;
  const core::Time from = employment_.taken_from(place_of(pool), server, now);
  pool.station.begin(server);
  if (from != core::kNever) wakes_.push_back({from, Event::person, pool.first_person + server});
  return true;
}

// Absent or in a meeting; who comes back is asked again.
bool TeamModel::is_away(Pool& pool, Server server, core::Time now) {
  if (is_vacant(pool, server, now)) return true;
  if (attendance_.always() || !pool.shift.is_open(now)) return false;
  const core::PoolIndex at = pool_of_person_[pool.first_person];
  const int zone = shift_at(scenario_, at, now).zone;
  const core::Duration offset = clocks_[static_cast<std::size_t>(zone)].offset_at(now);
  const core::Time closing = pool.shift.next_close(now);
  const core::Time there =
      attendance_.there_from(at, server, now + offset, closing + offset) - offset;
  if (there == now) return false;
  keep_busy(pool, server, there);
  return true;
}

bool TeamModel::is_taken(Pool& pool, Server server, Job job, core::Time now) {
  return is_away(pool, server, now) || has_other_work(pool, server, job, now);
}

core::Duration TeamModel::length_of(Job job) const {
  const Purpose purpose = role_of(job) == Role::owner ? Purpose::touch : Purpose::extra_touch;
  Stream stream = entity_of(job).stream(purpose);
  return sample_duration(kind_of(tier_of(job)).duration, stream);
}

void TeamModel::begin(Pool& pool, Server server, Job job, core::Time now) {
  assert(server < pool.doing.size() && pool.doing[server] == Station::kNoJob);
  check(pool, job, now);
  ++counts_.begun;
  const Role role = role_of(job);
  Touch& touch = touches_[job / 2];
  if (role == Role::owner) {
    touch.times.begun = now;
    if (touch.times.owner == kNoOwner) touch.times.owner = pool.first_person + server;
  }
  pool.doing[server] = job;
  const core::Duration length = length_of(job);
  wakes_.push_back({now + length, Event::person, pool.first_person + server});
  begun_.push_back({job / 2, role, pool_of_person_[pool.first_person], server, length});
}

// By the calendar itself, not by the tables that let the touch begin.
void TeamModel::check(const Pool& pool, Job job, core::Time now) {
  const core::PipelineConfig& config = scenario_.pipeline;
  const PoolShift team = shift_at(scenario_, place_of(pool), now);
  core::ZoneClock& theirs = clocks_[(*customers_)[job / 2].zone];
  const bool call = kind_of(tier_of(job)).call;
  const bool on_shift =
      core::is_open(team.hours, clocks_[static_cast<std::size_t>(team.zone)], now);
  const bool awake = !call || core::is_open(config.customer_hours, theirs, now);
  if (!on_shift || !awake) ++counts_.outside_hours;
  if (role_of(job) == Role::owner && touch_of(job).times.begun != core::kNever)
    ++counts_.touched_twice;
}

void TeamModel::on_event(Event event, std::uint32_t index, core::Time now) {
  switch (event) {
    case Event::person:
      return on_person(index, now);
    case Event::opening:
      return on_opening(index, now);
    case Event::leaving:
      return on_leaving(index, now);
    case Event::pickup: {
      const core::TierIndex tier = (*customers_)[index].tier;
      return told(index, Role::owner, {touches_[index].seen_by, {}, tier}, now);
    }
  }
}

// Finished with a touch, or with other work: the next one, if the hours allow any.
void TeamModel::on_person(std::uint32_t person, core::Time now) {
  assert(person < pool_of_person_.size());
  Pool& pool = pools_[pool_of_person_[person]];
  const Server server = person - pool.first_person;
  const Job finished = pool.doing[server];
  pool.doing[server] = Station::kNoJob;
  pool.station.end(server);
  if (finished != Station::kNoJob) {
    ++counts_.finished;
    if (const core::PersonId whom = told_of(finished).first.person) done_.push_back(whom);
  }
  if (is_vacant(pool, server, now)) return;
  if (finished != Station::kNoJob && has_to_learn(pool, server, length_of(finished), now)) return;
  if (pool.station.waiting() == 0) return;
  const bool on_shift = is_there(pool.shift, WorldMutant::shift_ignored, now);
  if (is_away(pool, server, now)) return wait_for_openings(pool, now);
  const Job next = pool.station.take(server, [&](std::size_t group) {
    return on_shift && is_there(groups_[group].hours, WorldMutant::customer_hours_ignored, now);
  });
  if (next != Station::kNoJob) begin(pool, server, next, now);
  wait_for_openings(pool, now);
}

// ---- hours ----

void TeamModel::wait_for_openings(Pool& pool, core::Time now) {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    if (pool.station.waiting_of(group) > 0 && !is_open(pool, group, now))
      wait_for_opening(pool, group, now);
  }
}

void TeamModel::wait_for_opening(Pool& pool, std::size_t group, core::Time now) {
  if (pool.wakes[group] != core::kNever) return;
  const core::Time opens = opening(pool, group, now);
  // Who waits may have been told while the hours did meet: the end of summer time can part them.
  const std::uint64_t unreachable = opens == core::kNever ? pool.station.waiting_of(group) : 0;
  counts_.unreachable += unreachable - std::exchange(pool.unreachable[group], unreachable);
  if (opens == core::kNever) return;
  pool.wakes[group] = opens;
  const auto at = static_cast<std::size_t>(&pool - pools_.data());
  wakes_.push_back(
      {opens, Event::opening, static_cast<std::uint32_t>(at * groups_.size() + group)});
}

void TeamModel::on_opening(std::uint32_t index, core::Time now) {
  Pool& pool = pools_[index / groups_.size()];
  pool.wakes[index % groups_.size()] = core::kNever;
  look_round(pool, now);
}

// Who has begun something finishes it. Who waits for this person waits for anybody from now on.
void TeamModel::on_leaving(std::uint32_t person, core::Time now) {
  Pool& pool = pools_[pool_of_person_[person]];
  const Server server = person - pool.first_person;
  if (pool.station.is_idle(server)) is_vacant(pool, server, now);
  pool.station.hand_over(server);
  look_round(pool, now);
}

// Everybody who seems free looks whether something waits that may begin now.
void TeamModel::look_round(Pool& pool, core::Time now) {
  const auto idle = pool.station.idle();
  looked_at_.assign(idle.rbegin(), idle.rend());
  const auto open = [&](std::size_t group) { return is_open(pool, group, now); };
  for (const Server server : looked_at_) {
    const Job job = pool.station.peek(server, open);
    if (job == Station::kNoJob || is_taken(pool, server, job, now)) continue;
    begin(pool, server, pool.station.take(server, open), now);
  }
  wait_for_openings(pool, now);
}

}  // namespace handoff::sim
