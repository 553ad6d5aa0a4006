// Trace reports of a trace that is made up here, so that every digit is known.
#include "io/results/trace_report.hpp"

#include <string>

#include "io/json/json.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::Operation;
using core::ReplyStatus;
using core::testing::utc;

namespace {

// Paid at 23:47 in New York; the CRM refuses once, and one trial mail goes out before it knows.
sim::Trace night() {
  const core::Time paid = utc(2026, 3, 17, 3, 47);
  sim::Trace it;
  it.customer.zone = 0;
  it.customer.signed_up = paid - core::days(14);
  it.customer.converted = paid;
  it.deliveries = {paid + core::seconds(2)};
  it.calls = {{Operation::update_contact, 1, paid + core::seconds(3), paid + core::seconds(4),
               ReplyStatus::throttled},
              {Operation::update_contact, 2, paid + core::seconds(14), paid + core::seconds(15),
               ReplyStatus::ok}};
  it.states = {{paid + core::seconds(2), core::HandoffState::received}};
  it.mails = {{paid - core::days(1), false}, {paid + core::seconds(20), true}};
  it.mails_stopped = paid + core::seconds(30);
  return it;
}

const io::TraceTitle kTitle{"manual", 4, 7};

}  // namespace

TEST_CASE("a trace as JSON counts from the conversion", "[trace_report]") {
  const auto parsed =
      io::parse_json(io::trace_json(sim::worked_example(), kTitle, night()), "trace");
  REQUIRE(parsed);
  CHECK(parsed->at("pipeline") == "manual");
  CHECK(parsed->at("replication") == 4);
  CHECK(parsed->at("customer") == 7);
  CHECK(parsed->at("converted") == "2026-03-17T03:47:00Z");
  CHECK(parsed->at("deliveries") == io::Json({2.0}));
  CHECK(parsed->at("calls")[0] == io::Json({{"operation", "update_contact"},
                                            {"attempt", 1},
                                            {"sent_s", 3.0},
                                            {"answered_s", 4.0},
                                            {"status", "throttled"}}));
  CHECK(parsed->at("mails")[1] == io::Json({{"at_s", 20.0}, {"missent", true}}));
  CHECK(parsed->at("mails_stopped_s") == 30.0);
  CHECK(parsed->at("first_touch_s").is_null());
}

TEST_CASE("a trace as a chart tells the night by the customer's clock", "[trace_report]") {
  for (const int columns : {80, 100, 200}) {
    const std::string chart = io::trace_chart(sim::worked_example(), kTitle, night(), columns);
    CAPTURE(columns, chart);
    CHECK(chart.find("pipeline manual, seed 1, replication 4, customer 7") != std::string::npos);
    CHECK(chart.find("Mon 23:47:00") != std::string::npos);
    CHECK(chart.find("TRIAL MAIL AFTER PAYMENT") != std::string::npos);
    std::size_t begin = 0;
    for (std::size_t end = chart.find('\n'); end != std::string::npos;
         begin = end + 1, end = chart.find('\n', begin))
      CHECK(end - begin <= static_cast<std::size_t>(columns));
  }
  // One row for both tries: the refused one, the wait, and the one that worked.
  const std::string chart = io::trace_chart(sim::worked_example(), kTitle, night(), 120);
  const std::size_t row = chart.find("update_contact");
  REQUIRE(row != std::string::npos);
  CHECK(chart.find("update_contact", row + 1) == std::string::npos);
  const std::string line = chart.substr(row, chart.find('\n', row) - row);
  CHECK(line.find('x') != std::string::npos);
  CHECK(line.rfind('=') > line.find('x'));
}
