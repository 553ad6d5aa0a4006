// A rehearsal: a scenario is played in real time against the real service, simulated with the overhead that
// was measured before, and both are put side by side.
//
//   calm play       a few customers, no trouble: what the service itself takes (overhead.hpp)
//   play            the scenario's cohort; the sandbox's ledger and the world's memory are the measurement
//   simulation      many runs of the scenario with that overhead (prediction.hpp)
//
// Both plays start the service anew, with an empty store.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/result.hpp"
#include "service/rehearse/breakdown.hpp"
#include "service/rehearse/figures.hpp"
#include "service/rehearse/overhead.hpp"
#include "service/rehearse/prediction.hpp"
#include "service/sandbox/ledger_check.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::rehearse {

struct Rehearsal {
  std::string scenario;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::size_t customers = 0;
  double played_s = 0;
  Overhead overhead;  // of the calm play: the simulation's input
  Overhead in_play;   // the same, measured in the play itself
  Breakdown breakdown;
  std::array<Row, kFigures.size()> rows{};
  sandbox::LedgerVerdict ledger;
  std::size_t webhooks = 0, refused = 0, given_up = 0;

  bool good() const { return agrees(rows) && ledger.violations.empty(); }
};

struct RehearsalOptions {
  std::uint32_t replication = 0;
  std::uint32_t runs = kRuns;
};

core::Result<Rehearsal> rehearse(const sim::Scenario& scenario, const RehearsalOptions& options);

}  // namespace handoff::rehearse
