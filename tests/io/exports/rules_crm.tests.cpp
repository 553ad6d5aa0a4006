// One small made-up file for each rule of when the CRM knew, and of who is who. The section in
// brackets is that of the fact sheet.
#include <string>

#include "tests/catch.hpp"
#include "tests/io/exports/ann_and_zoe.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::CrmState;
using exports::learn_from;
using exports::MadeUp;
using exports::paid;
using exports::subscriptions;
using exports::Why;

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
