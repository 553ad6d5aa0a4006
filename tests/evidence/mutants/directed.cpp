// Each case drives the pipeline by the tests' rig and says whether what should hold does.
#include "tests/evidence/mutants/directed.hpp"

#include <optional>

#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"
#include "tests/core/routing/two_offices.hpp"

namespace handoff::core::testing {
namespace {

// Reconciliation of four hours each, the CRM's search five minutes behind: each window begins where
// the one before it was blind.
bool windows_overlap() {
  Rig rig;
  std::vector<ListConversions> windows;
  rig.outside = keeping_windows(windows);
  rig.start();
  rig.advance(hours(9));
  return windows.size() == 2 &&
         windows[1].from == windows[0].to - rig.pipeline.config().reconcile.index_delay;
}

// A Retry-After of nine seconds with half of half a second's jitter.
bool retry_after_is_waited_for() {
  Rig rig;
  rig.outside = throttling_once(Operation::update_contact, seconds(9));
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
  rig.outside = answering(Operation::disenroll, Rig::kSilence);
  rig.feed(trial_to_active());
  return rig.times_asked(Operation::start_onboarding) == 1;
}

bool the_end_waits_for_the_mail_tool() {
  Rig rig;
  rig.outside = answering(Operation::disenroll, ReplyStatus::server_error, 3);
  rig.feed(trial_to_active());
  return rig.times_asked(Operation::disenroll) == 4 && rig.pipeline.in_flight() == 0;
}

// Monday 2 March 2026; at 10:00 Dublin works, at 16:00 both do, at 20:00 Austin.
Time monday(int hour) { return utc(2026, 3, 2, hour); }

bool the_sun_is_followed() {
  Offices offices(PoolRule::follow_the_sun);
  return offices.chosen(monday(10)) == kDublin && offices.chosen(monday(20)) == kAustin;
}

// Dublin can call a customer there at 9:00 tomorrow, Austin at 15:00.
bool sleepers_are_called_by_who_meets_them_first() {
  Offices offices(PoolRule::follow_the_sun, Onboarding::kickoff_call);
  return offices.chosen(monday(20), 1) == kDublin;
}

bool the_least_loaded_office_is_found() {
  Offices offices(PoolRule::follow_the_sun);
  offices.busy(kAustin, 1);
  return offices.chosen(monday(16)) == kDublin;
}

bool a_full_office_passes_on() {
  Offices offices(PoolRule::overflow);
  offices.busy(kAustin, 6);
  return offices.chosen(monday(16)) == kDublin;
}

bool the_first_gets_what_nobody_is_free_for() {
  Offices offices(PoolRule::overflow);
  offices.busy(kAustin, 6);
  offices.busy(kDublin, 2);
  return offices.chosen(monday(16)) == kAustin;
}

bool the_nearest_office_is_found() {
  Offices offices(PoolRule::nearest);
  return offices.chosen(monday(20), 1) == kDublin;
}

// The onboarding is refused at noon, when Dublin works, and repaired at 20:00.
bool a_repair_stays_in_its_office() {
  Rig rig(two_offices(PoolRule::follow_the_sun));
  rig.outside = answering(Operation::start_onboarding, ReplyStatus::refused, 1);
  rig.feed(trial_to_active());
  rig.advance(hours(8));
  rig.pipeline.on_resolution({{7}, ExceptionKind::onboarding_failed, {700}}, rig.now, rig.outbox);
  rig.drain();
  return rig.times_asked(Operation::start_onboarding) == 2 &&
         rig.last<StartOnboarding>().pool == kDublin;
}

}  // namespace

const std::vector<Directed>& directed_cases() {
  static const std::vector<Directed> cases{
      {"reconciliation windows overlap", windows_overlap},
      {"Retry-After is waited for", retry_after_is_waited_for},
      {"a late acknowledgement counts", late_acknowledgement_counts},
      {"nobody waits for the mail tool", nobody_waits_for_the_mail_tool},
      {"the end waits for the mail tool", the_end_waits_for_the_mail_tool},
      {"the sun is followed", the_sun_is_followed},
      {"sleepers are called by who meets them first", sleepers_are_called_by_who_meets_them_first},
      {"the least loaded office is found", the_least_loaded_office_is_found},
      {"a full office passes on", a_full_office_passes_on},
      {"the first gets what nobody is free for", the_first_gets_what_nobody_is_free_for},
      {"the nearest office is found", the_nearest_office_is_found},
      {"a repair stays in its office", a_repair_stays_in_its_office},
  };
  return cases;
}

}  // namespace handoff::core::testing
