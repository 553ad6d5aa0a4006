// SQLite, as little of it as the store needs: a connection, statements that are prepared once, and
// every failure as one line.
#pragma once

#include <sqlite3.h>

#include <cerrno>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace handoff::service {

class Connection;

// A statement with its values; what it binds must live until it has run.
class Statement {
 public:
  Statement(const Connection& connection, const char* sql);
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds the values in their order and runs it; false is a failure, which the connection tells.
  template <class... Values>
  bool run(const Values&... values) {
    bind_all(values...);
    errno = 0;  // a failure's cause is this call's (Connection::error)
    const bool done = sqlite3_step(statement_) == SQLITE_DONE;
    sqlite3_reset(statement_);
    return done;
  }

  template <class... Values>
  void ask(const Values&... values) {
    bind_all(values...);
  }
  // The next row; false at the end or at a failure (`failed`).
  bool next();
  bool failed() const { return failed_; }

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::string text(int column) const;
  std::vector<std::uint8_t> blob(int column) const;

 private:
  template <class... Values>
  void bind_all(const Values&... values) {
    sqlite3_reset(statement_);
    int place = 0;
    (bind(++place, values), ...);
  }
  void bind(int place, std::int64_t value) { sqlite3_bind_int64(statement_, place, value); }
  void bind(int place, std::string_view value);
  void bind(int place, const std::vector<std::uint8_t>& value);
  void bind(int place, const std::optional<double>& value);

  sqlite3_stmt* statement_ = nullptr;
  bool failed_ = false;
};

enum class OpenAs : std::uint8_t { owner, reader };

class Connection {
 public:
  Connection(const std::string& path, OpenAs how);
  ~Connection() { sqlite3_close_v2(handle_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool is_open() const { return open_; }
  bool run(const char* sql) const;
  std::optional<std::int64_t> number(const char* sql) const;
  std::string text(const char* sql) const;

  // What went wrong last, as a line about the file.
  core::Error error() const;
  core::Error error(std::string what) const;

  sqlite3* handle() const { return handle_; }

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
  bool open_ = false;
};

}  // namespace handoff::service
