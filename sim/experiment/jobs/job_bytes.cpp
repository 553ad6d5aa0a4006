// Writing, and reading with distrust.
#include "sim/experiment/jobs/job_bytes.hpp"

#include <utility>

#include "core/base/bytes.hpp"
#include "sim/experiment/batch_bytes.hpp"

namespace handoff::sim {
namespace {

constexpr std::uint32_t kFormat = 0x48'4a'00'03;  // "HJ", version 3
constexpr std::size_t kSum = sizeof(std::uint64_t);

enum class Type : std::uint8_t { scenario, forget, job, drop, answer };
static_assert(std::variant_size_v<JobsMessage> == 5);

core::Error refused(const char* why) { return {"message about a job", why}; }

void write(ByteWriter& to, const Batch& it) { to.bytes(batch_bytes(it)); }
void write(ByteWriter& to, const WaitingMonths& it) {
  to.number(static_cast<std::uint32_t>(it.size()));
  for (const std::optional<Waiting>& month : it) {
    to.number(month.has_value());
    if (!month) continue;
    for (const auto& leg : month->seconds) {
      for (const double seconds : leg) to.number(seconds);
    }
  }
}
void write(ByteWriter& to, const Refusals& it) {
  for (const double count : it) to.number(count);
}
void write(ByteWriter& to, const TouchWeeks& it) {
  to.number(static_cast<std::uint32_t>(it.offices()));
  to.number(static_cast<std::uint32_t>(it.weeks().size()));
  for (const TouchWeek& week : it.weeks()) {
    for (const TouchCount& hour : week) {
      to.number(hour.customers);
      to.number(hour.late);
    }
  }
}

void write(ByteWriter& to, const ScenarioMessage& it) {
  to.number(it.id);
  to.text(it.text);
}
void write(ByteWriter& to, const ForgetMessage& it) { to.number(it.id); }
void write(ByteWriter& to, const JobMessage& it) {
  to.number(it.id);
  to.number(it.kind);
  to.number(it.scenario);
  to.number(it.from);
  to.number(it.to);
  to.number(it.tier);
  to.number(it.values);
  to.number(it.month);
}
void write(ByteWriter& to, const DropMessage& it) { to.number(it.id); }
void write(ByteWriter& to, const AnswerMessage& it) {
  to.number(it.id);
  to.number(it.ms);
  to.number(static_cast<std::uint8_t>(it.answer.index()));
  std::visit([&to](const auto& answer) { write(to, answer); }, it.answer);
}

WaitingMonths read_waiting(ByteReader& from) {
  WaitingMonths months(from.count(1));
  for (std::optional<Waiting>& month : months) {
    if (!from.number<bool>()) continue;
    for (auto& leg : month.emplace().seconds) {
      for (double& seconds : leg) seconds = from.real();
    }
  }
  return months;
}

Refusals read_refusals(ByteReader& from) {
  Refusals refusals{};
  for (double& count : refusals) count = from.real();
  return refusals;
}

TouchWeeks read_weeks(ByteReader& from) {
  const auto offices = from.number<std::uint32_t>();
  std::vector<TouchWeek> weeks(from.count(kWeekHours * 2 * sizeof(std::uint32_t)));
  for (TouchWeek& week : weeks) {
    for (TouchCount& hour : week) {
      hour.customers = from.number<std::uint32_t>();
      hour.late = from.number<std::uint32_t>();
    }
  }
  return {offices, std::move(weeks)};
}

JobAnswer read_answer(ByteReader& from) {
  switch (from.number<JobKind>()) {
    case JobKind::batch:
      if (auto batch = batch_from_bytes(from.bytes())) return *std::move(batch);
      break;
    case JobKind::waiting:
      return read_waiting(from);
    case JobKind::refusals:
      return read_refusals(from);
    case JobKind::weeks:
      return read_weeks(from);
  }
  from.fail();
  return {};
}

constexpr int kMostMonths = 36;  // of a horizon

JobMessage read_job(ByteReader& from) {
  JobMessage it;
  it.id = from.number<JobId>();
  it.kind = from.number<JobKind>();
  it.scenario = from.number<ScenarioId>();
  it.from = from.number<int>();
  it.to = from.number<int>();
  it.tier = from.number<int>();
  it.values = from.number<ValueSet>();
  it.month = from.number<int>();
  if (static_cast<std::size_t>(it.kind) >= kJobKinds.size() || it.from < 0 || it.to <= it.from ||
      it.month < -1 || it.month >= kMostMonths)
    from.fail();
  return it;
}

JobsMessage read_message(ByteReader& from) {
  switch (from.number<Type>()) {
    case Type::scenario: {
      const auto id = from.number<ScenarioId>();
      return ScenarioMessage{id, from.text()};
    }
    case Type::forget:
      return ForgetMessage{from.number<ScenarioId>()};
    case Type::job:
      return read_job(from);
    case Type::drop:
      return DropMessage{from.number<JobId>()};
    case Type::answer: {
      AnswerMessage it;
      it.id = from.number<JobId>();
      it.ms = from.real();
      it.answer = read_answer(from);
      return it;
    }
  }
  from.fail();
  return {};
}

}  // namespace

std::uint64_t names_hash() {
  static const std::uint64_t hash = [] {
    ByteWriter names;
    for (const JobKindInfo& kind : kJobKinds) names.text(kind.name);
    for (const MetricInfo& metric : kMetrics) {
      names.text(metric.name);
      names.number(metric.kind);
    }
    for (std::size_t cause = 0; cause < kCauses; ++cause)
      names.text(cause_name(static_cast<Cause>(cause)));
    names.number(static_cast<std::uint32_t>(kLegs));
    names.number(static_cast<std::uint32_t>(kSystems));
    return checksum(names.written());
  }();
  return hash;
}

std::vector<std::uint8_t> message_bytes(const JobsMessage& message) {
  ByteWriter to;
  to.number(kFormat);
  to.number(names_hash());
  to.number(static_cast<Type>(message.index()));
  std::visit([&to](const auto& it) { write(to, it); }, message);
  to.number(checksum(to.written()));
  return std::move(to).take();
}

core::Result<JobsMessage> message_from_bytes(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kSum) return refused("cut short");
  const auto content = bytes.first(bytes.size() - kSum);
  if (ByteReader(bytes.last(kSum)).number<std::uint64_t>() != checksum(content))
    return refused("damaged: the checksum differs");
  ByteReader from(content);
  if (from.number<std::uint32_t>() != kFormat || from.number<std::uint64_t>() != names_hash())
    return refused("made by another version");
  JobsMessage message = read_message(from);
  if (!from.finished()) return refused("its parts do not fit together");
  return message;
}

}  // namespace handoff::sim
