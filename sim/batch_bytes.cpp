// Writing and checking.
#include "sim/batch_bytes.hpp"

#include <limits>
#include <string>
#include <utility>

namespace handoff::sim {
namespace {

constexpr std::uint32_t kFormat = 0x48'42'00'01;  // "HB", version 1
constexpr std::size_t kWord = 8;

// Eight bytes at a time, since a batch may have millions of them.
std::uint64_t checksum(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = bytes.size();
  std::size_t at = 0;
  const auto take = [&](std::size_t count) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) word |= std::uint64_t{bytes[at + i]} << (8 * i);
    at += count;
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 32;
  };
  while (bytes.size() - at >= kWord) take(kWord);
  take(bytes.size() - at);
  return hash;
}

class Writer {
 public:
  explicit Writer(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  template <class Unsigned>
  void number(Unsigned value) {
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i)
      bytes_.push_back(static_cast<std::uint8_t>(std::uint64_t{value} >> (8 * i)));
  }
  void number(double value) { number(__builtin_bit_cast(std::uint64_t, value)); }
  void number(int value) { number(static_cast<std::uint32_t>(value)); }
  void number(const Tally& it) {
    number(it.total);
    number(it.customers);
    number(it.max);
  }
  void number(const Violation& it) {
    number(it.replication);
    list(std::span<const char>(it.what));
  }
  void number(char letter) { bytes_.push_back(static_cast<std::uint8_t>(letter)); }

  template <class Element>
  void list(std::span<const Element> elements) {
    number(static_cast<std::uint32_t>(elements.size()));
    for (const Element& element : elements) number(element);
  }

 private:
  std::vector<std::uint8_t>& bytes_;
};

// After the first thing that is missing nothing more is read.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class Unsigned>
  void number(Unsigned& value) {
    std::uint64_t bits = 0;
    if (bytes_.size() - at_ < sizeof(Unsigned)) {
      failed_ = true;
    } else {
      for (std::size_t i = 0; i < sizeof(Unsigned); ++i)
        bits |= std::uint64_t{bytes_[at_ + i]} << (8 * i);
      at_ += sizeof(Unsigned);
    }
    value = static_cast<Unsigned>(bits);
  }
  void number(double& value) {
    std::uint64_t bits = 0;
    number(bits);
    value = __builtin_bit_cast(double, bits);
  }
  void number(int& value) {
    std::uint32_t bits = 0;
    number(bits);
    failed_ = failed_ || bits > std::uint32_t{std::numeric_limits<std::int32_t>::max()};
    value = failed_ ? 0 : static_cast<int>(bits);
  }
  void number(Tally& it) {
    number(it.total);
    number(it.customers);
    number(it.max);
  }
  void number(Violation& it) {
    number(it.replication);
    list(it.what, 1);
  }
  void number(char& letter) {
    std::uint8_t byte = 0;
    number(byte);
    letter = static_cast<char>(byte);
  }

  // A list of elements that take at least `size` bytes each.
  template <class List>
  void list(List& elements, std::size_t size) {
    std::uint32_t count = 0;
    number(count);
    failed_ = failed_ || count > (bytes_.size() - at_) / size;
    if (failed_) return;
    elements.resize(count);
    for (auto& element : elements) number(element);
  }

  bool failed() const { return failed_; }
  bool finished() const { return !failed_ && at_ == bytes_.size(); }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

// The lists have the lengths that follow from one another.
bool consistent(const Batch& it) {
  if (it.tiers >= core::kNoTier || it.count > std::numeric_limits<std::int32_t>::max() - it.from)
    return false;
  const auto count = static_cast<std::uint64_t>(it.count);
  const auto tables = static_cast<std::uint64_t>(it.tiers) + 1;
  if (it.hashes.size() != count || it.tallies.size() != count * tables * kMetricCount ||
      it.ends.size() != count * kDurationCount || it.tier_of.size() != it.values.size())
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
  for (const Violation& violation : it.violations) {
    if (violation.replication < it.from || violation.replication >= it.from + it.count)
      return false;
  }
  return true;
}

core::Error refused(const char* why) { return {"batch of replications", why}; }

}  // namespace

std::vector<std::uint8_t> batch_bytes(const Batch& batch) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(64 + batch.hashes.size() * kWord + batch.tallies.size() * 3 * kWord +
                batch.ends.size() * 4 + batch.values.size() * (kWord + 1));
  Writer writer(bytes);
  writer.number(kFormat);
  writer.number(static_cast<std::uint32_t>(kMetricCount));
  writer.number(static_cast<std::uint32_t>(kDurationCount));
  writer.number(batch.seed);
  writer.number(batch.from);
  writer.number(batch.count);
  writer.number(batch.tiers);
  writer.list(std::span(batch.hashes));
  writer.list(std::span(batch.tallies));
  writer.list(std::span(batch.ends));
  writer.list(std::span(batch.values));
  writer.list(std::span(batch.tier_of));
  writer.list(std::span(batch.violations));
  const std::uint64_t sum = checksum(bytes);
  writer.number(sum);
  return bytes;
}

core::Result<Batch> batch_from_bytes(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kWord) return refused("cut short");
  const auto content = bytes.first(bytes.size() - kWord);
  std::uint64_t sum = 0;
  Reader(bytes.last(kWord)).number(sum);
  if (sum != checksum(content)) return refused("damaged: the checksum differs");
  Reader reader(content);
  std::uint32_t format = 0, metrics = 0, durations = 0;
  reader.number(format);
  reader.number(metrics);
  reader.number(durations);
  if (format != kFormat || metrics != kMetricCount || durations != kDurationCount)
    return refused("made by another version");
  Batch batch;
  reader.number(batch.seed);
  reader.number(batch.from);
  reader.number(batch.count);
  reader.number(batch.tiers);
  reader.list(batch.hashes, kWord);
  reader.list(batch.tallies, 3 * kWord);
  reader.list(batch.ends, sizeof(std::uint32_t));
  reader.list(batch.values, kWord);
  reader.list(batch.tier_of, 1);
  reader.list(batch.violations, 2 * sizeof(std::uint32_t));
  if (!reader.finished() || !consistent(batch)) return refused("its parts do not fit together");
  return batch;
}

}  // namespace handoff::sim
