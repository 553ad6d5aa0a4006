// In which order events are decided that stand in lists, in lines, or in both.
#include "io/events/event_order.hpp"

#include <initializer_list>
#include <string>
#include <vector>

#include "io/events/known_trials.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::EventType;

namespace {

// Events by the second of their time; zero has none.
struct Source {
  bool list;
  std::vector<std::int64_t> seconds;
};

using Order = std::vector<std::size_t>;

Order order_of(std::initializer_list<Source> sources, bool created = false) {
  const io::IdTables ids;
  io::EventLog log(ids);
  std::uint32_t number = 0;
  for (const Source& source : sources) {
    for (const std::int64_t second : source.seconds) {
      io::ReadEvent read;
      read.event.created = core::Time{} + core::seconds(second);
      read.in_list = source.list;
      log.add(read, number);
    }
    ++number;
  }
  return created ? io::created_order(log) : io::given_order(log);
}

}  // namespace

TEST_CASE("lines are decided as they stand", "[event_order]") {
  CHECK(order_of({{false, {3, 2, 1}}}) == Order{0, 1, 2});
  CHECK(order_of({{false, {3, 2, 1}}}, true) == Order{2, 1, 0});
  CHECK(order_of({{false, {2, 1, 1}}}, true) == Order{1, 2, 0});
}

TEST_CASE("a list with the newest first is decided from its end", "[event_order]") {
  CHECK(order_of({{true, {3, 2, 1}}}) == Order{2, 1, 0});
  CHECK(order_of({{true, {3, 2, 2, 1}}}) == Order{3, 2, 1, 0});
  CHECK(order_of({{true, {3, 2, 2, 1}}}, true) == Order{3, 2, 1, 0});
  CHECK(order_of({{true, {3, 0, 1}}}) == Order{2, 1, 0});
}

TEST_CASE("a list in another order is decided as it stands", "[event_order]") {
  CHECK(order_of({{true, {1, 2, 3}}}) == Order{0, 1, 2});
  CHECK(order_of({{true, {3, 1, 2}}}) == Order{0, 1, 2});
  CHECK(order_of({{true, {2, 2}}}) == Order{0, 1});
  CHECK(order_of({{true, {2}}}) == Order{0});
  CHECK(order_of({}).empty());
}

TEST_CASE("pages that go on into the past are one list", "[event_order]") {
  CHECK(order_of({{true, {6, 5}}, {true, {4, 3}}, {true, {2}}}) == Order{4, 3, 2, 1, 0});
  CHECK(order_of({{true, {2, 1}}, {true, {4, 3}}}) == Order{1, 0, 3, 2});
  CHECK(order_of({{true, {6, 5}}, {false, {4}}, {true, {3, 2}}}) == Order{1, 0, 2, 4, 3});
}

TEST_CASE("an invoice is told of the trial that a later event speaks of", "[known_trials]") {
  core::PaymentEvent said;
  said.type = EventType::subscription_created;
  said.subscription = {1};
  said.created = core::Time{} + core::days(1);
  said.status = core::SubscriptionStatus::trialing;
  said.had_trial = true;
  said.trial_end = core::Time{} + core::days(15);
  core::PaymentEvent longer = said;
  longer.created = core::Time{} + core::days(2);
  longer.trial_end = core::Time{} + core::days(22);
  core::PaymentEvent free_time = longer;
  free_time.created = core::Time{} + core::days(60);
  free_time.trial_end = core::Time{} + core::days(90);
  free_time.late_trial = true;
  io::KnownTrials trials;
  for (const core::PaymentEvent& event : {longer, said, free_time}) trials.learn(event);

  core::PaymentEvent invoice;
  invoice.type = EventType::invoice_paid;
  invoice.subscription = {1};
  invoice.created = core::Time{} + core::days(22);
  trials.tell(invoice);
  CHECK(invoice.had_trial);
  CHECK(invoice.trial_end == longer.trial_end);

  core::PaymentEvent other = invoice;
  other.had_trial = false;
  other.trial_end = core::kNever;
  other.subscription = {2};
  trials.tell(other);
  CHECK_FALSE(other.had_trial);

  core::PaymentEvent without = said;  // says by itself that it has none
  without.had_trial = false;
  without.trial_end = core::kNever;
  trials.tell(without);
  CHECK_FALSE(without.had_trial);
}

TEST_CASE("free time of a running subscription is no trial", "[known_trials]") {
  core::PaymentEvent event;
  event.type = EventType::subscription_updated;
  event.subscription = {1};
  event.had_trial = true;
  event.status = core::SubscriptionStatus::trialing;
  event.late_trial = true;
  event.trial_end = core::Time{} + core::days(15);
  io::KnownTrials trials;
  trials.learn(event);
  core::PaymentEvent invoice;
  invoice.type = EventType::invoice_paid;
  invoice.subscription = {1};
  trials.tell(invoice);
  CHECK_FALSE(invoice.had_trial);
}

TEST_CASE("a renewal of a customer whose trial was long ago is told of none", "[known_trials]") {
  core::PaymentEvent event;
  event.type = EventType::subscription_updated;
  event.subscription = {1};
  event.status = core::SubscriptionStatus::active;
  event.had_trial = true;
  event.trial_end = core::Time{} + core::days(15);
  event.created = core::Time{} + core::days(200);
  io::KnownTrials trials;
  trials.learn(event);
  core::PaymentEvent renewal;
  renewal.type = EventType::invoice_paid;
  renewal.subscription = {1};
  renewal.created = event.created;
  trials.tell(renewal);
  CHECK_FALSE(renewal.had_trial);
}
