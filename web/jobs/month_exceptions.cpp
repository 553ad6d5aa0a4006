#include "web/jobs/month_exceptions.hpp"

#include <algorithm>
#include <utility>

#include "sim/month/simulation.hpp"
#include "sim/scenario/period.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

std::vector<core::Operation> operations_of(core::OperationSet set) {
  std::vector<core::Operation> found;
  for (int i = 0; i < 16; ++i) {
    if ((set >> i & 1) != 0) found.push_back(static_cast<core::Operation>(i));
  }
  return found;
}

ExceptionEntry entry_of(const core::ExceptionRecord& record, const sim::Simulation& run,
                        const sim::Scenario& scenario, core::Time end) {
  ExceptionEntry entry;
  entry.kind = record.kind;
  entry.customer = run.world().position(record.subscription);
  const core::TierIndex tier = run.customers()[entry.customer].tier;
  if (tier != core::kNoTier) entry.tier = scenario.pipeline.routing[tier].tier;
  entry.first_seen = record.first_seen;
  entry.age_s = std::max(0.0, (end - record.first_seen).seconds());
  entry.mrr_usd = record.mrr.units();
  entry.tried = operations_of(record.tried);
  entry.failed = operations_of(record.failed);
  entry.open = record.open;
  return entry;
}

// What is open comes before any money; less is sooner.
double rank_of(const ExceptionEntry& it) { return -it.mrr_usd - (it.open ? 1e12 : 0.0); }

}  // namespace

void MonthExceptions::follow(const State& state) {
  const bool another = scenario_seen_.moved_to(state.scenario_number);
  if (!another && state.exceptions_of == replication_) return;
  replication_ = state.exceptions_of;
  there_ = false;
}

Progress MonthExceptions::advance(const Turn& turn) {
  return {turn.results_there && turn.shows(Tab::routing) && want(turn.state.scenario)};
}

bool MonthExceptions::want(const sim::Scenario& scenario) {
  if (there_) return false;
  there_ = true;
  entries_.clear();
  sim::Simulation run(scenario, sim::Checking::off);
  run.run(static_cast<std::uint32_t>(replication_));
  const sim::Period period = sim::period_of(scenario);
  const core::Time end = std::min(period.counted_to, period.ends);
  std::vector<ExceptionEntry> found;
  std::vector<double> ranks;
  for (const core::ExceptionRecord& record : run.pipeline().exceptions().records()) {
    if (!period.counts(record.first_seen)) continue;
    found.push_back(entry_of(record, run, scenario, end));
    ranks.push_back(rank_of(found.back()));
  }
  for (const std::size_t at : charts::ascending(ranks)) entries_.push_back(std::move(found[at]));
  return true;
}

}  // namespace handoff::web
