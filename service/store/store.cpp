// One transaction for each commit, and reading what a restart goes by.
#include "service/store/store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "service/store/database.hpp"
#include "service/store/tables.hpp"

namespace handoff::service {
namespace {

// A file beside the store that one process at a time has locked, until it ends, however it does.
class OwnersLock {
 public:
  explicit OwnersLock(const std::string& path)
      : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    locked_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    cause_ = locked_ ? 0 : errno;
  }
  ~OwnersLock() {
    if (file_ >= 0) ::close(file_);
  }
  OwnersLock(const OwnersLock&) = delete;
  OwnersLock& operator=(const OwnersLock&) = delete;

  bool is_locked() const { return locked_; }
  std::string trouble() const {
    if (file_ >= 0 && cause_ == EWOULDBLOCK) return "is in use by another process";
    return std::string(file_ >= 0 ? "cannot be locked: " : "cannot be written: ") +
           std::generic_category().message(cause_);
  }

 private:
  int file_;
  int cause_ = 0;
  bool locked_ = false;
};

}  // namespace

bool Batch::empty() const {
  return inputs.empty() && answered.empty() && owed.empty() && shadow.empty() && progress.empty() &&
         history.empty() && exceptions.empty() && !snapshot;
}

class Store::Database {
 public:
  explicit Database(const std::string& path)
      : lock(path + ".lock"), connection(path, OpenAs::owner) {}

  void prepare_statements() {
    add_input.emplace(connection, "insert into inputs values (?, ?, ?)");
    add_owed.emplace(connection, "insert or replace into outbox values (?, ?, ?, ?, ?, ?, ?)");
    drop_owed.emplace(connection, "delete from outbox where ticket = ?");
    add_shadow.emplace(connection, "insert or replace into shadow values (?, ?, ?, ?, ?, ?)");
    add_progress.emplace(connection,
                         "insert or replace into progress values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    add_history.emplace(connection,
                        "insert or replace into history values (?, ?, ?, ?, ?, ?, ?, ?)");
    add_exception.emplace(connection,
                          "insert or replace into exceptions values (?, ?, ?, ?, ?, ?, ?)");
    set_snapshot.emplace(connection, "insert or replace into snapshot values (1, ?, ?, ?, ?)");
    add_name.emplace(connection, "insert or replace into names values (?, ?, ?)");
    drop_inputs.emplace(connection, "delete from inputs where number <= ?");
  }

  bool write(const Batch& batch) {
    bool good = true;
    for (const auto& it : batch.inputs)
      good = good && add_input->run(it.number, it.at.us, it.bytes);
    good = good && write_owed(batch);
    for (const auto& it : batch.shadow)
      good = good && add_shadow->run(it.origin.input, it.origin.row, it.at.us,
                                     std::string_view(it.operation),
                                     std::string_view(it.subscription), std::string_view(it.call));
    for (const auto& it : batch.progress)
      good = good && add_progress->run(it.origin.input, it.origin.row, it.at.us, it.occurred.us,
                                       it.received.us, std::string_view(it.subscription),
                                       std::string_view(it.state), std::string_view(it.exception),
                                       std::string_view(it.tier), std::string_view(it.pass));
    for (const auto& it : batch.history)
      good = good &&
             add_history->run(it.origin.input, it.origin.row, it.at.us,
                              std::string_view(it.subject), std::string_view(it.event),
                              std::string_view(it.actor), it.value, std::string_view(it.detail));
    for (const auto& it : batch.exceptions)
      good = good &&
             add_exception->run(it.number, std::string_view(it.subscription),
                                std::string_view(it.customer), std::string_view(it.kind),
                                it.first_seen.us, it.mrr_cents, static_cast<std::int64_t>(it.open));
    return good && (!batch.snapshot || write_snapshot(*batch.snapshot));
  }

  // Most of what is asked for under load is answered by the time that it would be written down: of
  // that nothing is written. Each request owes one answer, so the two are counted against each
  // other, also of a ticket that is asked for twice.
  bool write_owed(const Batch& batch) {
    std::unordered_map<std::string_view, int> answered;
    for (const std::string_view it : batch.answered) ++answered[it];
    bool good = true;
    for (const auto& it : batch.owed) {
      const auto answer = answered.find(it.ticket);
      if (answer != answered.end() && answer->second > 0) {
        --answer->second;
        continue;
      }
      good = good && add_owed->run(std::string_view(it.ticket), it.origin.input, it.origin.row,
                                   std::string_view(it.operation),
                                   std::string_view(it.subscription), it.tier_key, it.at.us);
    }
    for (const auto& [ticket, left] : answered) {
      if (left > 0) good = good && drop_owed->run(ticket);
    }
    return good;
  }

