// One small made-up file for each rule of how exports are to be read: what is a trial, what is
// paid, who is who, and what is left out. The section in brackets is that of the fact sheet.
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::CrmState;
using exports::learn_from;
using exports::MadeUp;
using exports::Why;

namespace {

constexpr const char* kSubscriptions =
    "id,Customer ID,Customer Email,Plan,Interval,Amount,Status,Created (UTC),Trial Start (UTC),"
    "Trial End (UTC),Canceled At (UTC),Ended At (UTC)\n";
constexpr const char* kInvoices =
    "id,Customer,Subscription,Date (UTC),Finalized At (UTC),Paid At (UTC),Amount Paid,Status\n";
constexpr const char* kPayments =
    "id,Created date (UTC),Amount,Amount Refunded,Status,Mode,Customer ID,Customer Email,"
    "Invoice ID,Refunded date (UTC)\n";

// A trial of ann's that ended on 15 March, and one far later that shows that the files go on.
std::string subscriptions(const std::string& more = {}) {
  return std::string(kSubscriptions) +
         "sub_1,cus_1,ann@x.example,team,month,59.00,active,2026-03-01 10:00,2026-03-01 10:00,"
         "2026-03-15 10:00,,\n"
         "sub_9,cus_9,zoe@x.example,team,month,59.00,canceled,2026-04-20 10:00,2026-04-20 10:00,"
         "2026-05-04 10:00,2026-04-21 10:00,\n" +
         more;
}

std::string paid(const std::string& more = {}) {
  return std::string(kInvoices) +
         "in_0,cus_1,sub_1,2026-03-01 10:00:00,2026-03-01 10:00:00,2026-03-01 10:00:00,0.00,paid\n"
         "in_1,cus_1,sub_1,2026-03-15 10:00:00,2026-03-15 11:00:00,2026-03-15 "
         "11:00:30,59.00,paid\n" +
         more;
}

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

// ---- the CRM ----

namespace {

constexpr const char* kContacts =
    "Record ID,Email,Additional email addresses,Lifecycle Stage,Create Date,Became a Customer Date,"
    "\"Date entered \"\"Customer (Lifecycle Stage Pipeline)\"\"\",Contact owner,"
    "Owner Assigned Date,Merged Contact IDs,merged vids\n";

MadeUp with_contact(const std::string& row, const std::string& zone = "UTC") {
  return learn_from({{"subscriptions.csv", subscriptions()},
                     {"invoices.csv", paid()},
                     {"contacts.csv", kContacts + row}},
                    {"contacts.csv:zone=" + zone});
}

}  // namespace

TEST_CASE("a contact is found by any case and any of its addresses (6, complaint 3)", "[exports]") {
  const auto unmatched = [](const std::string& emails) {
    return *with_contact("1," + emails + ",Customer,2026-03-01 10:00,,2026-03-15 11:02,,,,\n")
                .seen()
                .unmatched;
  };
  CHECK(unmatched(" ANN@X.example,") == 0);
  CHECK(unmatched("work@y.example,ann@x.example") == 0);
  CHECK(unmatched("work@y.example,\"b@x.example;Ann@x.example\"") == 0);
  CHECK(unmatched("ann+trial@x.example,") == 0);
  CHECK(unmatched("other@x.example,") == 1);
}

TEST_CASE("the stage's own date goes before the older one (2b)", "[exports]") {
  const MadeUp it = with_contact(
      "1,ann@x.example,,Customer,2026-03-01 10:00,2026-03-15 12:00,2026-03-15 11:02,,,,\n");
  REQUIRE(it.error.empty());
  REQUIRE(it.seen().crm_lag_s->n() == 1);
  // Paid at 11:00:30; 11:02 is anything from 90 s to 150 s later.
  CHECK(it.seen().crm_lag_s->quantile(0.5) == 120);
}

TEST_CASE("a clock without seconds is never before the payment by its own minute (2a)",
          "[exports]") {
  const MadeUp it =
      with_contact("1,ann@x.example,,Customer,2026-03-01 10:00,,2026-03-15 11:00,,,,\n");
  REQUIRE(it.seen().crm_lag_s->n() == 1);
  CHECK(it.seen().crm_lag_s->quantile(0.5) == 15);  // between 0 and 30 s
}

TEST_CASE("a CRM ahead of the payment is shown apart (complaint 9)", "[exports]") {
  const MadeUp it =
      with_contact("1,ann@x.example,,Customer,2026-03-01 10:00,,2026-03-15 10:30,,,,\n");
  CHECK(it.seen().crm_lag_s->empty());
  CHECK(it.seen().crm_count(CrmState::ahead) == 1);
  CHECK(it.seen().crm_ahead_s->quantile(0.5) == 1830);
}

TEST_CASE("a customer from before the trial has no lag (2b: a high-water mark)", "[exports]") {
  const MadeUp it =
      with_contact("1,ann@x.example,,Customer,2025-03-01 10:00,,2025-06-01 10:30,,,,\n");
  CHECK(it.seen().crm_lag_s->empty());
  CHECK(it.seen().crm_count(CrmState::before) == 1);
}

TEST_CASE("a merge after the payment makes the lag unreliable (complaint 4)", "[exports]") {
  // 1774000000000 ms is 20 March.
  const MadeUp it = with_contact(
      "2,work@y.example,,Customer,2026-03-01 10:00,,2026-03-15 11:02,,,1;3,"
      "1:1774000000000\n1,ann@x.example,,Lead,2026-03-01 10:00,,,,,,\n");
  REQUIRE(it.error.empty());
  CHECK(*it.seen().unmatched == 0);
  CHECK(it.seen().crm_lag_s->empty());
  CHECK(it.seen().crm_count(CrmState::merged) == 1);
  CHECK(it.seen().doubled_contacts == 1);
}

TEST_CASE("a contact by the clock of New York is brought to UTC, in summer and in winter",
          "[exports]") {
  const MadeUp it = with_contact(
      "1,ann@x.example,,Customer,2026-03-01 10:00,,2026-03-15 07:02,,,,\n", "America/New_York");
  REQUIRE(it.seen().crm_lag_s->n() == 1);
  CHECK(it.seen().crm_lag_s->quantile(0.5) == 120);
}

TEST_CASE("dates without a clock that nothing tells are asked about (8d)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"contacts.csv", std::string(kContacts) +
                            "1,ann@x.example,,Customer,2026-03-01 10:00,,2026-03-15 11:02,,,,\n"}});
  CHECK(it.error.find("--zone") != std::string::npos);
}

