// Questions on threads: the same digits for any number of them, and after a stop and a new start.
#include "cli/answer.hpp"

#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "cli/job_threads.hpp"
#include "cli/store_file.hpp"
#include "sim/planner/questions/breaking_point.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

// A CRM that answers 20 requests in ten seconds: somewhere above today's volume that is too few.
std::vector<sim::Alternative> squeezed() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 100;
  scenario.apis.crm.limits = {{sim::LimitKind::rolling_window, 20, core::seconds(10)}};
  return {{"squeezed", scenario}};
}

std::vector<sim::Target> targets() {
  return {{"lag", {{sim::Metric::crm_lag_s, sim::Statistic::p95, -1}, sim::Bound::at_most, 8}},
          {"refusals",
           {{sim::Metric::http_429, sim::Statistic::mean, -1},
            sim::Bound::at_most,
            0.01,
            sim::Metric::api_calls}}};
}

std::unique_ptr<sim::BreakingPoint> question(sim::ReplicationStore& store) {
  sim::BreakingPointOptions options;
  options.replications = 400;
  options.tolerance = 0.03;
  auto made = sim::BreakingPoint::make(store, squeezed(), targets(), options);
  REQUIRE(made);
  return *std::move(made);
}

using Digits = std::vector<double>;
Digits digits(const sim::BreakingPoint& question, const sim::ReplicationStore& store) {
  Digits digits;
  for (const sim::Break& it : question.breaks(store)) {
    for (const double value :
         {static_cast<double>(it.target), it.volume.low, it.volume.high, it.estimate, it.now.value,
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

}  // namespace

TEST_CASE("an answer is the same on 1, 2, 3 and 7 threads", "[threads]") {
  const Digits expected = alone();
  REQUIRE(expected.size() == 14);
  for (const int threads : {1, 2, 3, 7}) {
    INFO(threads);
    sim::ReplicationStore store;
    const auto asked = question(store);
    cli::JobThreads pool(threads);
    CHECK(cli::answer_on_threads(*asked, store, pool, "test"));
    CHECK(digits(*asked, store) == expected);
  }
}

TEST_CASE("a question that was stopped goes on where it was", "[threads]") {
  const Digits expected = alone();
  for (const int threads : {1, 3}) {
    INFO(threads);
    sim::ReplicationStore store;
    const auto asked = question(store);
    cli::JobThreads pool(threads);
    int stops = 0;
    for (int patience = 2;; patience *= 2) {
      int looked = 0;
      if (cli::answer_on_threads(*asked, store, pool, "test", [&] { return ++looked > patience; }))
        break;
      ++stops;
    }
    CHECK(stops >= 2);
    CHECK(digits(*asked, store) == expected);
  }
}

TEST_CASE("a question that was stopped, saved and loaded gives the same answer", "[threads]") {
  const Digits expected = alone();
  cli::JobThreads pool(2), one(1);
  const cli::StoreFileOptions file{"build/store_threads.saved", "build/store_threads.saved", ""};
  {
    sim::ReplicationStore store;
    const auto asked = question(store);
    int looked = 0;
    REQUIRE_FALSE(
        cli::answer_on_threads(*asked, store, pool, "test", [&] { return ++looked > 5; }));
    const std::vector<std::uint8_t> bytes = store.bytes();
    std::ofstream(file.save, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  }
  sim::ReplicationStore store;
  REQUIRE_FALSE(cli::resume_store(store, targets(), file));
  const auto asked = question(store);
  CHECK_FALSE(cli::answer_and_save(*asked, store, pool, "test", file));
  CHECK(digits(*asked, store) == expected);

  // What was saved at the end is enough to answer at once.
  sim::ReplicationStore again;
  REQUIRE_FALSE(cli::resume_store(again, targets(), file));
  const auto known = question(again);
  CHECK(cli::answer_on_threads(*known, again, one, "test", [] { return true; }));
  CHECK(digits(*known, again) == expected);
  std::remove(file.save.c_str());
}

TEST_CASE("a saved plan for other targets is refused", "[threads]") {
  const std::string path = "build/store_threads.other";
  const sim::ReplicationStore empty;
  const std::vector<std::uint8_t> bytes = empty.bytes();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  sim::ReplicationStore store;
  const auto error = cli::resume_store(store, targets(), {"", path, ""});
  REQUIRE(error);
  CHECK(error->line() == "--resume " + path + ": was made for other targets");
  std::remove(path.c_str());
}

TEST_CASE("what was under way when a question was stopped does not reach the next one",
          "[threads]") {
  const Digits expected = alone();
  cli::JobThreads pool(3);
  for (int time = 0; time < 4; ++time) {
    sim::ReplicationStore stopped;
    const auto first = question(stopped);
    int looked = 0;
    CHECK_FALSE(
        cli::answer_on_threads(*first, stopped, pool, "test", [&] { return ++looked > time; }));
    sim::ReplicationStore store;
    const auto second = question(store);
    CHECK(cli::answer_on_threads(*second, store, pool, "test"));
    CHECK(digits(*second, store) == expected);
  }
}
