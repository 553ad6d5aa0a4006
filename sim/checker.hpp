// Checker: what must hold at the end of every replication, whatever failed in it.
//
//   - no converted customer is lost: each is in the CRM, on the exception list, or still in flight
//   - with idempotency on, nothing was done twice
//   - a customer is reported committed only if the CRM says Customer and the trial sequences are
//   left
//   - when all is quiet the CRM's MRR is billing's, or the customer is on the exception list
//   - every request got its reply
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::sim {

class Simulation;

// One sentence for each broken invariant; empty when all hold.
std::vector<std::string> check(const Simulation& run);

std::uint64_t lost_handoffs(const Simulation& run);

}  // namespace handoff::sim