TEST_CASE("many customers in the same minute are an import (complaint 13)", "[exports]") {
  std::string rows;
  for (int at = 0; at < 25; ++at)
    rows += std::to_string(at + 2) + ",p" + std::to_string(at) +
            "@y.example,,Customer,2026-03-01 10:00,,2026-03-15 11:02,,,,\n";
  const MadeUp it =
      with_contact("1,ann@x.example,,Customer,2026-03-01 10:00,,2026-03-15 11:02,,,,\n" + rows);
  CHECK(it.seen().crm_lag_s->empty());
  CHECK(it.seen().crm_count(CrmState::bulk) == 1);
  CHECK(it.left(Why::bulk_edit) == 26);
}

TEST_CASE("a property's history says what changed it, and imports do not count (2c)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"invoices.csv", paid()},
       {"contacts.csv", std::string("Record ID,Email,Lifecycle Stage\n1,ann@x.example,Customer\n")},
       {"history.csv",
        "contact_id,name,value,timestamp,source\n"
        "1,lifecyclestage,lead,2026-03-01T10:00:00Z,FORM\n"
        "1,lifecyclestage,customer,2026-03-15T11:10:30Z,INTEGRATION\n"
        "1,lifecyclestage,customer,2026-03-15T11:00:40Z,IMPORT\n"
        "1,hubspot_owner_id,77,2026-03-15T13:00:30Z,CRM_UI\n"}});
  REQUIRE(it.error.empty());
  REQUIRE(it.seen().crm_lag_s->n() == 1);
  CHECK(it.seen().crm_lag_s->quantile(0.5) == 600);
  CHECK(it.seen().owner_delay_h->quantile(0.5) == 2);
  CHECK(it.left(Why::bulk_edit) == 1);
}

