// The outside of a worker pool, played by hand: messages wait until a test delivers them, workers
// work when it says so, die when it says so, and what a dead one has sent may still arrive.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/experiment/jobs/worker_pool.hpp"
#include "sim/experiment/jobs/worker_session.hpp"
#include "sim/experiment/results.hpp"
#include "tests/catch.hpp"

namespace handoff::tests {

using Bytes = std::vector<std::uint8_t>;

struct Outside {
  struct Worker {
    std::unique_ptr<sim::WorkerSession> session;
    std::deque<Bytes> to;  // not heard yet
  };
  struct Posted {
    int worker;
    sim::JobsMessage message;
  };

  sim::JobSource source;
  std::vector<Posted> posted;  // everything, ever
  std::vector<int> restarted;
  std::map<int, Worker> workers;
  std::vector<sim::Scenario> written;  // a scenario's text is its place here
  sim::WorkerPool pool{source,
                       {[this](int worker, std::span<const std::uint8_t> message) {
                          posted.push_back({worker, *sim::message_from_bytes(message)});
                          workers[worker].to.emplace_back(message.begin(), message.end());
                        },
                        [this](int worker) {
                          restarted.push_back(worker);
                          workers.erase(worker);
                        },
                        [this](const sim::Scenario& scenario) {
                          written.push_back(scenario);
                          return std::to_string(written.size() - 1);
                        }}};

  void start(int worker) {
    workers[worker].session = std::make_unique<sim::WorkerSession>([this](std::string_view text) {
      return core::Result<sim::Scenario>(written.at(std::stoul(std::string(text))));
    });
    pool.started(worker);
  }

  // The next message is heard. False: there was none.
  bool hear(int worker) {
    Worker& it = workers[worker];
    if (it.to.empty()) return false;
    REQUIRE_FALSE(it.session->hear(it.to.front()));
    it.to.pop_front();
    return true;
  }

  // Everything is heard, and the next job carried out: its answer, or none.
  std::optional<Bytes> work(int worker) {
    while (hear(worker)) continue;
    return workers[worker].session->work([] { return 0.0; });
  }

  bool answer(int worker) {
    const auto answer = work(worker);
    if (answer) pool.said(worker, *answer);
    return answer.has_value();
  }

  // All workers in turn, until there is nothing to do.
  void finish(double now_ms = 0) {
    for (bool any = true; any;) {
      pool.keep_busy(now_ms);
      any = false;
      for (auto& [worker, it] : workers) {
        if (it.session) any = answer(worker) || any;
      }
    }
  }

  template <class Message>
  std::vector<Message> all_posted() const {
    std::vector<Message> all;
    for (const Posted& it : posted) {
      if (const auto* message = std::get_if<Message>(&it.message)) all.push_back(*message);
    }
    return all;
  }
};

// Everything that results say.
inline std::vector<double> digits(const sim::Results& results) {
  std::vector<double> digits{static_cast<double>(results.replications),
                             static_cast<double>(results.hash >> 32),
                             static_cast<double>(results.hash & 0xffffffff)};
  const auto add = [&digits](const std::vector<sim::Estimate>& estimates) {
    for (const sim::Estimate& it : estimates) {
      for (const double value :
           {it.mean, it.ci95_low, it.ci95_high, static_cast<double>(it.n), it.p50, it.p95, it.p99})
        digits.push_back(value);
    }
  };
  add(results.metrics);
  for (const sim::TierResults& tier : results.by_tier) add(tier.metrics);
  return digits;
}

inline sim::Scenario trials(int count) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = count;
  return scenario;
}

inline std::vector<double> alone(const sim::Scenario& scenario, int replications) {
  sim::Experiment experiment(scenario);
  experiment.run(replications);
  return digits(experiment.results());
}

}  // namespace handoff::tests
