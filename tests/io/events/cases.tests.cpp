// Situations that people reported in public trackers, each a small file of events with what is
// right (tests/data/cases): a test of its own, named by what happened.
//
// The expected decisions and amounts were written down by hand from the reports. "*" allows any
// decision; "error" is a source that cannot be read. Where careful teams differ, the second test
// has the option that makes each answer right.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages/explain.hpp"
#include "io/events/processors/processors.hpp"
#include "io/files/file.hpp"
#include "io/json/json.hpp"
#include "io/results/replay.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

const std::string kFolder = "tests/data/cases/";

struct Outcome {
  std::vector<io::ReplayRecord> records;
  std::string error;  // empty: none
  std::string left_out;
};

using Set = void (*)(core::ConversionPolicy& policy);

Outcome replay(const std::string& file, Set set) {
  core::PipelineConfig config = core::default_config();
  set(config.conversion);
  io::Replay events(io::read_payment_event, config);
  Outcome outcome;
  auto error = events.read(kFolder + file);
  if (!error) {
    error = events.decide(io::ReplayOrder::given, [&](const io::ReplayRecord& record) {
      outcome.records.push_back(record);
    });
  }
  if (error) outcome.error = error->line();
  outcome.left_out = events.left_out().text();
  return outcome;
}

void by_default(core::ConversionPolicy&) {}

// What is wrong with one record, as "expected ...": empty if nothing is.
std::string difference(const io::ReplayRecord& record, const io::Json& expected) {
  const std::string decision(core::name(record.decision));
  const std::string wanted = expected["decision"].get<std::string>();
  if (wanted != "*" && wanted != decision) return "expected " + wanted + ", found " + decision;
  if (expected.contains("mrr_cents")) {
    const io::Json found = io::record_json(record)["mrr_cents"];
    if (found != expected["mrr_cents"])
      return "expected " + expected["mrr_cents"].dump() + " cents, found " + found.dump();
  }
  if (expected.contains("currency") && record.currency != expected["currency"].get<std::string>())
    return "expected " + expected["currency"].dump() + ", found " + record.currency;
  return {};
}

// The same of a whole file.
std::string difference(const Outcome& outcome, const io::Json& expected) {
  if (!expected.is_array()) return outcome.error.empty() ? "expected an error" : "";
  if (!outcome.error.empty()) return "expected events, found: " + outcome.error;
  if (outcome.records.size() != expected.size())
    return "expected " + std::to_string(expected.size()) + " records, found " +
           std::to_string(outcome.records.size()) + "; " + outcome.left_out;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string wrong = difference(outcome.records[i], expected[i]);
    if (wrong.empty()) continue;
    return "record " + std::to_string(i) + ": " + wrong + ": " + outcome.records[i].explanation;
  }
  return {};
}

io::Json expectations() {
  const auto text = io::read_file(kFolder + "expected.json");
  REQUIRE(text);
  const auto json = io::parse_json(*text, "expected.json");
  REQUIRE(json);
  return *json;
}

// An answer that hangs on a definition. "no conversion" is any decision but converted.
struct Definition {
  std::string_view what;
  std::string_view file;
  Set set;
  std::vector<std::string_view> decisions;
  std::optional<std::int64_t> mrr_cents;  // of the event that turns the subscription active
  std::size_t mrr_of = 1;
};

constexpr std::string_view kAny = "*";
constexpr std::string_view kNoConversion = "no conversion";

void by_customer(core::ConversionPolicy& policy) { policy.count_by = core::CountBy::customer; }
void pause_converts(core::ConversionPolicy& policy) {
  policy.paused_collection = core::PausedCollection::converts;
}
void at_payment(core::ConversionPolicy& policy) {
  policy.invoice_billing = core::InvoiceBilling::at_payment;
}
void without_discounts(core::ConversionPolicy& policy) { policy.discounts = core::Discounts::none; }
void all_discounts(core::ConversionPolicy& policy) { policy.discounts = core::Discounts::all; }

