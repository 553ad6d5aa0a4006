// An API as a whole: limits by kind of request, places, outages; and M/M/2/3 as an API.
#include "sim/world/systems/api_model.hpp"

#include <utility>

#include "sim/statistics/stats.hpp"
#include "sim/world/systems/systems.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::milliseconds;
using core::ReplyStatus;
using core::seconds;
using core::Time;
using sim::Counts;
using sim::LimitKind;

namespace {

constexpr Time kStart{1'772'409'600'000'000};
constexpr core::Duration kPatience = core::hours(1);

sim::Api constant_api(double latency_s) {
  sim::Api api;
  api.latency = sim::Distribution::constant(latency_s);
  return api;
}

sim::CallFate call(sim::ApiModel& model, Time now, Counts kind = Counts::all) {
  return model.call(now, kPatience, sim::Stream(1), kind);
}

}  // namespace

TEST_CASE("each limit counts its own kind of requests, and one of all counts each", "[sim][api]") {
  sim::Api api = constant_api(0.1);
  api.limits = {{LimitKind::rolling_window, 4, seconds(10), Counts::all},
                {LimitKind::rolling_window, 1, seconds(1), Counts::search}};
  sim::ApiModel model(api, kStart);
  CHECK(call(model, kStart, Counts::search).status == ReplyStatus::ok);
  CHECK(call(model, kStart, Counts::search).status == ReplyStatus::throttled);
  CHECK(call(model, kStart, Counts::read).status == ReplyStatus::ok);
  CHECK(call(model, kStart, Counts::write).status == ReplyStatus::ok);
  CHECK(call(model, kStart + seconds(1), Counts::search).status == ReplyStatus::ok);
  CHECK(call(model, kStart + seconds(2), Counts::search).status == ReplyStatus::throttled);
  CHECK(call(model, kStart + seconds(2), Counts::write).status == ReplyStatus::throttled);
  CHECK(model.earliest(kStart + seconds(2), Counts::write) == kStart + seconds(10));
}

TEST_CASE("a request that one limit refuses is counted by none", "[sim][api]") {
  sim::Api api = constant_api(0.1);
  api.limits = {{LimitKind::rolling_window, 2, seconds(10), Counts::all},
                {LimitKind::rolling_window, 1, seconds(10), Counts::search}};
  sim::ApiModel model(api, kStart);
  CHECK(call(model, kStart, Counts::search).status == ReplyStatus::ok);
  for (int n = 0; n < 5; ++n)
    CHECK(call(model, kStart, Counts::search).status == ReplyStatus::throttled);
  CHECK(call(model, kStart, Counts::read).status == ReplyStatus::ok);
}

TEST_CASE("more requests at once than there are places wait in line or are refused", "[sim][api]") {
  sim::Api api = constant_api(1);
  api.concurrent = 2;
  api.queue = 1;
  sim::ApiModel model(api, kStart);
  CHECK(call(model, kStart).after == seconds(1));
  CHECK(call(model, kStart + milliseconds(400)).after == seconds(1));
  // In line until the first has ended.
  CHECK(call(model, kStart + milliseconds(500)).after == milliseconds(1500));
  CHECK(call(model, kStart + milliseconds(600)).status == ReplyStatus::throttled);
  CHECK(call(model, kStart + milliseconds(1000)).after == milliseconds(1400));
}

TEST_CASE("without a line a full system refuses at once", "[sim][api]") {
  sim::Api api = constant_api(1);
  api.concurrent = 1;
  api.retry_after = seconds(2);
  sim::ApiModel model(api, kStart);
  CHECK(call(model, kStart).status == ReplyStatus::ok);
  const sim::CallFate refused = call(model, kStart + milliseconds(999));
  CHECK(refused.status == ReplyStatus::throttled);
  CHECK(refused.retry_after == seconds(2));
  CHECK(call(model, kStart + seconds(1)).status == ReplyStatus::ok);
}

TEST_CASE("in an outage every request fails after the latency, and none counts", "[sim][api]") {
  sim::Api api = constant_api(0.2);
  api.outages = {{core::hours(1), core::hours(1), {}}};
  api.limits = {{LimitKind::fixed_window, 1, core::days(1)}};
  sim::ApiModel model(api, kStart);
  for (int n = 0; n < 3; ++n) {
    const sim::CallFate fate = call(model, kStart + core::minutes(90));
    CHECK(fate.status == ReplyStatus::server_error);
    CHECK(fate.after == milliseconds(200));
    CHECK_FALSE(fate.applied);
  }
  CHECK(call(model, kStart + core::hours(2)).status == ReplyStatus::ok);
  CHECK(call(model, kStart + core::hours(2)).status == ReplyStatus::throttled);
}

TEST_CASE("a cleared API has forgotten its requests", "[sim][api]") {
  sim::Api api = constant_api(10);
  api.concurrent = 1;
  api.limits = {{LimitKind::rolling_window, 1, core::hours(1)}};
  sim::ApiModel model(api, kStart);
  CHECK(call(model, kStart).status == ReplyStatus::ok);
  CHECK(call(model, kStart).status == ReplyStatus::throttled);
  model.clear();
  CHECK(call(model, kStart).status == ReplyStatus::ok);
}

TEST_CASE("a lost answer has had its effect as often as the scenario says", "[sim][api]") {
  sim::Api api = constant_api(0.1);
  api.timeout_rate = 1;
  api.timeout_applied = 0.3;
  sim::ApiModel model(api, kStart);
  int applied = 0;
  const int calls = 10'000;
  for (int n = 0; n < calls; ++n) {
    const auto fate =
        model.call(kStart, seconds(5), sim::Stream(static_cast<std::uint64_t>(n) * 77));
    REQUIRE(fate.status == ReplyStatus::timed_out);
    REQUIRE(fate.after == seconds(5));
    applied += fate.applied ? 1 : 0;
  }
  CHECK(applied / double(calls) == Approx(0.3).margin(0.0184));  // four standard errors
}

TEST_CASE("every operation belongs to a system and is a kind of request", "[sim][api]") {
  using core::Operation;
  CHECK(sim::system_of(Operation::find_by_secondary) == sim::System::crm);
  CHECK(sim::kind_of(Operation::find_by_secondary) == Counts::search);
  CHECK(sim::system_of(Operation::disenroll) == sim::System::marketing);
  CHECK(sim::kind_of(Operation::disenroll) == Counts::write);
  CHECK(sim::kind_of(Operation::fetch_usage) == Counts::read);
  for (int n = 0; n < core::kOperations + core::kJobs; ++n)
    CHECK(sim::kind_of(static_cast<Operation>(n)) != Counts::all);
}

namespace {

struct Seen {
  sim::Interval number;
  sim::Interval refused;
};

// Poisson requests, 3 a second, each 0.25 s of work on average, exponential.
Seen observe(int concurrent, int queue) {
  sim::Api api;
  api.latency = sim::Distribution::exponential(0.25);
  api.concurrent = concurrent;
  api.queue = queue;
  const sim::Distribution gap = sim::Distribution::exponential(1 / 3.0);
  sim::Accumulator numbers, shares;
  for (std::uint32_t n = 0; n < 30; ++n) {
    const sim::StreamKey key = sim::StreamKey::of(3, n);
    sim::ApiModel model(api, kStart);
    sim::Stream arrivals = key.stream(sim::Purpose{1});
    Time now = kStart;
    double inside_s = 0;
    int refused = 0;
    constexpr int kRequests = 6000;
    for (std::uint64_t request = 0; request < kRequests; ++request) {
      now = now + sample_duration(gap, arrivals);
      const auto fate = model.call(now, kPatience, key.stream(request, sim::Purpose{2}));
      if (fate.status == ReplyStatus::ok)
        inside_s += fate.after.seconds();
      else
        ++refused;
    }
    numbers.add(inside_s / (now - kStart).seconds());  // Little's law
    shares.add(refused / double(kRequests));
  }
  return {mean_interval(numbers, 0.99), mean_interval(shares, 0.99)};
}

}  // namespace

// Weights 1, 3/4, 9/32, 27/256 of 0 to 3 inside: sum 2.13672; mean number 0.76234, refused 0.04936.
TEST_CASE("an API with two places and one in line is M/M/2/3", "[sim][api][oracle]") {
  const Seen seen = observe(2, 1);
  CHECK(seen.number.contains(0.76234));
  CHECK(seen.refused.contains(0.04936));
}

TEST_CASE("an API with a place more or less, at work or in line, is noticed",
          "[sim][api][oracle]") {
  for (const auto& [concurrent, queue] : {std::pair{1, 1}, {2, 0}, {2, 2}}) {
    const Seen seen = observe(concurrent, queue);
    CHECK_FALSE(seen.refused.contains(0.04936));
    CHECK_FALSE(seen.number.contains(0.76234));
  }
}
