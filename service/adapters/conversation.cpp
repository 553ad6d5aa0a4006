// Steps, pages and what they bring.
#include "service/adapters/conversation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "io/text/instant_text.hpp"
#include "service/adapters/billing_facts.hpp"
#include "service/messages/event_number.hpp"

namespace handoff::service {
namespace {

using core::Operation;
using core::ReplyStatus;
using io::Json;

constexpr core::Duration kPollOverlap = core::minutes(5);  // events are listed a little late
constexpr std::size_t kMostListed = 100'000;               // events or contacts of one listing

std::size_t index_of(Operation operation) { return static_cast<std::size_t>(operation); }

// Milliseconds or seconds since 1970, or ISO 8601.
core::Time read_time(std::string_view text) {
  if (const auto number = io::parse_number(text)) {
    constexpr double kMilliseconds = 1e11;  // the year 5138 in seconds, 1973 in milliseconds
    const double seconds = *number > kMilliseconds ? *number / 1e3 : *number;
    return std::abs(seconds) < 1e12 ? core::Time{static_cast<std::int64_t>(seconds * 1e6)}
                                    : core::Time{};
  }
  return io::parse_instant(text).value_or(core::Time{});
}

std::uint32_t read_count(std::string_view text) {
  const auto number = io::parse_number(text);
  return number && *number > 0 && *number < 4e9 ? static_cast<std::uint32_t>(*number) : 0;
}

core::Money read_money(std::string_view text) {
  const auto number = io::parse_number(text);
  return number && std::abs(*number) < 1e13 ? core::Money{std::llround(*number * 100)}
                                            : core::Money{};
}

template <class Enum, std::size_t N>
Enum word(std::string_view text, const std::array<std::pair<std::string_view, Enum>, N>& table) {
  for (const auto& [name, value] : table) {
    if (name == text) return value;
  }
  return Enum{};
}

constexpr std::array<std::pair<std::string_view, core::Segment>, 4> kSegments{
    {{"smb", core::Segment::smb},
     {"mid_market", core::Segment::mid_market},
     {"enterprise", core::Segment::enterprise},
     {"strategic", core::Segment::strategic}}};
constexpr std::array<std::pair<std::string_view, core::LeadSource>, 5> kLeadSources{
    {{"organic", core::LeadSource::organic},
     {"paid", core::LeadSource::paid},
     {"referral", core::LeadSource::referral},
     {"outbound", core::LeadSource::outbound},
     {"partner", core::LeadSource::partner}}};
constexpr std::array<std::pair<std::string_view, core::LifecycleStage>, 4> kStages{
    {{"lead", core::LifecycleStage::lead},
     {"trial", core::LifecycleStage::trial},
     {"customer", core::LifecycleStage::customer},
     {"churned", core::LifecycleStage::churned}}};

// "{keys}" in a body becomes the list that is asked for.
Json with_keys(const Json& body, const std::vector<std::string>& keys) {
  if (body.is_string() && body.get_ref<const std::string&>() == "{keys}") {
    Json list = Json::array();
    for (const std::string& key : keys) list.push_back({{"id", key}});
    return list;
  }
  Json filled = body;
  if (body.is_structured()) {
    for (auto& [name, value] : filled.items()) value = with_keys(value, keys);
  }
  return filled;
}

// A line's end in an id would begin another header.
std::string fit_for_header(std::string_view text) {
  std::string fit;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    fit += byte < 0x20 || byte == 0x7f ? percent_encoded({&letter, 1}) : std::string(1, letter);
  }
  return fit;
}

std::string quoted(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys)
    text += (text.empty() ? "'" : ",'") + escaped_in_quotes(key) + "'";
  return text;
}

}  // namespace

// ---- one after another ----

Conversation::Conversation(std::shared_ptr<OutsideContext> context, const Vendor& vendor,
                           const std::vector<Step>& steps, const core::Request& request,
                           Values values)
    : context_(std::move(context)),
      vendor_(vendor),
      steps_(steps),
      ticket_(request.ticket),
      timeout_(request.timeout),
      began_(Clock::now()),
      keyed_(request.keyed && writes(request.ticket.operation)),
      tier_key_(request.tier_key),
      values_(std::move(values)) {}

