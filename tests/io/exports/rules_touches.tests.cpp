// One small made-up file for each rule of mails and touches, and the neutral log. The section in
// brackets is that of the fact sheet.
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

// Scheduled for noon, started at two, held for half an hour; the host's own address has no trial.
TEST_CASE("a call of Gong counts from when it started (5)", "[exports]") {
  const std::string calls =
      R"({"calls":[{"metaData":{"id":"c1","scheduled":"2026-03-15T12:00:00Z","started":"2026-03-15T14:00:30Z","duration":1800,"primaryUserId":"7","direction":"Conference"},
"parties":[{"emailAddress":"kim@us.example","affiliation":"Internal"},{"emailAddress":"Ann@x.example","affiliation":"External"}]},
{"metaData":{"id":"c0","started":"2026-03-15T12:30:30Z","duration":60,"primaryUserId":"7","direction":"Inbound"},
"parties":[{"emailAddress":"ann@x.example"}]}]})";
  const MadeUp it = learn_from(
      {{"subscriptions.csv", subscriptions()}, {"invoices.csv", paid()}, {"calls.json", calls}});
  REQUIRE(it.error.empty());
  CHECK(it.left(Why::not_outbound) == 1);
  REQUIRE(it.seen().first_touch_h->n() == 1);
  CHECK(it.seen().first_touch_h->quantile(0.5) == 3);  // 14:00:30 after 11:00:30
  CHECK(it.seen().touch_minutes.quantile(0.5) == 30);
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
