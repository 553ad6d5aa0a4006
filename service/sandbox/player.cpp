// Only the next delivery stands in the loop's queue, and what is to be repeated.
#include "service/sandbox/player.hpp"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "io/json/json_text.hpp"
#include "service/http/signature.hpp"

namespace handoff::sandbox {
namespace {

constexpr core::Duration kPatience = core::seconds(20);  // of the processor, for an answer
constexpr core::Duration kResent = core::days(3);
constexpr std::size_t kAtOnce = 64;
constexpr std::chrono::milliseconds kAgain{500};

// How a trial begins. A simulation leaves that out where nothing changes in the trial, since its later events
// say that there was one. The event's id is the first of its customer's.
core::PaymentEvent trial_started(const sim::MonthState& month, Position position) {
  const sim::Customer& customer = month.customers[position];
  std::vector<core::PaymentEvent> events;
  month.processor.events_of(position, core::kNever, events);
  assert(!events.empty());
  core::PaymentEvent it;
  it.id = {events.front().id.value - sim::PaymentProcessor::number_of(events.front())};
  it.subscription = sim::subscription_of(customer);
  it.customer = sim::account_of(customer);
  it.created = customer.signed_up;
  it.subscribed = customer.subscribed;
  if (customer.usage_based) it.subscribed.mrr = {};
  it.had_trial = true;
  it.trial_end = customer.active;
  it.type = core::EventType::subscription_created;
  it.status = core::SubscriptionStatus::trialing;
  return it;
}

bool acknowledged(int status) { return status >= 200 && status < 300; }

}  // namespace

struct Player::Delivery {
  core::PaymentEvent event;
  Position customer = 0;
  core::Time due;
  std::uint32_t attempt = 0;
  std::string body;
};

Player::Player(sim::MonthState& month, const StripeDocuments& documents, const PlayClock& clock,
               EventLoop& loop, Ledger& ledger, Endpoint endpoint)
    : month_(month),
      documents_(documents),
      clock_(clock),
      loop_(loop),
      ledger_(ledger),
      endpoint_(std::move(endpoint)),
      client_({kAtOnce}) {}

// ---- before the play ----

void Player::tell_trials(EventLoop::Task told) {
  told_ = std::move(told);
  for (Position at = 0; at < month_.customers.size(); ++at) {
    if (!month_.customers[at].changes_plan()) ++untold_;  // of whom the play itself tells
  }
  if (untold_ == 0) return loop_.post(told_);
  for (Position at = 0; at < month_.customers.size(); ++at) {
    if (!month_.customers[at].changes_plan()) tell_trial(at);
  }
}

void Player::tell_trial(Position customer) {
  const std::string body = io::compact(documents_.event(trial_started(month_, customer), customer));
  post(body, [this, customer](int status) {
    if (!acknowledged(status))
      return loop_.at(EventLoop::Steady::now() + kAgain,
                      [this, customer] { tell_trial(customer); });
    if (--untold_ == 0) told_();
  });
}

// Signed now; the answer comes on the loop's thread.
void Player::post(const std::string& body, std::function<void(int status)> heard) {
  const std::int64_t second = clock_.wall(clock_.now()).us / core::seconds(1).us;
  service::HttpCall call;
  call.method = "POST";
  call.url = endpoint_.url;
  call.headers = {{"Content-Type", "application/json"},
                  {"Stripe-Signature", service::sign(body, endpoint_.secret, second)}};
  call.body = body;
  call.timeout = kPatience;
  client_.start(std::move(call),
                [this, heard = std::move(heard)](const service::HttpAnswer& answer) {
                  loop_.post([heard, status = answer.status] { heard(status); });
                });
}

// ---- the play ----

void Player::start() { schedule_next(); }

void Player::schedule_next() {
  const core::Time at = month_.processor.next_delivery();
  if (at != core::kNever) loop_.at(clock_.when(at), [this] { deliver_next(); });
}

void Player::deliver_next() {
  auto it = std::make_shared<Delivery>();
  it->due = month_.processor.next_delivery();
  it->customer = month_.processor.next_customer();
  it->event = month_.processor.take();
  it->body = io::compact(documents_.event(it->event, it->customer));
  ++open_;
  send(it);
  schedule_next();
}

void Player::send(const std::shared_ptr<Delivery>& it) {
  const core::Time now = clock_.now();
  const std::size_t entry = ledger_.webhooks.size();
  ledger_.webhooks.push_back({.due = it->due,
                              .sent = now,
                              .event = StripeDocuments::event_text(it->event),
                              .customer = it->customer,
                              .attempt = ++it->attempt});
  post(it->body, [this, it, entry](int status) { heard(it, entry, status); });
}

void Player::heard(const std::shared_ptr<Delivery>& it, std::size_t entry, int status) {
  const core::Time now = clock_.now();
  ledger_.webhooks[entry].status = status;
  ledger_.webhooks[entry].answered = now;
  if (!acknowledged(status)) {
    ++refused_;
    return try_again(it);
  }
  --open_;
  const bool tells = it->event.created >= month_.customers[it->customer].converted;
  core::Time& received = month_.results[it->customer].received;
  if (tells && received == core::kNever) received = now;
}

void Player::try_again(const std::shared_ptr<Delivery>& it) {
  const auto& waits = month_.scenario.payments.redelivery;
  if (!waits.empty()) {
    const core::Time again =
        clock_.now() + waits[std::min<std::size_t>(it->attempt - 1, waits.size() - 1)];
    if (again - it->event.created <= kResent) {
      it->due = again;
      return loop_.at(clock_.when(again), [this, it] { send(it); });
    }
  }
  --open_;
  ++given_up_;
}

}  // namespace handoff::sandbox
