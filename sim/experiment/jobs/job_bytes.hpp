// What a pool and its workers say to each other, as bytes: for workers that share no memory with
// the pool (web workers, processes on other machines).
//
//   to a worker      scenario   a number, and the text of the scenario that has it from now on
//                    forget     a number that will not be used again
//                    job        its number, kind, the scenario's number, replications, tier, values, month
//                    drop       a job's number: nobody waits for it, if it has not been begun
//   from a worker    answer     a job's number, the milliseconds it took, what came of it
//
// A scenario is sent once, before the first job about it. Every message begins with the format's
// version and a hash of all names that its numbers stand for (kinds of jobs, metrics, causes), and
// ends with a checksum; so one from another version of the program, or a damaged one, is refused
// and never misread. Numbers are little-endian and of fixed width.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "sim/experiment/jobs/job.hpp"
#include "sim/experiment/jobs/job_source.hpp"

namespace handoff::sim {

struct ScenarioMessage {
  ScenarioId id = 0;
  std::string text;
};
struct ForgetMessage {
  ScenarioId id = 0;
};
struct JobMessage {
  JobId id = 0;
  JobKind kind = JobKind::batch;
  ScenarioId scenario = 0;
  int from = 0;
  int to = 0;
  int tier = -1;
  ValueSet values = kAllValues;
  int month = -1;
};
struct DropMessage {
  JobId id = 0;
};
struct AnswerMessage {
  JobId id = 0;
  double ms = 0;
  JobAnswer answer;
};
using JobsMessage =
    std::variant<ScenarioMessage, ForgetMessage, JobMessage, DropMessage, AnswerMessage>;

std::vector<std::uint8_t> message_bytes(const JobsMessage& message);
core::Result<JobsMessage> message_from_bytes(std::span<const std::uint8_t> bytes);

// Of all names that numbers in messages stand for, in their order.
std::uint64_t names_hash();

}  // namespace handoff::sim
