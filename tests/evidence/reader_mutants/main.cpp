// Mutation evidence for the readers: breaks one rule of them at a time and shows which case notices.
//
// The readers that have rules to break are compiled with HANDOFF_READER_MUTANTS. A mutant that no
// case notices is a failure, and so are intact readers if a case notices them. Prints a table and,
// last, "N passed, N failed".
#include <cstdio>
#include <string>
#include <vector>

#include "io/events/payment_events.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "io/json/json.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/reader_mutant.hpp"

#ifndef HANDOFF_READER_MUTANTS
#error "this program needs readers that are compiled with HANDOFF_READER_MUTANTS"
#endif

namespace {

using namespace handoff;
using handoff::io::ReaderMutant;

struct Read {
  std::vector<io::ReadEvent> events;
  bool refused = false;
};

Read read(std::string_view text) {
  Read result;
  io::IdTables ids;
  result.refused =
      io::read_events(io::read_stripe_event, text, "case", ids, [&](const io::ReadEvent& event) {
        result.events.push_back(event);
      }).has_value();
  return result;
}

std::string event(std::string_view type, std::string_view data) {
  return R"({"id":"evt_1","object":"event","created":1700000000,"type":")" + std::string(type) +
         R"(","data":)" + std::string(data) + "}";
}

std::string recurring(std::string_view more) {
  return R"({"id":"price_1","currency":"usd","unit_amount":3000,"recurring":{"interval":"month")" +
         std::string(more) + "}}";
}

std::string subscription_with(std::string_view price, std::string_view previous = "null") {
  return event("customer.subscription.updated",
               R"({"object":{"id":"sub_1","object":"subscription","customer":"cus_1",)"
               R"("status":"active","items":{"data":[{"price":)" +
                   std::string(price) + R"(}]}},"previous_attributes":)" + std::string(previous) +
                   "}");
}

// The one event; an empty one where there is not exactly one, or it is set aside.
core::PaymentEvent event_of(std::string_view text) {
  const Read it = read(text);
  if (it.refused || it.events.size() != 1) return {};
  const core::PaymentEvent& event = it.events[0].event;
  return event.set_aside == core::SetAside::none ? event : core::PaymentEvent{};
}

// The monthly revenue in cents; -1 where there is no event.
std::int64_t mrr_of(std::string_view text) {
  const core::PaymentEvent event = event_of(text);
  return event.id ? event.subscribed.mrr.cents : -1;
}

// A subscription with more members than its items have.
std::string subscription(std::string_view items, std::string_view more,
                         std::string_view previous = "null") {
  return event("customer.subscription.updated",
               R"({"object":{"id":"sub_1","object":"subscription","customer":"cus_1",)"
               R"("status":"active","items":{"data":[)" +
                   std::string(items) + "]" + std::string(more) + R"(},"previous_attributes":)" +
                   std::string(previous) + "}");
}

std::string item(std::string_view id) {
  return R"({"price":{"id":")" + std::string(id) +
         R"(","currency":"usd","unit_amount":3000,"recurring":{"interval":"month"}},"quantity":1})";
}

std::string invoice(std::string_view lines, std::string_view more = "") {
  return event("invoice.paid", R"({"object":{"id":"in_1","object":"invoice","currency":"usd",)"
                               R"("subscription":"sub_1","amount_paid":0,"lines":{"data":[)" +
                                   std::string(lines) + "]}" + std::string(more) + "}}");
}

// A line that bills 30 dollars for some month, without a price for each unit.
std::string line(std::string_view more) {
  return R"({"amount":3000,"price":{"id":"p","currency":"usd","recurring":{"interval":"month"}})" +
         std::string(more) + "}";
}

bool refuses_json(std::string_view text) { return !io::parse_json(text, "case"); }
bool refuses_scenario(std::string_view text) { return !io::read_scenario(text, "case"); }

struct Case {
  std::string_view name;
  bool (*holds)();
};

