// Whose account each customer is, by hand: dealing, coming and going, and handing over by each rule.
#include "sim/world/people/account_owners.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "sim/scenario/months.hpp"
#include "sim/world/people/account_book.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::days;
using core::hours;
using core::testing::utc;
using sim::AccountOwners;
using sim::Handover;
using sim::kNoOwner;

namespace {

constexpr std::uint32_t kOnlyPool = 0;

// One pool that looks after two tiers, from 2 March 2026.
sim::Scenario owners_year(int people, Handover handover = Handover::evenly) {
  sim::Scenario it = sim::worked_example();
  it.pipeline.pools.resize(1);
  it.pipeline.pools[0].headcount = people;
  it.pipeline.routing.resize(2);
  for (core::RoutingRow& row : it.pipeline.routing) {
    row.pools = {0};
    row.extra_pool = core::kNoPool;
  }
  it.horizon.months = 12;
  it.horizon.book.care = {{0, 1.0}, {0, 2.0}};
  it.horizon.book.owners = sim::Owners::named;
  it.horizon.book.handover = handover;
  return it;
}

// Owners of a replication, and nobody who comes later.
struct OwnersRig {
  explicit OwnersRig(sim::Scenario given, std::uint32_t replication = 0)
      : scenario(std::move(given)), employment(scenario), owners(scenario, employment) {
    employment.start(sim::StreamKey::of(7, replication));
    owners.start();
  }
  OwnersRig(const OwnersRig&) = delete;  // its parts know each other by their addresses
  OwnersRig& operator=(const OwnersRig&) = delete;

  // So many of each tier, for one person.
  void give(std::uint32_t person, std::vector<int> accounts) {
    for (std::size_t row = 0; row < accounts.size(); ++row) {
      for (int n = 0; n < accounts[row]; ++n) {
        customers.push_back(person);
        owners.come(row, static_cast<std::uint32_t>(customers.size() - 1));
      }
    }
  }
  void pass(core::Time now) { owners.pass(now, owner_of()); }
  void leave(std::uint32_t person, core::Time now) { owners.leave(person, now, owner_of()); }
  std::vector<std::int64_t> books() const {
    std::vector<std::int64_t> all;
    for (std::uint32_t person = 0; person < owners.people(); ++person)
      all.push_back(owners.of(person));
    return all;
  }

  sim::Scenario scenario;
  sim::Employment employment;
  AccountOwners owners;
  std::vector<std::uint32_t> customers;  // whose each is, by position

 private:
  std::function<std::uint32_t(std::uint32_t)> owner_of() const {
    return [this](std::uint32_t position) { return customers[position]; };
  }
};

using BookSizes = std::vector<std::int64_t>;

// When a place is left first, if it is within the days, and nobody else's is in the month after that.
std::optional<core::Time> left_alone(const OwnersRig& rig, std::size_t place, core::Time from,
                                     core::Time to) {
  core::Time first = core::kNever;
  rig.employment.each_leaving([&](std::size_t, std::size_t other, core::Time at) {
    if (other == place) first = std::min(first, at);
  });
  if (first < from || first >= to) return std::nullopt;
  bool alone = true;
  rig.employment.each_leaving([&](std::size_t, std::size_t other, core::Time at) {
    if ((other != place || at != first) && at < first + days(60)) alone = false;
  });
  return alone ? std::optional(first) : std::nullopt;
}

// The first replication in which that is so.
std::pair<std::uint32_t, core::Time> somebody_leaves(const sim::Scenario& scenario,
                                                     std::size_t place, core::Time from,
                                                     core::Time to) {
  for (std::uint32_t replication = 0; replication < 10'000; ++replication) {
    if (const auto at = left_alone(OwnersRig(scenario, replication), place, from, to))
      return {replication, *at};
  }
  FAIL("nobody ever leaves");
  return {};
}

}  // namespace

