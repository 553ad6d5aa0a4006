// Checkpoints: a store in its file while the work on it goes on, so that whoever is killed loses a minute of it and not
// all.
//
// Between two answers the store is copied as bytes, and a thread of its own brings them to the disk; nobody waits for
// that. The file that was there stays whole until the new one takes its place (io/files/output.hpp). Where no
// file can be replaced - standard output, a pipe - the store is written once, at the end.
#pragma once

#include <chrono>
#include <future>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "io/files/output.hpp"
#include "sim/planner/replication_store.hpp"

namespace handoff::cli {

class Checkpoint {
 public:
  // The path is tried at once, and nothing is written yet.
  static core::Result<Checkpoint> open(const std::string& path, core::Duration every);

  // To be called between two answers: writes if it is time. An error if the one before could not be
  // written; it is tried again.
  std::optional<core::Error> look(const sim::ReplicationStore& store);
  // The last one.
  std::optional<core::Error> finish(const sim::ReplicationStore& store);

 private:
  using Clock = std::chrono::steady_clock;

  Checkpoint(std::string path, core::Duration every);
  std::optional<core::Error> written();

  std::string path_;
  Clock::duration every_;
  Clock::time_point next_;
  std::future<std::optional<core::Error>> under_way_;
};

}  // namespace handoff::cli
