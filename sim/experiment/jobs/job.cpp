// Scenarios of jobs, and whether an answer is one of a job's.
#include "sim/experiment/jobs/job.hpp"

#include <utility>

#include "sim/scenario/fingerprint.hpp"

namespace handoff::sim {
namespace {

template <JobKind kind>
using AnswerOf = std::variant_alternative_t<static_cast<std::size_t>(kind), JobAnswer>;

static_assert(std::variant_size_v<JobAnswer> == kJobKinds.size());
static_assert(std::is_same_v<AnswerOf<JobKind::batch>, Batch>);
static_assert(std::is_same_v<AnswerOf<JobKind::waiting>, WaitingMonths>);
static_assert(std::is_same_v<AnswerOf<JobKind::refusals>, Refusals>);
static_assert(std::is_same_v<AnswerOf<JobKind::weeks>, TouchWeeks>);

}  // namespace

JobScenario::JobScenario(Scenario of) : id(fingerprint_of(of)), scenario(std::move(of)) {}

ScenarioHandle job_scenario(const Scenario& scenario) {
  return std::make_shared<const JobScenario>(scenario);
}

bool fits(const Job& job, const JobAnswer& answer) {
  if (answer.index() != static_cast<std::size_t>(job.kind)) return false;
  const Scenario& scenario = job.scenario->scenario;
  if (const auto* batch = std::get_if<Batch>(&answer)) {
    return batch->seed == scenario.seed && batch->from == job.from &&
           batch->count == job.to - job.from &&
           static_cast<std::size_t>(batch->tiers) == scenario.pipeline.routing.size() &&
           batch->months == scenario.horizon.months;
  }
  if (const auto* months = std::get_if<WaitingMonths>(&answer))
    return months->size() == static_cast<std::size_t>(job.to - job.from);
  if (const auto* weeks = std::get_if<TouchWeeks>(&answer))
    return weeks->fits(TouchWeeks(scenario));
  return true;
}

}  // namespace handoff::sim
