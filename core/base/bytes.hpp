// Bytes: numbers and lists as bytes of fixed width, little-endian, and back.
//
// For state that two copies of the same program exchange or keep. A reader that meets anything
// unexpected fails and stays failed; it never believes a length before it has seen that the bytes
// for it are there.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/hash.hpp"

namespace handoff::sim {

// Whether numbers lie in memory as they are written, so that a list of them is copied at once.
inline constexpr bool kWrittenAsInMemory = std::endian::native == std::endian::little;

// Eight bytes at a time, since there may be millions of them.
inline std::uint64_t checksum(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = bytes.size();
  std::size_t at = 0;
  if constexpr (kWrittenAsInMemory) {
    for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at, sizeof(word));
      hash = core::mixed(hash, word);
    }
  }
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8 && at < bytes.size(); ++i, ++at)
      word |= std::uint64_t{bytes[at]} << (8 * i);
    hash = core::mixed(hash, word);
  }
  return hash;
}

class ByteWriter {
 public:
  template <class Number>
  requires(std::is_integral_v<Number> || std::is_enum_v<Number>) void number(Number value) {
    const auto bits = static_cast<std::uint64_t>(value);
    const std::size_t before = bytes_.size();
    bytes_.resize(before + sizeof(Number));
    for (std::size_t i = 0; i < sizeof(Number); ++i)
      bytes_[before + i] = static_cast<std::uint8_t>(bits >> (8 * i));
  }
  void number(double value) { number(__builtin_bit_cast(std::uint64_t, value)); }

  template <class Number>
  requires(std::is_arithmetic_v<Number>) void numbers(std::span<const Number> list) {
    if constexpr (kWrittenAsInMemory) {
      const std::size_t before = bytes_.size();
      bytes_.resize(before + list.size_bytes());
      if (!list.empty()) std::memcpy(bytes_.data() + before, list.data(), list.size_bytes());
    } else {
      for (const Number it : list) number(it);
    }
  }

  void bytes(std::span<const std::uint8_t> content) {
    number(static_cast<std::uint32_t>(content.size()));
    bytes_.insert(bytes_.end(), content.begin(), content.end());
  }
  void text(std::string_view letters) {
    number(static_cast<std::uint32_t>(letters.size()));
    bytes_.insert(bytes_.end(), letters.begin(), letters.end());
  }

  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  std::span<const std::uint8_t> written() const { return bytes_; }
  std::vector<std::uint8_t> take() && { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class Number>
  requires(std::is_integral_v<Number> || std::is_enum_v<Number>) Number number() {
    std::uint64_t bits = 0;
    const auto part = take(sizeof(Number));
    for (std::size_t i = 0; i < part.size(); ++i) bits |= std::uint64_t{part[i]} << (8 * i);
    return static_cast<Number>(bits);
  }
  double real() { return __builtin_bit_cast(double, number<std::uint64_t>()); }

  template <class Number>
  requires(std::is_arithmetic_v<Number>) void numbers(std::span<Number> list) {
    if constexpr (kWrittenAsInMemory) {
      const auto part = take(list.size_bytes());
      if (!part.empty()) std::memcpy(list.data(), part.data(), part.size());
    } else if constexpr (std::is_floating_point_v<Number>) {
      for (Number& it : list) it = real();
    } else {
      for (Number& it : list) it = number<Number>();
    }
  }

  // The length of a list whose elements take at least `size` bytes each.
  std::size_t count(std::size_t size) {
    const auto count = number<std::uint32_t>();
    if (count > (bytes_.size() - at_) / size) failed_ = true;
    return failed_ ? 0 : static_cast<std::size_t>(count);
  }
  std::span<const std::uint8_t> bytes() { return take(count(1)); }
  std::string text() {
    const auto letters = bytes();
    return {letters.begin(), letters.end()};
  }

  void fail() { failed_ = true; }
  bool ok() const { return !failed_; }
  bool finished() const { return ok() && at_ == bytes_.size(); }

 private:
  std::span<const std::uint8_t> take(std::size_t size) {
    if (failed_ || bytes_.size() - at_ < size) {
      failed_ = true;
      return {};
    }
    at_ += size;
    return bytes_.subspan(at_ - size, size);
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace handoff::sim
