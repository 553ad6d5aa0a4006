// Crew: keeps workers busy with the orders of several works, the most important work first.
//
// It knows no browser: `Host` posts orders, and somebody tells what happened. Each worker has a
// second order in hand while it works on the first, so that it never waits for the page. An order
// that nobody wants any longer is taken back if it has not been begun; if it has, it gets a moment
// to end, and then its worker is stopped and started anew. So cancelling costs nobody any time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "web/jobs/work/job.hpp"
#include "web/jobs/work/job_runner.hpp"

namespace handoff::web {

class Crew {
 public:
  using OrderId = std::uint32_t;
  struct Host {
    std::function<void(int worker, OrderId id, const Order& order)> post;
    std::function<void(int worker, OrderId id)> take_back;  // if it has not been begun
    std::function<void(int worker)> restart;                // tells `started` when it is up
  };
  explicit Crew(Host host) : host_(std::move(host)) {}

  // Works are served in the order in which they were added; each must outlive the crew.
  void add(Work& work) { works_.push_back(&work); }

  // What the outside tells.
  void started(int worker);
  void ended(int worker);  // and does not come back
  void answered(int worker, OrderId id, std::span<const std::uint8_t> answer, double ms);
  void failed(int worker);  // its program has stopped: it is started again, a few times

  // Hands out orders, and stops who works for nobody. Call it when something has changed.
  void keep_busy(double now_ms);
  // When to call `keep_busy` again even if nothing happens.
  std::optional<double> due_ms() const { return due_ms_; }

  int size() const;   // workers that are up
  bool idle() const;  // nobody has an order in hand
  // Without workers: carries orders out on this thread, for about so long. False: there was none.
  bool run_here(double budget_ms, const std::function<double()>& now_ms);

 private:
  struct Job {
    OrderId id;
    Order order;
    Work* work;
    bool wanted() const { return work->wants(order); }
  };
  struct Worker {
    bool up = false;
    int failures = 0;
    double unwanted_since_ms = -1.0;
    std::vector<Job> jobs;  // the first is being worked on
  };
  struct Next {
    Order order;
    Work* work;
  };

  Worker& at(int worker);
  std::optional<Next> next();
  void lose_jobs(Worker& worker);
  void drop_unwanted(int index, double now_ms);

  Host host_;
  std::vector<Work*> works_;
  std::vector<Worker> workers_;
  OrderId last_id_ = 0;
  std::optional<double> due_ms_;
  Performer here_;
};

}  // namespace handoff::web
