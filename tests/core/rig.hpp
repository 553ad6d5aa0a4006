// Rig: the pipeline with a scripted outside, for tests that read as tables of cases.
//
// Each request is answered at once and successfully, in the order of asking, unless the test says
// otherwise for an operation. Time moves only to fire a timer. What was asked is kept in order.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/messages/explain.hpp"
#include "core/pipeline.hpp"

namespace handoff::core::testing {

inline constexpr Time kNoon{1'772'452'800'000'000};  // 2 March 2026, 12:00 UTC

// What a rig's customers subscribe to.
inline const Subscribed kSubscribed{{1}, dollars(350), {}, true};

inline PaymentEvent event(EventType type, std::uint64_t id, Time created) {
  PaymentEvent it;
  it.id = {id};
  it.type = type;
  it.subscription = {7};
  it.customer = {70};
  it.created = created;
  it.had_trial = true;
  it.subscribed = kSubscribed;
  return it;
}

inline PaymentEvent trial_to_active(std::uint64_t id = 1, Time created = kNoon) {
  PaymentEvent it = event(EventType::subscription_updated, id, created);
  it.status = SubscriptionStatus::active;
  it.previous_status = SubscriptionStatus::trialing;
  return it;
}

// The conversion of customer n: event, subscription and customer of its own.
inline PaymentEvent conversion_of(std::uint64_t n, Time created = kNoon) {
  PaymentEvent it = trial_to_active(n, created);
  it.subscription = {n};
  it.customer = {n};
  return it;
}

inline PaymentEvent paid_invoice(std::uint64_t id = 2, Time created = kNoon + hours(1)) {
  PaymentEvent it = event(EventType::invoice_paid, id, created);
  it.amount_paid = dollars(350);
  it.billing_reason = BillingReason::subscription_cycle;
  return it;
}

inline PaymentEvent plan_change(std::uint64_t id, Time created, Money mrr,
                                SubscriptionStatus status) {
  PaymentEvent it = event(EventType::subscription_updated, id, created);
  it.status = status;
  it.items_changed = true;
  it.subscribed.mrr = mrr;
  return it;
}

class Rig {
 public:
  using Answer = std::function<std::optional<Reply>(const Request&)>;

  explicit Rig(PipelineConfig config = default_config()) : pipeline(std::move(config)) {}

  // Feeds an event and answers everything that follows from it.
  Verdict feed(const PaymentEvent& payment_event) {
    now = std::max(now, payment_event.created);
    const Verdict verdict = pipeline.on_event(payment_event, now, outbox);
    drain();
    return verdict;
  }

  // Feeds an event and leaves its requests in `held`.
  Verdict feed_only(const PaymentEvent& payment_event) {
    now = std::max(now, payment_event.created);
    const Verdict verdict = pipeline.on_event(payment_event, now, outbox);
    take_outbox();
    return verdict;
  }

  void reply(const Reply& it) {
    pipeline.on_reply(it, now, outbox);
    take_outbox();
  }

  // Answers what is held, and fires the timers of retries, until nothing is left. Jobs wait for
  // `advance`.
  void drain() {
    take_outbox();
    for (;;) {
      if (!held.empty()) {
        answer_next();
      } else if (!fire_next([](const Timer& timer) { return timer.ticket.attempt > 0; })) {
        return;
      }
    }
  }

  // Arms the jobs, as at the start of a process.
  void start() {
    pipeline.start(now, outbox);
    drain();
  }

  // Lets time pass, with all timers that fall due.
  void advance(Duration length) {
    const Time until = now + length;
    drain();
    while (fire_next([until](const Timer& timer) { return timer.at <= until; })) drain();
    now = std::max(now, until);
  }

  // The process dies and comes up again from its snapshot: requests and timers are gone.
  void crash() {
    const std::vector<std::uint8_t> bytes = pipeline.snapshot();
    held.clear();
    timers.clear();
    Pipeline fresh(pipeline.config());
    restored = fresh.restore(bytes);
    pipeline = std::move(fresh);
    pipeline.resume(now, outbox);
    take_outbox();
  }

  std::optional<Reply> answer(const Request& request) {
    if (outside) {
      if (auto scripted = outside(request))
        return scripted->status == kSilence ? std::nullopt : scripted;
    }
    return success(request);
  }

  static Reply with_status(const Request& request, ReplyStatus status) {
    Reply it;
    it.ticket = request.ticket;
    it.status = status;
    it.jitter = 0x80000000u;  // half of the ceiling
    return it;
  }

  static Reply success(const Request& request) {
    Reply it = with_status(request, ReplyStatus::ok);
    switch (request.ticket.operation) {
      case Operation::fetch_customer:
        it.body = CustomerFound{{99}};
        break;
      case Operation::find_by_primary:
        it.body = ContactFound{{700}, kNoon - days(14), 0};
        break;
      case Operation::fetch_usage:
        it.body = UsageFound{{14, 3, 2}};
        break;
      case Operation::fetch_deal:
        it.status = ReplyStatus::not_found;
        break;
      case Operation::fetch_profile:
        it.body = ProfileFound{Segment::smb, LeadSource::organic};
        break;
      case Operation::poll_events:
        it.body = EventsPolled{0};
        break;
      case Operation::list_conversions:
        it.body = ConversionsListed{};
        break;
      case Operation::list_contacts:
        it.body = ContactsListed{};
        break;
      default:
        break;
    }
    return it;
  }

  // The operations asked so far, as text: "fetch_customer find_by_primary ...".
  std::string asked() const {
    std::string text;
    for (const Request& request : sent) {
      if (!text.empty()) text += ' ';
      text += name(request.ticket.operation);
    }
    return text;
  }

  int times_asked(Operation operation) const {
    int count = 0;
    for (const Request& request : sent) count += request.ticket.operation == operation ? 1 : 0;
    return count;
  }

  template <class Body>
  Body last() const {
    Body found{};
    for (const Request& request : sent) {
      if (const auto* body = std::get_if<Body>(&request.body)) found = *body;
    }
    return found;
  }

  std::string states() const {
    std::string text;
    for (const Progress& step : progress) {
      if (!text.empty()) text += ' ';
      text += name(step.state);
      if (step.exception != ExceptionKind::none) text += ':' + std::string(name(step.exception));
    }
    return text;
  }

  static constexpr auto kSilence = static_cast<ReplyStatus>(0xff);

  Pipeline pipeline;
  Time now = kNoon;
  bool restored = false;
  std::vector<Finding> findings;
  Answer outside;  // nothing, a reply, or one with `kSilence`: no reply at all
  Outbox outbox;
  std::deque<Request> held;
  std::deque<Timer> timers;
  std::vector<Timer> fired;
  std::vector<Request> sent;
  std::vector<Progress> progress;

 private:
  void take_outbox() {
    for (const Request& request : outbox.requests) {
      held.push_back(request);
      sent.push_back(request);
    }
    timers.insert(timers.end(), outbox.timers.begin(), outbox.timers.end());
    progress.insert(progress.end(), outbox.progress.begin(), outbox.progress.end());
    findings.insert(findings.end(), outbox.findings.begin(), outbox.findings.end());
    outbox.clear();
  }

  void answer_next() {
    const Request request = held.front();
    held.pop_front();
    if (const auto answered = answer(request)) reply(*answered);
  }

  // Fires the earliest of the timers that qualify.
  template <class Qualifies>
  bool fire_next(Qualifies qualifies) {
    auto next = timers.end();
    for (auto at = timers.begin(); at != timers.end(); ++at) {
      if (qualifies(*at) && (next == timers.end() || at->at < next->at)) next = at;
    }
    if (next == timers.end()) return false;
    const Timer timer = *next;
    timers.erase(next);
    now = std::max(now, timer.at);
    if (timer.ticket.attempt > 0) fired.push_back(timer);
    pipeline.on_timer(timer.ticket, now, outbox);
    take_outbox();
    return true;
  }
};

}  // namespace handoff::core::testing
