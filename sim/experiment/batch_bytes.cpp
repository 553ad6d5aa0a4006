// Writing and checking.
#include "sim/experiment/batch_bytes.hpp"

#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

#include "core/base/bytes.hpp"

namespace handoff::sim {
namespace {

constexpr std::uint32_t kFormat = 0x48'42'00'04;  // "HB", version 4
constexpr std::size_t kWord = 8;

// A sum is four numbers, in the order in which it has them.
static_assert(sizeof(Tally) == 4 * sizeof(double) && std::is_standard_layout_v<Tally>);
std::span<const double> numbers_of(const std::vector<Tally>& tallies) {
  return {reinterpret_cast<const double*>(tallies.data()), 4 * tallies.size()};
}
std::span<double> numbers_of(std::vector<Tally>& tallies) {
  return {reinterpret_cast<double*>(tallies.data()), 4 * tallies.size()};
}

template <class Number>
void write(ByteWriter& to, const std::vector<Number>& list) {
  to.number(static_cast<std::uint32_t>(list.size()));
  to.numbers(std::span<const Number>(list));
}
void write(ByteWriter& to, const std::vector<Tally>& list) {
  to.number(static_cast<std::uint32_t>(list.size()));
  to.numbers(numbers_of(list));
}
void write(ByteWriter& to, const std::vector<Violation>& list) {
  to.number(static_cast<std::uint32_t>(list.size()));
  for (const Violation& it : list) {
    to.number(it.replication);
    to.text(it.what);
  }
}

template <class Number>
void read(ByteReader& from, std::vector<Number>& list) {
  list.resize(from.count(sizeof(Number)));
  from.numbers(std::span<Number>(list));
}
void read(ByteReader& from, std::vector<Tally>& list) {
  list.resize(from.count(sizeof(Tally)));
  from.numbers(numbers_of(list));
}
void read(ByteReader& from, std::vector<Violation>& list) {
  list.resize(from.count(2 * sizeof(std::uint32_t)));
  for (Violation& it : list) {
    it.replication = from.number<int>();
    it.what = from.text();
  }
}

// The lists have the lengths that follow from one another.
bool consistent(const Batch& it) {
  if (it.from < 0 || it.count < 0 || it.tiers < 0 || it.tiers >= core::kNoTier) return false;
  if (it.months < 1 || it.months > 0xff) return false;
  if (it.count > std::numeric_limits<std::int32_t>::max() - it.from) return false;
  const auto count = static_cast<std::uint64_t>(it.count);
  const auto tables = static_cast<std::uint64_t>(it.tables());
  const bool has_sums = it.tallies.size() == count * tables * kMetricCount;
  if (it.hashes.size() != count || (!has_sums && !it.tallies.empty()) ||
      it.ends.size() != count * kDurationCount || it.tier_of.size() != it.values.size() ||
      it.month_of.size() != (it.months > 1 ? it.values.size() : 0))
    return false;
  std::uint32_t end = 0;
  for (const std::uint32_t next : it.ends) {
    if (next < end) return false;
    end = next;
  }
  if (end != it.values.size()) return false;
  for (const core::TierIndex tier : it.tier_of) {
    if (tier != core::kNoTier && tier >= it.tiers) return false;
  }
  for (const std::uint8_t month : it.month_of) {
    if (month >= it.months) return false;
  }
  for (const Violation& violation : it.violations) {
    if (violation.replication < it.from || violation.replication >= it.from + it.count)
      return false;
  }
  return true;
}

core::Error refused(const char* why) { return {"batch of replications", why}; }

}  // namespace

std::vector<std::uint8_t> batch_bytes(const Batch& batch) {
  ByteWriter to;
  to.reserve(64 + batch.hashes.size() * kWord + batch.tallies.size() * 4 * kWord +
             batch.ends.size() * 4 + batch.values.size() * (kWord + 1));
  to.number(kFormat);
  to.number(kMetricsHash);
  to.number(batch.seed);
  to.number(batch.from);
  to.number(batch.count);
  to.number(batch.tiers);
  to.number(batch.months);
  write(to, batch.hashes);
  write(to, batch.tallies);
  write(to, batch.ends);
  write(to, batch.values);
  write(to, batch.tier_of);
  write(to, batch.month_of);
  write(to, batch.violations);
  to.number(checksum(to.written()));
  return std::move(to).take();
}

core::Result<Batch> batch_from_bytes(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kWord) return refused("cut short");
  const auto content = bytes.first(bytes.size() - kWord);
  if (ByteReader(bytes.last(kWord)).number<std::uint64_t>() != checksum(content))
    return refused("damaged: the checksum differs");
  ByteReader from(content);
  const auto format = from.number<std::uint32_t>();
  const auto metrics = from.number<std::uint64_t>();
  if (format != kFormat) return refused("made by another version");
  if (metrics != kMetricsHash) return refused("made by a version that has other metrics");
  Batch batch;
  batch.seed = from.number<std::uint64_t>();
  batch.from = from.number<int>();
  batch.count = from.number<int>();
  batch.tiers = from.number<int>();
  batch.months = from.number<int>();
  read(from, batch.hashes);
  read(from, batch.tallies);
  read(from, batch.ends);
  read(from, batch.values);
  read(from, batch.tier_of);
  read(from, batch.month_of);
  read(from, batch.violations);
  if (!from.finished() || !consistent(batch)) return refused("its parts do not fit together");
  return batch;
}

}  // namespace handoff::sim
