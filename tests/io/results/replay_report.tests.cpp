// Replays of events that nobody on this project wrote (tests/data/stripe); expected values read
// from them.
#include "io/results/replay_report.hpp"

#include <string>
#include <vector>

#include "io/events/payment_events.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

struct Replayed {
  std::vector<io::ReplayRecord> records;
  core::DryRunSummary summary;
};

Replayed replay(const std::vector<std::string>& files) {
  io::IdTables ids;
  core::DryRun dry_run(core::default_config());
  Replayed result;
  for (const std::string& file : files) {
    const auto error = io::read_event_file(
        io::read_stripe_event, "tests/data/stripe/" + file, ids, [&](const io::ReadEvent& event) {
          result.records.push_back(
              io::replay_record(event, dry_run.take(event.event), dry_run.config()));
        });
    REQUIRE_FALSE(error);
  }
  result.summary = dry_run.summary();
  return result;
}

constexpr const char* kConversion = "2024-06-20.customer.subscription.updated.conversion.json";

}  // namespace

TEST_CASE("the documented conversion converts", "[replay]") {
  const Replayed result = replay({kConversion});
  REQUIRE(result.records.size() == 1);
  const io::ReplayRecord& record = result.records[0];
  CHECK(record.decision == core::Decision::converted);
  CHECK(record.reason == core::Reason::trial_became_active);
  REQUIRE(record.mrr);
  CHECK(record.mrr->cents == 4'242);
  CHECK(record.currency == "usd");
  CHECK(record.tier == "Starter");
  CHECK(
      io::compact(io::record_json(record)) ==
      R"({"event_id":"evt_1MqqbKLt4dXK03v5qaIbiNCC","type":"customer.subscription.updated",)"
      R"("created":"2023-03-29T04:27:08Z","decision":"converted","reason":"trial_became_active",)"
      R"("explanation":"the subscription went from trialing to active",)"
      R"("subscription":"sub_1Mqqb6Lt4dXK03v50OA219Ya","mrr_cents":4242,"currency":"usd","tier":"Starter",)"
      R"("mrr_at_least_cents":null})");
  CHECK(result.summary.events == 1);
  CHECK(result.summary.onboarded == 1);
  CHECK(result.summary.exceptions == 0);
  // Customer, contact, usage, deal, profile, CRM update, disenrolment, owner, notice, onboarding.
  CHECK(result.summary.requests == 10);
  CHECK(result.summary.converted_mrr.at(core::Currency{}).cents == 4'242);
}

TEST_CASE("the same event twice is one conversion", "[replay]") {
  const Replayed result = replay({kConversion, kConversion});
  REQUIRE(result.records.size() == 2);
  CHECK(result.records[1].decision == core::Decision::duplicate);
  CHECK(result.records[1].reason == core::Reason::event_seen_before);
  CHECK(result.summary.onboarded == 1);
  CHECK(result.summary.converted_mrr.at(core::Currency{}).cents == 4'242);
}

TEST_CASE("what names no subscription has neither tier nor MRR", "[replay]") {
  const Replayed result = replay({"2020-08-27.customer.updated.json"});
  REQUIRE(result.records.size() == 1);
  CHECK(result.records[0].decision == core::Decision::ignored);
  const io::Json json = io::record_json(result.records[0]);
  for (const char* key : {"subscription", "mrr_cents", "currency", "tier", "mrr_at_least_cents"})
    CHECK(json[key].is_null());
  CHECK(io::record_csv(result.records[0]).ends_with(",,,,,\n"));
}

TEST_CASE("an object by itself is named as such", "[replay]") {
  const Replayed result = replay({"object.subscription.basil.json"});
  REQUIRE(result.records.size() == 1);
  CHECK(result.records[0].type == "bare subscription");
  CHECK(result.records[0].decision == core::Decision::ignored);
  CHECK(result.summary.onboarded == 0);
  // It has no time, and above all not the first of 1970.
  CHECK_FALSE(result.records[0].created);
  CHECK(io::record_json(result.records[0])["created"].is_null());
  CHECK(io::record_line(result.records[0]).starts_with("-                     sub_"));
}

TEST_CASE("an event of each type is accepted and none of them is a conversion", "[replay]") {
  const Replayed result =
      replay({"2020-08-27.customer.subscription.created.json",
              "2020-08-27.customer.subscription.deleted.json",
              "2020-08-27.customer.subscription.trial_will_end.json",
              "2020-08-27.customer.subscription.updated.json", "2020-08-27.customer.updated.json",
              "2020-08-27.invoice.paid.json", "2020-08-27.invoice.payment_failed.json"});
  CHECK(result.summary.events == 7);
  for (const io::ReplayRecord& record : result.records)
    CHECK(record.decision != core::Decision::converted);
}

TEST_CASE("every record has the columns of the CSV header", "[replay]") {
  const Replayed result = replay({kConversion});
  std::string names;
  const io::Json json = io::record_json(result.records[0]);
  for (const auto& item : json.items()) names += (names.empty() ? "" : ",") + item.key();
  CHECK(io::record_csv_header() == names + "\n");
}
