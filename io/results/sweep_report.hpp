// Sweep reports: a finished sweep as JSON, as CSV and as a table or a grid for people.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/json_text.hpp"
#include "io/results/results_report.hpp"
#include "io/scenario/measure.hpp"
#include "sim/planner/questions/sweep.hpp"

namespace handoff::io {

// What is shown besides the sweep itself.
struct SweepView {
  std::string scenario;
  std::string pipeline;
  std::vector<sim::Measure> measures;  // columns of the table
  std::vector<sim::Target> targets;
};

// [{"target", "judgement", "value", "ci95"}], of one point.
Json targets_json(std::span<const sim::Target> targets, std::span<const sim::Standing> standings);

// {"scenario", "pipeline", "axes": [{"path", "values"}], "targets": [TEXT], "points": [{"at":
// {PATH:
//  VALUE}, "seed", "replications", "result_hash", "metrics", "by_tier", "targets": [{"target",
//  "judgement", "value", "ci95"}]}]}; metrics as in a run's results.
std::string sweep_json(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                       const SweepView& view);

// A column for each axis, then metric,tier,mean,ci95_low,ci95_high,n,p50,p95,p99,max.
std::string sweep_csv(const sim::Sweep& sweep, const sim::ReplicationStore& store);

// One axis: a line for each step. Two: a grid for each measure, the second axis downward; of three or four
// such grids for each combination of the others' steps. Points
// that keep all targets are marked "+", those that miss one "x", and "?" where that is not clear.
std::string sweep_table(const sim::Sweep& sweep, const sim::ReplicationStore& store,
                        const SweepView& view, Characters characters = Characters::ascii);

}  // namespace handoff::io
