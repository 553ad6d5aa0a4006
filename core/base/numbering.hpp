// Numbering: gives each different value a small number, and the value back for the number.
//
// For values of which there are few different ones (plans, for instance), so that a number can
// stand for them where there are millions. `Value` has `==` and `hash()`. Numbers start at 0 and
// are given in the order of first use; past the limit there is none.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace handoff::core {

inline constexpr std::uint32_t kNoNumber = 0xffffffff;

template <class Value>
class Numbering {
 public:
  explicit Numbering(std::uint32_t limit) : limit_(limit) {}

  const Value& operator[](std::uint32_t number) const {
    assert(number < values_.size());
    return values_[number];
  }
  std::size_t size() const { return values_.size(); }

  // The value's number, a new one if need be; `kNoNumber` when all are given away.
  std::uint32_t number_of(const Value& value) {
    if (!places_.empty()) {
      const std::uint32_t number = places_[place_of(value)];
      if (number != kNoNumber) return number;
    }
    if (values_.size() >= limit_) return kNoNumber;
    values_.push_back(value);
    if (values_.size() * 2 > places_.size())
      spread(places_.empty() ? 16 : places_.size() * 2);
    else
      places_[place_of(value)] = static_cast<std::uint32_t>(values_.size() - 1);
    return static_cast<std::uint32_t>(values_.size() - 1);
  }

  // Lets `change(value)` alter each value under its number. Two may become equal: both numbers
  // stand for it then.
  template <class Change>
  void change_all(Change change) {
    for (Value& value : values_) change(value);
    spread(places_.size());
  }

  void clear() {
    values_.clear();
    for (std::uint32_t& place : places_) place = kNoNumber;
  }

 private:
  // Where the value's number is, or would be.
  std::size_t place_of(const Value& value) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = static_cast<std::size_t>(value.hash()) & mask;
    while (places_[at] != kNoNumber && !(values_[places_[at]] == value)) at = (at + 1) & mask;
    return at;
  }

  // All numbers anew over so many places, a power of two.
  void spread(std::size_t places) {
    places_.assign(places, kNoNumber);
    if (places == 0) return;
    for (std::uint32_t number = 0; number < values_.size(); ++number) {
      std::uint32_t& place = places_[place_of(values_[number])];
      if (place == kNoNumber) place = number;
    }
  }

  std::uint32_t limit_;
  std::vector<Value> values_;
  std::vector<std::uint32_t> places_;  // open addressing, at most half full
};

}  // namespace handoff::core
