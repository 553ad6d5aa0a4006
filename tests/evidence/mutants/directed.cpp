// Each case drives the pipeline by the tests' rig and says whether what should hold does.
#include "tests/evidence/mutants/directed.hpp"

#include <optional>

#include "tests/core/rig.hpp"

namespace handoff::core::testing {
namespace {

// Reconciliation of four hours each, the CRM's search five minutes behind: each window begins where
// the one before it was blind.
bool windows_overlap() {
  Rig rig;
  std::vector<ListConversions> windows;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (const auto* window = std::get_if<ListConversions>(&request.body))
      windows.push_back(*window);
    return std::nullopt;
  };
  rig.start();
  rig.advance(hours(9));
  return windows.size() == 2 &&
         windows[1].from == windows[0].to - rig.pipeline.config().reconcile.index_delay;
}

// A Retry-After of nine seconds with half of half a second's jitter.
bool retry_after_is_waited_for() {
  Rig rig;
  rig.outside = [left = 1](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact || left-- <= 0) return std::nullopt;
    Reply reply = Rig::with_status(request, ReplyStatus::throttled);
    reply.retry_after = seconds(9);
    return reply;
  };
  rig.feed(trial_to_active());
  return rig.fired.size() == 1 && rig.fired[0].at - kNoon == milliseconds(9'250);
}

// The update is acknowledged after its time-out, its second try never.
bool late_acknowledgement_counts() {
  Rig rig;
  std::optional<Request> first;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact) return std::nullopt;
    const bool again = first.has_value();
    if (!again) first = request;
    return Rig::with_status(request, again ? Rig::kSilence : ReplyStatus::timed_out);
  };
  rig.feed(trial_to_active());
  rig.outside = nullptr;
  rig.reply(Rig::success(*first));
  rig.drain();
  return rig.times_asked(Operation::start_onboarding) == 1;
}

// The mail tool never answers: the CRM's update is enough for everything but the end.
bool nobody_waits_for_the_mail_tool() {
  Rig rig;
  rig.outside = [](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::disenroll) return std::nullopt;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  return rig.times_asked(Operation::start_onboarding) == 1;
}

bool the_end_waits_for_the_mail_tool() {
  Rig rig;
  rig.outside = [left = 3](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != Operation::disenroll || left-- <= 0) return std::nullopt;
    return Rig::with_status(request, ReplyStatus::server_error);
  };
  rig.feed(trial_to_active());
  return rig.times_asked(Operation::disenroll) == 4 && rig.pipeline.in_flight() == 0;
}

}  // namespace

const std::vector<Directed>& directed_cases() {
  static const std::vector<Directed> cases{
      {"reconciliation windows overlap", windows_overlap},
      {"Retry-After is waited for", retry_after_is_waited_for},
      {"a late acknowledgement counts", late_acknowledgement_counts},
      {"nobody waits for the mail tool", nobody_waits_for_the_mail_tool},
      {"the end waits for the mail tool", the_end_waits_for_the_mail_tool},
  };
  return cases;
}

}  // namespace handoff::core::testing