  bool write_snapshot(const SnapshotRow& row) {
    bool good =
        set_snapshot->run(row.after_input, row.at.us, std::string_view(row.rules), row.bytes);
    for (const Name& it : row.names)
      good = good && add_name->run(static_cast<std::int64_t>(it.kind),
                                   static_cast<std::int64_t>(it.number), std::string_view(it.text));
    return good && drop_inputs->run(row.after_input);
  }

  OwnersLock lock;
  Connection connection;
  std::optional<Statement> add_input, add_owed, drop_owed, add_shadow, add_progress, add_history,
      add_exception, set_snapshot, add_name, drop_inputs;
};

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::~Store() = default;

core::Result<std::unique_ptr<Store>> Store::open(const std::string& path) {
  auto database = std::make_unique<Database>(path);
  if (!database->lock.is_locked()) return core::Error{path, database->lock.trouble()};
  if (!database->connection.is_open()) return database->connection.error();
  if (auto error = prepare(database->connection)) return *std::move(error);
  database->prepare_statements();
  return std::unique_ptr<Store>(new Store(std::move(database)));
}

std::optional<core::Error> Store::commit(const Batch& batch) {
  const Connection& connection = database_->connection;
  if (!connection.run("begin immediate")) return connection.error();
  if (database_->write(batch) && connection.run("commit")) return std::nullopt;
  core::Error error = connection.error();
  connection.run("rollback");
  return error;
}

core::Result<std::optional<SnapshotRow>> Store::snapshot() {
  Statement statement(database_->connection,
                      "select after_input, at, rules, bytes from snapshot where one = 1");
  std::optional<SnapshotRow> row;
  if (statement.next())
    row = SnapshotRow{
        statement.integer(0), {statement.integer(1)}, statement.text(2), statement.blob(3), {}};
  if (statement.failed()) return database_->connection.error();
  return row;
}

std::optional<core::Error> Store::names(const TakeName& take) {
  Statement statement(database_->connection,
                      "select kind, number, text from names order by kind, number");
  while (statement.next()) {
    const Name name{static_cast<NameKind>(statement.integer(0)),
                    static_cast<std::uint64_t>(statement.integer(1)), statement.text(2)};
    if (auto error = take(name)) return error;
  }
  if (statement.failed()) return database_->connection.error();
  return std::nullopt;
}

std::optional<core::Error> Store::inputs(const TakeInput& take) {
  Statement statement(database_->connection,
                      "select number, at, bytes from inputs order by number");
  while (statement.next()) {
    if (auto error = take({statement.integer(0), {statement.integer(1)}, statement.blob(2)}))
      return error;
  }
  if (statement.failed()) return database_->connection.error();
  return std::nullopt;
}

std::optional<core::Error> Store::forget_owed() {
  if (!database_->connection.run("delete from outbox")) return database_->connection.error();
  return std::nullopt;
}

bool Store::has_shadow() const {
  return database_->connection.number("select exists (select 1 from shadow)") == 1;
}

std::uint64_t Store::bytes() const {
  const auto pages = database_->connection.number("pragma page_count");
  const auto size = database_->connection.number("pragma page_size");
  return static_cast<std::uint64_t>(pages.value_or(0) * size.value_or(0));
}

// ---- commands ----

std::optional<core::Error> back_up(const std::string& path, const std::string& to) {
  std::error_code ignored;
  if (std::filesystem::exists(to, ignored)) return core::Error{to, "is there already"};
  const Connection from(path, OpenAs::reader);
  if (!from.is_open()) return from.error();
  if (auto error = check_is_store(from)) return error;
  Statement statement(from, "vacuum into ?");
  if (!statement.run(std::string_view(to))) return from.error();
  return std::nullopt;
}

std::optional<core::Error> compact(const std::string& path) {
  if (!std::filesystem::exists(path)) return core::Error{path, "is not there"};
  auto store = Store::open(path);
  if (!store) return store.error();
  const Connection connection(path, OpenAs::reader);
  if (!connection.is_open() || !connection.run("vacuum") ||
      !connection.run("pragma wal_checkpoint(truncate)"))
    return connection.error();
  return std::nullopt;
}

}  // namespace handoff::service
