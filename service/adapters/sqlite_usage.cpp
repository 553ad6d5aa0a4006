// The file may be another one each night, so it is opened for each question.
#include "service/adapters/sqlite_usage.hpp"

#include <sqlite3.h>

#include <utility>

namespace handoff::service {
namespace {

using core::ReplyStatus;
using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>;
using Query = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

constexpr int kStepsBetweenLooks = 10'000;
constexpr int kColumns = 3;

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

int is_over(void* patience) { return static_cast<const Patience*>(patience)->is_over() ? 1 : 0; }

bool is_empty(const Query& query) {
  for (int column = 0; column < kColumns; ++column) {
    if (sqlite3_column_type(query.get(), column) != SQLITE_NULL) return false;
  }
  return true;
}

std::uint32_t count_in(const Query& query, int column) {
  return usage_count(sqlite3_column_double(query.get(), column));
}

class SqliteUsage final : public UsageDatabase {
 public:
  explicit SqliteUsage(UsageQuery query) : query_(std::move(query)) {}

  UsageAnswer check(const Patience&) override {
    const Database database = open_database(query_.sqlite);
    const Query query = prepare_query(database, query_.sql);
    if (!query) return refused(query_.sqlite + ": " + sqlite3_errmsg(database.get()));
    if (!sqlite3_stmt_readonly(query.get())) return refused("the query writes; it may only read");
    if (sqlite3_column_count(query.get()) != kColumns ||
        sqlite3_bind_parameter_count(query.get()) > 2)
      return refused(kExpectedQuery);
    return {};
  }

  UsageAnswer ask(const std::string& customer, core::Time before,
                  const Patience& patience) override {
    const Database database = open_database(query_.sqlite);
    Patience looked_at = patience;
    sqlite3_progress_handler(database.get(), kStepsBetweenLooks, is_over, &looked_at);
    const Query query = prepare_query(database, query_.sql);
    if (!query) return {ReplyStatus::server_error, {}, sqlite3_errmsg(database.get())};
    sqlite3_bind_text(query.get(), 1, customer.data(), static_cast<int>(customer.size()),
                      SQLITE_STATIC);
    if (sqlite3_bind_parameter_count(query.get()) > 1)
      sqlite3_bind_int64(query.get(), 2, before.us / 1'000'000);
    switch (sqlite3_step(query.get())) {
      case SQLITE_ROW:
        if (is_empty(query)) return {ReplyStatus::not_found};
        return {ReplyStatus::ok, {count_in(query, 0), count_in(query, 1), count_in(query, 2)}};
      case SQLITE_DONE:
        return {ReplyStatus::not_found};
      case SQLITE_INTERRUPT:
        return {ReplyStatus::timed_out, {}, "the query took too long"};
      default:
        return {ReplyStatus::server_error, {}, sqlite3_errmsg(database.get())};
    }
  }

 private:
  static UsageAnswer refused(std::string why) { return {ReplyStatus::refused, {}, std::move(why)}; }

  UsageQuery query_;
};

}  // namespace

std::unique_ptr<UsageDatabase> open_sqlite_usage(const UsageQuery& query) {
  return std::make_unique<SqliteUsage>(query);
}

}  // namespace handoff::service
