// The station: who is next, and the textbook's queues.
//
// The oracles are classical results (Erlang C, the finite queue's birth-death balance,
// Pollaczek-Khinchine, Cobham); each must lie within the 99% interval of independent replications,
// and must lie outside when the model is another one than the formula's.
#include "sim/engine/station.hpp"

#include <vector>

#include "sim/engine/distributions.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using sim::Distribution;
using sim::Interval;
using sim::Station;
using sim::Stream;

namespace {

constexpr auto kAllOpen = [](std::size_t) { return true; };

// A queue as the textbooks have it. Times are in minutes.
struct Queue {
  std::size_t servers = 1;
  std::size_t waiting_room = Station::kUnlimited;
  double arrivals = 1;  // a minute
  struct Class {
    double share;
    Distribution service;
    int priority = 0;
  };
  std::vector<Class> classes;
};

// What one replication measures, from the moment at which it has warmed up.
struct Observed {
  double mean_wait = 0;
  double waited = 0;             // share of those let in
  double within_20_s = 0;        // share of those let in
  double turned_away = 0;        // share of all
  double mean_queue = 0;         // over time
  double mean_number = 0;        // over time, in service included
  std::vector<double> of_class;  // mean waits
};

class Replication {
 public:
  Replication(const Queue& queue, std::uint64_t seed)
      : queue_(queue), station_(queue.servers, 1, queue.waiting_room), stream_(seed) {}

  Observed run(int warm_up, int customers) {
    jobs_.resize(static_cast<std::size_t>(warm_up + customers));
    events_.push(gap(), kArrival);
    std::size_t came = 0;
    while (came < jobs_.size()) {
      const auto entry = events_.pop();
      pass_to(entry.time());
      if (entry.payload() != kArrival) {
        begin(entry.payload(), station_.finish(entry.payload()));
        continue;
      }
      if (came == static_cast<std::size_t>(warm_up)) from_ = now_, queued_ = present_ = 0;
      arrive(static_cast<Station::Job>(came++));
      events_.push(gap(), kArrival);
    }
    return measured(static_cast<std::size_t>(warm_up));
  }

 private:
  static constexpr std::uint32_t kArrival = 0xffffffff;

  struct Job {
    core::Time came;
    core::Duration waited{-1};  // still waiting, or turned away
    std::size_t of_class = 0;
    bool let_in = true;
  };

  core::Time gap() { return now_ + minutes(sim::standard_exponential(stream_) / queue_.arrivals); }
  static core::Duration minutes(double value) {
    return {static_cast<std::int64_t>(value * 6e7 + 0.5)};
  }

  void pass_to(core::Time now) {
    const double length = (now - now_).seconds() / 60;
    const std::size_t busy = queue_.servers - station_.idle().size();
    queued_ += length * static_cast<double>(station_.waiting());
    present_ += length * static_cast<double>(station_.waiting() + busy);
    now_ = now;
  }

  void arrive(Station::Job id) {
    Job& job = jobs_[id];
    job.came = now_;
    double u = stream_.uniform();
    while (job.of_class + 1 < queue_.classes.size() &&
           (u -= queue_.classes[job.of_class].share) >= 0)
      ++job.of_class;
    const std::uint64_t before = station_.turned_away();
    const Station::Server server = station_.arrive(id, queue_.classes[job.of_class].priority);
    job.let_in = station_.turned_away() == before;
    if (server != Station::kAnyone) begin(server, id);
  }

  void begin(Station::Server server, Station::Job id) {
    if (id == Station::kNoJob) return;
    Job& job = jobs_[id];
    job.waited = now_ - job.came;
    events_.push(now_ + minutes(queue_.classes[job.of_class].service.sample(stream_)), server);
  }

  Observed measured(std::size_t first) const {
    Observed it;
    std::vector<sim::Accumulator> waits(queue_.classes.size());
    sim::Accumulator all, waited, soon, refused;
    for (std::size_t at = first; at < jobs_.size(); ++at) {
      const Job& job = jobs_[at];
      refused.add(job.let_in ? 0 : 1);
      if (job.waited < core::Duration{}) continue;
      all.add(job.waited.seconds() / 60);
      waits[job.of_class].add(job.waited.seconds() / 60);
      waited.add(job.waited > core::Duration{} ? 1 : 0);
      soon.add(job.waited <= core::seconds(20) ? 1 : 0);
    }
    const double time = (now_ - from_).seconds() / 60;
    it = {all.mean(),     waited.mean(),   soon.mean(), refused.mean(),
          queued_ / time, present_ / time, {}};
    for (const sim::Accumulator& of_class : waits) it.of_class.push_back(of_class.mean());
    return it;
  }