const Case kCases[] = {
    {"an object with one key twice is refused", [] { return refuses_json(R"({"a":1,"a":2})"); }},
    {"65 levels are refused and 64 are not",
     [] {
       const auto nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
       return refuses_json(nested(65)) && !refuses_json(nested(64));
     }},
    {"a second document is refused", [] { return refuses_json("{} {}"); }},
    {"minutes before hours are refused", [] { return !io::parse_duration("30min1h"); }},
    {"a tenth of a microsecond is refused", [] { return !io::parse_duration("0.1us"); }},
    {"an object with data that is no list is not opened",
     [] {
       const Read it = read(R"({"id":"in_1","object":"invoice","data":[)" +
                            event("ping", R"({"object":{}})") + "]}");
       return it.events.size() == 1 && it.events[0].id == "in_1";
     }},
    {"a broken second line is counted",
     [] {
       io::IdTables ids;
       io::LeftOut left_out;
       io::EventReader reader({io::read_stripe_event, ids, left_out}, "case",
                              [](const io::ReadEvent&) {});
       const bool refused =
           reader.feed(event("ping", R"({"object":{}})") + "\n{\n") || reader.finish();
       return !refused && left_out.count(io::WhyLeftOut::bad_json) == 1;
     }},
    {"an invoice in a subscription's event is set aside",
     [] {
       return !event_of(event("customer.subscription.updated",
                              R"({"object":{"id":"in_1","object":"invoice","customer":"cus_1",)"
                              R"("status":"active"}})"))
                   .id;
     }},
    {"a metered price adds nothing to the monthly revenue",
     [] { return mrr_of(subscription_with(recurring(R"(,"usage_type":"metered")"))) == 0; }},
    {"30 dollars each three months are 10 a month",
     [] { return mrr_of(subscription_with(recurring(R"(,"interval_count":3)"))) == 1'000; }},
    {"an invoice's prorated line adds nothing",
     [] {
       const std::string line = R"("type":"subscription","price":)" + recurring("");
       return mrr_of(event("invoice.paid",
                           R"({"object":{"id":"in_1","object":"invoice","currency":"usd",)"
                           R"("subscription":"sub_1","amount_paid":3000,"lines":{"data":[{)" +
                               line + R"(},{"proration":true,)" + line + "}]}}}")) == 3'000;
     }},
    {"an update knows the status before it",
     [] {
       const Read it = read(subscription_with(recurring(""), R"({"status":"past_due"})"));
       return it.events.size() == 1 &&
              it.events[0].event.previous_status == core::SubscriptionStatus::past_due;
     }},
    {"a price that does not tell the billed currency is not known",
     [] { return mrr_of(subscription(item("a"), R"(},"currency":"eur")")) == 0; }},
    {"five dollars flat and one for each of ten are 15",
     [] {
       return mrr_of(subscription(
                  R"({"quantity":10,"price":{"id":"p","currency":"usd","tiers_mode":"graduated",)"
                  R"("tiers":[{"up_to":null,"unit_amount":100,"flat_amount":500}],)"
                  R"("recurring":{"interval":"month"}}})",
                  "}")) == 1'500;
     }},
    {"half off for good is half",
     [] {
       return mrr_of(subscription(item("a"), R"(},"discount":{"id":"d","coupon":)"
                                             R"({"percent_off":50,"duration":"forever"}})")) ==
              1'500;
     }},
    {"items that are not in the list make a lower bound",
     [] { return event_of(subscription(item("a"), R"(,"has_more":true})")).subscribed.at_least; }},
    {"the same items in another order are no change",
     [] {
       const std::string both = item("a") + "," + item("b");
       return !event_of(subscription(item("b") + "," + item("a"), "}",
                                     R"({"items":{"data":[)" + both + "]}}"))
                   .items_changed;
     }},
    {"a trial two days after the subscription began late",
     [] {
       return event_of(
                  subscription(item("a"), R"(},"start_date":1700000000,"trial_start":1700172800)"))
           .late_trial;
     }},
    {"a fee is no part of the monthly revenue",
     [] {
       return mrr_of(invoice(line(R"(,"type":"subscription")") + "," +
                             line(R"(,"type":"invoiceitem")"))) == 3'000;
     }},
    {"a line of 30 dollars with 5 of tax in it is 25",
     [] {
       return mrr_of(invoice(line(R"(,"type":"subscription","tax_amounts":)"
                                  R"([{"amount":500,"inclusive":true}])"))) == 2'500;
     }},
    {"an invoice that a credit balance settled was paid",
     [] {
       return event_of(invoice("", R"(,"status":"paid","total":3000,"amount_due":0,)"
                                   R"("starting_balance":-3000)"))
                  .amount_paid.cents == 3'000;
     }},
    {"a misspelt field of a scenario is refused",
     [] { return refuses_scenario(R"({"version":1,"cohort":{"trails":5}})"); }},
    {"a share above one is refused",
     [] { return refuses_scenario(R"({"version":1,"payments":{"duplicate_share":1.5}})"); }},
    {"a scenario within its limits is accepted",
     [] { return !refuses_scenario(R"({"version":1,"cohort":{"trials":5}})"); }},
};

std::string caught_by() {
  for (const Case& it : kCases) {
    if (!it.holds()) return std::string(it.name);
  }
  return {};
}

bool examine(ReaderMutant mutant, std::string_view name) {
  io::active_reader_mutant = mutant;
  const std::string by = caught_by();
  const bool expected = by.empty() == (mutant == ReaderMutant::none);
  std::printf("%-7s | %-45s | %s\n", expected ? "ok" : "FAILED", std::string(name).c_str(),
              by.empty() ? "nothing" : by.c_str());
  return expected;
}

}  // namespace

int main() {
  int passed = 0;
  int failed = 0;
  std::printf("%-7s | %-45s | %s\n", "", "rule that is broken", "noticed by");
  for (std::size_t n = 0; n < io::kReaderMutantNames.size(); ++n)
    ++(examine(static_cast<ReaderMutant>(n), io::kReaderMutantNames[n]) ? passed : failed);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
