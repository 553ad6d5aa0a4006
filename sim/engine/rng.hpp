// Random streams: every draw is a pure function of who asks, what for, and how often they asked
// before.
//
// A stream belongs to one (seed, replication, entity, purpose), so a policy that makes one customer
// draw more often, or not at all, shifts nobody else's numbers: two scenarios share their random
// numbers wherever they do the same thing, which is what paired comparisons need. Streams are
// values, cost a few nanoseconds to make, and nothing is stored between uses.
//
// The draws are SplitMix64's (Steele, Lea & Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014): a 64-bit counter in steps of the golden gamma, then Stafford's
// mixer 13. It passes BigCrush, needs two multiplications, has published vectors, and its n-th draw
// is computed directly. Squares64 (Widynski 2020) was the alternative: as good, but five dependent
// multiplications a draw, which weighs most in WebAssembly. Keys are derived by another mixer
// (MurmurHash3's finaliser) with another step, so that no draw of a stream is ever also the key of
// a stream, and neighbouring entities start far apart.
//
// All streams lie on one cycle of 2^64 draws at places that look random. Among a hundred million
// streams of a hundred draws the chance that any two share a stretch is about one in eighteen (n^2
// * 100 / 2^64), and then two unrelated entities share some draws: no statistic can notice.
#pragma once

#include <cassert>
#include <cstdint>

#include "core/base/hash.hpp"

namespace handoff::sim {

// What a draw is for. The values are listed by the models that use them; the streams only mix them
// in.
enum class Purpose : std::uint32_t;

// Stafford's mixer 13, the output function of SplitMix64: a bijection in which each input bit flips
// each output bit about half of the time.
constexpr std::uint64_t mix_output(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// MurmurHash3's 64-bit finaliser (Appleby), a bijection of the same kind, kept for keys.
constexpr std::uint64_t mix_key(std::uint64_t z) {
  z = (z ^ (z >> 33)) * 0xff51afd7ed558ccdu;
  z = (z ^ (z >> 33)) * 0xc4ceb9fe1a85ec53u;
  return z ^ (z >> 33);
}

// A sequence of draws, 16 bytes. Copying it copies the position: both copies go on with the same
// draws.
class Stream {
 public:
  constexpr explicit Stream(std::uint64_t key) : key_(key) {}

  // The n-th draw from the start (n = 0 is the first), whatever was drawn before.
  constexpr std::uint64_t at(std::uint64_t n) const { return mix_output(key_ + (n + 1) * kGamma); }

  constexpr std::uint64_t next_u64() { return at(count_++); }

  // In [0, 1), a multiple of 2^-53.
  constexpr double uniform() {
    return static_cast<double>(static_cast<std::int64_t>(next_u64() >> 11)) * 0x1p-53;
  }

  // The same of the n-th draw from the start.
  constexpr double uniform_at(std::uint64_t n) const {
    return static_cast<double>(static_cast<std::int64_t>(at(n) >> 11)) * 0x1p-53;
  }

  // In (0, 1), an odd multiple of 2^-53: for logarithms and quantile functions.
  constexpr double uniform_open() {
    return static_cast<double>(static_cast<std::int64_t>((next_u64() >> 11) | 1)) * 0x1p-53;
  }

  // In [0, n), without bias (Lemire 2019): a draw that would favour small values is drawn again. n
  // > 0.
  constexpr std::uint32_t below(std::uint32_t n) {
    assert(n > 0);
    std::uint64_t product = (next_u64() >> 32) * n;
    if (static_cast<std::uint32_t>(product) < n) {
      const std::uint32_t threshold = (0u - n) % n;
      while (static_cast<std::uint32_t>(product) < threshold) product = (next_u64() >> 32) * n;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  // True with probability p; never for p <= 0 and always for p >= 1. Always one draw, so that
  // changing p leaves the stream's later draws where they were, and a larger p is true wherever a
  // smaller one was.
  constexpr bool chance(double p) { return uniform() < p; }

  constexpr std::uint64_t draws() const { return count_; }

 private:
  static constexpr std::uint64_t kGamma = core::kGoldenRatio64;

  std::uint64_t key_;
  std::uint64_t count_ = 0;
};

// The place in the tree seed -> replication -> entity -> purpose. Keep the replication's key, and a
// stream is two mixing rounds away; keep the entity's key, and it is one.
class StreamKey {
 public:
  static constexpr StreamKey of(std::uint64_t seed, std::uint32_t replication) {
    return StreamKey(kRoot).child(seed).child(replication);
  }

  // Different words give different children of one key.
  constexpr StreamKey child(std::uint64_t word) const {
    return StreamKey(mix_key(value_ + (word + 1) * kStep));
  }

  constexpr StreamKey entity(std::uint64_t id) const { return child(id); }

  constexpr Stream stream(Purpose purpose) const {
    return Stream(child(static_cast<std::uint32_t>(purpose)).value_);
  }
  constexpr Stream stream(std::uint64_t entity_id, Purpose purpose) const {
    return entity(entity_id).stream(purpose);
  }

  constexpr std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t kStep =
      0xd1b54a32d192ed03u;  // odd, and unrelated to the streams' step
  static constexpr std::uint64_t kRoot =
      0x48616e646f666621u;  // any constant will do: this is "Handoff!"

  constexpr explicit StreamKey(std::uint64_t value) : value_(value) {}

  std::uint64_t value_;
};

}  // namespace handoff::sim
