// Advice as words and as JSON.
#include "io/results/advice_report.hpp"

#include <string>

#include "io/json/json.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Metric;
using sim::Rule;

namespace {

// One rule of each kind, about a scenario whose duplicates are known: none, or one a delivery.
std::vector<Rule> rules() {
  sim::Scenario none = sim::worked_example();
  none.cohort.trials = 100;
  sim::Scenario always = none;
  always.payments.duplicate_share = 1;
  Rule wrong;
  wrong.id = "none_twice";
  wrong.text = "Nothing comes twice.";
  wrong.where = "step 9";
  wrong.here = "Always.";
  wrong.measure = "redeliveries";
  wrong.systems = {{"always", always}};
  wrong.target = {
      "duplicates_received<=0",
      {{Metric::duplicates_received, sim::Statistic::mean, -1}, sim::Bound::at_most, 0}};
  Rule right;
  right.id = "more";
  right.text = "More comes twice.";
  right.where = "FAQ";
  right.here = "Never, and always.";
  right.measure = "redeliveries, more with";
  right.systems = {{"never", none}, {"always", always}};
  right.objective = sim::total_of(Metric::duplicates_received, false);
  Rule given;
  given.id = "given";
  given.text = "It is so.";
  given.where = "table";
  given.here = "By assumption.";
  return {right, given, wrong};
}

struct Answered {
  sim::ReplicationStore store;
  sim::Advice advice{store, rules(), 10};
  io::AdviceView view{"a \x1b[31mscenario", "manual", 7};

  Answered() { answer(advice, store); }
};

}  // namespace

TEST_CASE("contradicted rules are told first", "[advice_report]") {
  const Answered it;
  CHECK(io::by_verdict(it.advice) == std::vector<std::size_t>{2, 0, 1});
  CHECK(io::advice_summary(it.advice) == "1 contradicted, 1 confirmed, 1 assumption");
  const std::string text = io::advice_text(it.advice, it.view, 80);
  CHECK(text.find("seed 7, 10 replications") != text.npos);
  CHECK(text.find("contradicted - none_twice (step 9)") < text.find("confirmed - more (FAQ)"));
  CHECK(text.find("confirmed - more (FAQ)") < text.find("assumption - given (table)"));
  CHECK(text.find("duplicates_received<=0: missed, ") != text.npos);
  CHECK(text.find(" against 0)") != text.npos);
  CHECK(text.find('\x1b') == text.npos);
}

TEST_CASE("a weaker reading is told with what was seen of it", "[advice_report]") {
  std::vector<Rule> weak{rules()[2]};
  weak[0].weaker = sim::Reading{
      "at most a thousand",
      {"duplicates_received<=1000",
       {{Metric::duplicates_received, sim::Statistic::mean, -1}, sim::Bound::at_most, 1000}}};
  sim::ReplicationStore store;
  sim::Advice advice(store, weak, 10, 2);
  answer(advice, store);
  CHECK(io::advice_summary(advice) == "1 confirmed in a weaker reading");
  const std::string text = io::advice_text(advice, {"a scenario", "manual", 7}, 100);
  CHECK(text.find("seed 7 to 8, 10 replications") != text.npos);
  CHECK(text.find("confirmed in a weaker reading - none_twice") != text.npos);
  const std::string measured = io::measured_text(advice.rules()[0], advice.outcomes()[0], "+/-");
  CHECK(measured.find("; at most a thousand: duplicates_received<=1000: met, ") != measured.npos);
  CHECK(text.find("0 of 2 seeds say so by themselves, in these words.") != text.npos);
  const auto json = io::parse_json(io::advice_json(advice, {"a scenario", "manual", 7}), "advice");
  REQUIRE(json);
  const io::Json& rule = (*json)["rules"][0];
  CHECK(rule["verdict"] == "confirmed in a weaker reading");
  CHECK(rule["weaker"]["reading"] == "at most a thousand");
  CHECK(rule["weaker"]["target"] == "duplicates_received<=1000");
  CHECK(rule["seeds"] == 2);
  CHECK(rule["seeds_agreeing"] == 0);
}

TEST_CASE("no line is wider than the terminal", "[advice_report]") {
  const Answered it;
  const std::string text = io::advice_text(it.advice, it.view, 60);
  for (std::size_t at = text.find('\n') + 1; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    INFO(text.substr(at, end - at));
    CHECK(end - at <= 60);
    at = end + 1;
  }
}

TEST_CASE("advice as JSON has every rule with what was measured", "[advice_report]") {
  const Answered it;
  const auto json = io::parse_json(io::advice_json(it.advice, it.view), "advice");
  REQUIRE(json);
  const io::Json& document = *json;
  CHECK(document["pipeline"] == "manual");
  CHECK(document["replications"] == 10);
  REQUIRE(document["rules"].size() == 3);
  const io::Json& difference = document["rules"][0];
  CHECK(difference["verdict"] == "confirmed");
  CHECK(difference["first"]["mean"] == 0);
  CHECK(difference["second"]["mean"] == difference["difference"]);
  CHECK(difference["ci95"][0].get<double>() > 0);
  CHECK(document["rules"][1]["verdict"] == "assumption");
  CHECK_FALSE(document["rules"][1].contains("expected"));
  CHECK(document["rules"][2]["verdict"] == "contradicted");
  CHECK(document["rules"][2]["target"] == "duplicates_received<=0");
}