void Conversation::begin() {
  const bool by_address = ticket_.operation == Operation::find_by_primary ||
                          ticket_.operation == Operation::find_by_secondary;
  if (by_address && values_.get("email").empty()) return find_address();
  take_step();
}

// The process has begun anew since the address was read: the processor is asked again.
void Conversation::find_address() {
  const auto [processor, steps] = context_->who_does("fetch_customer");
  if (!processor) return finish(ReplyStatus::not_found);
  HttpCall call = call_of(*processor, steps->front());
  const Step& step = steps->front();
  context_->client.start(
      std::move(call), [self = shared_from_this(), &step](const HttpAnswer& answer) {
        const ReplyStatus meaning = meaning_of(answer, Operation::fetch_customer);
        if (meaning != ReplyStatus::ok) return self->finish(meaning, answer.retry_after);
        const auto document = io::parse_json(answer.body, "answer");
        if (!document) return self->finish(ReplyStatus::server_error);
        self->take_values(step, *document);
        const core::EmailKey key = self->context_->remember(self->values_.get("email"));
        self->values_.set("email", self->context_->address(key));
        if (!key) return self->finish(ReplyStatus::not_found);
        self->take_step();
      });
}

void Conversation::take_step() {
  const Step& step = steps_[step_];
  if (step.chunk > 0 && asked_ == 0) {
    const std::lock_guard lock(context_->mutex);
    keys_ = context_->listed;
  }
  if (step.chunk > 0 && keys_.empty()) return next_step();
  values_.set("page", "");
  take_page();
}

void Conversation::take_page() {
  context_->client.start(
      call_of(vendor_, steps_[step_]),
      [self = shared_from_this()](const HttpAnswer& answer) { self->have(answer); });
}

