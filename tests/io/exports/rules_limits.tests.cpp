// What no business has: lengths and amounts beyond the limits, left out under a reason. The section in
// brackets is that of the fact sheet.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::learn_from;
using exports::MadeUp;
using exports::Why;

TEST_CASE("lengths and amounts that no business has are left out under a reason", "[exports]") {
  const std::string head = "subject,event,at,actor,value,detail\n";
  const std::string good =
      "a,trial_started,2026-03-01T10:00:00Z,,14,team\n"
      "b,trial_started,2026-04-20T10:00:00Z,,3660,team\n"
      "a,paid,2026-03-09T10:00:00Z,,1000000000000,team\n";
  const auto read = [&](const std::string& row) {
    return learn_from({{"log.csv", head + good + row}});
  };
  CHECK(read("").left(Why::beyond_limits) == 0);
  for (const char* value : {"1000000", "3661", "-3", "999999999999"}) {
    INFO(value);
    const MadeUp it =
        read(std::string("c,trial_started,2026-03-01T10:00:00Z,,") + value + ",team\n");
    REQUIRE(it.error.empty());
    CHECK(it.seen().trials == 2);
    CHECK(it.left(Why::beyond_limits) == 1);
  }
  // Ten years are 5270400 minutes.
  CHECK(read("a,touch,2026-03-09T13:00:00Z,kim,5270401,call\n").left(Why::beyond_limits) == 1);
  CHECK(read("a,touch,2026-03-09T13:00:00Z,kim,5270400,call\n").left(Why::beyond_limits) == 0);
  for (const char* value : {"1000000000001", "1e300", "4-20T10:00:00Z"}) {
    INFO(value);
    CHECK(read(std::string("b,paid,2026-05-09T10:00:00Z,,") + value + ",team\n")
              .left(Why::bad_number) == 1);
  }
}

TEST_CASE("a price and a quantity that are fine alone may be too much together", "[exports]") {
  const std::string json = R"({"object": "list", "data": [
  {"id": "sub_1", "customer": "cus_1", "status": "active", "trial_start": 1772359200, "trial_end": 1773568800, "created": 1772359200, "plan": {"amount": 999999999999}, "quantity": 999999999999},
  {"id": "sub_2", "customer": "cus_2", "status": "active", "trial_start": 1772359200, "trial_end": 2088720000, "created": 1772359200},
  {"id": "sub_5", "customer": "cus_5", "status": "trialing", "trial_start": 1776679200, "trial_end": 1777888800, "created": 1776679200}]})";
  const MadeUp it = learn_from({{"subscriptions.json", json}});
  REQUIRE(it.error.empty());
  CHECK(it.seen().trials == 1);
  CHECK(it.left(Why::beyond_limits) == 2);  // the second's trial lasts until 2036-03-10
}

TEST_CASE("a help desk's first reply is a length in any spelling, or none", "[exports]") {
  struct Written {
    std::string_view cell;
    std::optional<double> hours;  // from the payment at 10:00 to the touch
    Why why = Why::bad_number;
  };
  const auto touched = [](std::string_view cell) {
    return learn_from({{"log.csv",
                        "subject,event,at,actor,value,detail\n"
                        "x,trial_started,2026-02-20T10:00:00Z,,14,team\n"
                        "x,merged_into,2026-02-20T10:00:00Z,,,y\n"
                        "x,paid,2026-03-01T10:00:00Z,,10,team\n"},
                       {"tickets.csv",
                        "Ticket ID,Requester email,Ticket created,First reply time (min),Assignee\n"
                        "1,ann@x.example,2026-03-01 10:00:00," +
                            std::string(cell) + ",kim\n"}},
                      {"tickets.csv:zone=UTC"});
  };
  for (const Written& it : std::vector<Written>{{"90", 1.5},
                                                {"1h 5m", 65.0 / 60},
                                                {"2 days 3 hours", 51},
                                                {"1.5h", 1.5},
                                                {"45 sec", 0.0125},
                                                {"soon", {}},
                                                {"1234567h 5x", {}},
                                                {"-5m", {}, Why::beyond_limits},
                                                {"", {}, Why::no_date},
                                                {"999999d 999999d", {}, Why::beyond_limits},
                                                {"999999999999", {}, Why::beyond_limits}}) {
    INFO(it.cell);
    const MadeUp made = touched(it.cell);
    REQUIRE(made.error.empty());
    const auto& facts = made.learned->ledger.facts;
    const auto touch = std::find_if(facts.begin(), facts.end(), [](const exports::Fact& fact) {
      return fact.kind == exports::FactKind::touch;
    });
    REQUIRE((touch != facts.end()) == it.hours.has_value());
    // 2026-03-01T10:00:00Z
    if (it.hours)
      CHECK((touch->at - core::Time{1'772'359'200'000'000}).hours() == Approx(*it.hours));
    if (!it.hours) CHECK(made.left(it.why) == 1);
  }
}

TEST_CASE("a count that is no number leaves its row out, a blank one is the usual", "[exports]") {
  const auto read = [](const std::string& quantity) {
    return learn_from(
        {{"s.json", R"({"data":[)"
                    R"({"id":"sub_1","customer":"cus_1","status":"active","created":1772359200,)"
                    R"("trial_start":1772359200,"trial_end":1773568800,)"
                    R"("plan":{"amount":4900,"interval":"month"},"quantity":)" +
                        quantity +
                        R"(},{"id":"sub_2","customer":"cus_2","status":"active",)"
                        R"("created":1772359200,"trial_start":1772359200,)"
                        R"("trial_end":1773568800,"plan":{"amount":4900}}]})"}});
  };
  CHECK(read("\"two\"").left(Why::bad_number) == 1);
  CHECK(read("\"two\"").seen().trials == 1);
  for (const char* fine : {"2", "\"2\"", "null", "\"\""}) {
    INFO(fine);
    CHECK(read(fine).left(Why::bad_number) == 0);
    CHECK(read(fine).seen().trials == 2);
  }
}
