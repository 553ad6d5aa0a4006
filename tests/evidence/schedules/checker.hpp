// Checker: what must hold after every input, and once everything has come to rest.
//
// It sees each input that counted (one that was lost in a crash did not), what the pipeline
// answered, the truth (billing) and the effects (receivers), and keeps its own record of what was
// asked and acknowledged. The first broken rule is kept, in words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "core/pipeline.hpp"
#include "tests/evidence/schedules/billing.hpp"
#include "tests/evidence/schedules/receivers.hpp"

namespace handoff::core::testing {

enum class Cause : std::uint8_t { event, reply, timer, other, restart };

// What a reply settles: its request; nothing, as a time-out was reported before; or a request that
// had been on its way when the process died.
enum class Settles : std::uint8_t { request, nothing, lost_request };

struct Input {
  Cause cause = Cause::other;
  Ticket ticket;  // of a reply or a timer
  const Reply* reply = nullptr;
  Settles settles = Settles::request;
  const Posted* posted = nullptr;
  bool again = false;  // a redelivery
  Verdict verdict;     // on an event
};

class Checker {
 public:
  Checker(Pipeline& pipeline, const PipelineConfig& config, const Billing& billing,
          const Receivers& receivers);

  void accept(const Input& input, const Outbox& out, Time now);

  // Requests that were on their way when the process died.
  void lose(std::size_t requests);

  // Everything is answered and delivered. With `people_done`, the exception list has been worked
  // through as well, so that it excuses nothing any more.
  void at_rest(bool people_done);

  void break_rule(std::string rule);
  const std::string& broken_rule() const { return broken_; }

 private:
  // The tries of one operation, from its first to its last.
  struct Asking {
    int first = 0;
    int last = 0;
    int tries = 0;  // but those after a restart
    bool acknowledged = false;
    SubscriptionId subscription;
    bool refused = false;   // or nothing was found to do it to
    bool converts = false;  // an update that makes somebody a customer: no pass takes its place
  };

  // What is known of a subscription's present pass.
  struct Track {
    std::uint64_t handoff = 0;
    int conversion_passes = 0;
    bool heard = false;  // of its conversion
    bool updated = false;
    bool left = false;
    bool deal = false;
    bool ae_asked = false;
    PoolIndex office = kUnpooled;  // that its owner belongs to
  };

  static std::uint64_t handoff_of(Ticket ticket);
  static std::uint64_t asking_of(Ticket ticket);
  Track& track(SubscriptionId subscription) { return tracks_[place_of(subscription)]; }

  void check_event(const Input& input, const Outbox& out, Time now);
  void note_reply(const Input& input, const Outbox& out, Time now);
  void note_acknowledged(Asking& asking, const Reply& reply, Settles settles);
  void check_updated(const Asking& asking, const Reply& reply, const Outbox& out);
  void check_failure(const Asking& asking, const Reply& reply, const Outbox& out, Time now);
  void check_progress(const Progress& progress);
  void check_request(const Input& input, const Request& request, const Outbox& out, Time now);
  void check_office(const AssignOwner& assignment, bool chosen_now, Time now);
  void check_call(const StartOnboarding& onboarding);
  void check_books();
  void check_exceptions();
  void check_nobody_lost();
  void check_once(const Contact& contact);
  void check_customer(const Account& account, bool people_done);
  void check_charge(const Account& account, bool people_done);
  bool in_flight(SubscriptionId subscription) const;
  // Whether an open exception says that this part may be undone.
  bool excused(SubscriptionId subscription, Undone part) const;

  Pipeline& pipeline_;
  const PipelineConfig& config_;
  const Billing& billing_;
  const Receivers& receivers_;
  std::string broken_;
  std::map<std::uint64_t, Asking> askings_;
  std::array<Track, kCustomers> tracks_{};
  std::uint64_t waiting_ = 0;
  std::uint64_t answered_ = 0;
  std::uint64_t lost_ = 0;
  std::uint64_t replies_ = 0;
};

}  // namespace handoff::core::testing
