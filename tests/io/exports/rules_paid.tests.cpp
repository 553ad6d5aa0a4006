// One small made-up file for each rule of what is a trial and what is paid. The section in
// brackets is that of the fact sheet.
#include <cstddef>
#include <string>

#include "tests/catch.hpp"
#include "tests/io/exports/ann_and_zoe.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::learn_from;
using exports::MadeUp;
using exports::paid;
using exports::subscriptions;
using exports::Why;

namespace {

constexpr const char* kPayments =
    "id,Created date (UTC),Amount,Amount Refunded,Status,Mode,Customer ID,Customer Email,"
    "Invoice ID,Refunded date (UTC)\n";

std::string paid_at(const MadeUp& it, std::size_t person = 0) {
  const core::Time paid = it.learned->history.people.at(person).paid;
  return paid == core::kNever ? "never" : std::to_string(paid.us / 1'000'000);
}

// Seconds since the epoch of 2026-03-15 11:00:30 UTC.
constexpr const char* kPaid = "1773572430";

}  // namespace

TEST_CASE("a trial's first invoice of nothing is no payment (1b, complaint 7)", "[exports]") {
  const MadeUp it = learn_from({{"subscriptions.csv", subscriptions()}, {"invoices.csv", paid()}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 2);
  CHECK(it.seen().conversions == 1);
  CHECK(paid_at(it) == kPaid);
  CHECK(it.left(Why::zero_amount) == 1);
}

TEST_CASE("active alone is not paid where the files know of payments (1b)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,active,2026-03-02 10:00,"
                      "2026-03-02 10:00,2026-03-16 10:00,,\n")},
       {"invoices.csv", paid("in_2,cus_2,sub_2,2026-03-16 10:00:00,,,0.00,open\n")}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().conversions == 1);
  CHECK(it.left(Why::not_paid) == 1);
}

TEST_CASE("without payments the end of the trial and an hour stand for one (1b)", "[exports]") {
  const MadeUp it = learn_from({{"subscriptions.csv", subscriptions()}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().payments_are_assumed);
  CHECK(paid_at(it) == "1773572400");  // 2026-03-15 11:00 UTC
  CHECK_FALSE(it.seen().crm_lag_s);
}

TEST_CASE("a fee inside the trial is no conversion", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"invoices.csv",
        paid("in_f,cus_1,sub_1,2026-03-01 10:00:00,2026-03-01 10:00:00,2026-03-01 10:00:05,20.00,"
             "paid\n")}});
  REQUIRE(it.error.empty());
  CHECK(paid_at(it) == kPaid);
  CHECK(it.learned->history.fees == 1);
}

TEST_CASE("who buys another subscription during the trial has converted", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_3,cus_1,ann@x.example,scale,month,99.00,active,2026-03-05 10:00,,,,\n")},
       {"invoices.csv",
        paid("in_3,cus_1,sub_3,2026-03-05 10:00:00,2026-03-05 10:00:00,2026-03-05 10:00:00,99.00,"
             "paid\n")}});
  REQUIRE(it.error.empty());
  CHECK(paid_at(it) == "1772704800");  // 2026-03-05 10:00 UTC
  CHECK(it.left(Why::no_trial) == 1);
}

TEST_CASE("test mode, incomplete subscriptions and test clocks are no trials (1a, 1b)",
          "[exports]") {
  const std::string json =
      R"({"object": "list", "data": [
  {"id": "sub_1", "customer": "cus_1", "livemode": true, "status": "active", "trial_start": 1772359200, "trial_end": 1773568800, "created": 1772359200},
  {"id": "sub_2", "customer": "cus_2", "livemode": false, "status": "active", "trial_start": 1772359200, "trial_end": 1773568800, "created": 1772359200},
  {"id": "sub_3", "customer": "cus_3", "livemode": true, "test_clock": "clock_1", "status": "active", "trial_start": 1772359200, "trial_end": 1773568800, "created": 1772359200},
  {"id": "sub_4", "customer": "cus_4", "livemode": true, "status": "incomplete_expired", "trial_start": null, "trial_end": null, "created": 1772359200},
  {"id": "sub_5", "customer": "cus_5", "livemode": true, "status": "trialing", "trial_start": 1776679200, "trial_end": 1777888800, "created": 1776679200}]})";
  const MadeUp it = learn_from({{"subscriptions.json", json}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 2);
  CHECK(it.left(Why::test_mode) == 2);
  CHECK(it.left(Why::never_began) == 1);
}

