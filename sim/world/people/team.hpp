// TeamModel: the people who make the first touch, the first conversation with a new customer.
//
// Each pool of the configuration is a station of its own. A customer who has been assigned and
// whose owner has been told waits for that one person, or for anybody of the pool; the tier's
// second role, when told, makes a touch of its own. The most urgent tier goes first, then who was
// told first. A touch begins only while the pool is on shift and the customer's own hours are open;
// one that is begun is finished, also after hours.
//
// Other work needs no events of its own. A person who seems free when a touch comes is busy with
// something else with probability `other_work`, and what is left of that piece
// (sim/statistics/length_biased.hpp) passes first; so it is when the shift begins, as what was under
// way in the evening goes on in the morning. Whoever finishes a touch or such a piece takes the next
// touch that waits: touches go before other work, and do not interrupt it.
//
// Who is absent or in a meeting (attendance.hpp) is as busy as with other work until then, and takes what
// waits when they are back. Nobody leaves a touch for a meeting. The routing rules do not know who is away:
// a customer who was assigned to such a person waits for them, one of a whole pool for its other people.
//
// A customer whom nobody assigned is seen by chance, after `pickup` of the pool's working time, and
// is then touched by whoever is free; of a tier's several pools by the one where that is first. An AE who keeps a customer is not a member of a pool: their
// touch begins in the first common hours, and their other deals are not modelled.
//
// Who is employed when stands in employment.hpp. A place that nobody has is as busy as one whose person is away for
// good; who waits for the person who leaves goes to the pool's common line, as does who is assigned to a vacant
// place: whoever is free first makes the touch. Care of accounts is other work by which people are busy, all of a
// pool alike or each by their own accounts (account_owners.hpp); who is new needs more time after each touch, so that
// they make the share of the touches that they can.
//
// The caller drains `wakes` and `done` after each call.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/config/config.hpp"
#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"
#include "sim/engine/station.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/people/attendance.hpp"
#include "sim/world/people/employment.hpp"
#include "sim/world/people/working_hours.hpp"

namespace handoff::sim {

enum class Role : std::uint8_t { owner, extra };

// Who is to make a touch: a person, or anybody of the pool: `core::anybody_of` if the pipeline counts it
// among the pool's, nobody if it was not asked. The key is that of the pipeline's choice; whoever tells
// of a choice once more under no key means the last one of that person.
struct Assignment {
  core::PoolIndex pool = 0;
  core::PersonId person{};
  core::TierIndex tier = core::kNoTier;
  std::uint32_t key = 0;
};

// People are numbered through all pools, place by place.
inline constexpr std::uint32_t kNoOwner = 0xffffffff;

// The owner's touch of one customer. Times that were never reached are `core::kNever`.
struct TouchTimes {
  core::Time told = core::kNever;
  core::Time ready = core::kNever;  // pool and customer are first both there
  core::Time begun = core::kNever;
  core::PoolIndex pool = core::kUnpooled;  // who was told; of an AE the pool that stands back
  std::uint32_t owner = kNoOwner;          // whose customer it is, by number
};

// A piece of a person's time, for whoever watches.
struct TouchBegun {
  std::uint32_t position;
  Role role;
  core::PoolIndex pool;
  std::uint32_t server;
  core::Duration length;
};

struct TeamCounts {
  std::uint64_t queued = 0;
  std::uint64_t begun = 0;
  std::uint64_t finished = 0;
  std::uint64_t unreachable = 0;  // of those who wait: pool and customer are never there together
  std::uint64_t touched_twice = 0;
  std::uint64_t outside_hours = 0;  // begun while the pool or the customer was not there
};

class TeamModel {
 public:
  explicit TeamModel(const Scenario& scenario);

  // A new replication.
  void start(StreamKey replication, const std::vector<Customer>& customers);

  // ---- what the team learns ----

  // A person has been told of a customer, or the pool has. Only the first of the same role makes a
  // touch; whoever is chosen later has none to make.
  void told(std::uint32_t position, Role role, const Assignment& choice, core::Time now);
  void told_ae(std::uint32_t position, core::PoolIndex instead_of, core::TierIndex tier,
               core::Time now);

  // The customer is in the CRM, and nobody will be told. Only the first time counts.
  void unassigned(std::uint32_t position, core::Time now);

  // From now on so much of the time of each of the pool's people goes to the care of accounts, beside other
  // work; or of one person's, by number.
  void set_care(std::size_t pool, double share);
  void set_care_of(std::uint32_t person, double share);

  // Nothing is left to happen: who still waits for a pool that has nobody is unreachable.
  void end();

  // ---- its events ----

  enum class Event : std::uint8_t { person, opening, pickup, leaving };
  static constexpr std::size_t kEvents = 4;
  struct Wake {
    core::Time at;
    Event event;
    std::uint32_t index;
  };
  void on_event(Event event, std::uint32_t index, core::Time now);

