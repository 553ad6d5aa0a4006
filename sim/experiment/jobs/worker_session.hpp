// WorkerSession: the worker's end of the protocol (sim/experiment/jobs/job_bytes.hpp).
//
// Whoever hosts it brings it the pool's messages as they come, and lets it work between two of
// them; so a job that has not been begun can still be taken back.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/experiment/jobs/job_bytes.hpp"
#include "sim/experiment/jobs/job_loop.hpp"

namespace handoff::sim {

class WorkerSession {
 public:
  using ScenarioReader = std::function<core::Result<Scenario>(std::string_view text)>;
  explicit WorkerSession(ScenarioReader read) : read_(std::move(read)) {}

  // A message of the pool. Refused: it is not one of this version's, or makes no sense.
  [[nodiscard]] std::optional<core::Error> hear(std::span<const std::uint8_t> message);
  // Carries out the next job. The answer as a message, or none if nothing is to be done.
  std::optional<std::vector<std::uint8_t>> work(const Clock& now_ms);

 private:
  std::optional<core::Error> take(const ScenarioMessage& message);
  std::optional<core::Error> take(const ForgetMessage& message);
  std::optional<core::Error> take(const JobMessage& message);
  std::optional<core::Error> take(const DropMessage& message);
  static std::optional<core::Error> take(const AnswerMessage& message);

  ScenarioReader read_;
  std::map<ScenarioId, ScenarioHandle> scenarios_;
  std::deque<GivenJob> jobs_;
  JobRunner runner_;
};

}  // namespace handoff::sim