TEST_CASE("a trial that ended after the files' last day less two is not counted (0)", "[exports]") {
  // The last row of the files is of 20 April; ann's trial ended on 15 March, bob's was to end on
  // the 19th.
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,trialing,2026-04-05 12:00,"
                      "2026-04-05 12:00,2026-04-19 12:00,,\n")},
       {"invoices.csv", paid()}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 3);
  CHECK(it.seen().trials_ended == 1);
  CHECK(it.seen().conversion_rate == 1);
}

TEST_CASE("who pays early is not counted before those who started on the same day", "[exports]") {
  // Both started on 6 April: one paid on the 8th, which ended the trial; the other may still pay.
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,active,2026-04-06 12:00,"
                      "2026-04-06 12:00,2026-04-08 12:00,,\n"
                      "sub_3,cus_3,cat@x.example,team,month,59.00,trialing,2026-04-06 12:00,"
                      "2026-04-06 12:00,2026-04-20 12:00,,\n")},
       {"invoices.csv",
        paid("in_2,cus_2,sub_2,2026-04-08 12:00:00,2026-04-08 12:00:10,2026-04-08 12:00:10,59.00,"
             "paid\n")}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().conversions == 2);
  CHECK(it.seen().trials_ended == 1);
}

TEST_CASE("an invoice and its charge are one payment (complaint 14)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"invoices.csv", paid()},
       {"payments.csv", std::string(kPayments) +
                            "ch_1,2026-03-15 11:00:20,59.00,0.00,Paid,Live,cus_1,ann@x.example,"
                            "in_1,\n"}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().conversions == 1);
  CHECK(paid_at(it) == kPaid);
}

TEST_CASE("a full refund undoes a conversion, a part of it does not (complaint 15)", "[exports]") {
  const auto with = [](const char* refunded, bool undo) {
    exports::HistoryOptions options;
    options.refunds_undo = undo;
    return learn_from(
        {{"subscriptions.csv", subscriptions()},
         {"payments.csv", std::string(kPayments) + "ch_1,2026-03-15 11:00:30,59.00," + refunded +
                              ",Refunded,Live,cus_1,ann@x.example,,"
                              "2026-03-20 11:00:00\n"}},
        {}, options);
  };
  CHECK(with("59.00", true).seen().conversions == 0);
  CHECK(with("59.00", true).seen().refunded == 1);
  CHECK(with("59.00", false).seen().conversions == 1);
  CHECK(with("10.00", true).seen().conversions == 1);
}

// Ann paid 59 on the 15th. Two parts of it may come back in the fortnight, or the second in June; the charge
// itself, which says that all of it came back, does not know when.
TEST_CASE("a table of refunds says when and how much (1e, complaint 15)", "[exports]") {
  const auto conversions = [](const char* second, int cents, const char* status) {
    const MadeUp it = learn_from(
        {{"subscriptions.csv", subscriptions()},
         {"charge.csv",
          "id,amount,amount_refunded,captured,created,currency,customer_id,livemode,paid,refunded,"
          "status\n"
          "ch_1,5900,5900,true,2026-03-15 11:00:30,usd,cus_1,true,true,true,succeeded\n"},
         {"refund.csv", std::string("id,amount,charge_id,created,currency,reason,status\n"
                                    "re_1,2900,ch_1,2026-03-16 09:00:00,usd,,succeeded\n"
                                    "re_2,") +
                            std::to_string(cents) + ",ch_1," + second + ",usd,duplicate," + status +
                            "\n"}});
    REQUIRE(it.error.empty());
    return it.seen().conversions;
  };
  CHECK(conversions("2026-03-20 09:00:00", 3000, "succeeded") == 0);
  CHECK(conversions("2026-06-20 09:00:00", 3000, "succeeded") == 1);
  CHECK(conversions("2026-03-20 09:00:00", 2999, "succeeded") == 1);
  CHECK(conversions("2026-03-20 09:00:00", 3000, "failed") == 1);
}

