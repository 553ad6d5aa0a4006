// Archive: the core's state as bytes, and back.
//
// One `archive(ar)` function of each structure serves both ways: `Writer` reads the values,
// `Reader` sets them. Numbers are zigzag variable-length integers, so that small ones take one byte
// and the result does not depend on the machine. A reader that meets anything unexpected fails and
// stays failed; it never trusts a length that the remaining bytes cannot hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "core/base/email.hpp"
#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/base/time.hpp"
#include "core/handoff/handoff.hpp"
#include "core/messages/operations.hpp"
#include "core/store/subscription.hpp"

namespace handoff::core {

template <class Self>
class ArchiveBase {
 public:
  template <class... Values>
  void operator()(Values&... values) {
    (self().value(values), ...);
  }

  // A list whose elements `each` writes or reads.
  template <class Element, class Each>
  void list(std::vector<Element>& elements, Each each) {
    auto count = static_cast<std::uint64_t>(elements.size());
    self().value(count);
    if constexpr (Self::kReading) {
      if (!self().has(count)) return self().fail();
      elements.assign(static_cast<std::size_t>(count), Element{});
    }
    for (Element& element : elements) each(element);
  }

  // The types that are one number inside.
  template <class Tag>
  void value(Id<Tag>& it) {
    self().value(it.value);
  }
  void value(EmailKey& it) { self().value(it.value); }
  void value(Time& it) { self().value(it.us); }
  void value(Duration& it) { self().value(it.us); }
  void value(Money& it) { self().value(it.cents); }
  void value(Currency& it) { (*this)(it.code[0], it.code[1], it.code[2]); }
  void value(Usage& it) { (*this)(it.logins, it.features, it.invites); }
  void value(Subscribed& it) { (*this)(it.plan, it.mrr, it.currency, it.priced, it.at_least); }
  void value(Tries& it) { (*this)(it.first, it.last); }
  void value(Ticket& it) { (*this)(it.slot, it.generation, it.operation, it.attempt); }
  void value(Chosen& it) { (*this)(it.owner, it.extra, it.pool); }
  void value(SubscriptionRecord& it) {
    (*this)(it.latest);
    apart(it.as_of, it.latest);
    apart(it.invoiced, it.latest);
    apart(it.charged, it.invoiced);
    std::uint16_t flags = it.flags();
    (*this)(it.subscribed, it.billed, it.slot, it.status, it.tier, it.tier_key, it.assignments,
            flags);
    it.set_flags(flags);
  }
  void value(Handoff& it) {
    (*this)(it.subscription, it.customer, it.occurred, it.received, it.contact, it.email, it.deal,
            it.ae, it.owner, it.extra, it.trial_start, it.usage, it.told, it.told_as_of, it.updated,
            it.call_at, it.segment, it.zone, it.state, it.tier, it.tier_key, it.pool, it.extra_pool,
            it.onboarding, it.pass, it.started, it.ended, it.resting, it.partial, it.in_use,
            it.chosen, it.ambiguous, it.generation, it.waiting, it.asked, it.failed);
    for (Tries& tries : it.tries) value(tries);
  }

  template <class Number>
  requires(std::is_integral_v<Number> || std::is_enum_v<Number>) void value(Number& number) {
    if constexpr (Self::kReading)
      number = static_cast<Number>(self().get());
    else
      self().put(static_cast<std::int64_t>(number));
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }

  // A time as what lies between it and one that is often the same. Without a sign, so that no
  // difference is too large.
  void apart(Time& it, Time from) {
    const auto origin = static_cast<std::uint64_t>(from.us);
    std::uint64_t distance = static_cast<std::uint64_t>(it.us) - origin;
    self().value(distance);
    it.us = static_cast<std::int64_t>(origin + distance);
  }
};

class Writer : public ArchiveBase<Writer> {
 public:
  static constexpr bool kReading = false;

  explicit Writer(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  void put(std::int64_t number) {
    auto rest = static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
    for (; rest >= 0x80; rest >>= 7) bytes_.push_back(static_cast<std::uint8_t>(rest | 0x80));
    bytes_.push_back(static_cast<std::uint8_t>(rest));
  }

  bool ok() const { return true; }
  void fail() {}
  bool has(std::uint64_t) const { return true; }

 private:
  std::vector<std::uint8_t>& bytes_;
};

class Reader : public ArchiveBase<Reader> {
 public:
  static constexpr bool kReading = true;

  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::int64_t get() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ >= bytes_.size()) break;
      const std::uint8_t byte = bytes_[at_++];
      number |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) return static_cast<std::int64_t>(number >> 1 ^ (~(number & 1) + 1));
    }
    fail();
    return 0;
  }

  bool ok() const { return !failed_; }
  void fail() { failed_ = true; }
  bool finished() const { return ok() && at_ == bytes_.size(); }

  // Every element takes at least a byte.
  bool has(std::uint64_t count) const { return ok() && count <= bytes_.size() - at_; }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace handoff::core
