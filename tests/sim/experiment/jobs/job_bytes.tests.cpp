// Messages as bytes: what is written is read, and anything else is refused.
#include "sim/experiment/jobs/job_bytes.hpp"

#include <vector>

#include "core/base/bytes.hpp"
#include "sim/experiment/batch_bytes.hpp"
#include "sim/experiment/jobs/job_runner.hpp"
#include "sim/experiment/jobs/worker_session.hpp"
#include "tests/catch.hpp"
#include "tests/sim/experiment/jobs/outside.hpp"

using namespace handoff;
using namespace handoff::sim;
using tests::Bytes;
using tests::trials;

namespace {

JobAnswer answer_of(JobKind kind) {
  return JobRunner().run({kind, job_scenario(trials(300)), 3, 9, -1});
}

template <class Message>
Message through(const Message& message) {
  const auto back = message_from_bytes(message_bytes(message));
  REQUIRE(back);
  REQUIRE(std::holds_alternative<Message>(*back));
  return std::get<Message>(*back);
}

// With another value at a place, and a checksum that fits.
Bytes with(Bytes bytes, std::size_t place, std::uint8_t value) {
  bytes[place] = value;
  bytes.resize(bytes.size() - 8);
  ByteWriter sum;
  sum.number(checksum(bytes));
  for (const std::uint8_t byte : std::move(sum).take()) bytes.push_back(byte);
  return bytes;
}

}  // namespace

TEST_CASE("a message is the same after its way", "[jobs][bytes]") {
  const auto scenario = through(ScenarioMessage{0x8123456789abcdef, "{\"name\": \"x\"}"});
  CHECK(scenario.id == 0x8123456789abcdef);
  CHECK(scenario.text == "{\"name\": \"x\"}");
  CHECK(through(ForgetMessage{17}).id == 17);
  CHECK(through(DropMessage{18}).id == 18);
  const auto job =
      through(JobMessage{4'000'000'000, JobKind::waiting, 5, 6, 70'000, -1, sim::kAllValues, 11});
  CHECK(job.id == 4'000'000'000);
  CHECK(job.kind == JobKind::waiting);
  CHECK(job.scenario == 5);
  CHECK(job.from == 6);
  CHECK(job.to == 70'000);
  CHECK(job.tier == -1);
  CHECK(job.month == 11);
}

TEST_CASE("an answer is the same after its way", "[jobs][bytes]") {
  const auto batch = through(AnswerMessage{7, 1.5, answer_of(JobKind::batch)});
  CHECK(batch.id == 7);
  CHECK(batch.ms == 1.5);
  CHECK(batch_bytes(std::get<Batch>(batch.answer)) ==
        batch_bytes(std::get<Batch>(answer_of(JobKind::batch))));
  const auto waiting = std::get<WaitingMonths>(answer_of(JobKind::waiting));
  const auto back = std::get<WaitingMonths>(through(AnswerMessage{1, 0, waiting}).answer);
  REQUIRE(back.size() == 6);
  for (std::size_t at = 0; at < back.size(); ++at) {
    REQUIRE(back[at].has_value());
    CHECK(back[at]->seconds == waiting[at]->seconds);
  }
  const WaitingMonths nobody(2);
  CHECK_FALSE(std::get<WaitingMonths>(through(AnswerMessage{1, 0, nobody}).answer)[1]);
  const Refusals refusals{1, 2, 3, 4, 5};
  CHECK(std::get<Refusals>(through(AnswerMessage{1, 0, refusals}).answer) == refusals);
  const auto weeks = std::get<TouchWeeks>(answer_of(JobKind::weeks));
  CHECK(std::get<TouchWeeks>(through(AnswerMessage{1, 0, weeks}).answer) == weeks);
}

TEST_CASE("what is cut, damaged or from another version is refused", "[jobs][bytes]") {
  const Bytes bytes = message_bytes(AnswerMessage{7, 1.5, answer_of(JobKind::waiting)});
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE_FALSE(message_from_bytes(std::span(bytes).first(size)));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    Bytes damaged = bytes;
    damaged[at] ^= 1;
    REQUIRE_FALSE(message_from_bytes(damaged));
  }
  const auto refusal = [&bytes](std::size_t place) {
    const auto message = message_from_bytes(with(bytes, place, bytes[place] ^ 1));
    return message ? std::string() : message.error().what;
  };
  CHECK(refusal(0) == "made by another version");       // the format's version
  CHECK(refusal(4) == "made by another version");       // the names that numbers stand for
  CHECK_FALSE(message_from_bytes(with(bytes, 12, 5)));  // a type of message that there is not
  const Bytes job = message_bytes(JobMessage{1, JobKind::batch, 2, 3, 4, -1});
  CHECK(message_from_bytes(with(job, 17, 3)));
  CHECK_FALSE(message_from_bytes(with(job, 17, 4)));  // a kind that there is not
  CHECK_FALSE(message_from_bytes(with(job, 30, 3)));  // replications from 3 to 3
}

TEST_CASE("a worker refuses a job about a scenario that it was not told", "[jobs][bytes]") {
  WorkerSession session([](std::string_view) { return core::Result<Scenario>(trials(40)); });
  const ScenarioHandle scenario = job_scenario(trials(40));
  const Bytes job = message_bytes(JobMessage{1, JobKind::batch, scenario->id, 0, 2, -1});
  CHECK(session.hear(job));
  CHECK(session.hear(message_bytes(ScenarioMessage{scenario->id + 1, ""})));  // is another one
  CHECK_FALSE(session.hear(message_bytes(ScenarioMessage{scenario->id, ""})));
  CHECK_FALSE(session.hear(job));
  CHECK(session.hear(message_bytes(AnswerMessage{1, 0, Refusals{}})));  // not to a worker
  CHECK_FALSE(session.hear(message_bytes(ForgetMessage{scenario->id})));
  CHECK(session.hear(job));
  CHECK(session.work([] { return 0.0; }));  // what it was told before is not forgotten
  CHECK_FALSE(session.work([] { return 0.0; }));
}
