// From texts to the pipeline's messages, and from its answers to rows.
#include "service/driver/brain.hpp"

#include <utility>

#include "core/routing/routing.hpp"
#include "io/scenario/scenario_json.hpp"
#include "service/messages/event_number.hpp"

namespace handoff::service {
namespace {

using core::Operation;

std::string tier_name(const core::PipelineConfig& rules, core::TierIndex tier) {
  return tier < rules.routing.size() ? rules.routing[tier].tier : std::string();
}

}  // namespace

std::string_view state_word(core::HandoffState state) {
  switch (state) {
    case core::HandoffState::received:
      return "received";
    case core::HandoffState::identified:
      return "identified";
    case core::HandoffState::enriched:
      return "enriched";
    case core::HandoffState::committed:
      return "committed";
    case core::HandoffState::routed:
      return "routed";
    case core::HandoffState::assigned:
      return "assigned";
    case core::HandoffState::onboarding:
      return "onboarding";
    case core::HandoffState::verified:
      return "verified";
    case core::HandoffState::exception:
      return "exception";
    case core::HandoffState::superseded:
      return "superseded";
  }
  return "";
}

std::string_view pass_word(core::Pass pass) {
  switch (pass) {
    case core::Pass::conversion:
      return "conversion";
    case core::Pass::plan_change:
      return "plan_change";
    case core::Pass::repair:
      return "repair";
  }
  return "";
}

std::optional<core::Error> Brain::set_rules(const std::string& scenario, core::Time now,
                                            core::Outbox& out) {
  auto read = io::read_scenario(scenario, "rules");
  if (!read) return read.error();
  rules_text_ = scenario;
  if (pipeline_)
    pipeline_->reconfigure(std::move(read->pipeline), now, out);
  else
    pipeline_.emplace(std::move(read->pipeline));
  return std::nullopt;
}

std::optional<core::Error> Brain::restore(const SnapshotRow& row) {
  core::Outbox nothing;
  if (auto error = set_rules(row.rules, row.at, nothing)) return error;
  if (!pipeline_->restore(row.bytes))
    return core::Error{"snapshot", "is damaged, or of another version of this program"};
  for (const core::ExceptionRecord& it : pipeline_->exceptions().records())
    was_open_.push_back(it.open);
  return std::nullopt;
}

SnapshotRow Brain::snapshot() {
  SnapshotRow row;
  row.rules = rules_text_;
  row.bytes = pipeline_->snapshot();
  row.names = names_.take_new();
  return row;
}

std::optional<core::Error> Brain::tell(const Input& input, std::int64_t number, core::Time now,
                                       core::Outbox& out, Written& written) {
  written_ = &written;
  number_ = number;
  row_ = 0;
  const std::size_t from = out.progress.size();
  const std::size_t asked = out.requests.size();
  std::optional<core::Error> error;
  if (const auto* event = std::get_if<EventInput>(&input)) {
    take(*event, now, out);
  } else if (const auto* reply = std::get_if<ReplyInput>(&input)) {
    take(*reply, now, out);
  } else if (const auto* timer = std::get_if<TimerInput>(&input)) {
    pipeline_->on_timer(timer->ticket, now, out);
  } else if (const auto* resolution = std::get_if<ResolutionInput>(&input)) {
    pipeline_->on_resolution({names_.subscription(resolution->subscription), resolution->kind,
                              names_.contact(resolution->contact)},
                             now, out);
  } else if (const auto* rules = std::get_if<RulesInput>(&input)) {
    error = set_rules(rules->scenario, now, out);
  } else if (std::holds_alternative<BeginInput>(input)) {
    pipeline_->start(now, out);
  } else {
    pipeline_->resume(now, out);
  }
  if (!pipeline_) return error;
  for (std::size_t n = asked; n < out.requests.size(); ++n) {
    if (const auto* owner = std::get_if<core::AssignOwner>(&out.requests[n].body))
      owners_[out.requests[n].subscription.value] =
          core::is_anybody(owner->owner) || !owner->owner ? "" : std::to_string(owner->owner.value);
  }
  write_progress(out, from, now);
  write_exceptions();
  return error;
}

void Brain::take(const EventInput& input, core::Time now, core::Outbox& out) {
  core::PaymentEvent event = input.event;
  event.id = event_number(input.id);
  event.subscription = names_.subscription(input.subscription);
  event.customer = names_.customer(input.customer);
  event.subscribed.plan = names_.plan(input.plan);
  names_.pays(event.subscription, input.customer);
  write_event(input, pipeline_->on_event(event, now, out));
}

void Brain::take(const ReplyInput& input, core::Time now, core::Outbox& out) {
  core::Reply reply;
  reply.ticket = input.ticket;
  reply.status = input.status;
  reply.jitter = input.jitter;
  reply.retry_after = input.retry_after;
  if (input.status == core::ReplyStatus::ok) reply.body = body_of(input, now);
  pipeline_->on_reply(reply, now, out);
}

core::ReplyBody Brain::body_of(const ReplyInput& input, core::Time now) {
  switch (input.ticket.operation) {
    case Operation::fetch_customer:
      return core::CustomerFound{input.email};
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer:
      return core::ContactFound{names_.contact(input.contact), input.trial_start, input.zone};
    case Operation::fetch_usage:
      return core::UsageFound{input.usage};
    case Operation::fetch_deal:
      return core::DealFound{names_.deal(input.deal), names_.person(input.ae)};
    case Operation::fetch_profile:
      return core::ProfileFound{input.segment, input.source};
    case Operation::poll_events:
      return core::EventsPolled{input.count};
    case Operation::sync_lists:
      return core::ListsSynced{now};
    case Operation::list_conversions:
      billing_.clear();
      for (const ListedConversion& it : input.conversions) {
        core::Subscribed subscribed = it.subscribed;
        subscribed.plan = names_.plan(it.plan);
        const auto subscription = names_.subscription(it.subscription);
        names_.pays(subscription, it.customer);
        billing_.push_back(
            {subscription, names_.customer(it.customer), it.converted, it.as_of, subscribed});
      }
      return core::ConversionsListed{billing_};
    case Operation::list_contacts:
      contacts_.clear();
      for (const ListedContact& it : input.contacts) {
        core::Subscribed subscribed = it.subscribed;
        subscribed.plan = names_.plan(it.plan);
        contacts_.push_back(
            {names_.customer(it.customer), subscribed, it.stage, it.enrolled, it.owned});
      }
      return core::ContactsListed{contacts_};
    default:
      return {};
  }
}

// ---- what is written down ----

void Brain::note(std::string subject, std::string event, core::Time at, std::optional<double> value,
                 std::string detail, std::string actor) {
  written_->history.push_back({next_row(), at, std::move(subject), std::move(event),
                               std::move(actor), value, std::move(detail)});
}

// In the words of the neutral event log (docs/exports.md).
void Brain::write_event(const EventInput& input, const core::Verdict& verdict) {
  if (input.customer.empty()) return;
  const core::PaymentEvent& event = input.event;
  const double days = (event.trial_end - event.created).hours() / 24;
  const bool trial = event.type == core::EventType::subscription_created &&
                     event.status == core::SubscriptionStatus::trialing &&
                     event.trial_end != core::kNever;
  if (verdict.reason == core::Reason::event_seen_before)
    return note(input.customer, "duplicate_event", event.created);
  if (trial) note(input.customer, "trial_started", event.created, days, input.plan);
  if (verdict.reason == core::Reason::trial_cancelled)
    note(input.customer, "trial_canceled", event.created);
  if (event.type == core::EventType::invoice_paid && event.amount_paid > core::Money{})
    note(input.customer, "paid", event.created, event.amount_paid.units(), input.plan);
}

void Brain::write_progress(const core::Outbox& out, std::size_t from, core::Time now) {
  for (std::size_t n = from; n < out.progress.size(); ++n) {
    const core::Progress& it = out.progress[n];
    const std::string subscription(names_.text(it.subscription));
    const std::string customer(names_.payer(it.subscription));
    written_->progress.push_back(
        {next_row(), now, it.occurred, it.received, subscription, std::string(state_word(it.state)),
         std::string(core::info(it.exception).name), tier_name(pipeline_->config(), it.tier),
         std::string(pass_word(it.pass))});
    if (it.state == core::HandoffState::assigned) {
      const auto owner = owners_.find(it.subscription.value);
      note(customer, "owner_assigned", now, {}, {},
           owner == owners_.end() ? std::string() : owner->second);
      owners_.erase(it.subscription.value);
    }
    if (it.pass != core::Pass::conversion) continue;
    if (it.state == core::HandoffState::routed) {
      lags_.crm_lag_s.add((now - it.occurred).seconds());
      note(customer, "crm_customer", now);
    } else if (it.state == core::HandoffState::committed) {
      lags_.commit_lag_s.add((now - it.occurred).seconds());
      note(customer, "seq_removed", now);
    } else if (it.state == core::HandoffState::onboarding) {
      lags_.processing_s.add((now - it.received).seconds());
    }
  }
}

// Entries stay where they are; those that are new or have changed are written.
void Brain::write_exceptions() {
  const auto& records = pipeline_->exceptions().records();
  const std::size_t open = pipeline_->exceptions().open_count();
  std::size_t was_open = 0;
  for (const bool it : was_open_) was_open += it ? 1 : 0;
  if (records.size() == was_open_.size() && open == was_open) return;
  was_open_.resize(records.size(), false);
  for (std::size_t n = 0; n < records.size(); ++n) {
    const core::ExceptionRecord& it = records[n];
    if (was_open_[n] == it.open) continue;
    was_open_[n] = it.open;
    written_->exceptions.push_back(
        {static_cast<std::int64_t>(n), std::string(names_.text(it.subscription)),
         std::string(names_.text(it.customer)), std::string(core::info(it.kind).name),
         it.first_seen, it.mrr.cents, it.open});
  }
}

}  // namespace handoff::service
