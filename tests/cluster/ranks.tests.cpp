// Ranks without MPI: threads that pass messages, and share nothing else. The same digits for any number of them, one source
// after another, and when a rank fails. Under node there are no threads, and no ranks.
#ifndef __EMSCRIPTEN__

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "cluster/envelope.hpp"
#include "cluster/rank_executor.hpp"
#include "cluster/worker_rank.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "sim/planner/questions/breaking_point.hpp"
#include "sim/planner/store_jobs.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using cluster::Received;

namespace {

// What lies between the ranks.
class Wires {
 public:
  explicit Wires(int ranks) : boxes_(static_cast<std::size_t>(ranks)) {}
  void put(int to, Received message) {
    const std::lock_guard lock(mutex_);
    boxes_[static_cast<std::size_t>(to)].push_back(std::move(message));
  }
  std::optional<Received> take(int rank) {
    const std::lock_guard lock(mutex_);
    auto& box = boxes_[static_cast<std::size_t>(rank)];
    if (box.empty()) return std::nullopt;
    Received message = std::move(box.front());
    box.pop_front();
    return message;
  }
  int ranks() const { return static_cast<int>(boxes_.size()); }

 private:
  std::mutex mutex_;
  std::vector<std::deque<Received>> boxes_;
};

class ThreadTransport final : public cluster::Transport {
 public:
  ThreadTransport(Wires& wires, int rank) : wires_(wires), rank_(rank) {}
  int rank() const override { return rank_; }
  int size() const override { return wires_.ranks(); }
  void send(int to, std::span<const std::uint8_t> message) override {
    wires_.put(to, {rank_, {message.begin(), message.end()}});
  }
  std::optional<Received> receive() override { return wires_.take(rank_); }
  bool sending() override { return false; }
  void leave() override {}
  void abandon(int) override {}

 private:
  Wires& wires_;
  int rank_;
};

using Work = std::function<void(cluster::Transport&)>;

// Rank 0 does `asks`, the others what they always do, or `others` of them something else.
void on_ranks(int ranks, const std::function<void(cluster::RankExecutor&)>& asks,
              const Work& others = cluster::work_for_rank_0) {
  Wires wires(ranks);
  std::vector<std::thread> threads;
  for (int rank = 1; rank < ranks; ++rank) {
    threads.emplace_back([&wires, &others, rank] {
      ThreadTransport transport(wires, rank);
      others(transport);
    });
  }
  {
    ThreadTransport transport(wires, 0);
    cluster::RankExecutor executor(transport);
    asks(executor);
    CHECK(executor.dismiss());
  }
  for (std::thread& thread : threads) thread.join();
}

sim::Scenario squeezed() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 100;
  scenario.apis.crm.limits = {{sim::LimitKind::rolling_window, 20, core::seconds(10)}};
  return scenario;
}

std::unique_ptr<sim::BreakingPoint> question(sim::ReplicationStore& store) {
  sim::BreakingPointOptions options;
  options.replications = 200;
  options.tolerance = 0.03;
  auto made = sim::BreakingPoint::make(
      store, {{"squeezed", squeezed()}},
      {{"lag", {{sim::Metric::crm_lag_s, sim::Statistic::p95, -1}, sim::Bound::at_most, 8}}},
      options);
  REQUIRE(made);
  return *std::move(made);
}

using Digits = std::vector<double>;
Digits digits(const sim::BreakingPoint& asked, const sim::ReplicationStore& store) {
  Digits digits;
  for (const sim::Break& it : asked.breaks(store)) {
    for (const double value : {it.volume.low, it.volume.high, it.estimate, it.now.value,
                               it.now.interval.low, it.now.interval.high})
      digits.push_back(value);
  }
  return digits;
}

Digits alone() {
  sim::ReplicationStore store;
  const auto asked = question(store);
  answer(*asked, store);
  return digits(*asked, store);
}

bool answered_by(sim::JobExecutor& executor, sim::Question& asked, sim::ReplicationStore& store) {
  sim::QuestionJobs jobs(asked, store);
  jobs.share_among(executor.workers(), executor.patience());
  sim::JobSource source;
  source.add(jobs);
  return executor.run(source, {.done = [&jobs] { return jobs.answered(); }});
}

// Says that it cannot go on instead of working.
void fails(cluster::Transport& transport) {
  while (true) {
    const auto received = transport.receive();
    if (!received) continue;
    const bool over = cluster::opened(received->bytes)->run == cluster::kOver;
    transport.send(0,
                   cluster::in_envelope(cluster::kOver, std::string_view(over ? "" : "no memory")));
    if (over) return;
  }
}

}  // namespace

TEST_CASE("an answer is the same on 1, 3, 5 and 10 ranks", "[cluster]") {
  const Digits expected = alone();
  REQUIRE(expected.size() == 6);
  for (const int ranks : {1, 3, 5, 10}) {
    INFO(ranks);
    sim::ReplicationStore store;
    const auto asked = question(store);
    on_ranks(ranks, [&](cluster::RankExecutor& executor) {
      CHECK(answered_by(executor, *asked, store));
      CHECK_FALSE(executor.failure());
    });
    CHECK(digits(*asked, store) == expected);
  }
}

TEST_CASE("what is left of a run that was stopped does not reach the next one", "[cluster]") {
  sim::Experiment expected(squeezed());
  expected.run(40);
  on_ranks(3, [&](cluster::RankExecutor& executor) {
    for (int time = 0; time < 5; ++time) {
      sim::Scenario other = squeezed();
      other.seed = 77;
      sim::ExperimentJobs first, second;
      first.restart(other, 40);
      sim::JobSource stopped;
      stopped.add(first);
      int looked = 0;
      CHECK_FALSE(executor.run(
          stopped, {.done = [] { return false; }, .stop = [&] { return ++looked > time; }}));
      second.restart(squeezed(), 40);
      sim::JobSource source;
      source.add(second);
      CHECK(executor.run(source, {.done = [&] { return second.finished(); }}));
      CHECK(second.experiment().results().hash == expected.results().hash);
    }
  });
}

TEST_CASE("a rank that fails ends the run with its words", "[cluster]") {
  sim::ReplicationStore store;
  const auto asked = question(store);
  on_ranks(
      3,
      [&](cluster::RankExecutor& executor) {
        CHECK_FALSE(answered_by(executor, *asked, store));
        REQUIRE(executor.failure());
        CHECK(executor.failure()->line().find("is lost: it says: no memory") != std::string::npos);
        CHECK_FALSE(answered_by(executor, *asked, store));  // and so does every one after it
      },
      fails);
}
#endif  // __EMSCRIPTEN__
