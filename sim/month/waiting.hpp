// Waiting: what a customer waits for between the payment and the first touch, cause by cause.
//
// Every second of a traced customer's way (sim/month/trace.hpp) is given to one cause, so that the causes
// add up to the whole. Three legs, because targets end at different places:
//
//   until the CRM knows       the webhook, the poll or a person's round; the pipeline's own line;
//                             systems' answers; backoff after a 429; backoff after other failures;
//                             the staff
//   until the mails stop      the same, and the list sync and the mail tool's own delay
//   until the first touch     the staff or chance, where no rule assigns; then the pool's closed
//                             hours, the customer's closed hours, and, while both are there, a free
//                             person
//
// Where several requests are on their way, backoff counts before answers: it is what is waited for.
// A profile is the mean over one customer of each replication, so its intervals are those of
// independent months.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "sim/month/legs.hpp"
#include "sim/month/trace.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

// Seconds by leg and cause. Mails and touch both begin where the CRM knows.
struct Waiting {
  std::array<std::array<double, kCauses>, kLegs> seconds{};

  double of(Leg leg, Cause cause) const {
    return seconds[static_cast<std::size_t>(leg)][static_cast<std::size_t>(cause)];
  }
};

// False if the customer never got that far, or was handed over by other ways than the first pass.
bool attribute(const Trace& trace, const Scenario& scenario, Waiting& waiting);

// Whose waiting is asked about: customers of a tier, who convert in a month of the horizon, from 0; of all with -1.
struct WaitingOf {
  int tier = -1;
  int month = -1;
  bool operator==(const WaitingOf&) const = default;
};

// One customer of a replication each, in the order of the replications; nobody where a replication
// has none of them. Which one depends on the scenario and the replication alone, so any piece of a profile may be
// worked out anywhere.
using WaitingMonths = std::vector<std::optional<Waiting>>;
WaitingMonths waiting_months(const Scenario& scenario, int from, int to, WaitingOf whose = {});

struct WaitingProfile {
  std::array<std::array<Accumulator, kCauses>, kLegs> seconds;
  int customers = 0;

  // In the order of the replications, which the last digits hang on.
  void add(const WaitingMonths& months);

  double mean(Leg leg, Cause cause) const;
  // Of two legs that follow each other: until the CRM knows, and the one given.
  double mean_until(Leg leg, Cause cause) const;
  Interval interval_until(Leg leg, Cause cause) const;
  double total_until(Leg leg) const;
  // The longest of them.
  Cause bottleneck(Leg leg) const;

  // By leg, with the first leg in it: for intervals of sums.
  std::array<std::array<Accumulator, kCauses>, kLegs> until;
};

// Of so many replications. One without a customer is left out.
WaitingProfile waiting_profile(const Scenario& scenario, int replications, WaitingOf whose = {});

}  // namespace handoff::sim
