// handoff plan SCENARIO year: when targets first fail in the months ahead, and whom to hire when.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/answer.hpp"
#include "cli/commands/plan/request.hpp"
#include "cli/terminal.hpp"
#include "io/results/year/year_report.hpp"
#include "io/results/year/year_words.hpp"
#include "io/text/safe_text.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/year.hpp"

namespace handoff::cli {
namespace {

core::Result<sim::YearOptions> options_of(const PlanRequest& request) {
  sim::YearOptions options;
  options.alpha = request.alpha;
  if (!request.options.lead.empty()) {
    const auto lead = io::parse_lead(request.options.lead);
    if (!lead) return core::Error{"--lead", lead.error().what};
    options.lead_months = *lead;
  }
  for (const std::string& text : request.options.growths) {
    const auto growth = io::parse_number(text);
    if (!growth)
      return core::Error{"--growth", io::in_quotes(text) + " is no number, such as 0.08"};
    options.growths.push_back(*growth);
  }
  return options;
}

// Whether each named target is kept in each month by the plan that was found.
bool keeps_all(const sim::YearPlan& year) {
  const sim::YearAnswer& answer = year.answers().front();
  const auto all = [](const std::vector<bool>& months) {
    return std::all_of(months.begin(), months.end(), [](bool it) { return it; });
  };
  return answer.verified && std::all_of(answer.possible.begin(), answer.possible.end(), all);
}

}  // namespace

PlanResult plan_year(const PlanRequest& request) {
  const auto options = options_of(request);
  if (!options) return refuse(options.error());
  sim::Scenario scenario = sim::of_a_year(request.scenario());
  const std::vector<sim::Target> targets =
      request.default_targets ? sim::default_year_targets(scenario) : request.targets;
  sim::ReplicationStore store(sim::Detail::targets);
  watch_months(store, scenario, targets);
  if (const auto error = resume_store(store, {}, request.options.files)) return refuse(*error);
  auto question = sim::YearPlan::make(store, std::move(scenario), targets, *options);
  if (!question) return refuse(question.error());
  if (const auto exit = answer_and_save(**question, store, *request.threads,
                                        info(sim::QuestionKind::year).work, request.options.files))
    return *exit;
  const sim::YearPlan& year = **question;
  const sim::YearAnswer& expected = year.answers().front();
  const auto causes = causes_of(
      failing(grown(year.base(), expected.growth), year.targets(), expected.now), *request.threads);
  if (!causes) return tell_stopped(*request.threads, "while the causes were looked for");
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  answer.document = io::year_document(year, *causes, heading);
  answer.csv = io::year_csv(year);
  answer.table = io::year_table(year, *causes, heading, output_characters());
  if (!request.default_targets && !keeps_all(year)) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