// 7 and 5 accounts among three people: 3, 2, 2, and then 1, 2, 2 from the second one on.
TEST_CASE("accounts of the start are dealt out evenly, tier by tier", "[sim][owners][horizon]") {
  OwnersRig rig(owners_year(3));
  for (int n = 0; n < 7; ++n) rig.owners.add(0);
  for (int n = 0; n < 5; ++n) rig.owners.add(1);
  rig.owners.deal(rig.scenario.start);
  CHECK(rig.books() == BookSizes{4, 4, 4});
  CHECK(rig.owners.of(0, 0) == 3);
  CHECK(rig.owners.of(1, 0) == 2);
  CHECK(rig.owners.of(0, 1) == 1);
  CHECK(rig.owners.of(2, 1) == 2);
  CHECK(rig.owners.all(0) == 7);
  CHECK(rig.owners.nobodys(0) == 0);
}

TEST_CASE("accounts of the start are those of the people of the tier's pools",
          "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(2);
  scenario.pipeline.pools.push_back(scenario.pipeline.pools[0]);
  scenario.pipeline.pools[1].headcount = 1;
  scenario.pipeline.routing[1].pools = {1};
  scenario.horizon.headcount = {{0, 2, 1}};  // who comes in April is not there
  OwnersRig rig(scenario);
  REQUIRE(rig.owners.people() == 4);
  for (int n = 0; n < 6; ++n) rig.owners.add(0);
  for (int n = 0; n < 5; ++n) rig.owners.add(1);
  rig.owners.deal(scenario.start);
  CHECK(rig.books() == BookSizes{3, 3, 0, 5});
  CHECK(rig.owners.pool_of(2) == 0);
  CHECK(rig.owners.pool_of(3) == 1);
}

TEST_CASE("who comes is whoever's the customer is, nobody's until that is known",
          "[sim][owners][horizon]") {
  OwnersRig rig(owners_year(2));
  rig.give(1, {2});
  rig.give(kNoOwner, {0, 1});
  rig.pass(rig.scenario.start + days(1));
  CHECK(rig.books() == BookSizes{0, 2});
  CHECK(rig.owners.nobodys(1) == 1);
  rig.customers[2] = 0;
  rig.pass(rig.scenario.start + days(2));
  CHECK(rig.books() == BookSizes{1, 2});
  CHECK(rig.owners.nobodys(1) == 0);
  rig.owners.remove(0);
  CHECK(rig.books() == BookSizes{1, 1});
  CHECK(rig.owners.all(0) == 1);
  CHECK(rig.owners.handed_over(kOnlyPool) == 0);
}

TEST_CASE("who goes before anybody has had them is nobody's to the end", "[sim][owners][horizon]") {
  OwnersRig rig(owners_year(1));
  rig.give(kNoOwner, {1});
  rig.pass(rig.scenario.start);
  rig.owners.remove(0);
  rig.customers[0] = 0;
  rig.pass(rig.scenario.start + days(1));
  CHECK(rig.books() == BookSizes{0});
  CHECK(rig.owners.all(0) == 0);
}

// The third leaves in May with 3 and 2: the others get 2 and 1 of the first tier, and 1 each of the second.
TEST_CASE("a leaver's accounts are dealt out among the others", "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(3);
  scenario.horizon.headcount = {{0, 3, -1}};
  OwnersRig rig(scenario);
  rig.give(0, {10, 1});
  rig.give(2, {3, 2});
  const core::Time may = utc(2026, 5, 2);
  rig.pass(may - days(1));
  CHECK(rig.books() == BookSizes{11, 0, 5});
  rig.leave(2, may);
  CHECK(rig.books() == BookSizes{14, 2, 0});
  CHECK(rig.owners.of(0, 0) == 12);
  CHECK(rig.owners.of(1, 0) == 1);
  CHECK(rig.owners.of(1, 1) == 1);
  CHECK(rig.owners.all(0) == 13);
  CHECK(rig.owners.all(1) == 3);
  CHECK(rig.owners.handed_over(kOnlyPool) == 5);
  rig.pass(may);
  CHECK(rig.books() == BookSizes{14, 2, 0});
}

