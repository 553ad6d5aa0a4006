// The store: one SQLite file that holds all that must survive the process.
//
// A commit is one transaction, written through to the disk before it returns (write-ahead log,
// synchronous=FULL): many inputs share it, so that its cost is theirs together. What there is:
//
//   inputs      what the pipeline was told since the last snapshot, in order, with its time
//   snapshot    the pipeline's state after an input, and `names`, which its numbers stand for
//   outbox      requests that are owed: sent, or about to be, and not answered
//   shadow      what would have been written outside, had the service been live
//   progress    each step of each handoff, as the pipeline told it
//   history     what happened to each customer, as `handoff learn` reads it
//   exceptions  the list that a person works through, open and closed
//
// The first three are what a restart goes by. The others follow from the inputs: each row carries
// the number of the input that it came from, so a row that is written again after a restart is the
// same row. A file of another program, a later version or with damage in it is refused in one line.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "service/messages/names.hpp"

namespace handoff::service {

struct StoredInput {
  std::int64_t number = 0;  // from 1, without a gap
  core::Time at;
  std::vector<std::uint8_t> bytes;
};

// Of a row that follows from an input: which, and the how-many-eth.
struct Origin {
  std::int64_t input = 0;
  std::int64_t row = 0;
};

struct OwedRow {
  Origin origin;
  std::string ticket;  // "slot.generation.operation.attempt"
  std::string operation;
  std::string subscription;
  std::int64_t tier_key = 0;
  core::Time at;
};

struct ShadowRow {
  Origin origin;
  core::Time at;
  std::string operation;
  std::string subscription;
  std::string call;  // "PATCH /crm/v3/objects/contacts/17 {...}"
};

struct ProgressRow {
  Origin origin;
  core::Time at;
  core::Time occurred;
  core::Time received;
  std::string subscription;
  std::string state;
  std::string exception;
  std::string tier;
  std::string pass;
};

struct HistoryRow {
  Origin origin;
  core::Time at;
  std::string subject;
  std::string event;
  std::string actor;
  std::optional<double> value;
  std::string detail;
};

struct ExceptionRow {
  std::int64_t number = 0;  // in the pipeline's list
  std::string subscription;
  std::string customer;
  std::string kind;
  core::Time first_seen;
  std::int64_t mrr_cents = 0;
  bool open = true;
};

struct SnapshotRow {
  std::int64_t after_input = 0;
  core::Time at;
  std::string rules;  // the scenario file that it was made under
  std::vector<std::uint8_t> bytes;
  std::vector<Name> names;  // since the one before
};

// One transaction.
struct Batch {
  std::vector<StoredInput> inputs;
  std::vector<std::string> answered;  // tickets that are owed no more, of this batch too
  std::vector<OwedRow> owed;
  std::vector<ShadowRow> shadow;
  std::vector<ProgressRow> progress;
  std::vector<HistoryRow> history;
  std::vector<ExceptionRow> exceptions;
  std::optional<SnapshotRow> snapshot;  // inputs up to it are dropped

  bool empty() const;
};

class Store {
 public:
  // Makes the file where there is none. It is this process's alone until the store is destroyed.
  static core::Result<std::unique_ptr<Store>> open(const std::string& path);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // An error has changed nothing: it may be tried again.
  [[nodiscard]] std::optional<core::Error> commit(const Batch& batch);

  core::Result<std::optional<SnapshotRow>> snapshot();
  using TakeName = std::function<std::optional<core::Error>(const Name&)>;
  using TakeInput = std::function<std::optional<core::Error>(const StoredInput&)>;
  std::optional<core::Error> names(const TakeName& take);
  std::optional<core::Error> inputs(const TakeInput& take);  // in their order, after the snapshot
  std::optional<core::Error> forget_owed();                  // at a restart all is asked again

  // Whether writes were only written down in it: the pipeline takes them for done.
  bool has_shadow() const;

  // Bytes of the file and of its log.
  std::uint64_t bytes() const;

 private:
  class Database;
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

// Commands on a file that a service may be writing to meanwhile. `history` is the neutral event log
// as CSV, a line at a time.
std::optional<core::Error> back_up(const std::string& path, const std::string& to);
std::optional<core::Error> compact(const std::string& path);
std::optional<core::Error> history(const std::string& path,
                                   const std::function<void(std::string_view line)>& take);

}  // namespace handoff::service
