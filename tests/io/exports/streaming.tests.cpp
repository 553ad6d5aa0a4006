// Files in pieces, once or twice: what is read is the same, however they come.
#include <string>
#include <string_view>

#include "io/exports/answer/learned_json.hpp"
#include "io/exports/calibration/simulated_month.hpp"
#include "io/json/json_text.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/io/exports/learn_from.hpp"

namespace handoff::exports {
namespace {

void give(ExportIntake& intake, std::string_view text) {
  constexpr std::size_t kPiece = 7;
  for (std::size_t at = 0; at < text.size(); at += kPiece)
    REQUIRE_FALSE(intake.feed(text.substr(at, kPiece)));
}

// Everything that is known of the files, in words.
std::string read_as(std::string_view name, const std::string& text, Comes comes) {
  Learned learned;
  const Wishes wishes;
  ExportIntake intake(learned.ledger, std::string(name), wishes, comes);
  give(intake, text);
  REQUIRE(intake.is_wanted_again() == (comes == Comes::twice));
  if (intake.is_wanted_again()) {
    REQUIRE_FALSE(intake.again());
    give(intake, text);
  }
  REQUIRE_FALSE(intake.finish());
  std::string words =
      io::compact(files_json(learned.ledger)) + io::compact(left_out_json(learned.ledger));
  REQUIRE_FALSE(learn(learned, wishes));
  return words + io::compact(observed_json(learned.observed));
}

// A title above the header, a column of ids that many share, a date that only the last row decides, and a
// row that cannot be read.
const std::string kSubscriptions =
    "My company\n"
    "id,Customer ID,Customer Email,Plan,Amount,Status,Created (UTC),Trial Start (UTC),Trial End "
    "(UTC),group_id (metadata)\n"
    "sub_1,cus_1,a@x.example,team,\"1,049.00\",active,01/02/2026 10:00,01/02/2026 10:00,05/02/2026 "
    "10:00,g1\n"
    "sub_2,cus_2,b@x.example,team,49.00,active,02/02/2026 10:00,02/02/2026 10:00,never,g1\n"
    "sub_3,cus_3,c@x.example,team,49.00,canceled,02/02/2026 10:00,02/02/2026 10:00,16/02/2026 "
    "10:00,g1\n";

const std::string kEvents =
    R"([{"id":"evt_1","type":"customer.subscription.created","created":1767225600,"data":{"object":)"
    R"({"id":"sub_1","customer":"cus_1","status":"trialing","trial_start":1767225600,)"
    R"("trial_end":1768435200,"metadata":{"account_id":"a1"},"items":{"data":[{"price":)"
    R"({"id":"p","unit_amount":4900,"recurring":{"interval":"month"}},"quantity":2}]}}}},)"
    R"({"id":"evt_2","type":"other","created":1767225601,"data":{"object":{"id":"x"}}},)"
    R"({"id":"evt_3","type":"invoice.paid","created":1768438800,"data":{"object":{"id":"in_1",)"
    R"("customer":"cus_1","subscription":"sub_1","amount_paid":9800,"paid":true,"currency":"usd",)"
    R"("status_transitions":{"paid_at":1768438800}}}}])";

}  // namespace

TEST_CASE("a file that comes twice says what it says if it comes once", "[exports]") {
  CHECK(read_as("subscriptions.csv", kSubscriptions, Comes::twice) ==
        read_as("subscriptions.csv", kSubscriptions, Comes::once));
  CHECK(read_as("events.json", kEvents, Comes::twice) ==
        read_as("events.json", kEvents, Comes::once));
}

// 500 customers a month are simulated as often as is asked for; ten times as many a tenth as often.
TEST_CASE("large months are simulated less often", "[exports]") {
  sim::Scenario scenario;
  scenario.cohort.conversion_rate = 0.25;
  const auto months = [&](int trials) {
    scenario.cohort.trials = trials;
    return months_enough(scenario, 200, 8);
  };
  CHECK(months(2'000) == 200);
  CHECK(months(20'000) == 20);
  CHECK(months(1'000'000) == 8);
}

// 3,000 of 10,000 customers are 27 of 90 days: four weeks.
TEST_CASE("a very large month is fitted by whole weeks of it at the same pace", "[exports]") {
  sim::Scenario scenario;
  scenario.days = 90;
  scenario.cohort.conversion_rate = 0.2;
  scenario.cohort.trials = 50'000;
  const Shown shown{Fineness::second, scenario.start + core::days(100)};
  const Stretch stretch = stretch_of(scenario, shown, 3'000);
  CHECK(stretch.scenario.days == 28);
  CHECK(stretch.scenario.cohort.trials == 15'555);
  CHECK(stretch.shown.until == scenario.start + core::days(38));
  scenario.cohort.trials = 15'000;
  CHECK(stretch_of(scenario, shown, 3'000).part == 1);
  CHECK(stretch_of(scenario, shown, 3'000).scenario.days == 90);
}

}  // namespace handoff::exports
