// The requests' values, and who carries them out.
#include "service/adapters/outside.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/routing/routing.hpp"
#include "service/adapters/conversation.hpp"

namespace handoff::service {
namespace {

std::string seconds_of(core::Time at) { return std::to_string(at.us / 1'000'000); }
std::string milliseconds_of(core::Time at) { return std::to_string(at.us / 1'000); }

std::string amount(core::Money money) {
  const std::int64_t cents = money.cents % 100;
  return std::to_string(money.cents / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

std::string_view stage_word(core::LifecycleStage stage) {
  switch (stage) {
    case core::LifecycleStage::unknown:
      return "";
    case core::LifecycleStage::lead:
      return "lead";
    case core::LifecycleStage::trial:
      return "trial";
    case core::LifecycleStage::customer:
      return "customer";
    case core::LifecycleStage::churned:
      return "churned";
  }
  return "";
}

std::string_view onboarding_word(core::Onboarding model) {
  switch (model) {
    case core::Onboarding::email_sequence:
      return "e-mail sequence";
    case core::Onboarding::video_and_email:
      return "video and e-mail";
    case core::Onboarding::kickoff_call:
      return "kickoff call";
    case core::Onboarding::kickoff_and_chat:
      return "kickoff call and chat";
  }
  return "";
}

}  // namespace

Outside::Outside(OutsideConfig config, const Names& names, const core::PipelineConfig& pipeline,
                 OutsideSinks sinks)
    : context_(std::make_shared<OutsideContext>(std::move(config), pipeline, std::move(sinks))),
      names_(names),
      pipeline_(pipeline) {}
Outside::~Outside() { stop(); }

const CallCounts& Outside::counts() const { return context_->counts; }
void Outside::stop() {
  context_->client.stop();
  if (context_->usage) context_->usage->stop();
}
void Outside::poll_from(core::Time from) { context_->polled_until = from; }

// ---- values ----

Values Outside::about(const core::Request& request, core::ContactId contact) {
  Values values;
  values.set("subscription", std::string(names_.text(request.subscription)));
  values.set("customer", std::string(names_.payer(request.subscription)));
  if (contact) values.set("contact", std::string(names_.text(contact)));
  return values;
}

// A person of a pool is called as the configuration says, else by number.
std::string Outside::person(core::PersonId person, core::PoolIndex pool) const {
  if (Names::is_from_outside(person)) return std::string(names_.text(person));
  if (pool >= pipeline_.pools.size()) return {};
  const std::string& name = pipeline_.pools[pool].name;
  if (!person || core::is_anybody(person)) return name;
  const std::size_t number = person.value & 0xffff'ffffu;
  for (const auto& [known, people] : context_->config.people) {
    if (known == name && number <= people.size()) return people[number - 1];
  }
  return std::to_string(person.value);
}

std::string Outside::tier(core::TierIndex tier) const {
  return tier < pipeline_.routing.size() ? pipeline_.routing[tier].tier : std::string();
}

Values Outside::values_of(const core::Request& request, const core::FetchCustomer& body) {
  Values values = about(request, {});
  values.set("customer", std::string(names_.text(body.customer)));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::FindContact& body) {
  Values values = about(request, {});
  values.set("customer", std::string(names_.text(body.customer)));
  values.set("email_key", std::to_string(body.email.value));
  values.set("email", context_->address(body.email));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::FetchUsage& body) {
  Values values = about(request, {});
  values.set("customer", std::string(names_.text(body.customer)));
  values.set("before", seconds_of(body.before));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::FetchDeal& body) {
  return about(request, body.contact);
}

Values Outside::values_of(const core::Request& request, const core::FetchProfile& body) {
  return about(request, body.contact);
}

Values Outside::values_of(const core::Request& request, const core::UpdateContact& body) {
  Values values = about(request, body.contact);
  values.set("stage",
             their_word(context_->config.vendors[static_cast<std::size_t>(Role::crm)].table,
                        "stage", stage_word(body.stage)));
  if (body.subscribed.priced || body.subscribed.mrr > core::Money{})
    values.set("mrr", amount(body.subscribed.mrr));
  values.set("currency", std::string(body.subscribed.currency.code, 3));
  values.set("plan", std::string(names_.text(body.subscribed.plan)));
  values.set("as_of_ms", milliseconds_of(body.as_of));
  if (body.trial_start > core::Time{}) values.set("trial_start", milliseconds_of(body.trial_start));
  if (!body.partial) {
    values.set("logins", std::to_string(body.usage.logins));
    values.set("features", std::to_string(body.usage.features));
    values.set("invites", std::to_string(body.usage.invites));
  }
  values.set("partial", body.partial ? "true" : "false");
  return values;
}

Values Outside::values_of(const core::Request& request, const core::Disenroll& body) {
  return about(request, body.contact);
}

Values Outside::values_of(const core::Request& request, const core::AssignOwner& body) {
  Values values = about(request, body.contact);
  values.set("owner", person(body.owner, body.pool));
  values.set("tier", tier(body.tier));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::NotifyOwner& body) {
  Values values = about(request, body.contact);
  values.set("owner", person(body.owner, body.pool));
  values.set("tier", tier(body.tier));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::NotifyAe& body) {
  Values values = about(request, body.contact);
  values.set("ae", person(body.ae, core::kUnpooled));
  values.set("deal", std::string(names_.text(body.deal)));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::NotifyExtra& body) {
  Values values = about(request, body.contact);
  values.set("owner", person(body.person, body.pool));
  values.set("tier", tier(body.tier));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::MoveDeal& body) {
  Values values = about(request, {});
  values.set("deal", std::string(names_.text(body.deal)));
  values.set("stage",
             their_word(context_->config.vendors[static_cast<std::size_t>(Role::crm)].table,
                        "deal_stage", body.stage == core::DealStage::won ? "won" : "open"));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::StartOnboarding& body) {
  Values values = about(request, body.contact);
  values.set("owner", person(body.owner, body.pool));
  values.set("tier", tier(body.tier));
  values.set("onboarding", std::string(onboarding_word(body.model)));
  if (body.call_at != core::kNever) values.set("call_at_ms", milliseconds_of(body.call_at));
  return values;
}

Values Outside::values_of(const core::Request& request, const core::ReviewExceptions& body) {
  Values values = about(request, {});
  values.set("open", std::to_string(body.open));
  return values;
}

// ---- carrying out ----

void Outside::answer(const core::Request& request, core::ReplyStatus status) {
  ReplyInput reply;
  reply.ticket = request.ticket;
  reply.status = status;
  context_->sinks.reply(std::move(reply));
}

// A read that nobody is configured for knows nothing. A dry run's answers stand for the two without
// which no handoff would begin.
void Outside::carry_out(const core::Request& request, Values values) {
  const core::Operation operation = request.ticket.operation;
  auto [vendor, steps] = context_->who_does(core::info(operation).name);
  if (writes(operation) && !context_->config.live) {
    context_->sinks.shadow(request, described(vendor, steps, values));
    return answer(request, core::ReplyStatus::ok);
  }
  if (!vendor) return context_->sinks.reply(without_vendor(request, values));
  std::make_shared<Conversation>(context_, *vendor, *steps, request, std::move(values))->begin();
}

// The tools' own sync does it; what it saw is not known, so nothing is claimed of it.
void Outside::send(const core::Request& request, const core::SyncLists&) {
  answer(request, core::ReplyStatus::ok);
}

void Outside::send(const core::Request& request, const core::FetchUsage& body) {
  if (!context_->usage) return carry_out(request, values_of(request, body));
  const auto operation = static_cast<std::size_t>(request.ticket.operation);
  ++context_->counts.calls[operation];
  const auto began = std::chrono::steady_clock::now();
  context_->usage->ask(
      std::string(names_.text(body.customer)), body.before, request.timeout,
      [context = context_.get(), operation, began, ticket = request.ticket,
       subscription = std::string(names_.text(request.subscription))](const UsageAnswer& answer) {
        if (!answer.why.empty()) {
          ++context->counts.failed[operation];
          const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
          context->sinks.note({std::string(core::info(ticket.operation).name), subscription, 0,
                               took.count(), answer.why});
        }
        ReplyInput reply;
        reply.ticket = ticket;
        reply.status = answer.status;
        reply.usage = answer.usage;
        context->sinks.reply(std::move(reply));
      });
}

void Outside::send(const core::Request& request, const core::ListConversions& body) {
  Values values = about(request, {});
  values.set("from", seconds_of(body.from));
  values.set("to", seconds_of(body.to));
  carry_out(request, std::move(values));
}

void Outside::send(const core::Request& request, const core::ListContacts&) {
  carry_out(request, about(request, {}));
}

void Outside::send(const core::Request& request, const core::PollEvents&) {
  Values values = about(request, {});
  values.set("from", seconds_of(context_->polled_until));
  carry_out(request, std::move(values));
}

std::optional<core::Error> check_complete(const OutsideConfig& config) {
  if (!config.live) return std::nullopt;
  const auto has = [&](std::string_view operation) {
    return std::any_of(config.vendors.begin(), config.vendors.end(), [&](const Vendor& it) {
      return it.configured && it.table.operations.contains(operation);
    });
  };
  for (const auto& row : core::kOperationRows) {
    const bool needed = (writes(row.value) && row.value != core::Operation::review_exceptions) ||
                        row.value == core::Operation::fetch_customer ||
                        row.value == core::Operation::find_by_primary;
    if (needed && !has(row.name))
      return core::Error{"vendors", "nobody is configured for " + std::string(row.name) +
                                        ", which a live service needs"};
  }
  return std::nullopt;
}

}  // namespace handoff::service
