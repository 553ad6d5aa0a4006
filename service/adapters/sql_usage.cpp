// The line, and which database it is.
#include "service/adapters/sql_usage.hpp"

#include <chrono>
#include <utility>

#include "service/adapters/postgresql_usage.hpp"
#include "service/adapters/sqlite_usage.hpp"

namespace handoff::service {
namespace {

constexpr std::chrono::milliseconds kCheck{5'000};

std::unique_ptr<UsageDatabase> open(const UsageQuery& query) {
  return query.postgresql.empty() ? open_sqlite_usage(query) : open_postgresql_usage(query);
}

}  // namespace

std::optional<core::Error> check_usage(const UsageQuery& query,
                                       const std::function<void(const std::string&)>& passing) {
  const std::atomic<bool> never{false};
  const UsageAnswer found = open(query)->check({Patience::Clock::now(), kCheck, never});
  if (found.status == core::ReplyStatus::refused) return core::Error{"vendors.usage", found.why};
  if (found.status != core::ReplyStatus::ok) passing(found.why);
  return std::nullopt;
}

SqlUsage::SqlUsage(const UsageQuery& query) : database_(open(query)), thread_([this] { run(); }) {}

void SqlUsage::ask(std::string customer, core::Time before, core::Duration timeout, Done done) {
  const Patience patience(Patience::Clock::now(), std::chrono::milliseconds(timeout.us / 1'000),
                          stopping_);
  const std::lock_guard lock(mutex_);
  line_.push_back({std::move(customer), before, patience, std::move(done)});
  news_.notify_one();
}

void SqlUsage::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    news_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

void SqlUsage::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    news_.wait(lock, [&] { return stopping_ || !line_.empty(); });
    if (stopping_) return;
    const Question question = std::move(line_.front());
    line_.pop_front();
    lock.unlock();
    if (question.patience.is_over())
      question.done({core::ReplyStatus::timed_out, {}, "the query had to wait too long"});
    else
      question.done(database_->ask(question.customer, question.before, question.patience));
  }
}

}  // namespace handoff::service