TEST_CASE("what a leaver was told of and had not yet in the book is handed over too",
          "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(2);
  scenario.horizon.headcount = {{0, 3, -1}};
  OwnersRig rig(scenario);
  const core::Time may = utc(2026, 5, 2);
  rig.give(1, {4});
  rig.leave(1, may);
  CHECK(rig.books() == BookSizes{4, 0});
  rig.give(1, {1});  // told before, and converts after
  rig.pass(may + days(3));
  CHECK(rig.books() == BookSizes{5, 0});
  CHECK(rig.owners.handed_over(kOnlyPool) == 5);
}

// 10, 2 and 5, with 6 to give: 3 until the second one has as many as the third, and then in turn.
TEST_CASE("those with the fewest accounts get a leaver's first", "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(4, Handover::fewest);
  scenario.horizon.headcount = {{0, 3, -1}};
  OwnersRig rig(scenario);
  rig.give(0, {10});
  rig.give(1, {2});
  rig.give(2, {5});
  rig.give(3, {4, 2});
  rig.leave(3, utc(2026, 5, 2));
  CHECK(rig.books() == BookSizes{10, 7, 6, 0});
  CHECK(rig.owners.all(1) == 2);
  CHECK(rig.owners.handed_over(kOnlyPool) == 6);
}

// After 8 of 56 days somebody new does a seventh of the work, after 29 more than half.
TEST_CASE("somebody new gets a leaver's accounts when they do half of the work",
          "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(2);
  scenario.horizon.headcount = {{0, 2, 1}};
  scenario.horizon.turnover.ramp = days(56);
  const core::Time april = utc(2026, 4, 2);
  OwnersRig early(scenario);
  early.give(0, {4});
  early.leave(0, april + days(8));
  CHECK(early.books() == BookSizes{0, 4, 0});
  OwnersRig late(scenario);
  late.give(0, {4});
  late.leave(0, april + days(29));
  CHECK(late.books() == BookSizes{0, 2, 2});
}

TEST_CASE("where nobody else is there accounts wait for who comes", "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(1);
  scenario.horizon.turnover.attrition = 2;
  scenario.horizon.turnover.replaced_after = days(20);
  const auto [replication, left] =
      somebody_leaves(scenario, 0, scenario.start + days(5), utc(2026, 12, 1));
  OwnersRig rig(scenario, replication);
  rig.give(0, {3, 1});
  rig.pass(left - days(1));
  rig.leave(0, left);
  CHECK(rig.owners.pools_own(0, left) == 3);
  CHECK(rig.owners.pools_own(1, left) == 1);
  CHECK(rig.owners.handed_over(kOnlyPool) == 0);
  rig.pass(left + days(19));
  CHECK(rig.owners.pools_own(0, left + days(19)) == 3);
  rig.pass(left + days(20));
  CHECK(rig.owners.pools_own(0, left + days(20)) == 0);
  CHECK(rig.owners.is_there(0, left + days(20)));
  CHECK(rig.books() == BookSizes{4});
  CHECK(rig.owners.handed_over(kOnlyPool) == 4);
}

TEST_CASE("accounts wait for the replacement if that is the rule", "[sim][owners][horizon]") {
  for (const Handover handover : {Handover::evenly, Handover::replacement}) {
    sim::Scenario scenario = owners_year(2, handover);
    scenario.horizon.turnover.attrition = 1;
    scenario.horizon.turnover.replaced_after = days(20);
    const auto [replication, left] =
        somebody_leaves(scenario, 1, scenario.start + days(5), utc(2026, 12, 1));
    OwnersRig rig(scenario, replication);
    rig.give(0, {2});
    rig.give(1, {6});
    rig.leave(1, left);
    const bool waits = handover == Handover::replacement;
    CHECK(rig.books() == (waits ? BookSizes{2, 6} : BookSizes{8, 0}));
    CHECK(rig.owners.pools_own(0, left) == (waits ? 6 : 0));
    CHECK(rig.owners.handed_over(kOnlyPool) == (waits ? 0 : 6));
    rig.pass(left + days(21));
    CHECK(rig.books() == (waits ? BookSizes{2, 6} : BookSizes{8, 0}));
    CHECK(rig.owners.handed_over(kOnlyPool) == 6);
  }
}

