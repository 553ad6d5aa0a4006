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

// The monthly revenue in cents; -1 where there is not exactly one event.
std::int64_t mrr_of(const std::string& text) {
  const Read it = read(text);
  return it.refused || it.events.size() != 1 ? -1 : it.events[0].event.subscribed.mrr.cents;
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
    {"an invoice in a subscription's event is refused",
     [] {
       return read(event("customer.subscription.updated",
                         R"({"object":{"id":"in_1","object":"invoice","customer":"cus_1",)"
                         R"("status":"active"}})"))
           .refused;
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
