// handoff sweep: a scenario along one to four axes, or at the points of a design.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/commands/design.hpp"
#include "cli/commands/sweep_request.hpp"
#include "cli/inputs.hpp"
#include "cli/pipeline_axis.hpp"
#include "cli/ranks.hpp"
#include "cli/store_file.hpp"
#include "cli/terminal.hpp"
#include "io/results/results_report.hpp"
#include "io/results/sweep_report.hpp"
#include "io/scenario/axis_text.hpp"
#include "io/scenario/customer_history.hpp"
#include "sim/planner/questions/sweep.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMostPoints = 10'000;

// Pipelines are applied first, so that the other axis varies what they set.
core::Result<std::vector<sim::SweepAxis>> axes_of(const SweepOptions& options,
                                                  const sim::Scenario& scenario) {
  if (options.vary.empty() || options.vary.size() > sim::Sweep::kMostAxes)
    return core::Error{"--vary", "expected one to four times, PATH=FROM:TO:STEPS"};
  std::vector<sim::SweepAxis> axes;
  for (const std::string& text : options.vary) {
    const bool pipelines = text.starts_with(kPipelineAxis);
    auto axis = pipelines ? pipeline_axis(std::string_view(text).substr(kPipelineAxis.size()),
                                          options.simulation.settings)
                          : io::parse_axis(text, scenario);
    if (!axis) return at_option("--vary", axis.error());
    axes.push_back(*std::move(axis));
    if (pipelines) std::rotate(axes.begin(), axes.end() - 1, axes.end());
  }
  for (std::size_t at = 1; at < axes.size(); ++at) {
    for (std::size_t before = 0; before < at; ++before) {
      if (axes[before].path == axes[at].path)
        return core::Error{"--vary", axes[at].path + " is varied twice"};
    }
  }
  std::size_t points = 1;
  for (const sim::SweepAxis& axis : axes) points *= axis.steps.size();
  if (points > kMostPoints)
    return core::Error{"--vary", std::to_string(points) + " points are too many; at most " +
                                     std::to_string(kMostPoints) + " are allowed"};
  return axes;
}

std::optional<core::Error> write(Outputs& outputs, const sim::Sweep& sweep,
                                 const sim::ReplicationStore& store, const io::SweepView& view,
                                 bool stdout_taken) {
  if (outputs.json) {
    if (auto error = outputs.json->write(io::sweep_json(sweep, store, view))) return error;
  }
  if (outputs.csv) {
    if (auto error = outputs.csv->write(io::sweep_csv(sweep, store))) return error;
  }
  if (auto error = outputs.close()) return error;
  if (stdout_taken) return std::nullopt;
  return io::Output::open("-")->write(io::sweep_table(sweep, store, view, output_characters()));
}

// 1 if no point keeps the targets for all that is known.
Exit judge(const sim::Sweep& sweep, const sim::ReplicationStore& store, const io::SweepView& view) {
  if (view.targets.empty()) return Exit::ok;
  for (std::size_t row = 0; row < sweep.rows(); ++row) {
    for (std::size_t column = 0; column < sweep.columns(); ++column) {
      if (sweep.judgement(store, column, row) == sim::Judgement::met) return Exit::ok;
    }
  }
  return Exit::target_missed;
}

