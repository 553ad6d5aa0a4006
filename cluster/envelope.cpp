// Four bytes in front, the smallest first.
#include "cluster/envelope.hpp"

#include <utility>

#include "core/base/bytes.hpp"

namespace handoff::cluster {

std::vector<std::uint8_t> in_envelope(RunNumber run, std::span<const std::uint8_t> message) {
  sim::ByteWriter to;
  to.number(run);
  to.numbers(message);
  return std::move(to).take();
}

std::vector<std::uint8_t> in_envelope(RunNumber run, std::string_view words) {
  const std::vector<std::uint8_t> bytes(words.begin(), words.end());
  return in_envelope(run, bytes);
}

std::optional<Opened> opened(std::span<const std::uint8_t> envelope) {
  if (envelope.size() < sizeof(RunNumber)) return std::nullopt;
  const auto run = sim::ByteReader(envelope.first(sizeof(RunNumber))).number<RunNumber>();
  return Opened{run, envelope.subspan(sizeof(RunNumber))};
}

}  // namespace handoff::cluster
