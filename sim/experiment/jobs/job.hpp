// Job: a piece of work that any worker may carry out, and what comes of it.
//
// A job names replications of a scenario and what is wanted of them. Its answer depends on the job
// alone, so a job that is lost is given out again, and one that is answered twice has the same
// answer twice. Who has jobs is a JobQueue; a JobSource gives them out and takes the answers; a
// JobRunner carries one out, on whatever thread or machine it lives. ARCHITECTURE.md, "Running
// work", has the whole protocol as a table.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>

#include "sim/experiment/batch.hpp"
#include "sim/experiment/touch_weeks.hpp"
#include "sim/experiment/value_set.hpp"
#include "sim/month/waiting.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/systems/systems.hpp"

namespace handoff::sim {

// What is wanted of the replications. A new kind is a line here, one in kJobKinds, an alternative
// of JobAnswer, and a function in job_runner.cpp.
enum class JobKind : std::uint8_t {
  batch,     // what they measured
  waiting,   // what one customer of each waited for
  refusals,  // how many requests each system refused, in all of them together
  weeks,     // in which hours of the offices' weeks customers converted, and who was touched late
};

struct JobKindInfo {
  JobKind kind;
  std::string_view name;
};
inline constexpr std::array<JobKindInfo, 4> kJobKinds{{
    {JobKind::batch, "batch"},
    {JobKind::waiting, "waiting"},
    {JobKind::refusals, "refusals"},
    {JobKind::weeks, "weeks"},
}};

// A scenario that jobs are about. It never changes: what is edited is another one.
using ScenarioId = std::uint64_t;
struct JobScenario {
  explicit JobScenario(Scenario of);

  const ScenarioId id;  // the fingerprint: the same inputs have the same answers
  const Scenario scenario;
};
using ScenarioHandle = std::shared_ptr<const JobScenario>;

ScenarioHandle job_scenario(const Scenario& scenario);

// Replications from <= r < to. The scenario's address is also whose job it is: a queue that begins
// anew makes a new one, and wants no answer about the old one any longer.
struct Job {
  JobKind kind = JobKind::batch;
  ScenarioHandle scenario;
  int from = 0;
  int to = 0;
  int tier = -1;                 // of `waiting`: whose customers; -1: anybody's
  ValueSet values = kAllValues;  // of `batch`: which single values are wanted
  int month = -1;                // of `waiting`: who converts in it, from 0; -1: in any
};

using Refusals = std::array<double, kSystems>;

// In the order of the kinds.
using JobAnswer = std::variant<Batch, WaitingMonths, Refusals, TouchWeeks>;

// Whether this can be the job's answer. One that cannot was made by a worker of something else.
bool fits(const Job& job, const JobAnswer& answer);

}  // namespace handoff::sim
