// What the outside answers in tests of the core, beside a rig's own answer: success.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "tests/core/rig.hpp"

namespace handoff::core::testing {

// Answers `operation` with `status` the first `times` times.
inline Rig::Answer answering(Operation operation, ReplyStatus status, int times = 1000) {
  return [=, left = times](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != operation || left-- <= 0) return std::nullopt;
    return Rig::with_status(request, status);
  };
}

// Answers `operation` with success and what was found.
inline Rig::Answer finding(Operation operation, ReplyBody body) {
  return [=](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != operation) return std::nullopt;
    Reply reply = Rig::with_status(request, ReplyStatus::ok);
    reply.body = body;
    return reply;
  };
}

// Answers each search for a contact with `status`.
inline Rig::Answer answering_searches(ReplyStatus status) {
  return [status](const Request& request) -> std::optional<Reply> {
    if (!std::holds_alternative<FindContact>(request.body)) return std::nullopt;
    return Rig::with_status(request, status);
  };
}

// Refuses the first request for `operation` for so long.
inline Rig::Answer throttling_once(Operation operation, Duration retry_after) {
  return [=, left = 1](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != operation || left-- <= 0) return std::nullopt;
    Reply reply = Rig::with_status(request, ReplyStatus::throttled);
    reply.retry_after = retry_after;
    return reply;
  };
}

// Keeps the windows in which billing is asked for conversions, and leaves the answer to the rig.
inline Rig::Answer keeping_windows(std::vector<ListConversions>& windows) {
  return [&windows](const Request& request) -> std::optional<Reply> {
    if (const auto* window = std::get_if<ListConversions>(&request.body))
      windows.push_back(*window);
    return std::nullopt;
  };
}

// Keeps the first request for `operation` in `held`, and leaves it without an answer.
inline Rig::Answer holding(Operation operation, std::optional<Request>& held) {
  return [operation, &held](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != operation || held) return std::nullopt;
    held = request;
    return Rig::with_status(request, Rig::kSilence);
  };
}

// Answers both halves of the commit with `status`.
inline Rig::Answer answering_commit(ReplyStatus status) {
  return [status](const Request& request) -> std::optional<Reply> {
    const auto operation = request.ticket.operation;
    if (operation != Operation::update_contact && operation != Operation::disenroll)
      return std::nullopt;
    return Rig::with_status(request, status);
  };
}

// A handoff's states where all goes well; the sequences may be left before the update is acknowledged.
inline constexpr const char* kFullWay =
    "received identified enriched routed committed assigned onboarding";
inline constexpr const char* kSequencesFirst =
    "received identified enriched committed routed assigned onboarding";

}  // namespace handoff::core::testing
