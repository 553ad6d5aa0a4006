// A store as bytes: each cell under its scenario's fingerprint, so that it is found again only by the
// same inputs, the same targets and the same program.
#include <iterator>
#include <utility>

#include "core/base/bytes.hpp"
#include "sim/experiment/batch_bytes.hpp"
#include "sim/planner/replication_store.hpp"

namespace handoff::sim {
namespace {

constexpr std::uint32_t kFormat = 0x48'4c'00'04;  // "HL", version 4

core::Error refused(const char* why) { return {"saved plan", why}; }

void write(ByteWriter& to, const Interval& it) {
  to.number(it.low);
  to.number(it.high);
}
Interval read_interval(ByteReader& from) {
  Interval it;
  it.low = from.real();
  it.high = from.real();
  return it;
}

void write(ByteWriter& to, const Excess& it) {
  to.number(it.total);
  to.number(it.customers);
  to.number(it.squares);
}
Excess read_excess(ByteReader& from) {
  Excess it;
  it.total = from.real();
  it.customers = from.real();
  it.squares = from.real();
  return it;
}

void write(ByteWriter& to, const Target& it) {
  const Requirement& required = it.requirement;
  to.number(required.measure.metric);
  to.number(required.measure.statistic);
  to.number(required.measure.tier);
  to.number(required.measure.month);
  to.number(required.bound);
  to.number(required.limit);
  to.number(required.over ? static_cast<int>(*required.over) : -1);
}

void write(ByteWriter& to, const Standing& it) {
  to.number(it.judgement);
  to.number(it.value);
  write(to, it.interval);
  to.number(it.needed);
  to.number(it.customers);
  to.number(it.likely_met);
}
Standing read_standing(ByteReader& from) {
  Standing it;
  it.judgement = from.number<Judgement>();
  it.value = from.real();
  it.interval = read_interval(from);
  it.needed = from.real();
  it.customers = from.real();
  it.likely_met = from.number<bool>();
  return it;
}

void write(ByteWriter& to, const Estimate& it) {
  for (const double value : {it.mean, it.ci95_low, it.ci95_high, it.p50, it.p95, it.p99, it.max})
    to.number(value);
  to.number(it.n);
  to.number(it.has_percentiles);
  for (const Interval& interval : {it.p50_ci95, it.p95_ci95, it.p99_ci95}) write(to, interval);
  to.number(it.percentile_n);
}
Estimate read_estimate(ByteReader& from) {
  Estimate it;
  for (double* value : {&it.mean, &it.ci95_low, &it.ci95_high, &it.p50, &it.p95, &it.p99, &it.max})
    *value = from.real();
  it.n = from.number<std::uint64_t>();
  it.has_percentiles = from.number<bool>();
  for (Interval* interval : {&it.p50_ci95, &it.p95_ci95, &it.p99_ci95})
    *interval = read_interval(from);
  it.percentile_n = from.number<std::uint64_t>();
  return it;
}

void write(ByteWriter& to, const std::vector<Estimate>& estimates) {
  to.number(static_cast<std::uint32_t>(estimates.size()));
  for (const Estimate& it : estimates) write(to, it);
}
std::vector<Estimate> read_estimates(ByteReader& from) {
  std::vector<Estimate> estimates(from.count(7 * sizeof(double)));
  for (Estimate& it : estimates) it = read_estimate(from);
  return estimates;
}

void write(ByteWriter& to, const std::vector<TierResults>& by_tier) {
  to.number(static_cast<std::uint32_t>(by_tier.size()));
  for (const TierResults& tier : by_tier) {
    to.text(tier.tier);
    write(to, tier.metrics);
  }
}
std::vector<TierResults> read_tiers(ByteReader& from) {
  std::vector<TierResults> by_tier(from.count(2 * sizeof(std::uint32_t)));
  for (TierResults& tier : by_tier) {
    tier.tier = from.text();
    tier.metrics = read_estimates(from);
  }
  return by_tier;
}

void write(ByteWriter& to, const Results& it) {
  to.text(it.scenario);
  to.number(it.seed);
  to.number(it.replications);
  to.number(it.hash);
  write(to, it.metrics);
  write(to, it.by_tier);
  to.number(static_cast<std::uint32_t>(it.by_month.size()));
  for (const MonthResults& month : it.by_month) {
    to.number(month.begins.us);
    write(to, month.metrics);
    write(to, month.by_tier);
  }
}
Results read_results(ByteReader& from) {
  Results it;
  it.scenario = from.text();
  it.seed = from.number<std::uint64_t>();
  it.replications = from.number<int>();
  it.hash = from.number<std::uint64_t>();
  it.metrics = read_estimates(from);
  it.by_tier = read_tiers(from);
  it.by_month.resize(from.count(sizeof(std::int64_t) + 2 * sizeof(std::uint32_t)));
  for (MonthResults& month : it.by_month) {
    month.begins.us = from.number<std::int64_t>();
    month.metrics = read_estimates(from);
    month.by_tier = read_tiers(from);
  }
  return it;
}

}  // namespace

std::vector<std::uint8_t> ReplicationStore::bytes() const {
  ByteWriter to;
  to.number(kFormat);
  to.number(kMetricsHash);
  to.number(detail_);
  to.number(static_cast<std::uint32_t>(targets_.size()));
  for (const Target& target : targets_) write(to, target);
  std::vector<const Cell*> kept;
  const auto keep = [&](const Cell& cell) {
    if (cell.closed || (detail_ != Detail::values && !cell.batches.empty())) kept.push_back(&cell);
  };
  for (const Cell& cell : cells_) keep(cell);
  for (const auto& [fingerprint, cell] : loaded_) keep(cell);
  to.number(static_cast<std::uint32_t>(kept.size()));
  for (const Cell* cell : kept) {
    to.number(cell->fingerprint);
    to.number(cell->closed.has_value());
    if (cell->closed) {
      write(to, cell->closed->results);
      for (const Standing& it : cell->closed->standings) write(to, it);
      continue;
    }
    const auto gap = cell->batches.lower_bound(cell->ready);
    to.number(static_cast<std::uint32_t>(std::distance(cell->batches.begin(), gap)));
    for (auto it = cell->batches.begin(); it != gap; ++it) {
      const Stored& stored = it->second;
      to.bytes(batch_bytes(stored.batch));
      for (const Excess& excess : stored.watched) write(to, excess);
    }
  }
  std::vector<std::uint8_t> bytes = std::move(to).take();
  ByteWriter sum;
  sum.number(checksum(bytes));
  for (const std::uint8_t byte : std::move(sum).take()) bytes.push_back(byte);
  return bytes;
}

std::optional<core::Error> ReplicationStore::load(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kSum = sizeof(std::uint64_t);
  if (bytes.size() < kSum) return refused("is cut short");
  const auto content = bytes.first(bytes.size() - kSum);
  if (ByteReader(bytes.last(kSum)).number<std::uint64_t>() != checksum(content))
    return refused("is damaged: the checksum differs");
  ByteReader from(content);
  const auto format = from.number<std::uint32_t>();
  const auto metrics = from.number<std::uint64_t>();
  if (format != kFormat) return refused("was made by another version");
  if (metrics != kMetricsHash) return refused("was made by a version that has other metrics");
  ByteWriter mine;
  mine.number(detail_);
  mine.number(static_cast<std::uint32_t>(targets_.size()));
  for (const Target& target : targets_) write(mine, target);
  for (const std::uint8_t byte : std::move(mine).take()) {
    if (from.number<std::uint8_t>() != byte) return refused("was made for other targets");
  }
  std::map<std::uint64_t, Cell> cells;
  const std::size_t count = from.count(sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count && from.ok(); ++i) {
    const auto fingerprint = from.number<std::uint64_t>();
    Cell& cell = cells[fingerprint];
    cell.fingerprint = fingerprint;
    const bool is_closed = from.number<bool>();
    if (auto error = is_closed ? read_closed(from, cell) : read_batches(from, cell)) return error;
  }
  if (!from.finished()) return refused("is damaged");
  loaded_ = std::move(cells);
  delivered_ = true;
  return std::nullopt;
}

std::optional<core::Error> ReplicationStore::read_closed(ByteReader& from, Cell& cell) const {
  Closed closed;
  closed.results = read_results(from);
  for (std::size_t at = 0; at < targets_.size(); ++at)
    closed.standings.push_back(read_standing(from));
  cell.wanted = cell.ready = closed.results.replications;
  cell.closed = std::move(closed);
  return std::nullopt;
}

std::optional<core::Error> ReplicationStore::read_batches(ByteReader& from, Cell& cell) const {
  const std::size_t count = from.count(sizeof(std::uint32_t));
  for (std::size_t i = 0; i < count && from.ok(); ++i) {
    auto batch = batch_from_bytes(from.bytes());
    if (!batch) return batch.error();
    if (batch->from != cell.ready) return refused("is damaged: replications are missing");
    Stored stored;
    stored.batch = *std::move(batch);
    for (std::size_t part = 0; part < index(stored.batch.count) * targets_.size(); ++part)
      stored.watched.push_back(read_excess(from));
    store(cell, std::move(stored));
  }
  cell.wanted = cell.ready;
  return std::nullopt;
}

}  // namespace handoff::sim
