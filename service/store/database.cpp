// The calls to SQLite.
#include "service/store/database.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace handoff::service {
namespace {

constexpr int kBusyMs = 5'000;  // a backup that reads at the same time

}  // namespace

Statement::Statement(const Connection& connection, const char* sql) {
  sqlite3_prepare_v3(connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
}

bool Statement::next() {
  errno = 0;
  const int outcome = sqlite3_step(statement_);
  failed_ = outcome != SQLITE_ROW && outcome != SQLITE_DONE;
  if (outcome != SQLITE_ROW) sqlite3_reset(statement_);
  return outcome == SQLITE_ROW;
}

std::string Statement::text(int column) const {
  const auto* letters = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return letters ? std::string(letters,
                               static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                 : std::string();
}

std::vector<std::uint8_t> Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes ? std::vector<std::uint8_t>(bytes, bytes + length) : std::vector<std::uint8_t>();
}

void Statement::bind(int place, std::string_view value) {
  sqlite3_bind_text(statement_, place, value.data() ? value.data() : "",
                    static_cast<int>(value.size()), SQLITE_STATIC);
}

void Statement::bind(int place, const std::vector<std::uint8_t>& value) {
  sqlite3_bind_blob(statement_, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}

void Statement::bind(int place, const std::optional<double>& value) {
  if (value)
    sqlite3_bind_double(statement_, place, *value);
  else
    sqlite3_bind_null(statement_, place);
}

Connection::Connection(const std::string& path, OpenAs how) : path_(path) {
  errno = 0;
  const int flags =
      how == OpenAs::owner ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  open_ =
      sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK;
  if (open_) sqlite3_busy_timeout(handle_, kBusyMs);
}

bool Connection::run(const char* sql) const {
  errno = 0;
  return sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<std::int64_t> Connection::number(const char* sql) const {
  Statement statement(*this, sql);
  if (!statement.next()) return std::nullopt;
  return statement.integer(0);
}

std::string Connection::text(const char* sql) const {
  Statement statement(*this, sql);
  return statement.next() ? statement.text(0) : std::string();
}

// SQLite says "disk I/O error" of a disk that is read-only, or gone; the system says why. Of a commit
// SQLite keeps no cause; what the system said last is it.
core::Error Connection::error() const {
  const int last = errno;
  std::string what = sqlite3_errmsg(handle_);
  const int kind = sqlite3_errcode(handle_) & 0xff;
  const int kept = sqlite3_system_errno(handle_);
  const int cause = kept != 0 ? kept : last;
  if (cause != 0 && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN))
    what += " (" + std::generic_category().message(cause) + ")";
  return error(std::move(what));
}

// What a damaged file says of itself may hold anything.
core::Error Connection::error(std::string what) const {
  std::replace_if(
      what.begin(), what.end(), [](char it) { return static_cast<unsigned char>(it) < ' '; }, ' ');
  return {path_, std::move(what)};
}

}  // namespace handoff::service
