// The query, on its thread.
#include "service/adapters/sql_usage.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

namespace handoff::service {
namespace {

using Steady = std::chrono::steady_clock;
using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>;
using Query = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

constexpr int kStepsBetweenLooks = 10'000;

Database open_database(const std::string& path) {
  sqlite3* handle = nullptr;
  sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  return {handle, sqlite3_close_v2};
}

Query prepare_query(const Database& database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &statement, nullptr);
  return {statement, sqlite3_finalize};
}

int is_over(void* deadline) { return Steady::now() > *static_cast<Steady::time_point*>(deadline); }

std::uint32_t count_in(const Query& query, int column) {
  const std::int64_t count = sqlite3_column_int64(query.get(), column);
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 0, 4'000'000'000));
}

}  // namespace

std::optional<core::Error> check_query(const UsageQuery& query) {
  const Database database = open_database(query.database);
  const Query prepared = prepare_query(database, query.sql);
  if (!prepared) return core::Error{query.database, sqlite3_errmsg(database.get())};
  if (!sqlite3_stmt_readonly(prepared.get())) return core::Error{query.sql, "is no query"};
  if (sqlite3_column_count(prepared.get()) != 3 || sqlite3_bind_parameter_count(prepared.get()) > 2)
    return core::Error{query.sql,
                       "expected a query of logins, features and invites with two parameters: the "
                       "customer, and the second before which usage counts"};
  return std::nullopt;
}

SqlUsage::SqlUsage(UsageQuery query) : query_(std::move(query)), thread_([this] { run(); }) {}

void SqlUsage::ask(std::string customer, core::Time before, core::Duration timeout, Done done) {
  const std::lock_guard lock(mutex_);
  line_.push_back({std::move(customer), before, timeout, std::move(done)});
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
    answer(question);
  }
}

// The file may be another one each night, so it is opened for each question.
void SqlUsage::answer(const Question& question) {
  const Database database = open_database(query_.database);
  Steady::time_point deadline = Steady::now() + std::chrono::microseconds(question.timeout.us);
  sqlite3_progress_handler(database.get(), kStepsBetweenLooks, is_over, &deadline);
  const Query query = prepare_query(database, query_.sql);
  if (!query) return question.done(core::ReplyStatus::server_error, {});
  sqlite3_bind_text(query.get(), 1, question.customer.data(),
                    static_cast<int>(question.customer.size()), SQLITE_STATIC);
  if (sqlite3_bind_parameter_count(query.get()) > 1)
    sqlite3_bind_int64(query.get(), 2, question.before.us / 1'000'000);
  switch (sqlite3_step(query.get())) {
    case SQLITE_ROW:
      return question.done(core::ReplyStatus::ok,
                           {count_in(query, 0), count_in(query, 1), count_in(query, 2)});
    case SQLITE_DONE:
      return question.done(core::ReplyStatus::not_found, {});
    case SQLITE_INTERRUPT:
      return question.done(core::ReplyStatus::timed_out, {});
    default:
      return question.done(core::ReplyStatus::server_error, {});
  }
}

}  // namespace handoff::service