HttpCall Conversation::call_of(const Vendor& vendor, const Step& step) {
  HttpCall call;
  call.method = step.method;
  call.lane = context_->lane_of(vendor);
  Json body = step.body;
  if (step.chunk > 0) {
    const std::size_t end = std::min(keys_.size(), asked_ + step.chunk);
    const std::vector<std::string> keys(keys_.begin() + static_cast<std::ptrdiff_t>(asked_),
                                        keys_.begin() + static_cast<std::ptrdiff_t>(end));
    asked_ = end;
    values_.set("quoted_keys", quoted(keys));
    body = with_keys(body, keys);
  }
  call.url = vendor.base + fill_path(step.path, values_);
  if (!body.is_null()) call.body = io::compact(fill_body(body, values_));
  Values secret;
  secret.set("secret", vendor.secret);
  for (const auto& [name, text] : vendor.table.headers)
    call.headers.emplace_back(name, fill_text(text, secret));
  if (keyed_ && !vendor.table.key_header.empty()) {
    std::string key = fit_for_header(values_.get("subscription"));
    key += '/';
    key += core::info(ticket_.operation).name;
    key += '/' + std::to_string(tier_key_);
    call.headers.emplace_back(vendor.table.key_header, std::move(key));
  }
  // A listing may have many pages, each of which has the time of a call.
  const auto gone = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
  const bool listing = core::is_job(ticket_.operation);
  call.timeout =
      listing ? timeout_
              : core::microseconds(std::max<std::int64_t>(1'000, timeout_.us - gone.count()));
  ++context_->counts.calls[index_of(ticket_.operation)];
  return call;
}

void Conversation::have(const HttpAnswer& answer) {
  last_status_ = answer.status;
  const Step& step = steps_[step_];
  const ReplyStatus meaning = meaning_of(answer, ticket_.operation);
  if (meaning != ReplyStatus::ok) return finish(meaning, answer.retry_after);
  const bool reads = !step.take.empty() || !step.one_of.empty() || !step.each.empty();
  if (!reads) return next_step();
  const auto document = io::parse_json(answer.body, "answer");
  if (!document) return finish(ReplyStatus::server_error);
  if (!step.each.empty()) {
    const Json* list = look_up(*document, step.each);
    if (list && list->is_array())
      for (const Json& element : *list) take_listed(element);
    return goes_on(step, *document) ? take_page() : next_step();
  }
  const Json* from = &*document;
  if (!step.one_of.empty()) {
    const Json* list = look_up(*document, step.one_of);
    if (!list || !list->is_array() || list->empty()) return finish(ReplyStatus::not_found);
    if (list->size() > 1) return finish(ReplyStatus::ambiguous);
    from = &list->front();
  }
  if (!take_values(step, *from)) return finish(ReplyStatus::not_found);
  next_step();
}

bool Conversation::take_values(const Step& step, const Json& document) {
  for (const auto& [name, path] : step.take) values_.set(name, text_at(document, path));
  return std::none_of(step.needs.begin(), step.needs.end(),
                      [&](const std::string& name) { return values_.get(name).empty(); });
}

void Conversation::take_listed(const Json& element) {
  const Step& step = steps_[step_];
  if (documents_.size() + contacts_.size() >= kMostListed) return;
  if (ticket_.operation != Operation::list_contacts) {
    newest_ = std::max(newest_, read_time(text_at(element, "created")));
    documents_.push_back(io::compact(element));
    return;
  }
  take_values(step, element);
  ListedContact row;
  row.customer = values_.get("customer");
  row.plan = values_.get("plan");
  row.subscribed.mrr = read_money(values_.get("mrr"));
  row.subscribed.priced = !values_.get("mrr").empty();
  const std::string_view currency = values_.get("currency");
  if (currency.size() == 3)
    std::copy(currency.begin(), currency.end(), row.subscribed.currency.code);
  row.stage = word(our_word(vendor_.table, "stage", values_.get("stage")), kStages);
  row.owned = !values_.get("owner").empty();
  contacts_.push_back(std::move(row));
}

bool Conversation::goes_on(const Step& step, const Json& document) {
  if (step.chunk > 0) return asked_ < keys_.size();
  if (!step.next || documents_.size() >= kMostListed) return false;
  if (!step.next->going_on.empty() && text_at(document, step.next->going_on) != "true")
    return false;
  std::string page = text_at(document, step.next->path);
  if (!step.next->of_last.empty()) {
    const Json* list = look_up(document, step.each);
    page = list && list->is_array() && !list->empty() ? text_at(list->back(), step.next->of_last)
                                                      : std::string();
  }
  if (page.empty()) return false;
  values_.set(step.next->name, std::move(page));
  return true;
}

void Conversation::next_step() {
  if (++step_ < steps_.size()) return take_step();
  if (ticket_.operation == Operation::list_contacts) return ask_enrolment();
  finish(ReplyStatus::ok);
}

// Whether trial mails go on is the mail tool's to say, of one contact at a time.
void Conversation::ask_enrolment() {
  const auto [mail, steps] = context_->who_does("is_enrolled");
  if (!mail || contacts_.empty()) return finish(ReplyStatus::ok);
  open_ = contacts_.size();
  for (std::size_t n = 0; n < contacts_.size(); ++n) {
    values_.set("customer", contacts_[n].customer);
    const Step& step = steps->front();
    context_->client.start(
        call_of(*mail, step), [self = shared_from_this(), &step, n](const HttpAnswer& answer) {
          const ReplyStatus meaning = meaning_of(answer, Operation::fetch_profile);
          const auto document = io::parse_json(answer.body, "answer");
          if (meaning == ReplyStatus::ok && document) {
            self->take_values(step, *document);
            self->contacts_[n].enrolled = self->values_.get("enrolled") == "true";
          } else if (meaning != ReplyStatus::not_found) {
            self->failed_ = true;
          }
          if (--self->open_ == 0)
            self->finish(self->failed_ ? ReplyStatus::server_error : ReplyStatus::ok);
        });
  }
}

// ---- the reply ----

void Conversation::finish(ReplyStatus status, core::Duration retry_after) {
  const std::size_t operation = index_of(ticket_.operation);
  if (status == ReplyStatus::throttled) ++context_->counts.throttled[operation];
  if (status == ReplyStatus::server_error || status == ReplyStatus::timed_out ||
      status == ReplyStatus::refused)
    ++context_->counts.failed[operation];
  const std::chrono::duration<double> took = Clock::now() - began_;
  context_->sinks.note({std::string(core::info(ticket_.operation).name),
                        std::string(values_.get("subscription")), last_status_, took.count()});
  ReplyInput reply;
  reply.ticket = ticket_;
  reply.status = status;
  reply.retry_after = retry_after;
  if (status == ReplyStatus::ok) fill_in(reply);
  context_->sinks.reply(std::move(reply));
}

void Conversation::fill_in(ReplyInput& reply) {
  const VendorTable& table = vendor_.table;
  switch (ticket_.operation) {
    case Operation::fetch_customer:
      reply.email = context_->remember(values_.get("email"));
      if (!reply.email) reply.status = ReplyStatus::not_found;
      return;
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer: {
      reply.contact = values_.get("contact");
      reply.trial_start = read_time(values_.get("trial_start"));
      const auto& zones = context_->rules.zones;
      const auto zone = std::find_if(zones.begin(), zones.end(), [&](const core::TimeZone& it) {
        return it.name == values_.get("zone");
      });
      if (zone != zones.end()) reply.zone = static_cast<core::ZoneIndex>(zone - zones.begin());
      if (reply.contact.empty()) reply.status = ReplyStatus::not_found;
      return;
    }
    case Operation::fetch_usage:
      reply.usage = {read_count(values_.get("logins")), read_count(values_.get("features")),
                     read_count(values_.get("invites"))};
      return;
    case Operation::fetch_deal:
      reply.deal = values_.get("deal");
      reply.ae = values_.get("ae");
      return;
    case Operation::fetch_profile:
      reply.segment = word(our_word(table, "segment", values_.get("segment")), kSegments);
      reply.source = word(our_word(table, "source", values_.get("source")), kLeadSources);
      return;
    case Operation::list_conversions: {
      reply.conversions = conversions_in(documents_, context_->rules);
      const std::lock_guard lock(context_->mutex);
      context_->listed.clear();
      for (const ListedConversion& it : reply.conversions) context_->listed.push_back(it.customer);
      return;
    }
    case Operation::poll_events:
      reply.count = static_cast<int>(documents_.size());
      context_->polled_until = std::max(context_->polled_until, newest_ - kPollOverlap);
      context_->sinks.events(documents_);
      return;
    case Operation::list_contacts:
      reply.contacts = std::move(contacts_);
      return;
    default:
      return;
  }
}

std::string described(const Vendor* vendor, const std::vector<Step>* steps, const Values& values) {
  if (!vendor) return {};
  const Step& step = steps->back();
  std::string text = vendor->table.name + ": " + step.method + ' ' + fill_path(step.path, values);
  if (!step.body.is_null()) text += ' ' + io::compact(fill_body(step.body, values));
  return text;
}

ReplyInput without_vendor(const core::Request& request, const Values& values) {
  ReplyInput reply;
  reply.ticket = request.ticket;
  switch (request.ticket.operation) {
    case Operation::fetch_customer:
      reply.email = core::EmailKey{event_number(values.get("customer")).value};
      break;
    case Operation::find_by_primary:
      reply.contact = values.get("customer");
      if (reply.contact.empty()) reply.status = ReplyStatus::not_found;
      break;
    default:
      if (core::info(request.ticket.operation).may_find_nothing)
        reply.status = ReplyStatus::not_found;
  }
  return reply;
}

ReplyStatus meaning_of(const HttpAnswer& answer, Operation operation) {
  if (answer.failure == HttpAnswer::Failure::timed_out) return ReplyStatus::timed_out;
  if (answer.failure != HttpAnswer::Failure::none) return ReplyStatus::server_error;
  if (answer.status >= 200 && answer.status < 300) return ReplyStatus::ok;
  if (answer.status == 429) return ReplyStatus::throttled;
  if (answer.status == 404 && core::info(operation).may_find_nothing) return ReplyStatus::not_found;
  const bool again = answer.status >= 500 || answer.status == 408 || answer.status == 409 ||
                     answer.status == 423 || answer.status == 425;
  return again ? ReplyStatus::server_error : ReplyStatus::refused;
}

}  // namespace handoff::service
