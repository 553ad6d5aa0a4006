// The crew: any number of workers, slow, quick or dying, gives the results of one run; what nobody
// wants any longer costs no time.
#include "web/jobs/work/worker_pool.hpp"

#include <deque>
#include <string>
#include <vector>

#include "io/results/results_report.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"
#include "web/jobs/work/replications.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

struct Posted {
  int worker;
  Crew::OrderId id;
  Order order;
};

// The outside, played by hand: orders wait here until the test answers them.
struct Outside {
  std::deque<Posted> posted;
  std::vector<Crew::OrderId> taken_back;
  std::vector<int> restarted;
  Performer performer;

  Crew::Host host() {
    return {[this](int worker, Crew::OrderId id, const Order& order) {
              posted.push_back({worker, id, order});
            },
            [this](int, Crew::OrderId id) {
              taken_back.push_back(id);
              std::erase_if(posted, [id](const Posted& it) { return it.id == id; });
            },
            [this](int worker) {
              restarted.push_back(worker);
              std::erase_if(posted, [worker](const Posted& it) { return it.worker == worker; });
            }};
  }

  // Carries out the order at a place in the line.
  void answer(Crew& crew, std::size_t at) {
    const Posted it = posted[at];
    posted.erase(posted.begin() + static_cast<std::ptrdiff_t>(at));
    const auto bytes = performer.perform(it.order.kind, *it.order.text, it.order.from, it.order.to);
    crew.answered(it.worker, it.id, bytes, 1.0);
  }
};

std::string results_of(const sim::Scenario& scenario, int replications) {
  sim::Experiment alone(scenario);
  alone.run(replications);
  return io::results_json(alone.results());
}

sim::Scenario trials(int count) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = count;
  return scenario;
}

}  // namespace

TEST_CASE("results do not depend on the number of workers or on who answers first", "[crew]") {
  const std::string expected = results_of(sim::worked_example(), 90);
  for (const int workers : {1, 2, 4}) {
    for (const bool last_first : {false, true}) {
      Outside outside;
      Crew crew(outside.host());
      Replications work;
      crew.add(work);
      work.restart(sim::worked_example(), 90);
      for (int i = 0; i < workers; ++i) crew.started(i);
      for (crew.keep_busy(0.0); !work.finished(); crew.keep_busy(0.0)) {
        REQUIRE_FALSE(outside.posted.empty());
        outside.answer(crew, last_first ? outside.posted.size() - 1 : 0);
      }
      CHECK(io::results_json(work.experiment().results()) == expected);
      CHECK(outside.posted.empty());
    }
  }
}

TEST_CASE("without workers the crew's orders are carried out on this thread", "[crew]") {
  Outside outside;
  Crew crew(outside.host());
  Replications work;
  crew.add(work);
  work.restart(sim::worked_example(), 30);
  CHECK(crew.size() == 0);
  double now = 0.0;
  while (crew.run_here(8.0, [&now] { return now += 1.0; })) continue;
  CHECK(io::results_json(work.experiment().results()) == results_of(sim::worked_example(), 30));
}

TEST_CASE("what a dying worker leaves is done by another", "[crew]") {
  Outside outside;
  Crew crew(outside.host());
  Replications work;
  crew.add(work);
  work.restart(sim::worked_example(), 60);
  crew.started(0);
  crew.started(1);
  crew.keep_busy(0.0);
  CHECK(outside.posted.size() == 4);  // two each
  crew.failed(0);
  CHECK(outside.restarted == std::vector<int>{0});
  CHECK(crew.size() == 1);
  for (crew.keep_busy(0.0); !work.finished(); crew.keep_busy(0.0)) {
    REQUIRE_FALSE(outside.posted.empty());
    CHECK(outside.posted.front().worker == 1);
    outside.answer(crew, 0);
  }
  CHECK(io::results_json(work.experiment().results()) == results_of(sim::worked_example(), 60));
}

TEST_CASE("a worker that fails again and again is given up", "[crew]") {
  Outside outside;
  Crew crew(outside.host());
  for (int i = 0; i < 10; ++i) crew.failed(0);
  CHECK(outside.restarted.size() == 3);
  CHECK(crew.size() == 0);
}

TEST_CASE("a new scenario takes back what has not begun and stops what goes on", "[crew]") {
  Outside outside;
  Crew crew(outside.host());
  Replications work;
  crew.add(work);
  work.restart(trials(400), 60);
  crew.started(0);
  crew.keep_busy(0.0);
  REQUIRE(outside.posted.size() == 2);
  const Crew::OrderId begun = outside.posted[0].id;
  const Crew::OrderId next = outside.posted[1].id;
  work.restart(trials(600), 60);
  crew.keep_busy(10.0);
  CHECK(outside.taken_back == std::vector<Crew::OrderId>{next});
  CHECK(crew.due_ms() == 110.0);  // so long the one that has begun may take
  REQUIRE(outside.posted.size() == 2);
  CHECK(*outside.posted[1].order.text != *outside.posted[0].order.text);

  SECTION("an answer that comes too late is dropped") {
    CHECK(outside.posted[0].id == begun);
    outside.answer(crew, 0);
    CHECK(work.replications() == 0);
    CHECK(outside.restarted.empty());
  }
  SECTION("a worker that goes on for too long is started anew, and nothing is lost") {
    crew.keep_busy(111.0);
    CHECK(outside.restarted == std::vector<int>{0});
    CHECK(outside.posted.empty());
    crew.started(0);
  }
  for (crew.keep_busy(120.0); !work.finished(); crew.keep_busy(120.0)) outside.answer(crew, 0);
  CHECK(io::results_json(work.experiment().results()) == results_of(trials(600), 60));
}

TEST_CASE("the most important work is served first", "[crew]") {
  Outside outside;
  Crew crew(outside.host());
  Replications first, second;
  crew.add(first);
  crew.add(second);
  second.restart(trials(300), 8);
  first.restart(trials(200), 4);
  crew.started(0);
  crew.keep_busy(0.0);
  REQUIRE(outside.posted.size() == 2);
  CHECK(first.wants(outside.posted[0].order));
  CHECK(second.wants(outside.posted[1].order));
}

TEST_CASE("orders grow and shrink with the pace, and never pass the target", "[crew]") {
  Replications work;
  work.restart(sim::worked_example(), 1000);
  Performer performer;
  const auto first = work.next_order();
  REQUIRE(first);
  CHECK(first->to - first->from == 4);
  const auto answer = performer.perform(first->kind, *first->text, first->from, first->to);
  work.take(*first, answer, 4 * 0.5);  // half a millisecond each: 24 of them are 12 ms
  const auto second = work.next_order();
  REQUIRE(second);
  CHECK(second->to - second->from == 24);
  work.set_target(30);
  const auto third = work.next_order();
  REQUIRE(third);
  CHECK(third->to == 30);
  CHECK_FALSE(work.next_order());
}

TEST_CASE("a damaged answer is asked for once more", "[crew]") {
  Replications work;
  work.restart(sim::worked_example(), 4);
  const auto order = work.next_order();
  REQUIRE(order);
  work.take(*order, std::vector<std::uint8_t>(100), 1.0);
  CHECK(work.replications() == 0);
  const auto again = work.next_order();
  REQUIRE(again);
  CHECK(again->from == order->from);
  CHECK(again->to == order->to);
}
