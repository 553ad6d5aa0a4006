// From a trace to causes: the way is walked from one moment at which something changes to the next.
#include "sim/month/waiting.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <vector>

#include "core/config/calendar.hpp"
#include "sim/month/cohort/cohort.hpp"
#include "sim/scenario/months.hpp"

namespace handoff::sim {
namespace {

constexpr std::size_t index(Leg leg) { return static_cast<std::size_t>(leg); }
constexpr std::size_t index(Cause cause) { return static_cast<std::size_t>(cause); }

// A try that failed for good has no next one; its reply's cause counts until something else does.
struct Stretch {
  core::Time from;
  core::Time to;
  Cause cause;
  core::Operation operation;
};

bool by_person(core::Operation operation, const core::PipelineConfig& pipeline) {
  if (pipeline.trigger.kind == core::Trigger::person) return true;
  if (operation == core::Operation::disenroll)
    return pipeline.disenrolment.kind == core::Disenrolment::person;
  const bool assigns =
      operation == core::Operation::assign_owner || operation == core::Operation::notify_owner;
  return assigns && pipeline.routing_by == core::Routing::person;
}

// The calls as stretches of answers and of backoff: a failed try until the next of its operation.
std::vector<Stretch> stretches_of(const Trace& trace, const core::PipelineConfig& pipeline) {
  std::vector<Stretch> stretches;
  for (std::size_t at = 0; at < trace.calls.size(); ++at) {
    const TracedCall& call = trace.calls[at];
    const Cause during = by_person(call.operation, pipeline) ? Cause::staff : Cause::answers;
    stretches.push_back({call.sent, call.answered, during, call.operation});
    if (call.answered == core::kNever || call.status == core::ReplyStatus::ok) continue;
    for (std::size_t next = at + 1; next < trace.calls.size(); ++next) {
      const TracedCall& again = trace.calls[next];
      if (again.operation != call.operation || again.attempt != call.attempt + 1) continue;
      const bool limited = call.status == core::ReplyStatus::throttled;
      stretches.push_back(
          {call.answered, again.sent, limited ? Cause::rate_limit : Cause::retry, call.operation});
      break;
    }
  }
  return stretches;
}

// Of two halves that go on side by side only the stretches of the one that is waited for.
std::vector<Stretch> of_half(std::vector<Stretch> stretches, bool sequences) {
  std::erase_if(stretches, [sequences](const Stretch& it) {
    return (it.operation == core::Operation::disenroll) != sequences;
  });
  return stretches;
}

// What is waited for at one moment: backoff before people before answers, else `otherwise`.
int rank(Cause cause) {
  switch (cause) {
    case Cause::rate_limit:
      return 4;
    case Cause::retry:
      return 3;
    case Cause::staff:
      return 2;
    case Cause::answers:
      return 1;
    default:
      return 0;
  }
}

using Seconds = std::array<double, kCauses>;

void add_calls(const std::vector<Stretch>& stretches, core::Time from, core::Time to,
               Cause otherwise, Seconds& seconds) {
  if (to <= from) return;
  std::vector<core::Time> changes{from, to};
  for (const Stretch& it : stretches) {
    for (const core::Time at : {it.from, it.to}) {
      if (from < at && at < to) changes.push_back(at);
    }
  }
  std::sort(changes.begin(), changes.end());
  for (std::size_t at = 0; at + 1 < changes.size(); ++at) {
    Cause cause = otherwise;
    for (const Stretch& it : stretches) {
      if (it.from <= changes[at] && changes[at + 1] <= it.to && rank(it.cause) > rank(cause))
        cause = it.cause;
    }
    seconds[index(cause)] += (changes[at + 1] - changes[at]).seconds();
  }
}

// Minute by minute, since office hours begin and end at minutes.
void add_hours(const Customer& customer, const Scenario& scenario, core::PoolIndex by,
               core::Time from, core::Time to, Seconds& seconds) {
  const core::PipelineConfig& pipeline = scenario.pipeline;
  assert(by < pipeline.pools.size());  // whoever has begun was told
  const std::vector<Touch>& touches = scenario.team.touches;
  const bool call = touches[std::min<std::size_t>(customer.tier, touches.size() - 1)].call;
  PoolShift shift = shift_at(scenario, by, from);
  core::ZoneClock ours(pipeline.zones[static_cast<std::size_t>(shift.zone)]);
  core::ZoneClock theirs(pipeline.zones[customer.zone]);
  constexpr std::int64_t kMinute = 60'000'000;
  while (from < to) {
    const core::Time next{(from.us / kMinute + 1) * kMinute};
    const core::Time until = std::min(next, to);
    if (const PoolShift now = shift_at(scenario, by, from); now.from != shift.from) {
      shift = now;
      ours = core::ZoneClock(pipeline.zones[static_cast<std::size_t>(shift.zone)]);
    }
    Cause cause = Cause::people_busy;
    if (!core::is_open(shift.hours, ours, from))
      cause = Cause::office_hours;
    else if (call && !core::is_open(pipeline.customer_hours, theirs, from))
      cause = Cause::customer_hours;
    seconds[index(cause)] += (until - from).seconds();
    from = until;
  }
}

// When the CRM knew: the first update that was acknowledged.
core::Time entered(const Trace& trace) {
  core::Time first = core::kNever;
  for (const TracedCall& call : trace.calls) {
    if (call.operation == core::Operation::update_contact && call.status == core::ReplyStatus::ok)
      first = std::min(first, call.answered);
  }
  return first;
}

Cause trigger_cause(const core::PipelineConfig& pipeline) {
  switch (pipeline.trigger.kind) {
    case core::Trigger::poll:
      return Cause::poll;
    case core::Trigger::person:
      return Cause::staff;
    case core::Trigger::webhook:
      break;
  }
  return Cause::delivery;
}

Cause left_cause(const core::PipelineConfig& pipeline) {
  return pipeline.disenrolment.kind == core::Disenrolment::list_sync ? Cause::list_sync
                                                                     : Cause::mail_tool;
}

Cause assigning_cause(const core::PipelineConfig& pipeline) {
  return pipeline.routing_by == core::Routing::none ? Cause::nobody_assigns : Cause::staff;
}

core::Time acknowledged(const Trace& trace, core::Time known) {
  core::Time first = core::kNever;
  for (const TracedCall& call : trace.calls) {
    if (call.operation == core::Operation::disenroll && call.status == core::ReplyStatus::ok)
      first = std::min(first, call.answered);
  }
  if (first == core::kNever) {
    for (const TracedState& state : trace.states) {
      if (state.state == core::HandoffState::committed) first = std::min(first, state.at);
    }
  }
  return first == core::kNever ? first : std::max(first, known);
}

bool is_of(const Customer& customer, WaitingOf whose, const Scenario& scenario) {
  if (whose.tier >= 0 && static_cast<int>(customer.tier) != whose.tier) return false;
  return whose.month < 0 || (month_begin(scenario, whose.month) <= customer.converted &&
                             customer.converted < month_begin(scenario, whose.month + 1));
}

}  // namespace

std::string_view cause_name(Cause cause) {
  constexpr std::array<std::string_view, kCauses> kNames{
      "the webhook",    "the poll",      "the pipeline's line", "systems' answers",
      "rate limits",    "retries",       "the list sync",       "the operations staff",
      "nobody assigns", "the mail tool", "office hours",        "the customer's hours",
      "busy people"};
  return kNames[index(cause)];
}

bool attribute(const Trace& trace, const Scenario& scenario, Waiting& waiting) {
  const core::PipelineConfig& pipeline = scenario.pipeline;
  const core::Time converted = trace.customer.converted;
  const core::Time known = entered(trace);
  if (trace.states.empty() || known == core::kNever || known < converted) return false;
  const std::vector<Stretch> stretches = stretches_of(trace, pipeline);
  const core::Time received = std::clamp(trace.states.front().at, converted, known);
  Seconds& first = waiting.seconds[index(Leg::until_crm)];
  first[index(trigger_cause(pipeline))] += (received - converted).seconds();
  add_calls(stretches, received, known, Cause::line, first);

  const core::Time left = acknowledged(trace, known);
  if (left != core::kNever) {
    Seconds& mails = waiting.seconds[index(Leg::until_mails_stop)];
    add_calls(of_half(stretches, true), known, left, left_cause(pipeline), mails);
    if (trace.mails_stopped != core::kNever && trace.mails_stopped > left)
      mails[index(Cause::mail_tool)] += (trace.mails_stopped - left).seconds();
  }
  const TouchTimes& touch = trace.touch;
  if (touch.begun == core::kNever || trace.customer.tier == core::kNoTier) return true;
  Seconds& last = waiting.seconds[index(Leg::until_touch)];
  const core::Time told =
      touch.told == core::kNever ? touch.begun : std::clamp(touch.told, known, touch.begun);
  add_calls(of_half(stretches, false), known, told, assigning_cause(pipeline), last);
  add_hours(trace.customer, scenario, touch.pool, told, touch.begun, last);
  return true;
}

double WaitingProfile::mean(Leg leg, Cause cause) const {
  return seconds[index(leg)][index(cause)].mean();
}
double WaitingProfile::mean_until(Leg leg, Cause cause) const {
  return until[index(leg)][index(cause)].mean();
}
Interval WaitingProfile::interval_until(Leg leg, Cause cause) const {
  return mean_interval(until[index(leg)][index(cause)]);
}
double WaitingProfile::total_until(Leg leg) const {
  double total = 0;
  for (const Accumulator& it : until[index(leg)]) total += it.mean();
  return total;
}
Cause WaitingProfile::bottleneck(Leg leg) const {
  const auto& causes = until[index(leg)];
  const auto longest = std::max_element(
      causes.begin(), causes.end(),
      [](const Accumulator& a, const Accumulator& b) { return a.mean() < b.mean(); });
  return static_cast<Cause>(longest - causes.begin());
}

// The customer of a replication is the one at a place that goes through the cohort evenly, by the
// golden section, so that early and late ones are met alike.
WaitingMonths waiting_months(const Scenario& scenario, int from, int to, WaitingOf whose) {
  constexpr double kGolden = 0.6180339887498949;
  CohortGenerator generator(scenario);
  std::vector<Customer> customers;
  WaitingMonths months(static_cast<std::size_t>(to - from));
  for (int r = from; r < to; ++r) {
    const auto replication = static_cast<std::uint32_t>(r);
    const std::size_t counted =
        generator.generate(StreamKey::of(scenario.seed, replication), customers);
    std::vector<std::uint32_t> candidates;
    for (std::uint32_t at = 0; at < counted; ++at) {
      if (is_of(customers[at], whose, scenario)) candidates.push_back(at);
    }
    if (candidates.empty()) continue;
    const double turn = (r + 1) * kGolden;
    const double part = turn - static_cast<double>(static_cast<std::int64_t>(turn));
    const auto at = static_cast<std::size_t>(part * static_cast<double>(candidates.size()));
    const Trace trace = trace_customer(scenario, replication, candidates[at]);
    Waiting waiting;
    if (attribute(trace, scenario, waiting)) months[static_cast<std::size_t>(r - from)] = waiting;
  }
  return months;
}

void WaitingProfile::add(const WaitingMonths& months) {
  for (const std::optional<Waiting>& waiting : months) {
    if (!waiting) continue;
    ++customers;
    for (std::size_t leg = 0; leg < kLegs; ++leg) {
      for (std::size_t cause = 0; cause < kCauses; ++cause) {
        const double own = waiting->seconds[leg][cause];
        seconds[leg][cause].add(own);
        until[leg][cause].add(leg == 0 ? own : own + waiting->seconds[0][cause]);
      }
    }
  }
}

WaitingProfile waiting_profile(const Scenario& scenario, int replications, WaitingOf whose) {
  WaitingProfile profile;
  profile.add(waiting_months(scenario, 0, replications, whose));
  return profile;
}

}  // namespace handoff::sim
