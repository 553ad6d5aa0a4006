// Inputs, crashes, and which act a word stands for. The acts themselves are in acts.cpp; the benign
// end, and schedules as a whole, in rest.cpp.
#include "tests/evidence/schedules/world.hpp"

#include <algorithm>
#include <utility>

#include "core/messages/explain.hpp"
#include "tests/evidence/schedules/story.hpp"

namespace handoff::core::testing {
namespace {

constexpr Time kStart{1'772'452'800'000'000};  // Monday 2 March 2026, 12:00 UTC
constexpr Duration kWaits[] = {minutes(1), minutes(50), hours(5), days(1)};

}  // namespace

World::World(std::uint32_t setup, std::vector<std::string>* trace, std::size_t at_hand)
    : setup_(setup),
      config_(config_of(setup)),
      at_hand_(at_hand),
      pipeline_(config_, at_hand),
      billing_(setup),
      receivers_(billing_),
      checker_(pipeline_, config_, billing_, receivers_),
      now_(kStart),
      trace_(trace) {
  Input start;
  feed(start, [&] { pipeline_.start(now_, outbox_); });
}

void World::note(const std::string& line) {
  if (trace_) trace_->push_back(line);
}

// Takes one input in; false if the process died before it was stored.
bool World::feed(Input& input, const std::function<void()>& feed_one) {
  const Crash crash = std::exchange(crash_, Crash::none);
  std::vector<std::uint8_t> stored;
  if (crash == Crash::before_storing) stored = pipeline_.snapshot();
  outbox_.clear();
  feed_one();
  if (crash == Crash::before_storing) {
    note("    the process dies before it is stored");
    restart(stored);
    return false;
  }
  checker_.accept(input, outbox_, now_);
  if (crash == Crash::before_sending) {
    note("    the process dies before anything is sent");
    checker_.lose(outbox_.requests.size());
  } else {
    take_outbox();
  }
  if (crash != Crash::none) restart(pipeline_.snapshot());
  return true;
}

void World::take_outbox() {
  for (const Request& it : outbox_.requests) {
    if (trace_) note("    asks " + what(it) + told(it));
    pending_.push_back({it});
  }
  if (trace_) {
    for (const Progress& it : outbox_.progress)
      note("    " + std::string(name(it.state)) + who(it.subscription) + ' ' +
           std::string(name(it.exception)));
  }
  timers_.insert(timers_.end(), outbox_.timers.begin(), outbox_.timers.end());
}

// Timers are gone, and so are the connections: what was asked may still be carried out, and even
// answered.
void World::restart(const std::vector<std::uint8_t>& stored) {
  note("    and starts again");
  checker_.lose(pending_.size());
  for (Waiting& it : pending_) late_.push_back({it.request, it.applied, Settles::lost_request});
  pending_.clear();
  timers_.clear();
  pipeline_ = Pipeline(config_, at_hand_);
  if (!pipeline_.restore(stored)) checker_.break_rule("a snapshot cannot be restored");
  Input input;
  input.cause = Cause::restart;
  outbox_.clear();
  pipeline_.resume(now_, outbox_);
  checker_.accept(input, outbox_, now_);
  take_outbox();
}

// ---- inputs ----

bool World::deliver(std::size_t event, bool again) {
  if (trace_) note((again ? "redelivers " : "delivers ") + what(billing_.events[event].event));
  now_ = std::max(now_, billing_.events[event].event.created);
  Input input;
  input.cause = Cause::event;
  input.posted = &billing_.events[event];
  input.again = again;
  const bool stored = feed(input, [&] {
    input.verdict = pipeline_.on_event(billing_.events[event].event, now_, outbox_);
  });
  if (!stored) return false;
  billing_.events[event].delivered = true;
  billing_.events[event].delivered_at = now_;
  return true;
}

bool World::reply_to(const Waiting& waiting, const Reply& reply) {
  Input input;
  input.cause = Cause::reply;
  input.ticket = reply.ticket;
  input.reply = &reply;
  input.settles = waiting.settles;
  return feed(input, [&] { pipeline_.on_reply(reply, now_, outbox_); });
}

void World::fire(std::size_t timer) {
  const Timer it = take(timers_, timer);
  now_ = std::max(now_, it.at);
  if (trace_) note("fires the timer of " + std::string(name(it.ticket.operation)));
  Input input;
  input.cause = Cause::timer;
  input.ticket = it.ticket;
  feed(input, [&] { pipeline_.on_timer(it.ticket, now_, outbox_); });
}

std::vector<std::size_t> World::events(bool delivered) const {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < billing_.events.size(); ++at) {
    if (billing_.events[at].delivered == delivered && !billing_.events[at].lost)
      found.push_back(at);
  }
  return found;
}

std::size_t World::next_timer() const {
  std::size_t next = 0;
  for (std::size_t at = 1; at < timers_.size(); ++at) {
    if (timers_[at].at < timers_[next].at) next = at;
  }
  return next;
}

void World::play(std::uint32_t word) {
  const std::uint32_t pick = pick_of(word);
  const std::uint32_t detail = detail_of(word);
  crash_ = crash_of(word);
  switch (act_of(word)) {
    case Act::live: {
      const std::string life = billing_.live(static_cast<int>(pick % kCustomers), detail, now_);
      now_ = std::max(now_, billing_.clock());
      if (!life.empty()) note("customer " + std::to_string(pick % kCustomers + 1) + ' ' + life);
      break;
    }
    case Act::deliver:
    case Act::redeliver: {
      const bool again = act_of(word) == Act::redeliver;
      const std::vector<std::size_t> found = events(again);
      if (!found.empty() && (again || delivers())) deliver(found[pick % found.size()], again);
      break;
    }
    case Act::lose_event:
      lose_event(pick);
      break;
    case Act::answer:
      if (!pending_.empty()) answer(pick % pending_.size(), detail);
      break;
    case Act::fail:
      if (!pending_.empty()) fail(pick % pending_.size(), detail);
      break;
    case Act::late:
      if (!late_.empty()) arrive_late(pick % late_.size(), detail);
      break;
    case Act::fire:
      if (!timers_.empty()) fire(next_timer());
      break;
    case Act::wait:
      now_ = now_ + kWaits[detail % 4];
      break;
    case Act::reconcile:
      reconcile();
      break;
    case Act::resolve:
      resolve(pick, detail % 4 == 0);
      break;
    case Act::touch:
      pipeline_.on_first_touch({std::uint64_t{pick % 4} << 32 | (detail % 4)});
      break;
    case Act::reconfigure:
      reconfigure();
      break;
    case Act::crash:
      note("the process dies");
      restart(pipeline_.snapshot());
      break;
  }
  crash_ = Crash::none;
}

}  // namespace handoff::core::testing
