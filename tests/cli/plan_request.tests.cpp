// `handoff plan`: each of the planner's questions is asked by its name and answered.
#include "cli/commands/plan/request.hpp"

#include "tests/catch.hpp"

using namespace handoff;

namespace {

// Few and small months: that there is an answer matters here, and not its digits.
cli::PlanOptions small(std::string_view question) {
  cli::PlanOptions options;
  options.simulation.scenario = "worked_example";
  options.simulation.settings = {"cohort.trials=40", "opening=launch", "uncertain=[]"};
  // Staffing decides by so many customers, however many months these are.
  if (question == "staffing") options.simulation.settings.front() = "cohort.trials=1000";
  // A launch has no months after it.
  if (question == "year") options.simulation.settings = {"cohort.trials=40", "horizon.months=2"};
  options.question = question;
  options.knobs = {"pipeline.retry.max_attempts=3,6"};
  options.targets = {"Growth:touch_wait_s.p50<=1d"};
  return options;
}

}  // namespace

TEST_CASE("each question with a name is asked by the command that answers it", "[plan_request]") {
  for (const sim::QuestionInfo& it : sim::kQuestions) {
    CAPTURE(it.work);
    CHECK(cli::plan_command(it.kind).has_value() == !it.name.empty());
  }
}

TEST_CASE("each of the planner's questions has a document under its name, a table and lines",
          "[plan_request]") {
  for (const sim::QuestionInfo& it : sim::kQuestions) {
    if (it.name.empty()) continue;
    CAPTURE(it.name);
    const cli::PlanOptions options = small(it.name);
    const cli::PlanCommand command = *cli::plan_command(it.kind);
    const auto request = plan_request(options, command);
    REQUIRE(request);
    const cli::PlanResult result = command.answer(*request);
    // Without an uncertain input there is nothing to vary, and that is said.
    if (it.kind == sim::QuestionKind::tornado || it.kind == sim::QuestionKind::influence) {
      CHECK(std::get<cli::Exit>(result) == cli::Exit::bad_input);
      continue;
    }
    REQUIRE(std::holds_alternative<cli::PlanAnswer>(result));
    const auto& answer = std::get<cli::PlanAnswer>(result);
    CHECK(answer.document["question"] == it.name);
    CHECK(answer.table.find("example company") != std::string::npos);
    CHECK(answer.csv.find('\n') != std::string::npos);
  }
}