TEST_CASE("Salesforce's ids match by their first fifteen characters (3)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"invoices.csv", paid()},
       {"contacts.csv",
        "\"Id\",\"Email\",\"CreatedDate\",\"IsDeleted\",\"AccountId\"\n"
        "\"003A0000001abcDIAQ\",\"ann@x.example\",\"2026-03-01T10:00:00.000+0000\",\"false\","
        "\"001A\"\n"},
       {"history.csv",
        "Contact ID,Field / Event,Old Value,New Value,Edit Date\n"
        "003A0000001abcD,Status,Trial,Customer,3/15/2026 1:05 PM\n"
        "003A0000001abcD,Owner,Queue,Kim,3/15/2026 3:00 PM\n"
        "\"Grand Totals (2 records)\",,,,\n"
        "\"Confidential Information - Do Not Distribute\",,,,\n"}},
      {"history.csv:zone=Europe/Berlin"});
  REQUIRE(it.error.empty());
  REQUIRE(it.seen().crm_lag_s->n() == 1);
  // 13:05 in Berlin is 12:05 UTC: 64.5 min after 11:00:30, and half a minute.
  CHECK(it.seen().crm_lag_s->quantile(0.5) == 3900);
  CHECK(it.seen().owner_delay_h->quantile(0.5) == Approx(3.0));
  CHECK(it.left(Why::footer) == 2);
}

TEST_CASE("several records of one address are one person (complaint 5)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,ANN@x.example,team,month,59.00,canceled,2026-03-02 10:00,"
                      "2026-03-02 10:00,2026-03-16 10:00,2026-03-03 10:00,\n")},
       {"invoices.csv", paid()}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 2);
  CHECK(it.seen().conversions == 1);
  CHECK(it.seen().doubled_customers == 1);
  CHECK(it.learned->history.extra_trials == 1);
}

TEST_CASE("metadata joins people by a company's own ids, and not by what many share", "[exports]") {
  const std::string header =
      "id,Customer ID,Status,Trial Start (UTC),Trial End (UTC),account_id (metadata),"
      "plan_id (metadata)\n";
  std::string rows;
  for (int at = 0; at < 20; ++at)
    rows += "sub_" + std::to_string(at) + ",cus_" + std::to_string(at) +
            ",trialing,2026-03-01 10:00,2026-03-15 10:00,acc_" + std::to_string(at) + ",p1\n";
  const MadeUp it = learn_from({{"subscriptions.csv", header + rows}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 20);
}

// ---- mails and touches ----

TEST_CASE("a trial mail after the payment is a mis-send, a receipt is none (4)", "[exports]") {
  const std::string log =
      R"([{"id":"m1","recipient":"Ann@x.example","campaign_id":7,"subject":"Trial 6 - Last day","type":"email","created":1773572000,"metrics":{"sent":1773572010}},
{"id":"m2","recipient":"ann@x.example","campaign_id":7,"subject":"Trial 7 - Expired","type":"email","created":1773572400,"metrics":{"sent":1773576030}},
{"id":"m2","recipient":"ann@x.example","campaign_id":7,"subject":"Trial 7 - Expired","type":"email","created":1773572400,"metrics":{"sent":1773576030}},
{"id":"m3","recipient":"ann@x.example","campaign_id":8,"subject":"Your receipt","type":"email","created":1773572440,"metrics":{"sent":1773572441}},
{"id":"m4","recipient":"ann@x.example","campaign_id":7,"subject":"Trial 8","type":"email","created":1773572440,"metrics":{}}])";
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()}, {"invoices.csv", paid()}, {"messages.json", log}});
  REQUIRE(it.error.empty());
  CHECK(*it.seen().missent_customers == 1);
  CHECK(it.seen().missent_mails == 1);
  CHECK(it.seen().queued_before == 1);
  CHECK(it.seen().disenrolment_h->quantile(0.5) == 1);
  CHECK(it.left(Why::repeated) == 1);
  CHECK(it.left(Why::not_sent) == 1);
}

TEST_CASE("a meeting counts when it was held, not when it was booked (5)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()},
       {"invoices.csv", paid()},
       {"calendly.csv",
        "User Name,Event UUID,Invitee Email,Start Date & Time,End Date & Time,"
        "Event Created Date & Time,Canceled,Marked as No-Show\n"
        "Kim,e1,ann@x.example,2026-03-15 12:00 PM,2026-03-15 12:30 PM,2026-03-15 11:10 AM,true,\n"
        "Kim,e2,ann@x.example,2026-03-15 02:00 PM,2026-03-15 02:30 PM,2026-03-15 11:20 AM,false,"
        "Yes\n"
        "Kim,e3,ann@x.example,2026-03-15 03:00 PM,2026-03-15 03:45 PM,2026-03-15 11:30 AM,false,"
        "\n"}},
      {"calendly.csv:zone=UTC"});
  REQUIRE(it.error.empty());
  CHECK(it.left(Why::not_held) == 2);
  REQUIRE(it.seen().first_touch_h->n() == 1);
  CHECK(it.seen().first_touch_h->quantile(0.5) == 4);  // 15:00 to 15:01, after 11:00:30
  CHECK(it.seen().touch_minutes.quantile(0.5) == 45);
}