Exit sweep(SweepOptions options) {
  if (options.simulation.replications.empty())
    options.simulation.replications = std::to_string(sim::kDefaultSweepReplications);
  if (!options.simulation.precisions.empty())
    return refuse({"--precision", "does not apply to sweeps; give --replications"});
  const auto scenario = scenario_with(options.simulation, options.pipeline);
  if (!scenario) return refuse(scenario.error());
  if (!options.design.empty()) return sweep_design(options, *scenario);
  if (const auto error = check_no_design(options)) return refuse(*error);
  const auto effort = effort_of(options.simulation);
  if (!effort) return refuse(effort.error());
  auto axes = axes_of(options, *scenario);
  if (!axes) return refuse(axes.error());
  const auto view = view_of(options, *scenario);
  if (!view) return refuse(view.error());

  sim::ReplicationStore store(sim::Detail::values);
  if (const auto error = resume_store(store, view->targets, options.file)) return refuse(*error);
  auto question =
      sim::Sweep::make(store, *scenario, *std::move(axes), view->targets, effort->replications);
  if (!question) return refuse(at_option("--vary", question.error()));
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());
  const auto threads = make_executor(effort->threads);
  const auto failed = answer_and_save(**question, store, *threads, "sweep", options.file);
  if (failed) return *failed;
  const bool stdout_taken = options.simulation.outputs.takes_stdout();
  if (const auto error = write(*outputs, **question, store, *view, stdout_taken))
    return refuse(*error);
  if (!stdout_taken) fmt::print("{}", io::customers_line(*scenario));
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return judge(**question, store, *view);
}

constexpr const char* kSweepExamples = R"(Examples:
  handoff sweep worked_example --vary cohort.conversion_rate
  handoff sweep worked_example --vary cohort.trials=500:50000:5:log --metric crm_lag_s.p95
  handoff sweep worked_example --vary payments.duplicate_share=0:0.1:6 --vary pipeline.dedupe.enabled=on,off
  handoff sweep worked_example --vary pipeline=manual,zapier_basic --target 'crm_lag_s.p95<=5min'
  handoff sweep quota_squeeze --vary 'apis.crm.limits[0].requests=20:200:10' --csv quota.csv
  handoff sweep worked_example --design sobol --points 512 --csv points.csv
  handoff sweep worked_example --design lhs --vary cohort.trials=100:10000:log --vary pipeline=manual,zapier_basic

An axis is PATH=FROM:TO:STEPS (so many values, both ends included), with :log at the end for equal
factors, or PATH=VALUE,VALUE,...; pipeline=NAME,NAME is the named presets. All points see the same
customers, 100 replications unless --replications says otherwise. Two axes make a heat map, with a
line where the targets stop holding; three or four make one for each step of the others. A point meets
the targets when its 95% intervals say so; if none does, the exit code is 1.

A design is a Latin hypercube (lhs) or a scrambled Sobol sequence (sobol, best with a power of two
points) over inputs with ranges, PATH=LO:HI or PATH=LO:HI:log, names and lists; without --vary over the
scenario's uncertain inputs. Each point is a row as soon as it and all before it are finished, of
--csv or --json-lines. A file of rows that was left unfinished goes on with --resume of the same file.)";

}  // namespace

void add_sweep(CommandLine& line) {
  auto options = std::make_shared<SweepOptions>();
  Command command = line.add("sweep", "vary one input or several, and see every metric");
  add_simulation_options(command, options->simulation);
  command.option("--pipeline", "NAME", options->pipeline,
                 "pipeline preset to apply: a JSON merge patch, or a built-in name");
  command.repeatable(
      "--vary", "PATH=FROM:TO:STEPS", options->vary,
      "an axis, given one to four times; PATH alone: from a quarter to four times its "
      "value, or all names; of a design, PATH=LO:HI");
  command.repeatable("--metric", "METRIC", options->metrics, "a column of the table; repeatable");
  command.repeatable("--target", "METRIC<=VALUE", options->targets,
                     "mark the points that meet this target; repeatable");
  command.option("--design", "KIND", options->design,
                 "look at the points of a design in place of a grid: lhs or sobol");
  command.option("--points", "N", options->points, "points of the design, 1 to 1000000 [256]");
  command.option("--json-lines", "FILE", options->json_lines,
                 "write the points of a design as lines of JSON; - for standard output");
  add_store_file_options(command, options->file);
  command.footer(kSweepExamples);
  command.runs([options] { return sweep(*options); });
}

}  // namespace handoff::cli
