// The schema.
#include "service/store/tables.hpp"

namespace handoff::service {
namespace {

constexpr std::int64_t kApplication = 0x484f4646;  // "HOFF", in the header of the file
constexpr std::int64_t kVersion = 1;

constexpr const char* kSchema = R"(
begin;
create table inputs (number integer primary key, at integer not null, bytes blob not null);
create table snapshot (one integer primary key check (one = 1), after_input integer not null,
  at integer not null, rules text not null, bytes blob not null);
create table names (kind integer, number integer, text text not null, primary key (kind, number))
  without rowid;
create table outbox (ticket text primary key, input integer, row integer, operation text,
  subscription text, tier_key integer, at integer) without rowid;
create table shadow (input integer, row integer, at integer, operation text, subscription text,
  call text, primary key (input, row)) without rowid;
create table progress (input integer, row integer, at integer, occurred integer, received integer,
  subscription text, state text, exception text, tier text, pass text, primary key (input, row))
  without rowid;
create table history (input integer, row integer, at integer, subject text, event text, actor text,
  value real, detail text, primary key (input, row)) without rowid;
create table exceptions (number integer primary key, subscription text, customer text, kind text,
  first_seen integer, mrr_cents integer, open integer);
pragma application_id = 1213154886;
pragma user_version = 1;
commit;
)";
static_assert(kApplication == 1213154886 && kVersion == 1);

}  // namespace

std::optional<core::Error> check_is_store(const Connection& connection) {
  const auto application = connection.number("pragma application_id");
  if (!application) return connection.error();
  if (*application != kApplication)
    return connection.error("is no store of this program; name another file, or a new one");
  if (connection.number("pragma user_version") != kVersion)
    return connection.error("is a store of another version of this program");
  const std::string found = connection.text("pragma quick_check(1)");
  if (found != "ok")
    return connection.error("is damaged (" + found.substr(0, 120) +
                            "); put a backup in its place, or begin with a new file");
  return std::nullopt;
}

std::optional<core::Error> prepare(const Connection& connection) {
  const auto tables = connection.number("select count(*) from sqlite_master");
  if (!tables) return connection.error();
  if (!connection.run("pragma journal_mode = wal") ||
      !connection.run("pragma synchronous = full") ||
      !connection.run("pragma wal_autocheckpoint = 4000"))
    return connection.error();
  const bool is_new = *tables == 0 && connection.number("pragma application_id") == 0;
  if (is_new && !connection.run(kSchema)) return connection.error();
  return check_is_store(connection);
}

}  // namespace handoff::service
