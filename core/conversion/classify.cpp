// The table of decisions, and what an event signals.
#include "core/conversion/classify.hpp"

#include <array>
#include <optional>

#include "core/base/enum_count.hpp"
#include "core/base/enum_table.hpp"
#include "core/base/mutant.hpp"
#include "core/messages/explain.hpp"

namespace handoff::core {
namespace {

constexpr std::size_t kStandings = 11;
static_assert(kStandings == enum_count<Standing>);

struct SignalRow {
  Signal value;
  std::array<Reason, kStandings> reasons;  // by Standing
};

// clang-format off
constexpr auto kTable = [] {
  using enum Reason;
  return std::array{
    //                                  unknown                  trial                    lapsed                late
    //                                  converted                unpaid                   owing                 paying
    //                                  customer                 cancelled                free
    SignalRow{Signal::trial,            {trial_started,          trial_started,           trial_started,        trial_started,
                                         free_time_began,        free_time_began,         free_time_began,      free_time_began,
                                         free_time_began,        trial_started,           trial_started}},
    SignalRow{Signal::trial_unchanged,  {nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        nothing_changed,         nothing_changed}},
    SignalRow{Signal::reminder,         {trial_ends_soon,        trial_ends_soon,         trial_ends_soon,      trial_ends_soon,
                                         trial_ends_soon,        trial_ends_soon,         trial_ends_soon,      trial_ends_soon,
                                         trial_ends_soon,        trial_ends_soon,         trial_ends_soon}},
    SignalRow{Signal::free_time,        {free_time_began,        free_time_began,         free_time_began,      free_time_began,
                                         free_time_began,        free_time_began,         free_time_began,      free_time_began,
                                         free_time_began,        free_time_began,         trial_started}},
    SignalRow{Signal::activated,        {trial_became_active,    trial_became_active,     late_payment,         trial_became_active,
                                         subscription_converted_before, subscription_converted_before, subscription_converted_before, subscription_converted_before,
                                         free_time_over,         late_payment,            on_free_plan}},
    SignalRow{Signal::free_time_over,   {free_time_over,         free_time_over,          free_time_over,       free_time_over,
                                         free_time_over,         free_time_over,          free_time_over,       free_time_over,
                                         free_time_over,         free_time_over,          on_free_plan}},
    SignalRow{Signal::active,           {nothing_changed,        active_after_trial,      late_payment,         late_payment,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        late_payment,            on_free_plan}},
    SignalRow{Signal::bought,           {bought_without_trial,   nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         bought_without_trial,   nothing_changed,         on_free_plan}},
    SignalRow{Signal::recovered,        {charge_recovered,       late_payment,            late_payment,         late_payment,
                                         charge_recovered,       charge_recovered,        charge_recovered,     charge_recovered,
                                         charge_recovered,       late_payment,            on_free_plan}},
    SignalRow{Signal::not_collected,    {nothing_changed,        collection_paused,       collection_paused,    collection_paused,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        collection_paused,       on_free_plan}},
    SignalRow{Signal::not_paid_yet,     {nothing_changed,        awaiting_payment,        awaiting_payment,     awaiting_payment,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        awaiting_payment,        on_free_plan}},
    SignalRow{Signal::on_free_plan,     {nothing_changed,        moved_to_free_plan,      ended_before,         moved_to_free_plan,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        ended_before,            on_free_plan}},
    SignalRow{Signal::overdue,          {charge_failed_without_handoff, first_charge_failed, first_charge_failed, first_charge_failed,
                                         charge_failed,          charge_failed,           charge_failed,        charge_failed,
                                         charge_failed_without_handoff, charge_failed_without_handoff, charge_failed_without_handoff}},
    SignalRow{Signal::paused,           {status_changed,         trial_lapsed,            ended_before,         trial_lapsed,
                                         customer_paused,        customer_paused,         customer_paused,      customer_paused,
                                         customer_paused,        ended_before,            on_free_plan}},
    SignalRow{Signal::expired,          {cancelled_without_trial, trial_lapsed,           ended_before,         never_paid,
                                         customer_cancelled,     never_paid,              customer_cancelled,   customer_cancelled,
                                         cancelled_without_trial, ended_before,           ended_before}},
    SignalRow{Signal::cancelled,        {cancelled_without_trial, trial_cancelled,        ended_before,         never_paid,
                                         customer_cancelled,     never_paid,              customer_cancelled,   customer_cancelled,
                                         customer_cancelled,     ended_before,            ended_before}},
    SignalRow{Signal::trial_cancelled,  {trial_cancelled,        trial_cancelled,         ended_before,         never_paid,
                                         customer_cancelled,     never_paid,              customer_cancelled,   customer_cancelled,
                                         customer_cancelled,     ended_before,            ended_before}},
    SignalRow{Signal::plan_in_trial,    {plan_changed_in_trial,  plan_changed_in_trial,   plan_changed_in_trial, plan_changed_in_trial,
                                         plan_changed_by_customer, plan_changed_by_customer, plan_changed_by_customer, plan_changed_by_customer,
                                         plan_changed_by_customer, plan_changed_in_trial, plan_changed_in_trial}},
    SignalRow{Signal::plan_of_customer, {plan_changed_by_customer, plan_changed_by_customer, plan_changed_by_customer, plan_changed_by_customer,
                                         plan_changed_by_customer, plan_changed_by_customer, plan_changed_by_customer, plan_changed_by_customer,
                                         plan_changed_by_customer, plan_changed_by_customer, on_free_plan}},
    SignalRow{Signal::other_status,     {status_changed,         status_changed,          status_changed,       status_changed,
                                         status_changed,         status_changed,          status_changed,       status_changed,
                                         status_changed,         status_changed,          status_changed}},
    SignalRow{Signal::nothing,          {nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        nothing_changed,         nothing_changed,      nothing_changed,
                                         nothing_changed,        nothing_changed,         nothing_changed}},
    SignalRow{Signal::paid,             {history_unknown,        first_paid_invoice,      late_payment,         late_payment,
                                         subscription_converted_before, charge_recovered, charge_recovered,     invoice_of_customer,
                                         renewal_without_trial,  superseded_by_cancellation, on_free_plan}},
    SignalRow{Signal::paid_at_start,    {bought_without_trial,   first_paid_invoice,      late_payment,         late_payment,
                                         subscription_converted_before, charge_recovered, charge_recovered,     invoice_of_customer,
                                         bought_without_trial,   superseded_by_cancellation, on_free_plan}},
    SignalRow{Signal::fee,              {fee_only,               fee_only,                fee_only,             fee_only,
                                         invoice_of_customer,    invoice_of_customer,     invoice_of_customer,  invoice_of_customer,
                                         renewal_without_trial,  fee_only,                fee_only}},
    SignalRow{Signal::zero,             {zero_invoice,           zero_invoice,            zero_invoice,         zero_invoice,
                                         zero_invoice,           zero_invoice,            zero_invoice,         zero_invoice,
                                         zero_invoice,           zero_invoice,            zero_invoice}},
  };
}();
// clang-format on
static_assert(complete(kTable));

using Status = SubscriptionStatus;

// Cancelled no later than this after its end, a trial was cancelled and not a customer.
constexpr Duration kTrialEnds = days(1);

Reason reason_of(SetAside why) {
  switch (why) {
    case SetAside::test_mode:
      return Reason::test_mode;
    case SetAside::unknown_status:
      return Reason::unknown_status;
    case SetAside::without_object:
      return Reason::without_object;
    case SetAside::unreadable:
    case SetAside::none:
      break;
  }
  return Reason::unreadable;
}

Signal cancelled(const PaymentEvent& event) {
  const bool dated = event.trial_end != kNever && !event.late_trial;
  return dated && event.created <= event.trial_end + kTrialEnds ? Signal::trial_cancelled
                                                                : Signal::cancelled;
}

// What active means: by the free plan, by what is collected, and by the policy.
Signal when_active(const PaymentEvent& event, const ConversionPolicy& policy, Signal signal) {
  const bool collects =
      !event.collection_paused || policy.paused_collection == PausedCollection::converts;
  const bool counts = policy.converts_at == ConvertsAt::active &&
                      !(event.by_invoice && policy.invoice_billing == InvoiceBilling::at_payment);
  if (event.free_plan && !broken(Mutant::free_plan_converts)) return Signal::on_free_plan;
  if (!collects) return Signal::not_collected;
  return counts || signal == Signal::recovered ? signal : Signal::not_paid_yet;
}

// Whether the trial that turns active was free time of somebody who pays.
bool was_free_time(const PaymentEvent& event, const SubscriptionRecord& known) {
  if (broken(Mutant::free_time_converts)) return false;
  const bool began_since = known.status == Status::trialing && known.latest > known.invoiced;
  if (known.converted) return event.late_trial || began_since;
  return event.late_trial && known.origin != Origin::trial;
}

// Some processors say "activated" once the money has come, however late. What is known of the
// status says that between the trial and this there was a failed charge.
bool charge_failed_since(const PaymentEvent& event, const SubscriptionRecord& known) {
  return !known.converted && is_overdue(known.status) && event.created > known.latest;
}

// Of a customer, a change of plan is the news; of a trial, that it is active.
Signal active(const PaymentEvent& event, const SubscriptionRecord& known,
              const ConversionPolicy& policy) {
  const Status before = event.previous_status;
  if (before == Status::trialing) {
    if (was_free_time(event, known)) return Signal::free_time_over;
    return when_active(event, policy,
                       charge_failed_since(event, known) ? Signal::recovered : Signal::activated);
  }
  if (is_overdue(before) || (before == Status::none && is_overdue(known.status)))
    return when_active(event, policy, Signal::recovered);
  const bool from_start =
      event.type == EventType::subscription_created || before == Status::incomplete;
  if (from_start && !event.had_trial) return Signal::bought;
  if (known.converted || known.origin != Origin::trial) {
    if (event.items_changed) return Signal::plan_of_customer;
    return before == Status::none ? Signal::nothing : Signal::other_status;
  }
  return when_active(event, policy, Signal::active);
}

Signal trialing(const PaymentEvent& event, const SubscriptionRecord& known) {
  if (event.items_changed && event.previous_status == Status::none) return Signal::plan_in_trial;
  if (gives_free_time(event) && known.origin != Origin::trial) return Signal::free_time;
  if (event.type == EventType::subscription_created) return Signal::trial;
  const bool running = event.previous_status == Status::none || known.status == Status::trialing;
  return running ? Signal::trial_unchanged : Signal::trial;
}

Signal by_status(const PaymentEvent& event, const SubscriptionRecord& known,
                 const ConversionPolicy& policy) {
  // The same status again is no news, but for what goes with it.
  const bool again = known.status == event.status && event.previous_status == Status::none;
  switch (event.status) {
    case Status::trialing:
      return trialing(event, known);
    case Status::active:
      return active(event, known, policy);
    case Status::past_due:
    case Status::unpaid:
      if (event.items_changed && again) return Signal::plan_of_customer;
      return again ? Signal::nothing : Signal::overdue;
    case Status::paused:
      return again ? Signal::nothing : Signal::paused;
    case Status::canceled:
      return cancelled(event);
    case Status::incomplete_expired:
      return Signal::expired;
    case Status::incomplete:
    case Status::none:
      break;
  }
  if (event.items_changed) return Signal::plan_of_customer;
  return again ? Signal::nothing : Signal::other_status;
}

Signal paid(const PaymentEvent& event) {
  if (event.amount_paid <= Money{}) return Signal::zero;
  if (!event.recurring_paid && !broken(Mutant::fee_converts)) return Signal::fee;
  return event.billing_reason == BillingReason::subscription_create ? Signal::paid_at_start
                                                                    : Signal::paid;
}

// An event that is older than what is known changes no fact, but it may tell that a trial turned
// active, or that a charge failed.
Reason when_older(const PaymentEvent& event, const SubscriptionRecord& known, Reason reason) {
  switch (decision(reason)) {
    case Decision::converted:
      if (known.status == Status::canceled) return Reason::superseded_by_cancellation;
      return event.previous_status == Status::none ? Reason::older_than_known : reason;
    case Decision::duplicate:
    case Decision::payment_failed:
      return reason;
    case Decision::ignored:
      return reason == Reason::charge_recovered || event.status == known.status
                 ? reason
                 : Reason::older_than_known;
    default:
      return Reason::older_than_known;
  }
}

// A trial that is heard of after its end: it was active or paid for when nobody knew of the trial.
std::optional<Reason> in_hindsight(const PaymentEvent& event, const SubscriptionRecord& known,
                                   const ConversionPolicy& policy) {
  const bool news = known.origin == Origin::unknown && !known.converted && tells_trial(event);
  if (!news || event.status == Status::active || known.status == Status::canceled)
    return std::nullopt;
  if (known.first_invoice_paid && known.invoiced > event.created) return Reason::first_paid_invoice;
  const bool costs = !known.subscribed.priced || known.subscribed.mrr > Money{};
  const bool active = known.status == Status::active && known.latest > event.created;
  if (active && costs && policy.converts_at == ConvertsAt::active)
    return Reason::active_after_trial;
  return std::nullopt;
}

// What concerns no subscription's life, or is not to be acted on.
std::optional<Reason> set_apart(const PaymentEvent& event) {
  if (event.set_aside != SetAside::none) return reason_of(event.set_aside);
  if (!concerns_subscription(event.type)) return Reason::type_not_handled;
  if (event.type != EventType::invoice_paid || event.amount_paid <= Money{}) return std::nullopt;
  if (event.billing_reason == BillingReason::manual) return Reason::manual_invoice;
  if (!event.subscription) return Reason::invoice_without_subscription;
  return std::nullopt;
}

Standing of_converted(const SubscriptionRecord& known) {
  if (known.payment_failed) return known.first_invoice_paid ? Standing::owing : Standing::unpaid;
  return known.first_invoice_paid ? Standing::paying : Standing::converted;
}

Reason explained(const PaymentEvent& event, const SubscriptionRecord& known,
                 const ClassifyRules& rules) {
  if (const auto reason = set_apart(event)) return *reason;
  if (const auto reason = in_hindsight(event, known, rules.policy)) return *reason;
  SubscriptionRecord informed = known;
  informed.learn_origin(event);
  const Reason reason = reason_for(standing_of(informed), signal_of(event, informed, rules.policy));
  if (reason == Reason::subscription_converted_before &&
      (!rules.idempotent || broken(Mutant::dedupe_by_id_only)))
    return is_invoice(event.type) ? Reason::first_paid_invoice : Reason::trial_became_active;
  if (!is_invoice(event.type) && is_older(event, known)) return when_older(event, known, reason);
  return reason;
}

}  // namespace

Reason reason_for(Standing standing, Signal signal) {
  return row_of(kTable, signal).reasons[static_cast<std::size_t>(standing)];
}

Standing standing_of(const SubscriptionRecord& known) {
  if (known.converted) return of_converted(known);
  switch (known.origin) {
    case Origin::unknown:
      return Standing::unknown;
    case Origin::customer:
      return Standing::customer;
    case Origin::trial:
      break;
  }
  if (known.on_free_plan) return Standing::free;
  if (known.status == Status::canceled) return Standing::cancelled;
  if (known.payment_failed) return Standing::late;
  return known.ended ? Standing::lapsed : Standing::trial;
}

Signal signal_of(const PaymentEvent& event, const SubscriptionRecord& known,
                 const ConversionPolicy& policy) {
  switch (event.type) {
    case EventType::subscription_created:
    case EventType::subscription_updated:
      return by_status(event, known, policy);
    case EventType::subscription_deleted:
      return cancelled(event);
    case EventType::trial_will_end:
      return Signal::reminder;
    case EventType::invoice_paid:
      return paid(event);
    case EventType::invoice_payment_failed:
      return Signal::overdue;
    case EventType::other:
      break;
  }
  return Signal::nothing;
}

bool concerns_subscription(EventType type) { return type != EventType::other; }

Classification classify(const PaymentEvent& event, const SubscriptionRecord& known,
                        const ClassifyRules& rules) {
  const Reason reason = explained(event, known, rules);
  return {decision(reason), reason};
}

}  // namespace handoff::core
