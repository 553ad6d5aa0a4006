// Checker: what must hold in every run, whatever fails in it.
//
//   - a customer is reported committed only when the CRM says Customer, and the trial's sequences
//     are left
//   - no request moves a lifecycle stage backward
//   - no call is planned outside the customer's or the team's hours
//   - with idempotency on, nothing is done twice
//   - no converted customer is lost: each is in the CRM, on the exception list, or still in flight
//   - when all is quiet the CRM's MRR is billing's, or the customer is on the exception list
//   - requests = replies + requests in flight (a timeout is a reply)
//   - no touch begins outside the pool's or the customer's hours, and nobody is touched twice
//   - touches begun = touches finished, and who was told of is touched unless the hours never meet
//   - nobody counts as chosen for a touch that is made
//   - a mis-send lies between the conversion and the end of the trial's mails
//
// The first is looked at as it happens, the others at the end of a replication from what the world
// has counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/people/team.hpp"
#include "sim/world/systems/effects.hpp"

namespace handoff::sim {

struct MonthState;
struct CountedDays;
class World;

class Checker {
 public:
  void clear();
  void on_progress(const core::Progress& progress, const World& world, core::Time now);

  void on_missend(const Customer& customer, core::Time mails_end, core::Time at);

  // One sentence for each broken invariant; empty when all hold.
  std::vector<std::string> at_end(const MonthState& month);

 private:
  Breach early_commits_;
  Breach wrong_missends_;
};

// The part of `at_end` that looks at the CS team.
std::vector<std::string> team_violations(const TeamCounts& counts);

// Whether the CRM has what billing has; how billing came to know the amount is nothing it holds.
bool same_value(const core::Subscribed& a, const core::Subscribed& b);

std::uint64_t lost_handoffs(const MonthState& month);
std::uint64_t lost_of_counted(const MonthState& month,
                              const CountedDays& in);  // of those who count there

}  // namespace handoff::sim
