// Inputs: all that the pipeline is ever told, in the texts of the outside, so that it can be stored
// and told once more.
//
// The pipeline is a function of its inputs and of the times at which it got them. Whoever has both
// in their order has the pipeline: that is what the store keeps, and what a restart plays again.
// Ids stand here as their owners write them; the numbers that the pipeline has for them are given
// when an input is told (service/messages/names.hpp), and so in the same order each time. No e-mail
// address is ever part of an input: where the pipeline needs one, it has its digest.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/messages/messages.hpp"

namespace handoff::service {

// What the processor sent. The ids in `event` are left out.
struct EventInput {
  core::PaymentEvent event;
  std::string id;
  std::string type;
  std::string subscription;
  std::string customer;
  std::string plan;
};

struct ListedConversion {
  core::Time converted;
  core::Time as_of;
  core::Subscribed subscribed;  // without the plan
  std::string subscription;
  std::string customer;
  std::string plan;
};

struct ListedContact {
  core::Subscribed subscribed;  // without the plan
  std::string customer;
  std::string plan;
  core::LifecycleStage stage = core::LifecycleStage::unknown;
  bool enrolled = false;
  bool owned = false;
};

// What came of a request. Of its findings those that its operation has are set.
struct ReplyInput {
  core::Ticket ticket;
  core::ReplyStatus status = core::ReplyStatus::ok;
  std::uint32_t jitter = 0;
  core::Duration retry_after;
  core::EmailKey email;
  std::string contact;
  std::string deal;
  std::string ae;
  core::Time trial_start;
  core::ZoneIndex zone = core::kNoZone;
  core::Usage usage;
  core::Segment segment = core::Segment::unknown;
  core::LeadSource source = core::LeadSource::unknown;
  int count = 0;
  core::Time as_of;
  std::vector<ListedConversion> conversions;
  std::vector<ListedContact> contacts;
};

struct TimerInput {
  core::Ticket ticket;
};

// What a person found out; an empty contact is "settled by hand".
struct ResolutionInput {
  std::string subscription;
  std::string contact;
  core::ExceptionKind kind = core::ExceptionKind::none;
};

// The rules from now on, as a scenario file has them.
struct RulesInput {
  std::string scenario;
};

// The pipeline begins, or goes on after a restart.
struct BeginInput {};
struct ResumeInput {};

using Input = std::variant<EventInput, ReplyInput, TimerInput, ResolutionInput, RulesInput,
                           BeginInput, ResumeInput>;

std::vector<std::uint8_t> written(const Input& input);

// False: these bytes are no input.
[[nodiscard]] bool read_input(std::span<const std::uint8_t> bytes, Input& input);

}  // namespace handoff::service
