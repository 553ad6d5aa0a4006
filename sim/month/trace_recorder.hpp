// TraceRecorder: notes what happens to one customer of a replication, or in short to everybody.
//
// It is given to a Simulation for one run and only listens: the run is the same, digit for digit, as
// without it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/people/team.hpp"

namespace handoff::sim {

// An event was delivered (`delivery`), or a state was reached.
struct JourneyStep {
  core::Time at;
  std::uint32_t position = 0;
  bool delivery = false;
  core::HandoffState state = core::HandoffState::received;
  core::ExceptionKind exception = core::ExceptionKind::none;
  core::Pass pass = core::Pass::conversion;
};

// One try of one request. `answered` is `core::kNever` while there is no answer.
struct TracedCall {
  core::Operation operation = core::Operation::fetch_customer;
  int attempt = 1;
  core::Time sent;
  core::Time answered = core::kNever;
  core::ReplyStatus status = core::ReplyStatus::ok;
};

struct TracedState {
  core::Time at;
  core::HandoffState state = core::HandoffState::received;
  core::ExceptionKind exception = core::ExceptionKind::none;
  core::Pass pass = core::Pass::conversion;
};

struct TracedMail {
  core::Time at;
  bool missent = false;  // after the conversion, and before the sequence was left
};

struct Trace {
  Customer customer;
  std::vector<core::Time> deliveries;  // of its events, redeliveries too
  std::vector<TracedCall> calls;
  std::vector<TracedState> states;
  TouchTimes touch;                         // the owner's first one
  std::vector<TracedMail> mails;            // that went out, in the order of time
  core::Time mails_stopped = core::kNever;  // the sequence was left
};

class TraceRecorder {
 public:
  explicit TraceRecorder(std::uint32_t position) : position_(position) {}
  // Notes everybody's steps instead, and no calls.
  explicit TraceRecorder(std::vector<JourneyStep>& everybody)
      : position_(0xffffffff), everybody_(&everybody) {}

  std::uint32_t position() const { return position_; }
  Trace& trace() { return trace_; }

  void delivered(std::uint32_t position, core::Time now);
  void sent(std::uint32_t position, std::uint32_t call, const core::Ticket& ticket, core::Time now);
  void answered(std::uint32_t call, core::ReplyStatus status, core::Time now);
  void reached(std::uint32_t position, const core::Progress& progress, core::Time now);

 private:
  struct Open {
    std::uint32_t call;  // the world's slot, which is used again later
    std::size_t at;      // in the trace
  };

  std::uint32_t position_;
  std::vector<JourneyStep>* everybody_ = nullptr;
  Trace trace_;
  std::vector<Open> open_;
};

}  // namespace handoff::sim
