// A study finds its subject among the tools, poses what there is to ask, and is answered part by
// part.
#include "sim/article/report_study.hpp"

#include <string>

#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Alternative;
using sim::ReportStudy;
using sim::StudySystems;

namespace {

sim::Scenario small(double duplicates) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 40;
  scenario.uncertain = {{"payments.duplicate_share", 0, 0.5, "a reason"}};
  scenario.payments.duplicate_share = duplicates;
  return scenario;
}

// The article's rules look for its five tools by their places.
std::vector<Alternative> tools() {
  std::vector<Alternative> all;
  for (const char* name :
       {"manual", "zapier_basic", "segment_clearbit", "workato_tray", "full_orchestration"})
    all.push_back({name, small(0.125 * static_cast<double>(all.size()))});
  return all;
}

std::unique_ptr<ReportStudy> made(StudySystems systems) {
  auto study = ReportStudy::make(std::move(systems), tools(), {}, 5);
  REQUIRE(study);
  return *std::move(study);
}

}  // namespace

TEST_CASE("a scenario that is a tool is the study's subject under its name", "[study]") {
  const StudySystems systems = sim::systems_among(tools(), small(0.375));
  REQUIRE(systems.all.size() == 5);
  CHECK(systems.subject == 3);
}

TEST_CASE("a scenario that is none of the tools comes before them", "[study]") {
  const StudySystems systems = sim::systems_among(tools(), small(0.77));
  REQUIRE(systems.all.size() == 6);
  CHECK(systems.subject == 0);
  CHECK(systems.all[0].name == sim::kAsGiven);
  CHECK(systems.all[1].name == "manual");
  CHECK(sim::fingerprint_of(systems.all[0].scenario) == sim::fingerprint_of(small(0.77)));
}

TEST_CASE("larger months are simulated less often, and the fewest are twenty", "[study]") {
  StudySystems systems = sim::systems_among(tools(), small(0));
  const int few_trials = sim::default_study_replications(systems);
  systems.all[systems.subject].scenario.cohort.trials = 5'000;
  const int many_trials = sim::default_study_replications(systems);
  systems.all[systems.subject].scenario.cohort.trials = 1'000'000;
  CHECK(few_trials == 1'000);
  CHECK(many_trials < few_trials);
  CHECK(sim::default_study_replications(systems) == 20);
}

TEST_CASE("a study's parts are answered one after the other", "[study]") {
  const std::unique_ptr<ReportStudy> study = made(sim::systems_among(tools(), small(0.375)));
  REQUIRE(study->parts().size() == 4);
  for (const ReportStudy::Part& part : study->parts()) {
    INFO(part.what);
    sim::answer(*part.question, *part.store);
    CHECK(part.question->advance(*part.store));
  }
  for (std::size_t system = 0; system < 5; ++system) {
    const sim::Results* results = study->results().results(study->values(), system);
    REQUIRE(results != nullptr);
    CHECK(results->replications == 5);
  }
  CHECK(study->choice()->answer().rows.size() == 5);
  CHECK(study->tornado()->answer().bars.size() == 1);
  CHECK(study->advice().outcomes().size() == study->advice().rules().size());
  CHECK(study->values().violations().empty());
  CHECK(study->sums().violations().empty());
}

TEST_CASE("a study of one system without uncertain inputs chooses nothing", "[study]") {
  sim::Scenario scenario = small(0);
  scenario.uncertain.clear();
  const std::unique_ptr<ReportStudy> study = made({{{"mine", scenario}}, 0});
  CHECK(study->choice() == nullptr);
  CHECK(study->tornado() == nullptr);
  CHECK(study->parts().size() == 2);
}
