// Every kind of exception is raised by the core, in the order of the enumeration, and the table
// says of each what is written here a second time.
#include <string>

#include "core/base/enum_table.hpp"
#include "core/messages/exceptions.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"
#include "tests/core/zones.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

// Replies with a status instead of success, to all operations between two.
auto answering(ReplyStatus status, Operation first, Operation last) {
  return [=](const Request& request) -> std::optional<Reply> {
    const Operation asked = request.ticket.operation;
    if (asked < first || asked > last) return std::nullopt;
    return Rig::with_status(request, status);
  };
}

void no_conversion(Rig&) {}

template <ReplyStatus kStatus>
void search(Rig& rig) {
  rig.outside = answering(kStatus, Operation::find_by_primary, Operation::find_by_customer);
  rig.feed(trial_to_active());
}

template <Operation kFirst, Operation kLast = kFirst>
void refusal(Rig& rig) {
  rig.outside = answering(ReplyStatus::refused, kFirst, kLast);
  rig.feed(trial_to_active());
}

void unknown_currency(Rig& rig) {
  PaymentEvent event = trial_to_active();
  event.subscribed.currency = {{'X', 'T', 'S'}};
  rig.feed(event);
}

void failed_charge(Rig& rig) {
  rig.feed(trial_to_active());
  rig.feed(event(EventType::invoice_payment_failed, 3, kNoon + hours(1)));
}

void customer_in_sydney(Rig& rig) {
  PipelineConfig config = default_config();
  config.zones.push_back(sydney());
  rig.pipeline.reconfigure(config, rig.now, rig.outbox);
  rig.outside = finding(Operation::find_by_primary, ContactFound{{700}, {}, 1});
  rig.feed(trial_to_active());
}

// Billing knows one conversion, the CRM what it is told here, and nothing is repaired by itself.
void reconciliation(Rig& rig, std::vector<CrmFact> crm) {
  PipelineConfig config = default_config();
  config.reconcile.auto_repair = false;
  rig.pipeline.reconfigure(config, rig.now, rig.outbox);
  const std::vector<BillingFact> billing{{{7}, {70}, kNoon, kNoon, kSubscribed}};
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    Reply reply = Rig::success(request);
    if (request.ticket.operation == Operation::list_conversions)
      reply.body = ConversionsListed{billing};
    else if (request.ticket.operation == Operation::list_contacts)
      reply.body = ContactsListed{crm};
    else
      return std::nullopt;
    return reply;
  };
  rig.start();
  rig.advance(hours(4));
  rig.outside = nullptr;
}

void not_in_crm(Rig& rig) { reconciliation(rig, {}); }
void still_on_trial(Rig& rig) {
  reconciliation(rig, {{{70}, kSubscribed, LifecycleStage::trial, false, true}});
}
void other_amount(Rig& rig) {
  Subscribed cheaper = kSubscribed;
  cheaper.mrr = dollars(1);
  reconciliation(rig, {{{70}, cheaper, LifecycleStage::customer, false, true}});
}
void still_in_sequences(Rig& rig) {
  reconciliation(rig, {{{70}, kSubscribed, LifecycleStage::customer, true, true}});
}
void without_owner(Rig& rig) {
  reconciliation(rig, {{{70}, kSubscribed, LifecycleStage::customer, false, false}});
}

struct Row {
  ExceptionKind value;
  void (*story)(Rig&);
  const char* undone;  // stage, amount, sequences, owner, onboarding
  bool person_only;
  bool settled_by_a_pass;
};

using Kind = ExceptionKind;
using Op = Operation;

// clang-format off
constexpr std::array kRows{
    Row{Kind::none,                no_conversion,                                  "-----", false, false},
    Row{Kind::no_contact,          search<ReplyStatus::not_found>,                 "samoO", true,  true},
    Row{Kind::several_contacts,    search<ReplyStatus::ambiguous>,                 "samoO", true,  true},
    Row{Kind::identify_failed,     search<ReplyStatus::server_error>,              "samoO", false, true},
    Row{Kind::commit_failed,       refusal<Op::update_contact, Op::disenroll>,     "samoO", false, true},
    Row{Kind::partial_commit,      refusal<Op::disenroll>,                         "samoO", false, true},
    Row{Kind::unroutable,          unknown_currency,                               "---oO", true,  true},
    Row{Kind::assignment_failed,   refusal<Op::assign_owner>,                      "---oO", false, true},
    Row{Kind::notification_failed, refusal<Op::notify_owner>,                      "-----", false, false},
    Row{Kind::onboarding_failed,   refusal<Op::start_onboarding>,                  "----O", false, true},
    Row{Kind::payment_failed,      failed_charge,                                  "-----", false, false},
    Row{Kind::no_common_hours,     customer_in_sydney,                             "-----", true,  true},
    Row{Kind::missing,             not_in_crm,                                     "samoO", false, true},
    Row{Kind::wrong_stage,         still_on_trial,                                 "samoO", false, true},
    Row{Kind::wrong_mrr,           other_amount,                                   "-a---", false, true},
    Row{Kind::still_enrolled,      still_in_sequences,                             "--m--", false, true},
    Row{Kind::unassigned,          without_owner,                                  "---oO", false, true},
};
// clang-format on
static_assert(complete(kRows), "a new kind of exception needs a story that raises it");

std::string letters(Undone undone) {
  std::string text = "samoO";
  for (std::size_t part = 0; part < text.size(); ++part) {
    if (!(undone >> part & 1)) text[part] = '-';
  }
  return text;
}

}  // namespace

TEST_CASE("the core raises every kind of exception", "[core][exceptions]") {
  for (const Row& row : kRows) {
    INFO(name(row.value));
    Rig rig;
    row.story(rig);
    const auto& records = rig.pipeline.exceptions().records();
    REQUIRE(records.size() == (row.value == ExceptionKind::none ? 0u : 1u));
    for (const ExceptionRecord& it : records) {
      CHECK(it.kind == row.value);
      CHECK(it.subscription == SubscriptionId{7});
    }
  }
}

TEST_CASE("the table of exceptions says what is undone and who helps", "[core][exceptions]") {
  for (const Row& row : kRows) {
    INFO(name(row.value));
    const ExceptionInfo& it = info(row.value);
    CHECK(letters(it.undone) == row.undone);
    CHECK(it.person_only == row.person_only);
    CHECK(it.settled_by_a_pass == row.settled_by_a_pass);
    CHECK(is_mismatch(row.value) == (std::string(row.undone) != "-----"));
    CHECK(is_unowned(row.value) == (row.undone[3] == 'o' && row.undone[0] != 's'));
    CHECK(it.help.empty() == (row.value == ExceptionKind::none));
  }
}

TEST_CASE("a later pass settles the kinds that the table says", "[core][exceptions]") {
  for (const Row& row : kRows) {
    if (row.value == ExceptionKind::none) continue;
    INFO(name(row.value));
    ExceptionList list;
    list.raise({.subscription = {7}, .kind = row.value});
    CHECK(list.needs_person({7}) == row.person_only);
    CHECK(list.resolve_handoff({7}) == (row.settled_by_a_pass ? 1 : 0));
    CHECK(list.open_count() == (row.settled_by_a_pass ? 0u : 1u));
  }
}
