// Usage by a query: where the product's figures stand in an SQLite file, or in a copy that is made of
// them each night.
//
// The query has two parameters, the processor's customer and the second before which usage counts,
// and its first row is logins, features and invites. It runs on a thread of its own, reads only, and
// is broken off when its time is over.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/messages/messages.hpp"

namespace handoff::service {

struct UsageQuery {
  std::string database;  // empty: there is none
  std::string sql;
};

class SqlUsage {
 public:
  using Done = std::function<void(core::ReplyStatus status, core::Usage usage)>;

  explicit SqlUsage(UsageQuery query);
  ~SqlUsage() { stop(); }
  SqlUsage(const SqlUsage&) = delete;
  SqlUsage& operator=(const SqlUsage&) = delete;

  void ask(std::string customer, core::Time before, core::Duration timeout, Done done);
  void stop();

 private:
  struct Question {
    std::string customer;
    core::Time before;
    core::Duration timeout;
    Done done;
  };
  void run();
  void answer(const Question& question);

  UsageQuery query_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Question> line_;
  bool stopping_ = false;
  std::thread thread_;
};

// Whether the query can be run at all.
std::optional<core::Error> check_query(const UsageQuery& query);

}  // namespace handoff::service
