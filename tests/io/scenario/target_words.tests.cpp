// Targets as they stand in sentences.
#include "io/scenario/target_words.hpp"

#include <string>
#include <vector>

#include "io/scenario/target.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("targets are said in words", "[target_words]") {
  const sim::Scenario scenario = sim::worked_example();
  std::vector<std::string> words;
  for (const sim::Target& it : sim::default_targets(scenario))
    words.push_back(io::target_words(it, scenario));
  CHECK(words[0] == "95% in the CRM within 15 min");
  CHECK(words[1] == "At most 2% mailed after paying");
  CHECK(words[2] == "At most 1% of calls refused by limits");
  CHECK(words[6] == "Enterprise: 95% first touched on time");
  CHECK(words[10] == "Enterprise: 95% wait at most 15 min for a person");
  for (const std::string& it : words) CHECK(it.find('=') == std::string::npos);
  // What the words would say wrongly is left as it was written.
  for (const char* text : {"crm_lag_s.p50<=900", "sla_attainment<=0.95", "http_429/committed<=0.01",
                           "missend_rate>=0.02", "net_value_usd>=1000"})
    CHECK(io::target_words(*io::parse_target(text, {}), scenario) == text);
}