  const Queue& queue_;
  Station station_;
  Stream stream_;
  sim::EventQueue events_;
  std::vector<Job> jobs_;
  core::Time now_{};
  core::Time from_{};
  double queued_ = 0;
  double present_ = 0;
};

// Independent replications of one queue.
// A quarter of them have intervals twice as wide.
constexpr int kMany = kSlowBuild ? 100'000 : 400'000;
constexpr double kWider = kSlowBuild ? 2 : 1;

std::vector<Observed> observe(const Queue& queue, int customers = 100'000) {
  std::vector<Observed> all;
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    all.push_back(Replication(queue, seed * 7919).run(customers / 10, customers));
  return all;
}

// The 99% interval of a figure.
template <class Figure>
Interval interval(const std::vector<Observed>& replications, Figure figure) {
  sim::Accumulator values;
  for (const Observed& it : replications) values.add(figure(it));
  return sim::mean_interval(values, 0.99);
}

void agrees(const Interval& interval, double exact, double largest_half_width) {
  INFO("from " << interval.low << " to " << interval.high << ", exact " << exact);
  CHECK(interval.contains(exact));
  CHECK(interval.half_width() < largest_half_width);
}

void disagrees(const Interval& interval, double exact) {
  INFO("from " << interval.low << " to " << interval.high << ", exact " << exact);
  CHECK_FALSE(interval.contains(exact));
}

double mean_wait(const Observed& it) { return it.mean_wait; }
double wait_in_seconds(const Observed& it) { return it.mean_wait * 60; }
double waited(const Observed& it) { return it.waited; }
double within_20_s(const Observed& it) { return it.within_20_s; }
double turned_away(const Observed& it) { return it.turned_away; }
double mean_queue(const Observed& it) { return it.mean_queue; }
double mean_number(const Observed& it) { return it.mean_number; }

Queue single(double arrivals, const Distribution& service) {
  return {1, Station::kUnlimited, arrivals, {{1, service}}};
}

// 100 calls in 30 minutes, 3 minutes each, 14 agents.
Queue call_centre(std::size_t agents) {
  return {agents, Station::kUnlimited, 100.0 / 30, {{1, Distribution::exponential(3)}}};
}

// 9 an hour; 80% take 5 minutes exactly, 20% exponential of mean 10 minutes.
Queue repair_shop(int second_priority) {
  return {
      1,
      Station::kUnlimited,
      9.0 / 60,
      {{0.8, Distribution::constant(5)}, {0.2, Distribution::exponential(10), second_priority}}};
}

}  // namespace

TEST_CASE("jobs go to the free, and wait first come first served", "[sim][station]") {
  Station station(2);
  CHECK(station.arrive(10) == 0);
  CHECK(station.arrive(11) == 1);
  CHECK(station.arrive(12) == Station::kAnyone);
  CHECK(station.arrive(13) == Station::kAnyone);
  CHECK(station.waiting() == 2);
  CHECK(station.finish(1) == 12);
  CHECK(station.finish(0) == 13);
  CHECK(station.finish(0) == Station::kNoJob);
  CHECK(station.arrive(14) == 0);
}

TEST_CASE("the lowest priority number goes first, and does not interrupt", "[sim][station]") {
  Station station(1);
  station.arrive(1, 3);
  for (const auto& [job, priority] : {std::pair{2, 3}, {3, 1}, {4, 1}, {5, 0}})
    station.arrive(static_cast<Station::Job>(job), priority);
  std::vector<Station::Job> order;
  for (Station::Job job = station.finish(0); job != Station::kNoJob; job = station.finish(0))
    order.push_back(job);
  CHECK(order == std::vector<Station::Job>{5, 3, 4, 2});
}

TEST_CASE("a server sees the common line and their own, and nobody else's", "[sim][station]") {
  Station station(2);
  station.join(1, 1, 0);
  station.join(2, 1);
  station.join(3, 0, 1);
  CHECK(station.take(0, kAllOpen) == 1);
  CHECK(station.take(1, kAllOpen) == 3);
  CHECK(station.finish(0) == 2);
  station.join(4, 0, 1);
  CHECK(station.finish(0) == Station::kNoJob);
  CHECK(station.finish(1) == 4);
}