// Whoever had the place has left by chance when the plan takes it away: nobody will come.
TEST_CASE("a place that is cut is not waited for", "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(2, Handover::replacement);
  scenario.horizon.headcount = {{0, 3, -1}};
  OwnersRig planned(scenario);
  planned.give(1, {6});
  const core::Time may = utc(2026, 5, 2);
  planned.leave(1, may);
  CHECK(planned.books() == BookSizes{6, 0});

  scenario.horizon.turnover.attrition = 1;
  scenario.horizon.turnover.replaced_after = days(60);
  const auto [replication, left] = somebody_leaves(scenario, 1, may - days(50), may - days(5));
  OwnersRig rig(scenario, replication);
  rig.give(1, {6});
  rig.leave(1, left);
  rig.pass(may - days(1));
  CHECK(rig.books() == BookSizes{0, 6});
  rig.pass(may);
  CHECK(rig.books() == BookSizes{6, 0});
}

// Two others get 3 each, at 2 hours an account: 6 hours over 28 days.
TEST_CASE("a hand-over takes hours of the new owner's, over four weeks", "[sim][owners][horizon]") {
  sim::Scenario scenario = owners_year(3);
  scenario.horizon.headcount = {{0, 3, -1}};
  scenario.horizon.book.handover_hours = 2;
  OwnersRig rig(scenario);
  rig.give(2, {6});
  const core::Time may = utc(2026, 5, 2);
  rig.leave(2, may);
  CHECK(rig.owners.handover_h(2) == 0);
  double first = 0, second = 0;
  for (int day = 0; day < 60; ++day) {
    if (day == 7) rig.leave(1, may + days(day));
    rig.pass(may + days(day));
    CHECK(rig.owners.handover_h(0) ==
          Approx((day < 28 ? 6.0 / 28 : 0) + (7 <= day && day < 35 ? 6.0 / 28 : 0)));
    first += rig.owners.handover_h(0);
    second += rig.owners.handover_h(1);
  }
  CHECK(first == Approx(6 + 6));  // three accounts of the third person's, and three of the second's
  CHECK(second == Approx(7 * 6.0 / 28));  // who leaves after seven days
}

namespace {

// A year of a book with owners, day by day: who leaves does so between the days.
struct YearOfOwners {
  YearOfOwners(const sim::Scenario& given, std::vector<sim::Customer> customers)
      : scenario(given), all(std::move(customers)), order(all.size()), employment(scenario) {
    std::iota(order.begin(), order.end(), 0u);
  }

  template <class OwnerOf, class EachDay>
  void run(std::uint32_t replication, AccountOwners& owners, OwnerOf owner_of, EachDay each_day) {
    employment.start(sim::StreamKey::of(7, replication));
    std::vector<std::pair<core::Time, std::uint32_t>> leavings;
    employment.each_leaving([&](std::size_t, std::size_t place, core::Time at) {
      leavings.emplace_back(at, static_cast<std::uint32_t>(place));
    });
    std::sort(leavings.begin(), leavings.end());
    sim::AccountBook book(scenario), alone(scenario);
    const sim::StreamKey key = sim::StreamKey::of(3, replication);
    owners.start();
    book.start(key, all, order, &owners);
    alone.start(key, all, order);
    owners.deal(scenario.start);
    std::size_t next = 0;
    for (int day = 0; day < 365; ++day) {
      const core::Time now = scenario.start + days(day);
      for (; next < leavings.size() && leavings[next].first <= now; ++next) {
        book.come(leavings[next].first);
        owners.leave(leavings[next].second, leavings[next].first, owner_of);
      }
      const auto churn_of = [](std::uint32_t) { return 0.2; };
      book.pass(now, churn_of);
      alone.pass(now, churn_of);
      owners.pass(now, owner_of);
      each_day(now, book, alone);
    }
  }