  std::vector<Wake>& wakes() { return wakes_; }          // to be scheduled
  std::vector<core::PersonId>& done() { return done_; }  // people and pools, one touch less to make
  std::vector<TouchBegun>& begun() { return begun_; }    // since it was cleared

  // ---- what can be seen ----

  const TouchTimes& touch(std::uint32_t position) const { return touches_[position].times; }
  const TeamCounts& counts() const { return counts_; }
  std::size_t pools() const { return pools_.size(); }
  std::size_t waiting(std::size_t pool) const { return pools_[pool].station.waiting(); }
  const Employment& employment() const { return employment_; }

  // Whose customer it is, by number: who was told of them by name, or else who made the first touch; nobody's
  // before, and that of no AE.
  std::uint32_t owner_of(std::uint32_t position) const { return touches_[position].times.owner; }
  std::size_t people() const { return pool_of_person_.size(); }

 private:
  using Job = Station::Job;  // position x 2 + role
  using Server = Station::Server;

  // What has been said of one role's touch.
  struct Told {
    bool queued = false;
    Assignment first;    // who makes it
    Assignment in_vain;  // who was chosen last of those who have none to make
  };
  struct Touch {
    TouchTimes times;
    bool in_sight = false;        // somebody will see it by chance
    core::PoolIndex seen_by = 0;  // of which pool
    Told told[2];                 // by role
  };
  struct Group {
    WorkingHours hours;  // the customers'
    core::ZoneIndex zone;
  };
  struct Pool {
    Station station;
    WorkingHours shift;
    std::uint32_t first_person;
    std::vector<Job> doing;                  // by server; kNoJob: free, or at other work
    std::vector<core::Time> wakes;           // by group: the opening that is waited for
    std::vector<std::uint64_t> unreachable;  // by group: who waits and is counted as such
  };

  static Role role_of(Job job) { return job % 2 == 0 ? Role::owner : Role::extra; }
  static std::size_t index_of(Role role) { return static_cast<std::size_t>(role); }
  const Touch& touch_of(Job job) const { return touches_[job / 2]; }
  const Told& told_of(Job job) const { return touch_of(job).told[job % 2]; }
  core::TierIndex tier_of(Job job) const { return told_of(job).first.tier; }
  // Calls wait for the customers' hours; for the rest there is a group that is always open.
  std::size_t group_of(Job job) const {
    return kind_of(tier_of(job)).call ? group_of_zone_[(*customers_)[job / 2].zone]
                                      : groups_.size() - 1;
  }
  const sim::Touch& kind_of(core::TierIndex tier) const;
  StreamKey entity_of(Job job) const;
  bool is_open(Pool& pool, std::size_t group, core::Time now);

  core::Time opening(Pool& pool, std::size_t group, core::Time now);
  void told_again(Told& told, const Assignment& choice);
  void wait(Pool& pool, Job job, Server line);
  void offer(Pool& pool, Job job, Server line, core::Time now);
  std::uint64_t look_of(const Pool& pool, Server server, core::Time now) const;
  void keep_busy(Pool& pool, Server server, core::Time until);
  std::size_t place_of(const Pool& pool) const { return pool_of_person_[pool.first_person]; }
  bool is_vacant(Pool& pool, Server server, core::Time now);
  bool is_away(Pool& pool, Server server, core::Time now);
  double busy_share(const Pool& pool, Server server) const;
  core::Duration length_of(Job job) const;
  bool has_to_learn(Pool& pool, Server server, core::Duration touch, core::Time now);
  bool has_other_work(Pool& pool, Server server, Job job, core::Time now);
  bool is_taken(Pool& pool, Server server, Job job, core::Time now);
  void begin(Pool& pool, Server server, Job job, core::Time now);
  void check(const Pool& pool, Job job, core::Time now);
  void on_person(std::uint32_t person, core::Time now);
  void on_leaving(std::uint32_t person, core::Time now);
  void look_round(Pool& pool, core::Time now);
  void on_opening(std::uint32_t index, core::Time now);
  void wait_for_openings(Pool& pool, core::Time now);
  void wait_for_opening(Pool& pool, std::size_t group, core::Time now);

  const Scenario& scenario_;
  std::vector<core::ZoneClock> clocks_;  // by zone
  std::vector<Pool> pools_;
  std::vector<Group> groups_;  // the customers' zones
  std::vector<std::uint8_t> group_of_zone_;
  std::vector<std::uint8_t> pool_of_person_;  // by number
  std::vector<double> care_;                  // share of a person's time that accounts take
  Attendance attendance_;
  Employment employment_;

  StreamKey replication_ = StreamKey::of(0, 0);
  const std::vector<Customer>* customers_ = nullptr;
  std::vector<Touch> touches_;  // by position
  std::vector<Server> looked_at_;
  std::vector<Wake> wakes_;
  std::vector<core::PersonId> done_;
  std::vector<TouchBegun> begun_;
  TeamCounts counts_;
};

}  // namespace handoff::sim