TEST_CASE("closed groups keep their places", "[sim][station]") {
  Station station(1, 2);
  station.join(1, 0, Station::kAnyone, 0);
  station.join(2, 0, Station::kAnyone, 1);
  station.join(3, 0, Station::kAnyone, 0);
  const auto only_second = [](std::size_t group) { return group == 1; };
  CHECK(station.peek(0, only_second) == 2);
  CHECK(station.take(0, only_second) == 2);
  station.end(0);
  CHECK(station.peek(0, only_second) == Station::kNoJob);
  CHECK(station.take(0, only_second) == Station::kNoJob);
  CHECK(station.is_idle(0));
  CHECK(station.waiting_of(0) == 2);
  CHECK(station.take(0, kAllOpen) == 1);
}

TEST_CASE("a full waiting room turns away", "[sim][station]") {
  Station station(1, 1, 1);
  station.arrive(1);
  station.arrive(2);
  station.arrive(3);
  CHECK(station.waiting() == 1);
  CHECK(station.turned_away() == 1);
  station.clear();
  CHECK(station.waiting() == 0);
  CHECK(station.turned_away() == 0);
  CHECK(station.arrive(4) == 0);
}

// FACTS, oracle 1: Erlang C.
TEST_CASE("M/M/14 waits as Erlang C says", "[sim][station][oracle]") {
  const auto observed = observe(call_centre(14));
  agrees(interval(observed, wait_in_seconds), 7.836, 0.5);
  agrees(interval(observed, waited), 0.1741, 0.006);
  agrees(interval(observed, within_20_s), 0.8884, 0.005);
}

TEST_CASE("M/M/13 is not M/M/14, nor are constant services exponential ones",
          "[sim][station][oracle]") {
  disagrees(interval(observe(call_centre(13)), waited), 0.1741);
  Queue constant = call_centre(14);
  constant.classes[0].service = Distribution::constant(3);
  disagrees(interval(observe(constant), wait_in_seconds), 7.836);
}

// Oracle 2: rho^2 / (1 - rho).
TEST_CASE("M/M/1 at 0.75 has 2.25 in the queue", "[sim][station][oracle]") {
  agrees(interval(observe(single(0.75, Distribution::exponential(1))), mean_queue), 2.25, 0.05);
  disagrees(interval(observe(single(0.75, Distribution::erlang(2, 1))), mean_queue), 2.25);
}

// Oracle 3: two servers, one place to wait.
TEST_CASE("M/M/2/3 turns away 4.94% and has 0.762 present", "[sim][station][oracle]") {
  Queue queue{2, 1, 3, {{1, Distribution::exponential(0.25)}}};
  const auto observed = observe(queue);
  agrees(interval(observed, turned_away), 0.04936, 0.001);
  agrees(interval(observed, mean_number), 0.76234, 0.005);
  queue.waiting_room = 2;
  disagrees(interval(observe(queue), turned_away), 0.04936);
}

// Oracle 4: Pollaczek-Khinchine, 0.75 h.
TEST_CASE("M/G/1 waits as Pollaczek and Khinchine say", "[sim][station][oracle]") {
  agrees(interval(observe(repair_shop(0), kMany), mean_wait), 45, 2 * kWider);
  disagrees(interval(observe(single(9.0 / 60, Distribution::exponential(6))), mean_wait), 45);
}

// Oracle 5: Cobham, 0.1875 h and 1.875 h.
TEST_CASE("M/G/1 with priorities waits as Cobham says", "[sim][station][oracle]") {
  const auto first = [](const Observed& it) { return it.of_class[0]; };
  const auto second = [](const Observed& it) { return it.of_class[1]; };
  const auto observed = observe(repair_shop(1), kMany);
  agrees(interval(observed, first), 11.25, 0.2 * kWider);
  agrees(interval(observed, second), 112.5, 8 * kWider);
  const auto without = observe(repair_shop(0));
  disagrees(interval(without, first), 11.25);
  disagrees(interval(without, second), 112.5);
}

// Oracle 6: rho / (2 (1 - rho)) service times.
TEST_CASE("M/D/1 waits half as long as M/M/1", "[sim][station][oracle]") {
  const Distribution one = Distribution::constant(1);
  agrees(interval(observe(single(0.5, one)), mean_wait), 0.5, 0.01);
  agrees(interval(observe(single(0.8, one)), mean_wait), 2, 0.05);
  agrees(interval(observe(single(0.9, one), 200'000), mean_wait), 4.5, 0.15);
  disagrees(interval(observe(single(0.5, Distribution::exponential(1))), mean_wait), 0.5);
}
