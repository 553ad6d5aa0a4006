// Cells, orders and deliveries. Saving and loading stand in replication_store_bytes.cpp.
#include "sim/planner/replication_store.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/experiment/experiment.hpp"
#include "sim/experiment/overlap.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "sim/scenario/months.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

// About ten milliseconds of work, so that cancelling is quick and two workers share fairly.
constexpr double kTrialsPerOrder = 20'000;

// A replication costs something even if nobody signs up.
constexpr double kTrialsOfNobody = 50;

}  // namespace

double work_of(const Scenario& scenario) {
  return all_trials(scenario) + kTrialsOfNobody * scenario.horizon.months;
}

std::size_t ReplicationStore::watch(const Target& target) {
  for (std::size_t at = 0; at < targets_.size(); ++at) {
    if (targets_[at].requirement == target.requirement) return at;
  }
  assert(!delivered_ && "targets are watched before the first delivery");
  targets_.push_back(target);
  return targets_.size() - 1;
}

CellId ReplicationStore::cell(const Scenario& scenario) {
  const std::uint64_t fingerprint = fingerprint_of(scenario);
  const auto [place, is_new] = by_fingerprint_.try_emplace(fingerprint, first_ + cells_.size());
  if (!is_new) {
    Cell& known = cell_of(place->second);
    if (!known.scenario) known.scenario = std::make_shared<const Scenario>(scenario);
    return place->second;
  }
  Cell cell;
  const auto loaded = loaded_.find(fingerprint);
  if (loaded != loaded_.end()) {
    cell = std::move(loaded->second);
    loaded_.erase(loaded);
    spent_ += cell.ready * work_of(scenario);
  }
  cell.scenario = std::make_shared<const Scenario>(scenario);
  cell.fingerprint = fingerprint;
  cells_.push_back(std::move(cell));
  return place->second;
}

bool ReplicationStore::need(CellId id, int count) {
  assert(first_ <= id && id - first_ < cells_.size() && count >= 1);
  Cell& cell = cell_of(id);
  if (cell.closed) return cell.closed->results.replications >= count;
  if (cell.wanted < count) {
    order(id, cell.wanted, count);
    cell.wanted = count;
  }
  return cell.ready >= count;
}

void ReplicationStore::order(CellId id, int from, int to) {
  const double fit = kTrialsPerOrder / work_of(scenario(id));
  const int step = fit < 1 ? 1 : static_cast<int>(fit);
  for (; from < to; from += step) orders_.push_back({id, from, std::min(to, from + step)});
}

std::vector<Excess> ReplicationStore::excesses(CellId id, int count, std::size_t target) const {
  const Cell& cell = cell_of(id);
  assert(!cell.closed && count <= cell.ready);
  std::vector<Excess> excesses;
  excesses.reserve(index(count));
  for (const auto& [from, stored] : cell.batches) {
    for (int at = 0; at < stored.batch.count && from + at < count; ++at)
      excesses.push_back(stored.watched[index(at) * targets_.size() + target]);
  }
  return excesses;
}

std::vector<Tally> ReplicationStore::tallies(CellId id, int count, Metric metric, int tier,
                                             int month) const {
  const Cell& cell = cell_of(id);
  assert(!cell.closed && count <= cell.ready && detail_ != Detail::targets);
  std::vector<Tally> tallies;
  tallies.reserve(index(count));
  for (const auto& [from, stored] : cell.batches) {
    for (int at = 0; at < stored.batch.count && from + at < count; ++at)
      tallies.push_back(
          stored.batch.table(at, stored.batch.table_of(tier, month))[handoff::sim::index(metric)]);
  }
  return tallies;
}

Standing ReplicationStore::standing(CellId id, int count, std::size_t target, double level) const {
  return standing_of(targets_[target], excesses(id, count, target), level);
}

void ReplicationStore::close(CellId id) {
  Cell& cell = cell_of(id);
  if (cell.closed) return;
  assert(cell.ready == cell.wanted && detail_ != Detail::targets);
  Closed closed;
  for (std::size_t target = 0; target < targets_.size(); ++target)
    closed.standings.push_back(standing(id, cell.ready, target));
  Experiment experiment(*cell.scenario);
  for (auto& [from, stored] : cell.batches) {
    const auto error = experiment.add(std::move(stored.batch));
    assert(!error);
    static_cast<void>(error);
  }
  closed.results = experiment.results();
  cell.batches.clear();
  cell.closed = std::move(closed);
}