TEST_CASE("failed charges and those of test mode are no payments, new words are (0)", "[exports]") {
  const auto with = [](const char* status, const char* mode) {
    return learn_from(
               {{"subscriptions.csv", subscriptions()},
                {"payments.csv", std::string(kPayments) + "ch_1,2026-03-15 11:00:30,59.00,0.00," +
                                     status + "," + mode + ",cus_1,ann@x.example,,\n"}})
        .seen()
        .conversions;
  };
  CHECK(with("Paid", "Live") == 1);
  CHECK(with("Failed", "Live") == 0);
  CHECK(with("Paid", "Test") == 0);
  CHECK(with("Settled by magic", "Live") == 1);
}

TEST_CASE("an older version of a row is not counted (1e)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscription_history.csv",
        "id,customer_id,livemode,status,created,trial_start,trial_end,_fivetran_active\n"
        "sub_1,cus_1,true,trialing,2026-03-01 10:00:00,2026-03-01 10:00:00,2026-03-15 10:00:00,"
        "false\n"
        "sub_1,cus_1,true,active,2026-03-01 10:00:00,2026-03-01 10:00:00,2026-03-15 10:00:00,true\n"
        "sub_9,cus_9,true,trialing,2026-04-20 10:00:00,2026-04-20 10:00:00,2026-05-04 10:00:00,"
        "true\n"}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 2);
  CHECK(it.seen().conversions == 1);
  CHECK(it.left(Why::older_version) == 1);
}

TEST_CASE("money is in cents where programs wrote it, and yen have none (0)", "[exports]") {
  const MadeUp cents = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"invoice.csv",
        "id,customer_id,subscription_id,created,status_transitions_paid_at,amount_paid,currency,"
        "status\nin_1,cus_1,sub_1,2026-03-15 10:00:00,2026-03-15 11:00:30,5900,usd,paid\n"
        "in_2,cus_9,sub_9,2026-04-20 10:00:00,2026-04-20 10:00:00,5900,jpy,paid\n"}});
  REQUIRE(cents.error.empty());
  const auto& facts = cents.learned->ledger.facts;
  REQUIRE(facts.size() >= 2);
  CHECK(facts[facts.size() - 2].value == 59);
  CHECK(facts.back().value == 5900);
}

TEST_CASE("events come in any order, and the latest word counts (1c, complaint 8)", "[exports]") {
  const std::string events =
      R"({"object":"list","data":[
{"id":"evt_3","type":"invoice.paid","created":1774177300,"livemode":true,"data":{"object":{"id":"in_1","customer":"cus_1","subscription":"sub_1","amount_paid":5900,"currency":"usd","status":"paid","created":1774173600,"status_transitions":{"paid_at":1774177230}}}},
{"id":"evt_2","type":"customer.subscription.updated","created":1773000000,"livemode":true,"data":{"object":{"id":"sub_1","customer":"cus_1","status":"trialing","trial_start":1772359200,"trial_end":1774173600,"created":1772359200}}},
{"id":"evt_1","type":"customer.subscription.created","created":1772359200,"livemode":true,"data":{"object":{"id":"sub_1","customer":"cus_1","status":"trialing","trial_start":1772359200,"trial_end":1773568800,"created":1772359200}}},
{"id":"evt_1","type":"customer.subscription.created","created":1772359200,"livemode":true,"data":{"object":{"id":"sub_1","customer":"cus_1","status":"trialing","trial_start":1772359200,"trial_end":1773568800,"created":1772359200}}},
{"id":"evt_4","type":"product.created","created":1772359200,"livemode":true,"data":{"object":{"id":"prod_1"}}}]})";
  const MadeUp it = learn_from({{"events.json", events}});
  REQUIRE(it.error.empty());
  REQUIRE(it.seen().trials == 1);
  CHECK(it.learned->history.people[0].trial_end == core::Time{1'774'173'600'000'000});
  CHECK(paid_at(it) == "1774177230");
  CHECK(it.left(Why::repeated) == 1);
  CHECK(it.left(Why::other_event) == 1);
}
