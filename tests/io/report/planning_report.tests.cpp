// A planning report has its parts, says who was asked, and can be told from another one.
#include "io/report/planning_report.hpp"

#include <memory>
#include <string>
#include <utility>

#include "io/results/results_report.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/target.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

// A month with and without redeliveries.
struct Study {
  std::vector<sim::Alternative> systems;
  sim::ReplicationStore values{sim::Detail::values};
  sim::ReplicationStore sums;
  std::unique_ptr<sim::Sweep> sweep;
  std::unique_ptr<sim::Choice> choice;
  std::unique_ptr<sim::Tornado> tornado;
  io::PlanningReport report;

  Study() {
    sim::Scenario scenario = sim::worked_example();
    scenario.name = "<i>mine</i>";
    scenario.cohort.trials = 60;
    scenario.uncertain = {{"payments.duplicate_share", 0, 0.5, "a reason"},
                          {"cohort.conversion_rate", 0.1, 0.4, "another"}};
    sim::Scenario twice = scenario;
    twice.payments.duplicate_share = 1;
    systems = {{"once", scenario}, {"twice", twice}};
    report.targets = {*io::parse_target("duplicates_received<=1", io::tier_names(scenario))};
    report.names = {"once", "twice"};
    report.scenario = &systems[0].scenario;
    report.version = "9.9";
    report.command = "handoff report mine.json";
    report.changes = {{"cohort.trials", "60", "a survey"}, {"seed", "1", ""}};
    pose();
    answer(*sweep, values);
    answer(*choice, sums);
    answer(*tornado, sums);
    report.systems = sweep.get();
    report.systems_store = &values;
    report.choice = choice.get();
    report.tornado = tornado.get();
    report.tornado_replications = 5;
  }

  void pose() {
    std::vector<sim::AxisStep> steps;
    for (const sim::Alternative& system : systems) {
      steps.push_back({0, system.name, [&system](sim::Scenario& scenario) {
                         scenario = system.scenario;
                         return std::optional<core::Error>();
                       }});
    }
    sweep = *sim::Sweep::make(values, systems[0].scenario,
                              {sim::named_axis("pipeline", std::move(steps))}, report.targets, 8);
    const sim::Objective value = sim::total_of(sim::Metric::net_value_usd, true);
    choice =
        std::make_unique<sim::Choice>(sums, systems, value, report.targets, sim::ChoiceOptions{});
    tornado = *sim::Tornado::make(sums, systems, 0, systems[0].scenario.uncertain, value,
                                  report.targets, {5, 0.95});
  }
};

}  // namespace

TEST_CASE("a planning report says what was asked, found, assumed and how", "[planning_report]") {
  const Study study;
  const std::string text = io::report_markdown(io::planning_document(study.report));
  for (const char* part :
       {"## Question and answer", "## Results", "## Most influential assumptions",
        "## Assumptions and inputs", "## How this report was made, and how to reproduce it",
        "handoff report mine.json", "handoff 9.9, seed 1, 8 months", "payments.duplicate_share",
        "a reason", "| cohort.trials | 60 | a survey |", "| seed | 1 | set by the user |",
        "1 Objectives", "2 Logic", "3 Data", "4 Experimentation", "5 Implementation",
        "6 Code access"}) {
    INFO(part);
    CHECK(text.find(part) != text.npos);
  }
  CHECK(text.starts_with("# Handoff report: \\<i\\>mine\\</i\\>\n"));
}

TEST_CASE("the first page has today beside what is proposed, its risks and what is assumed",
          "[planning_report]") {
  Study study;
  // In one line, without Markdown's escapes.
  const auto brief = [&study] {
    const std::string text = io::report_markdown(io::planning_document(study.report));
    const std::size_t from = text.find("## In brief"), to = text.find("## Question and answer");
    REQUIRE((from != text.npos && to != text.npos && from < to));
    std::string line;
    for (const char c : text.substr(from, to - from)) {
      const bool blank = c == ' ' || c == '\n';
      if (c != '\\' && !(blank && line.ends_with(' '))) line += blank ? ' ' : c;
    }
    return line;
  };
  const auto has = [](const std::string& text, const std::string& part) {
    INFO(part << " in " << text);
    CHECK(text.find(part) != text.npos);
  };
  const auto has_not = [](const std::string& text, const std::string& part) {
    INFO(part << " in " << text);
    CHECK(text.find(part) == text.npos);
  };
  // Today's keeps the target, the other does not: there is nothing to propose.
  const std::string kept = brief();
  has(kept, "Today, with once: 95% of new customers are in the CRM within ");
  has(kept, "| | Today: once |");
  has_not(kept, "Proposed");
  has(kept, "2 inputs are this company's own");
  has(kept, "What nobody knows exactly matters most here: ");
  // The other way round the better one is proposed, since it keeps the target.
  study.report.subject = 1;
  study.report.scenario = &study.systems[1].scenario;
  const std::string changed = brief();
  has(changed, "once keeps the targets, which today's way misses.");
  has(changed, "Today: twice | Proposed: once");
  has_not(changed, "Duplicate events is");  // met by what is proposed: no risk
  // What is asked for and missed is one.
  study.report.targets = {*io::parse_target("committed>=1000", {})};
  has(brief(), "Committed is ");
  has(brief(), ", wanted is at least 1,000.");
  // On paper it is a sheet of its own.
  CHECK(io::report_html(io::planning_document(study.report)).find("<section class=\"sheet\">") !=
        std::string::npos);
  study.report.choice = nullptr;
  has_not(brief(), "Proposed");
}

TEST_CASE("a planning report judges each target under each pipeline", "[planning_report]") {
  const Study study;
  const std::string text = io::report_markdown(io::planning_document(study.report));
  const std::size_t row = text.find("| duplicates_received\\<=1 | met: 0 (at most ");
  REQUIRE(row != text.npos);
  CHECK(text.substr(row, text.find('\n', row) - row).find(" | missed: ") != std::string::npos);
  CHECK(text.find("once has the highest net value") != text.npos);
}

TEST_CASE("a planning report carries the hash of each pipeline's results", "[planning_report]") {
  const Study study;
  const std::string html = io::report_html(io::planning_document(study.report));
  for (std::size_t system = 0; system < 2; ++system)
    CHECK(html.find(io::hash_text(study.sweep->results(study.values, system)->hash)) != html.npos);
  CHECK(html.find("<i>") == html.npos);
  CHECK(html.find("&lt;i&gt;mine&lt;/i&gt;") != html.npos);
}

TEST_CASE("a question of one's own stands first", "[planning_report]") {
  Study study;
  study.report.question = "Shall we?";
  const std::string text = io::report_markdown(io::planning_document(study.report));
  CHECK(text.find("## Question and answer\n\nShall we?\n") != text.npos);
}
