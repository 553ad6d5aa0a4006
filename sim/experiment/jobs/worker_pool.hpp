// WorkerPool: keeps workers that share no memory busy with a source's jobs.
//
// It knows no browser and no network: a `Host` carries messages, and somebody tells what happened.
// Each worker has a second job in hand while it works on the first, so that it never waits for the
// pool. A job that nobody wants any longer is dropped if it has not been begun; if it has, it gets a
// moment to end, and then its worker is stopped and started anew. So cancelling costs nobody any
// time. A scenario's text is made once, and sent once to each worker that gets jobs about it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/jobs/job_bytes.hpp"
#include "sim/experiment/jobs/job_source.hpp"

namespace handoff::sim {

class WorkerPool {
 public:
  struct Host {
    std::function<void(int worker, std::span<const std::uint8_t> message)> post;
    std::function<void(int worker)> restart;  // tells `started` when it is up
    std::function<std::string(const Scenario&)> write;
  };
  // The source must outlive the pool.
  WorkerPool(JobSource& source, Host host) : source_(source), host_(std::move(host)) {}

  // What the outside tells.
  void started(int worker);
  void ended(int worker);   // and does not come back
  void failed(int worker);  // its program has stopped: it is started again, a few times
  // A message of a worker; one that cannot be read is a failure.
  void said(int worker, std::span<const std::uint8_t> message);

  // Hands out jobs, and stops who works for nobody. Call it when something has changed.
  void keep_busy(double now_ms);
  // When to call `keep_busy` again even if nothing happens.
  std::optional<double> due_ms() const { return due_ms_; }

  int size() const;                                   // workers that are up
  double worked_ms() const { return worked_ms_; }     // of all answers together
  bool idle() const { return source_.given() == 0; }  // nobody has a job in hand

 private:
  struct Worker {
    bool up = false;
    int failures = 0;
    double unwanted_since_ms = -1.0;
    std::vector<ScenarioId> knows;  // the latest first
  };

  Worker& at(int worker);
  void lose(int worker);
  void drop_unwanted(int worker, double now_ms);
  void post(int worker, const JobsMessage& message);
  void post(int worker, const GivenJob& given);
  void introduce(int worker, const JobScenario& scenario);
  const std::string& text_of(const JobScenario& scenario);

  JobSource& source_;
  Host host_;
  std::vector<Worker> workers_;
  double worked_ms_ = 0;
  struct Text {
    ScenarioId id;
    std::string text;
  };
  std::vector<Text> texts_;  // the latest first
  std::optional<double> due_ms_;
};

}  // namespace handoff::sim
