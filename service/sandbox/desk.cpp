// A call comes in, is decided, takes effect and is answered.
#include "service/sandbox/desk.hpp"

#include <algorithm>
#include <limits>
#include <variant>

#include "sim/month/team_notices.hpp"

namespace handoff::sandbox {
namespace {

using core::Operation;

bool is_write(Operation operation) {
  switch (operation) {
    case Operation::update_contact:
    case Operation::disenroll:
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::move_deal:
    case Operation::start_onboarding:
      return true;
    default:
      return false;
  }
}

// Incoming webhooks of a chat have their secret in the path.
bool may_call(const service::HttpRequest& http) {
  return http.path().starts_with("/chat/") || !http.header("Authorization").empty();
}

}  // namespace

Desk::Desk(sim::MonthState& month, const Directory& directory, Records& records,
           const Answers& answers, const PlayClock& clock, EventLoop& loop, Ledger& ledger)
    : month_(month),
      directory_(directory),
      records_(records),
      answers_(answers),
      clock_(clock),
      loop_(loop),
      ledger_(ledger),
      latest_(clock.begins()),
      last_call_(clock.begins()),
      is_finished_(directory.size()),
      acknowledged_(directory.size()) {}

// The world's questions come in order of time.
core::Time Desk::now() { return latest_ = std::max(latest_, clock_.now()); }

void Desk::serve(const service::HttpRequest& http, service::Respond respond) {
  if (!may_call(http)) return respond(Answers::unauthorized());
  MaybeCall call = read_call(http, directory_);
  if (!call) return respond(Answers::no_such_thing(http));
  auto open = std::make_shared<Open>();
  open->call = *std::move(call);
  open->respond = std::move(respond);
  begin(open);
}

void Desk::begin(const std::shared_ptr<Open>& open) {
  const core::Time at = last_call_ = now();
  VendorCall& call = open->call;
  core::Request& request = call.request;
  const Operation operation = request.ticket.operation;
  std::uint8_t& tries = tries_[{request.subscription.value, operation}];
  if (tries < std::numeric_limits<std::uint8_t>::max()) ++tries;
  request.ticket.attempt = tries;
  request.timeout = month_.scenario.pipeline.retry.timeout;
  if (auto* update = std::get_if<core::UpdateContact>(&request.body))
    update->as_of = update->as_of == core::Time{} ? at : clock_.model(update->as_of);

  const sim::World::Scheduled scheduled = month_.world.send(request, at);
  open->slot = scheduled.call;
  open->entry = ledger_.calls.size();
  ledger_.calls.push_back({.at = at,
                           .answered = scheduled.at,
                           .left = core::kNever,
                           .operation = operation,
                           .customer = call.customer,
                           .attempt = is_write(operation) ? ++tries_of_key_[{call.key, operation}]
                                                          : std::uint32_t{tries},
                           .tier_key = request.tier_key,
                           .key = call.key});
  ++open_;
  if (scheduled.effect != core::kNever)
    loop_.at(clock_.when(scheduled.effect), [this, open] { take_effect(*open); });
  loop_.at(clock_.when(scheduled.at), [this, open] { complete(*open); });
}

void Desk::take_effect(Open& open) {
  const core::Time at = now();
  month_.world.take_effect(open.slot, at);
  happened(open, at);
}

void Desk::complete(Open& open) {
  const core::Time at = now();
  const core::Reply reply = month_.world.complete(open.slot, at);
  if (month_.world.took_effect(open.slot)) happened(open, at);
  --open_;
  LedgerCall& entry = ledger_.calls[open.entry];
  entry.status = reply.status;
  if (reply.status == core::ReplyStatus::timed_out) return;  // and nobody hears of it
  entry.left = at;
  if (reply.status == core::ReplyStatus::ok) answered(open, at);
  open.respond(answers_.answer(open.call, reply, at));
}

// What the world has let happen, in the ledger's words and in the CRM's.
void Desk::happened(Open& open, core::Time now) {
  const VendorCall& call = open.call;
  const Operation operation = call.request.ticket.operation;
  if (!is_write(operation) || !call.customer) return;
  const bool first = call.key.empty() || done_.insert({call.key, operation}).second;
  ledger_.calls[open.entry].done = first ? Done::effect : Done::repeated;
  if (operation == Operation::move_deal) records_.write_deal(*call.customer, call.fields);
  if (operation == Operation::update_contact || operation == Operation::assign_owner)
    records_.write_contact(*call.customer, call.fields);
  sim::tell_team(month_, call.request, now);
}

// The commit is whole when both halves have been acknowledged.
void Desk::answered(const Open& open, core::Time now) {
  if (!open.call.customer) return;
  const Position position = *open.call.customer;
  sim::CustomerResult& result = month_.results[position];
  Acknowledged& acknowledged = acknowledged_[position];
  switch (open.call.request.ticket.operation) {
    case Operation::update_contact:
      acknowledged.updated = std::min(acknowledged.updated, now);
      break;
    case Operation::disenroll:
      acknowledged.left = std::min(acknowledged.left, now);
      break;
    case Operation::start_onboarding:
      result.onboarded = std::min(result.onboarded, now);
      break;
    default:
      return;
  }
  const core::Time whole = std::max(acknowledged.updated, acknowledged.left);
  result.committed = std::min(result.committed, whole);
  if (is_finished_[position] || result.committed == core::kNever ||
      result.onboarded == core::kNever)
    return;
  is_finished_[position] = true;
  ++finished_;
}

}  // namespace handoff::sandbox