TEST_CASE("a zone in a header is that column's (0)", "[exports]") {
  const MadeUp it = learn_from({{"subscriptions.csv", subscriptions()},
                                {"invoices.csv", paid()},
                                {"conversations.csv",
                                 "Conversation ID,Conversation created at (America/Sao_Paulo),"
                                 "First admin reply at (America/Sao_Paulo),User email\n"
                                 "c1,2026-03-15 08:30,2026-03-15 09:00,ann@x.example\n"}});
  REQUIRE(it.error.empty());
  REQUIRE(it.seen().first_touch_h->n() == 1);
  CHECK(it.seen().first_touch_h->quantile(0.5) == 1);  // 12:00 UTC
}

// ---- the neutral log, and what is refused ----

TEST_CASE("the neutral log tells a whole month (8)", "[exports]") {
  const MadeUp it = learn_from({{"log.csv",
                                 "subject,event,at,actor,value,detail\n"
                                 "a,trial_started,2026-03-01T10:00:00Z,,14,team\n"
                                 "a,paid,2026-03-09T10:00:00Z,,120,team|year\n"
                                 "a,crm_customer,2026-03-09T10:01:00Z,,,\n"
                                 "a,mail_sent,2026-03-09T12:00:00Z,,,trial:day 9\n"
                                 "a,owner_assigned,2026-03-09T12:00:00Z,kim,,\n"
                                 "a,touch,2026-03-09T13:00:00Z,kim,30,call\n"
                                 "b,trial_started,2026-04-20T10:00:00Z,,14,team\n"
                                 "b,danced,2026-04-20T10:00:00Z,,,\n"}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 2);
  CHECK(it.seen().conversions == 1);
  CHECK(*it.seen().mrr == 10);
  CHECK(it.seen().crm_lag_s->quantile(0.5) == 60);
  CHECK(*it.seen().missent_customers == 1);
  CHECK(it.seen().owner_delay_h->quantile(0.5) == 2);
  CHECK(it.seen().first_touch_h->quantile(0.5) == 3);
  CHECK(it.left(Why::other_event) == 1);
}

TEST_CASE("wrong files get one line that says what was expected", "[exports]") {
  const auto error = [](const std::string& name, const std::string& bytes) {
    return learn_from({{name, bytes}}).error;
  };
  CHECK(error("photo.jpg", "\xFF\xD8\xFF\xE0 JFIF").find("is a photo") != std::string::npos);
  CHECK(error("blob.bin", std::string(5000, '\x01')).find("is no text") != std::string::npos);
  CHECK(error("notes.csv", "name,colour\nann,red\n").find("no columns of a known export") !=
        std::string::npos);
  CHECK(error("empty.csv", "").find("is empty") != std::string::npos);
  CHECK(error("s.csv", "id,Customer ID,Customer Email,Plan,Status\nsub_1,cus_1,a@b.c,p,active\n")
            .find("All columns") != std::string::npos);
  CHECK(error("invoices.csv", paid()).find("no trials") != std::string::npos);
}

TEST_CASE("a column that goes by another name can be named by hand", "[exports]") {
  std::string text = subscriptions();
  text.replace(text.find("Trial End (UTC)"), 15, "Probe bis (UTC)");
  CHECK_FALSE(learn_from({{"subscriptions.csv", text}}).error.empty());
  const MadeUp it =
      learn_from({{"subscriptions.csv", text}}, {"subscriptions.csv:trial_end=Probe bis (UTC)"});
  CHECK(it.error.empty());
  CHECK(it.seen().trials == 2);
}

TEST_CASE("a row whose date cannot be read is counted with an example (0)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,active,2026-03-02 10:00,"
                      "2026-03-02 10:00,someday,,\n")}});
  REQUIRE(it.error.empty());
  CHECK(it.left(Why::bad_date) == 1);
  const auto& left = it.learned->ledger.left[static_cast<std::size_t>(Why::bad_date)];
  REQUIRE(left.examples.size() == 1);
  CHECK(left.examples[0] == "subscriptions.csv:4: \"someday\"");
}

TEST_CASE("a row from the far future does not move the files' end (prior art)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,trialing,2036-03-02 10:00,"
                      "2036-03-02 10:00,2036-03-16 10:00,,\n")}});
  REQUIRE(it.error.empty());
  CHECK(it.left(Why::future) == 1);
  CHECK(it.seen().trials == 2);
}