const std::vector<Definition>& definitions() {
  static const std::vector<Definition> table = {
      {"two trials of one subscription each are two conversions",
       "17_two_subscriptions_one_customer.jsonl",
       by_default,
       {"ignored", "ignored", "converted", "converted"},
       {}},
      {"of a customer's two subscriptions the second is expansion",
       "17_two_subscriptions_one_customer.jsonl",
       by_customer,
       {"ignored", "ignored", "converted", kNoConversion},
       {}},
      {"a second trial of somebody who came back is a trial like any",
       "18_resubscribe_new_id.jsonl",
       by_default,
       {"ignored", "converted", "ignored", "ignored", "converted"},
       {}},
      {"a customer who came back is reactivation",
       "18_resubscribe_new_id.jsonl",
       by_customer,
       {"ignored", "converted", "ignored", "ignored", kNoConversion},
       {}},
      {"active while collection is paused waits",
       "22_pause_collection_void_at_trial_end.jsonl",
       by_default,
       {"ignored", kNoConversion},
       {}},
      {"active while collection is paused converts",
       "22_pause_collection_void_at_trial_end.jsonl",
       pause_converts,
       {"ignored", "converted"},
       {}},
      {"a customer who is billed by invoice converts when the trial is over",
       "23_trial_will_end_and_send_invoice.jsonl",
       by_default,
       {"ignored", kAny, "ignored", kAny},
       {}},
      {"a customer who is billed by invoice converts with the payment",
       "23_trial_will_end_and_send_invoice.jsonl",
       at_payment,
       {"ignored", kNoConversion, "ignored", "converted"},
       {}},
      {"all off for ever is no revenue",
       "34_coupon_100_forever.jsonl",
       by_default,
       {"ignored", kAny, "ignored"},
       0},
      {"all off for ever counts with its price where discounts do not count",
       "34_coupon_100_forever.jsonl",
       without_discounts,
       {"ignored", kAny, "ignored"},
       4'900},
      {"three months with $10 off are no lasting discount",
       "35_coupon_amount_off_repeating.jsonl",
       by_default,
       {"ignored", "converted"},
       4'900},
      {"three months with $10 off are a discount",
       "35_coupon_amount_off_repeating.jsonl",
       all_discounts,
       {"ignored", "converted"},
       3'900},
      {"no seat is no revenue",
       "52_quantity_zero_free_seat.jsonl",
       by_default,
       {"ignored", kAny},
       0},
      {"what a credit balance settled is paid",
       "53_customer_balance_credit.jsonl",
       by_default,
       {"ignored", "converted"},
       4'900},
  };
  return table;
}

}  // namespace

TEST_CASE("what happened to others comes out right", "[cases]") {
  const io::Json expected = expectations();
  for (const auto& item : expected.items()) {
    const std::string& file = item.key();
    DYNAMIC_SECTION(file << ": " << item.value()["situation"].get<std::string>()) {
      const Outcome outcome = replay(file, by_default);
      const std::string wrong = difference(outcome, item.value()["expected"]);
      CHECK(wrong == "");
    }
  }
}

TEST_CASE("what is a matter of definition comes out right under its option", "[cases]") {
  for (const Definition& definition : definitions()) {
    DYNAMIC_SECTION(definition.what) {
      const Outcome outcome = replay(std::string(definition.file), definition.set);
      REQUIRE(outcome.error.empty());
      REQUIRE(outcome.records.size() == definition.decisions.size());
      for (std::size_t i = 0; i < definition.decisions.size(); ++i) {
        const std::string_view wanted = definition.decisions[i];
        const std::string_view found = core::name(outcome.records[i].decision);
        INFO("record " << i << ": " << outcome.records[i].explanation);
        if (wanted == kNoConversion) {
          CHECK(found != "converted");
        } else if (wanted != kAny) {
          CHECK(found == wanted);
        }
      }
      if (definition.mrr_cents) {
        REQUIRE(outcome.records[definition.mrr_of].mrr);
        CHECK(outcome.records[definition.mrr_of].mrr->cents == *definition.mrr_cents);
      }
    }
  }
}

TEST_CASE("a customer who buys anew during the trial converted once", "[cases]") {
  const Outcome outcome = replay("105_trial_then_new_subscription.jsonl", by_customer);
  REQUIRE(outcome.records.size() == 4);
  CHECK(std::count_if(outcome.records.begin(), outcome.records.end(), [](const auto& record) {
          return record.decision == core::Decision::converted;
        }) == 1);
}
