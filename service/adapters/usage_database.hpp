// A database that usage is asked of: one query, whatever the database is.
//
// The query has two parameters, the processor's customer and the second before which usage counts,
// and its first row is logins, features and invites. Without a row, or with nothing in it, nothing is
// known of the customer. A database is used on one thread, reads only, and answers within a
// `Patience`.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"

namespace handoff::service {

struct UsageQuery {
  std::string sqlite;      // a file; empty: none
  std::string postgresql;  // how it is reached, which is a secret; empty: none
  std::string sql;

  bool is_configured() const { return !sqlite.empty() || !postgresql.empty(); }
};

// How long somebody waits for an answer: until a moment, or until nobody wants it any more.
class Patience {
 public:
  using Clock = std::chrono::steady_clock;
  using Length = std::chrono::milliseconds;

  Patience(Clock::time_point begins, Length length, const std::atomic<bool>& ended)
      : length_(length), until_(begins + length), ended_(&ended) {}

  Length length() const { return length_; }
  Length left() const {
    const auto left = std::chrono::duration_cast<Length>(until_ - Clock::now());
    return std::max(left, Length(0));
  }
  bool is_over() const { return *ended_ || Clock::now() >= until_; }

  // The same, for no longer than that from now on.
  Patience at_most(Length length) const {
    return {Clock::now(), std::min(length, left()), *ended_};
  }

 private:
  Length length_;
  Clock::time_point until_;
  const std::atomic<bool>* ended_;
};

struct UsageAnswer {
  core::ReplyStatus status = core::ReplyStatus::ok;
  core::Usage usage = {};
  // Of a failure, in one line; it says neither who was asked for nor how the database is reached.
  std::string why = {};
};

class UsageDatabase {
 public:
  UsageDatabase() = default;
  virtual ~UsageDatabase() = default;
  UsageDatabase(const UsageDatabase&) = delete;
  UsageDatabase& operator=(const UsageDatabase&) = delete;

  // Whether the query can be run: `refused` is for good, and other failures may pass.
  virtual UsageAnswer check(const Patience& patience) = 0;
  virtual UsageAnswer ask(const std::string& customer, core::Time before,
                          const Patience& patience) = 0;
};

inline constexpr const char* kExpectedQuery =
    "expected a query of logins, features and invites with two parameters: the customer, and the "
    "second before which usage counts";

// A count of a product's: none is below zero.
inline std::uint32_t usage_count(double count) {
  constexpr double kMost = 4e9;
  return count > 0 ? static_cast<std::uint32_t>(std::min(count, kMost)) : 0;
}

}  // namespace handoff::service
