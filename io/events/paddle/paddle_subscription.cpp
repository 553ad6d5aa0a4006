// Only `subscription.activated` says anything of the status before; every other event says what is.
#include "io/events/paddle/paddle_subscription.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "io/events/billing_words.hpp"
#include "io/events/paddle/paddle_price.hpp"
#include "io/events/parties.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::SubscriptionStatus;

constexpr std::array<Named<SubscriptionStatus>, 5> kPaddleStatuses{
    {{"trialing", SubscriptionStatus::trialing},
     {"active", SubscriptionStatus::active},
     {"past_due", SubscriptionStatus::past_due},
     {"paused", SubscriptionStatus::paused},
     {"canceled", SubscriptionStatus::canceled}}};

// The trial of all items together.
struct TrialDates {
  std::optional<core::Time> starts;
  std::optional<core::Time> ends;

  void add(const Reader& period) {
    const auto first = maybe_instant(period, "starts_at");
    const auto last = maybe_instant(period, "ends_at");
    if (first) starts = std::min(starts.value_or(*first), *first);
    if (last) ends = std::max(ends.value_or(*last), *last);
  }
};

// An item that was taken off stays in the list for a while.
bool is_running(const Reader& item) {
  return item.maybe_text("status").value_or("active") != "inactive" &&
         item.maybe_boolean("recurring").value_or(true);
}

void read_paddle_items(const Reader& data, ReadEvent& read, IdTables& ids, TrialDates& trial) {
  const core::Currency currency = read_currency(data, "currency_code");
  std::vector<core::LineItem> lines;
  std::string_view plan;
  each_object(data, "items", [&](const Reader& item) {
    if (!is_running(item)) return;
    if (const auto dates = item.maybe_object("trial_dates")) trial.add(*dates);
    const auto priced = read_paddle_price(item, currency);
    if (!priced) return;
    if (plan.empty()) plan = priced->plan;
    lines.push_back(priced->item);
  });
  core::PaymentEvent& event = read.event;
  event.subscribed = core::monthly_revenue(lines);
  event.subscribed.currency = currency;
  event.subscribed.plan = ids.plans.id(plan);
  const auto is_free = [](const core::LineItem& line) {
    return line.fixed_price && line.unit_amount == 0;
  };
  event.free_plan = !lines.empty() && std::all_of(lines.begin(), lines.end(), is_free);
  const auto is_known = [](const core::LineItem& line) { return line.fixed_price; };
  event.subscribed.at_least =
      event.subscribed.priced && !std::all_of(lines.begin(), lines.end(), is_known);
}

// While a trial lasts, the billing period is the trial.
void take_period_as_trial(const Reader& data, TrialDates& trial) {
  if (const auto period = data.maybe_object("current_billing_period")) trial.add(*period);
  if (!trial.ends) trial.ends = maybe_instant(data, "next_billed_at");
}

void set_trial(const Reader& data, TrialDates trial, core::PaymentEvent& event) {
  const bool trialing = event.status == SubscriptionStatus::trialing;
  if (trialing && !trial.ends) take_period_as_trial(data, trial);
  event.had_trial = trialing || trial.ends;
  if (!trial.ends) return;
  event.trial_end = *trial.ends;
  const auto billed = maybe_instant(data, "first_billed_at");
  if (!trial.starts) return;
  if (!trialing && billed && *billed > *trial.starts) {
    event.trial_end = std::min(event.trial_end, *billed);
  }
  const auto started = maybe_instant(data, "started_at");
  event.late_trial =
      (billed && *billed < *trial.starts) || (started && *started + core::days(1) < *trial.starts);
}

// "Activated" is also said of a purchase without a trial, and of a payment that came late, years
// after; it ends a trial in the first period that is billed.
bool ends_trial(const Reader& data, const core::PaymentEvent& event) {
  if (!event.had_trial || event.late_trial || event.status == SubscriptionStatus::trialing) {
    return false;
  }
  const auto period = data.maybe_object("current_billing_period");
  const auto starts = period ? maybe_instant(*period, "starts_at") : std::nullopt;
  return starts && event.trial_end != core::kNever && *starts <= event.trial_end + core::days(1);
}

bool discount_counts(const Reader& data, const ReadingRules& rules, core::Time now) {
  const auto discount = data.maybe_object("discount");
  return discount && counts(rules.discounts, maybe_instant(*discount, "ends_at"), now);
}

}  // namespace

void read_paddle_subscription(const Reader& data, const ReadingRules& rules, ReadEvent& read,
                              IdTables& ids) {
  core::PaymentEvent& event = read.event;
  const std::string_view customer = data.text("customer_id", kMaxIdBytes);
  set_parties(read_id(data), customer, read, ids);
  event.status = read_status(data, kPaddleStatuses, read);
  event.by_invoice = data.maybe_text("collection_mode").value_or("") == "manual";
  TrialDates trial;
  read_paddle_items(data, read, ids, trial);
  set_trial(data, trial, event);
  if (read.type == "subscription.activated" && ends_trial(data, event)) {
    event.previous_status = SubscriptionStatus::trialing;
  }
  if (discount_counts(data, rules, event.created)) {
    event.subscribed.priced = false;
    event.subscribed.at_least = false;
    event.subscribed.mrr = {};
  }
}

}  // namespace handoff::io
