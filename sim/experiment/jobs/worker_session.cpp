// A handler for each message, and the line of jobs.
#include "sim/experiment/jobs/worker_session.hpp"

#include <algorithm>
#include <utility>

namespace handoff::sim {
namespace {

core::Error refused(const char* why) { return {"message to a worker", why}; }

}  // namespace

std::optional<core::Error> WorkerSession::hear(std::span<const std::uint8_t> bytes) {
  const auto message = message_from_bytes(bytes);
  if (!message) return message.error();
  return std::visit([this](const auto& it) { return this->take(it); }, *message);
}

std::optional<core::Error> WorkerSession::take(const ScenarioMessage& message) {
  auto scenario = read_(message.text);
  if (!scenario) return scenario.error();
  auto handle = std::make_shared<const JobScenario>(*std::move(scenario));
  if (handle->id != message.id) return refused("the scenario is not the one that was meant");
  scenarios_[message.id] = std::move(handle);
  return std::nullopt;
}

std::optional<core::Error> WorkerSession::take(const ForgetMessage& message) {
  scenarios_.erase(message.id);
  return std::nullopt;
}

std::optional<core::Error> WorkerSession::take(const JobMessage& it) {
  const auto scenario = scenarios_.find(it.scenario);
  if (scenario == scenarios_.end()) return refused("a job about an unknown scenario");
  jobs_.push_back(
      {it.id, {it.kind, scenario->second, it.from, it.to, it.tier, it.values, it.month}});
  return std::nullopt;
}

std::optional<core::Error> WorkerSession::take(const DropMessage& message) {
  std::erase_if(jobs_, [&message](const GivenJob& it) { return it.id == message.id; });
  return std::nullopt;
}

std::optional<core::Error> WorkerSession::take(const AnswerMessage& /*message*/) {
  return refused("an answer");
}

std::optional<std::vector<std::uint8_t>> WorkerSession::work(const Clock& now_ms) {
  if (jobs_.empty()) return std::nullopt;
  const GivenJob given = std::move(jobs_.front());
  jobs_.pop_front();
  const double before = now_ms();
  AnswerMessage message{given.id, 0, runner_.run(given.job)};
  message.ms = now_ms() - before;
  return message_bytes(std::move(message));
}

}  // namespace handoff::sim
