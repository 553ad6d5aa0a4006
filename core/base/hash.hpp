// Hash: the two mixing functions that the program has, for tables, checksums and fingerprints.
//
// `mixed` takes 64 bits at a time: xor, multiply by 2^64 over the golden ratio (Fibonacci hashing,
// Knuth 6.4), fold the upper bits down. `fnv1a` takes bytes (Fowler, Noll and Vo). Neither keeps an
// attacker out. Results are kept in files and in tests, so no bit of them may change.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace handoff::core {

inline constexpr std::uint64_t kGoldenRatio64 = 0x9e3779b97f4a7c15u;  // odd

// The upper bits of the product are the good ones; `fold` says how far down they go.
template <int fold = 32>
constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  static_assert(0 < fold && fold < 64);
  hash = (hash ^ word) * kGoldenRatio64;
  return hash ^ (hash >> fold);
}

inline constexpr std::uint64_t kFnvStart = 0xcbf29ce484222325u;

constexpr std::uint64_t fnv1a(std::uint8_t byte, std::uint64_t hash) {
  return (hash ^ byte) * 0x100000001b3u;
}
constexpr std::uint64_t fnv1a(std::span<const std::uint8_t> bytes, std::uint64_t hash = kFnvStart) {
  for (const std::uint8_t byte : bytes) hash = fnv1a(byte, hash);
  return hash;
}
constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = kFnvStart) {
  for (const char letter : text) hash = fnv1a(static_cast<std::uint8_t>(letter), hash);
  return hash;
}

}  // namespace handoff::core
