// Usage by a query, where the product's figures stand in a database: questions in a line, on a thread
// of their own, so that nobody else waits for it.
//
// A question's time counts from when it was asked, so that waiting in line is part of it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "service/adapters/usage_database.hpp"

namespace handoff::service {

class SqlUsage {
 public:
  using Done = std::function<void(const UsageAnswer& answer)>;

  // Of a query that is configured.
  explicit SqlUsage(const UsageQuery& query);
  ~SqlUsage() { stop(); }
  SqlUsage(const SqlUsage&) = delete;
  SqlUsage& operator=(const SqlUsage&) = delete;

  void ask(std::string customer, core::Time before, core::Duration timeout, Done done);

  // Breaks off what is under way; what waits in line is dropped.
  void stop();

 private:
  struct Question {
    std::string customer;
    core::Time before;
    Patience patience;
    Done done;
  };
  void run();

  std::unique_ptr<UsageDatabase> database_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Question> line_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

// What is wrong with the query for good. `passing` is told of a database that cannot be asked now.
std::optional<core::Error> check_usage(const UsageQuery& query,
                                       const std::function<void(const std::string&)>& passing);

}  // namespace handoff::service