  sim::Scenario scenario;
  std::vector<sim::Customer> all;
  std::vector<std::uint32_t> order;
  sim::Employment employment;
};

// One customer every three hours of the year, of the second tier.
std::vector<sim::Customer> daily_customers(const sim::Scenario& scenario) {
  std::vector<sim::Customer> all;
  for (std::uint32_t at = 0; at < 365 * 8; ++at) {
    sim::Customer it;
    it.trial = at;
    it.tier = 1;
    it.converted = scenario.start + hours(3) * at;
    all.push_back(it);
  }
  return all;
}

}  // namespace

// Somebody of six leaves every month on average, and the third part of who comes is never told of.
TEST_CASE("owners' and the pools' accounts are the book, whoever leaves",
          "[sim][owners][horizon]") {
  for (const Handover handover : {Handover::evenly, Handover::fewest, Handover::replacement}) {
    sim::Scenario scenario = owners_year(6, handover);
    scenario.horizon.book.care = {{100, 1.0}, {50, 2.0}};
    scenario.horizon.book.churn = 0.05;
    scenario.horizon.turnover.attrition = 2;
    scenario.horizon.turnover.replaced_after = days(40);
    scenario.horizon.headcount = {{0, 4, 2}, {0, 8, -4}};
    YearOfOwners it(scenario, daily_customers(scenario));
    AccountOwners owners(it.scenario, it.employment);
    for (std::uint32_t replication = 0; replication < 5; ++replication) {
      std::int64_t handed_over = 0;
      it.run(
          replication, owners,
          [](std::uint32_t position) { return position % 3 == 2 ? kNoOwner : position % 6; },
          [&](core::Time now, const sim::AccountBook& book, const sim::AccountBook& alone) {
            for (std::size_t row = 0; row < 3; ++row) {
              REQUIRE(book.accounts(row) == alone.accounts(row));
              REQUIRE(owners.all(row) == book.accounts(row));
              REQUIRE(owners.pools_own(row, now) >= owners.nobodys(row));
            }
            for (std::uint32_t person = 0; person < owners.people(); ++person) {
              // Nobody has anything under the name of who is gone, if somebody else can have it.
              if (handover != Handover::replacement && !owners.is_there(person, now))
                REQUIRE(owners.of(person) == 0);
              REQUIRE(owners.of(person) == owners.of(person, 0) + owners.of(person, 1));
            }
            REQUIRE(owners.handed_over(kOnlyPool) >= handed_over);
            handed_over = owners.handed_over(kOnlyPool);
          });
      CHECK(handed_over > 0);
    }
  }
}

// Of those who come every fourth is the first person's. S(t) as in the book's own test; who comes on a day is in the
// book from the next one on.
TEST_CASE("a person's book is their share of who comes, less who goes", "[sim][owners][horizon]") {
  constexpr double kMonth = 365.0 / 12;
  constexpr std::uint32_t kTimes = 40;
  sim::Scenario scenario = owners_year(2);
  scenario.horizon.book.churn = 0.05;
  YearOfOwners it(scenario, daily_customers(scenario));
  AccountOwners owners(it.scenario, it.employment);
  double sum = 0, other = 0;
  for (std::uint32_t replication = 0; replication < kTimes; ++replication) {
    it.run(
        replication, owners, [](std::uint32_t position) { return position % 4 == 0 ? 0u : 1u; },
        [](core::Time, const sim::AccountBook&, const sim::AccountBook&) {});
    sum += static_cast<double>(owners.of(0));
    other += static_cast<double>(owners.of(1));
  }
  double expected = 0;
  for (int at = 0; at <= 364 * 8; ++at) {
    const double t = 364 - at / 8.0;
    if (t < 28)
      expected += 1;
    else if (t < 90)
      expected += 1 - 0.2 * (t - 28) / 62;
    else
      expected += 0.8 * std::pow(0.95, (t - 90) / kMonth);
  }
  const double error = std::sqrt(expected / 4 / kTimes);
  CHECK(std::abs(sum / kTimes - expected / 4) < 4 * error);
  CHECK(std::abs(other / kTimes - expected * 3 / 4) < 4 * error * std::sqrt(3.0));
}
