// handoff plan SCENARIO influence: Sobol indices of what the uncertain inputs decide.
#include <cstddef>
#include <memory>

#include "cli/commands/plan/request.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/results/design/influence_report.hpp"
#include "io/scenario/measure.hpp"
#include "sim/planner/questions/influence.hpp"

namespace handoff::cli {
namespace {

constexpr std::uint64_t kFewestPairs = 32, kMostPairs = 65'536;

core::Error metric_error(const std::string& text, std::string what) {
  return {"--metric " + text, std::move(what)};
}

// What --metric names, or else what --by does.
core::Result<sim::Objective> what_is_looked_at(const PlanRequest& request) {
  const std::string& text = request.options.metric;
  if (text.empty()) return objective_of(request);
  const auto measure = io::parse_measure(text, io::tier_names(request.scenario()));
  if (!measure) return metric_error(text, measure.error().what);
  const sim::MetricInfo& metric = sim::info(measure->metric);
  if (measure->statistic != sim::Statistic::mean || measure->tier >= 0 ||
      metric.kind != sim::MetricKind::count)
    return metric_error(text,
                        "is no total of a month; influence takes those, such as "
                        "net_value_usd, monthly_cost_usd or missends");
  return total_of(measure->metric, metric.wish != sim::Wish::less);
}

// So many pairs of points, or a few more: each scramble has a power of two of them.
std::optional<core::Error> set_points(const PlanRequest& request, sim::InfluenceOptions& options) {
  if (request.options.points.empty()) return std::nullopt;
  const auto points = whole_number("--points", request.options.points, kFewestPairs, kMostPairs);
  if (!points) return points.error();
  options.rows = 2;
  while (options.rows * options.scrambles < *points) options.rows *= 2;
  return std::nullopt;
}

}  // namespace

PlanResult plan_influence(const PlanRequest& request) {
  const auto objective = what_is_looked_at(request);
  if (!objective) return refuse(objective.error());
  if (!request.options.targets.empty())
    return refuse({"--target", "influence takes no targets: it looks at what the inputs decide"});
  const sim::Scenario& scenario = request.scenario();
  if (scenario.uncertain.empty())
    return refuse({"uncertain", "the scenario names no uncertain input, so nothing can be varied"});
  sim::InfluenceOptions options =
      sim::default_influence_options(scenario, request.alternatives.size());
  options.level = 1 - request.alpha;
  if (const auto error = set_points(request, options)) return refuse(*error);

  sim::ReplicationStore store(sim::Detail::targets);
  store.watch(sim::InfluenceStudy::watched_as(*objective));
  if (const auto error = resume_store(store, {}, request.options.files)) return refuse(*error);
  auto question = sim::InfluenceStudy::make(store, request.alternatives, scenario.uncertain,
                                            *objective, options);
  if (!question) return refuse({"uncertain " + question.error().where, question.error().what});
  if (const auto exit =
          answer_and_save(**question, store, *request.threads,
                          info(sim::QuestionKind::influence).work, request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  answer.document = io::influence_document(**question, heading);
  answer.csv = io::influence_csv(**question);
  answer.table = io::influence_table(**question, heading, output_characters());
  return answer;
}

}  // namespace handoff::cli
