#include "web/views/results/night.hpp"

#include <algorithm>
#include <utility>

#include "core/messages/explain.hpp"
#include "io/text/concat.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

constexpr double kLongest_s = 7 * 86'400.0;
constexpr double kShortest_s = 3'600.0;

std::string noticed_words(core::Trigger trigger) {
  switch (trigger) {
    case core::Trigger::person:
      return "Somebody gets to this payment in the day's list.";
    case core::Trigger::poll:
      return "A poll picks the payment up.";
    case core::Trigger::webhook:
      break;
  }
  return "The webhook arrives.";
}

std::string tier_of(const sim::Scenario& scenario, const sim::Customer& customer) {
  return customer.tier == core::kNoTier ? "a plan without a tier"
                                        : scenario.pipeline.routing[customer.tier].tier;
}

std::string exception_words(core::ExceptionKind kind) {
  return "It stops, on the exception list: " + io::words_of(core::name(kind)) + ".";
}

const NightEvent* first(const NightSide& side, NightKind kind) {
  for (const NightEvent& event : side.events)
    if (event.kind == kind) return &event;
  return nullptr;
}

std::string after(const NightEvent* event) {
  return event == nullptr ? "never" : charts::format_duration(event->at_s, 2);
}

std::string summary(const NightSide& side) {
  const int mails = status_at(side, kLongest_s * 10).missends;
  return "in the CRM after " + after(first(side, NightKind::in_crm)) + ", " +
         (mails == 0   ? "no trial mail after the payment"
          : mails == 1 ? "1 trial mail after the payment"
                       : std::to_string(mails) + " trial mails after the payment") +
         ", first touch after " + after(first(side, NightKind::touch));
}

}  // namespace

NightStatus status_at(const NightSide& side, double at_s) {
  NightStatus it;
  for (const NightEvent& event : side.events) {
    if (event.at_s > at_s) break;
    it.in_crm |= event.kind == NightKind::in_crm;
    it.left |= event.kind == NightKind::left;
    it.owner |= event.kind == NightKind::owner;
    it.touched |= event.kind == NightKind::touch;
    it.missends += event.kind == NightKind::missend ? 1 : 0;
  }
  return it;
}

NightSide night_side(std::string title, const sim::Scenario& scenario, const sim::Trace& trace) {
  const sim::Customer& customer = trace.customer;
  const core::TimeZone& zone = scenario.pipeline.zones[customer.zone];
  NightSide side;
  side.title = std::move(title);
  const auto add = [&](NightKind kind, core::Time at, std::string words, bool bad = false) {
    side.events.push_back({kind, (at - customer.converted).seconds(), local_clock(zone, at, false),
                           std::move(words), bad});
  };
  const auto once = [&](NightKind kind, core::Time at, std::string words) {
    if (first(side, kind) == nullptr) add(kind, at, std::move(words));
  };
  add(NightKind::paid, customer.converted,
      "The customer pays for " + tier_of(scenario, customer) + ".");
  for (const sim::TracedState& state : trace.states) {
    switch (state.state) {
      case core::HandoffState::received:
        once(NightKind::noticed, state.at, noticed_words(scenario.pipeline.trigger.kind));
        break;
      case core::HandoffState::routed:
      case core::HandoffState::committed:
        once(NightKind::in_crm, state.at, "The CRM says Customer.");
        break;
      case core::HandoffState::assigned:
        once(NightKind::owner, state.at, "An owner is assigned and told.");
        break;
      case core::HandoffState::exception:
        add(NightKind::exception, state.at, exception_words(state.exception), true);
        break;
      default:
        break;
    }
  }
  for (const sim::TracedMail& mail : trace.mails)
    if (mail.missent)
      add(NightKind::missend, mail.at, "A trial mail goes out to somebody who has paid.", true);
  if (trace.mails_stopped != core::kNever)
    add(NightKind::left, trace.mails_stopped, "The trial sequence is left: no more such mails.");
  if (trace.touch.begun != core::kNever)
    add(NightKind::touch, trace.touch.begun, "The first touch: somebody looks after the customer.");
  std::vector<double> times;
  for (const NightEvent& event : side.events) times.push_back(event.at_s);
  NightSide sorted{std::move(side.title), {}};
  for (const std::size_t at : charts::ascending(times))
    sorted.events.push_back(std::move(side.events[at]));
  return sorted;
}

NightView night_view(const sim::Scenario& scenario, CustomerChoice who, std::size_t customers,
                     const sim::Trace& trace, NightSide today, NightSide proposed) {
  NightView view;
  const sim::Customer& customer = trace.customer;
  const core::TimeZone& zone = scenario.pipeline.zones[customer.zone];
  view.who = tier_of(scenario, customer) + ", " +
             charts::with_unit(charts::format_fixed(customer.subscribed.mrr.units(), 0), "$") +
             " a month, " + zone.name + "; customer " + std::to_string(who.customer) + " of " +
             std::to_string(customers) + ", month " + std::to_string(who.replication);
  view.sentence =
      today.title + ": " + summary(today) + ".\n" + proposed.title + ": " + summary(proposed) + ".";
  const core::Time local = customer.converted + core::offset_at(zone, customer.converted);
  view.clock_s = (local - core::Time{}).seconds();
  double last = kShortest_s;
  for (const NightSide* side : {&today, &proposed})
    for (const NightEvent& event : side->events) last = std::max(last, event.at_s);
  view.to_s = std::min(last, kLongest_s) * 1.03;
  view.from_s = -view.to_s * 0.03;
  view.sides = {std::move(today), std::move(proposed)};
  return view;
}

}  // namespace handoff::web