const ReplicationStore::Closed* ReplicationStore::closed(CellId id) const {
  return cell_of(id).closed ? &*cell_of(id).closed : nullptr;
}

void ReplicationStore::release(CellId id) {
  assert(cell_of(id).ready >= cell_of(id).wanted);
  cell_of(id).scenario.reset();
}

// Those before it may still be needed, so that room is given back from the front.
void ReplicationStore::forget(CellId id) {
  assert(cell_of(id).ready >= cell_of(id).wanted && !cell_of(id).forgotten);
  by_fingerprint_.erase(cell_of(id).fingerprint);
  cell_of(id) = {};
  cell_of(id).forgotten = true;
  for (; !cells_.empty() && cells_.front().forgotten; ++first_) cells_.pop_front();
}

std::vector<ReplicationOrder> ReplicationStore::take_orders(std::size_t count) {
  const auto end = orders_.begin() + static_cast<std::ptrdiff_t>(std::min(count, orders_.size()));
  std::vector<ReplicationOrder> taken(orders_.begin(), end);
  orders_.erase(orders_.begin(), end);
  return taken;
}

ValueSet ReplicationStore::values_wanted() const {
  if (detail_ == Detail::values) return kAllValues;
  ValueSet wanted = kNoValues;
  for (const Target& target : targets_) {
    const Measure& measure = target.requirement.measure;
    if (measure.statistic != Statistic::mean) wanted |= values_of(measure.metric);
  }
  return wanted;
}

std::optional<ReplicationOrder> ReplicationStore::take_order(std::size_t pieces) {
  if (orders_.empty()) return std::nullopt;
  ReplicationOrder taken = orders_.front();
  orders_.pop_front();
  for (; pieces > 1 && !orders_.empty(); --pieces) {
    const ReplicationOrder& next = orders_.front();
    if (next.cell != taken.cell || next.from != taken.to) break;
    taken.to = next.to;
    orders_.pop_front();
  }
  return taken;
}

void ReplicationStore::reopen_orders() {
  orders_.clear();
  for (CellId id = first_; id < first_ + cells_.size(); ++id) {
    const Cell& cell = cell_of(id);
    if (cell.closed || cell.ready >= cell.wanted) continue;
    int next = 0;
    for (const auto& [from, stored] : cell.batches) {
      order(id, next, from);
      next = from + stored.batch.count;
    }
    order(id, next, cell.wanted);
  }
}

std::optional<core::Error> ReplicationStore::deliver(CellId id, Batch batch) {
  Cell& cell = cell_of(id);
  const auto refused = [&batch](const char* why) {
    return core::Error{"replications " + std::to_string(batch.from) + " to " +
                           std::to_string(batch.from + batch.count - 1),
                       why};
  };
  if (batch.seed != cell.scenario->seed ||
      index(batch.tiers) != cell.scenario->pipeline.routing.size() ||
      batch.months != cell.scenario->horizon.months)
    return refused("of another scenario");
  const auto count_of = [](const Stored& stored) { return stored.batch.count; };
  if (cell.closed || overlaps(cell.batches, batch.from, batch.count, count_of))
    return refused("some of them are here already");
  for (const Violation& it : batch.violations)
    violations_.push_back("seed " + std::to_string(batch.seed) + ", replication " +
                          std::to_string(it.replication) + ": " + it.what);
  delivered_ = true;
  spent_ += batch.count * work_of(*cell.scenario);
  store(cell, judged(std::move(batch)));
  return std::nullopt;
}

ReplicationStore::Stored ReplicationStore::judged(Batch batch) const {
  Stored stored;
  stored.watched.reserve(index(batch.count) * targets_.size());
  for (int at = 0; at < batch.count; ++at) {
    for (const Target& target : targets_)
      stored.watched.push_back(excess_of(target.requirement, batch, at));
  }
  if (detail_ != Detail::values) keep_values(batch, kNoValues);
  if (detail_ == Detail::targets) batch.tallies = {};
  stored.batch = std::move(batch);
  return stored;
}

void ReplicationStore::store(Cell& cell, Stored stored) {
  const int from = stored.batch.from;
  if (broken(PlannerMutant::store_counts_over_a_gap)) cell.ready = std::max(cell.ready, from);
  cell.batches.emplace(from, std::move(stored));
  for (auto it = cell.batches.find(cell.ready); it != cell.batches.end();
       it = cell.batches.find(cell.ready))
    cell.ready += it->second.batch.count;
}

}  // namespace handoff::sim
