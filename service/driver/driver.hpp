// The driver: one thread that owns the pipeline, the store and the clock.
//
// Inputs come from any thread and wait in line. The driver takes all that wait, gives each its
// number and time, stores them in one transaction, and only then tells whoever waits for it that
// they are safe, and the pipeline what they say. What the pipeline asks for is sent at once: the
// inputs that it follows from are safe, and a restart asks for it again, under the same idempotency
// keys. Rows that only people read go with the next transaction.
//
// A store that fails loses nothing: webhooks are refused, so that the processor sends them again;
// replies and timers wait until it can be written again; and nothing is told to the pipeline
// meanwhile.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.hpp"
#include "service/adapters/outside.hpp"
#include "service/driver/brain.hpp"
#include "service/driver/clock.hpp"
#include "service/store/store.hpp"

namespace handoff::service {

struct DriverConfig {
  std::string scenario;  // the rules, as a scenario file
  OutsideConfig outside;
  std::int64_t snapshot_inputs = 50'000;
  core::Duration snapshot_every = core::minutes(5);
  std::size_t most_waiting = 20'000;  // inputs in line; more are refused
  std::function<void(const CallNote&)> note = [](const CallNote&) {};
  std::function<void(const std::string& line)> trouble = [](const std::string&) {};
};

// What the driver's own thread can show of itself.
struct DriverView {
  const Brain& brain;
  const CallCounts& calls;
  core::Time now;
  std::uint64_t store_bytes = 0;
  std::int64_t inputs = 0;
  std::size_t waiting = 0;
  std::size_t owed = 0;
};

class Driver {
 public:
  using Stored = std::function<void(bool durable)>;
  using Look = std::function<void(const DriverView& view)>;

  // Restores what the store holds and goes on from it, or begins.
  static core::Result<std::unique_ptr<Driver>> open(std::unique_ptr<Store> store,
                                                    DriverConfig config);
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  // From any thread; `stored` is told on the driver's.
  void take(Input input, Stored stored);
  void look(Look look);

  // What is wrong with the store; empty: nothing.
  std::string trouble() const;

  // Stores what waits, and a snapshot, and ends.
  void stop();

 private:
  struct Waiting {
    Input input;
    Stored stored;  // empty: nobody waits for it, and it may not be refused
  };
  struct Later {
    bool operator()(const core::Timer& a, const core::Timer& b) const { return a.at > b.at; }
  };

  Driver(std::unique_ptr<Store> store, DriverConfig config);
  std::optional<core::Error> recover();
  std::optional<core::Error> replay(const StoredInput& input);
  void begin(bool is_new);
  void run();
  std::deque<Waiting> wait();
  void add_due(std::deque<Waiting>& line);
  void carry_out(std::deque<Waiting>& line);
  void keep(std::deque<Waiting>& line, const core::Error& error);
  void apply(const Waiting& it, std::int64_t number);
  void follow(std::int64_t number);
  bool wants_snapshot() const;
  void add_snapshot(Batch& batch);
  void poll_brought(const std::vector<std::string>& documents, core::Discounts discounts);
  std::chrono::milliseconds longest_wait();

  std::unique_ptr<Store> store_;
  DriverConfig config_;
  Brain brain_;
  std::optional<Clock> clock_;
  std::unique_ptr<Outside> outside_;
  core::Outbox outbox_;
  Written written_;
  Batch batch_;  // rows that go with the next transaction
  std::int64_t last_input_ = 0;
  core::Time last_at_;
  std::int64_t since_snapshot_ = 0;
  core::Time snapshot_at_;
  std::int64_t owed_ = 0;
  std::priority_queue<core::Timer, std::vector<core::Timer>, Later> timers_;

  mutable std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Waiting> line_;
  std::vector<Look> looks_;
  std::string trouble_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace handoff::service
