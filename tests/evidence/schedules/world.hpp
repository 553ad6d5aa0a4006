// World: runs one schedule. It holds the pipeline, what is on its way, and the outside, and plays
// word by word; afterwards everything turns benign until all has come to rest.
//
// The process may die at each input. Its contract with the outside is the usual one: an event is
// acknowledged once the state is stored, and requests leave after that; so an input that was not
// stored is repeated, and what was stored but not sent is asked again at the restart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/pipeline.hpp"
#include "tests/evidence/schedules/billing.hpp"
#include "tests/evidence/schedules/checker.hpp"
#include "tests/evidence/schedules/receivers.hpp"
#include "tests/evidence/schedules/schedule.hpp"
#include "tests/evidence/schedules/setup.hpp"

namespace handoff::core::testing {

class World {
 public:
  // `trace`, if there is one, gets a line for everything that happens. Of idle subscriptions the
  // pipeline keeps fewer at hand than there are, so that they are packed and unpacked on the way.
  explicit World(std::uint32_t setup, std::vector<std::string>* trace = nullptr)
      : World(setup, trace, setup % 3) {}
  World(std::uint32_t setup, std::vector<std::string>* trace, std::size_t at_hand);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  void play(std::uint32_t word);

  // Until rest, twice: as the schedule left it, and after people have worked through the exception
  // list.
  void come_to_rest();

  const std::string& broken_rule() const { return checker_.broken_rule(); }
  std::vector<std::uint8_t> snapshot() const { return pipeline_.snapshot(); }
  const Counters& counters() const { return pipeline_.counters(); }

 private:
  // A request without an answer, or one whose answer is overdue.
  struct Waiting {
    Request request;
    bool applied = false;
    Settles settles = Settles::request;
  };

  void note(const std::string& line);
  bool feed(Input& input, const std::function<void()>& feed_one);
  void take_outbox();
  void restart(const std::vector<std::uint8_t>& stored);

  bool deliver(std::size_t event, bool again);
  bool reply_to(const Waiting& waiting, const Reply& reply);
  void fire(std::size_t timer);
  void answer(std::size_t pending, std::uint32_t detail);
  void hand_over_events();
  void fail(std::size_t pending, std::uint32_t detail);
  void arrive_late(std::size_t late, std::uint32_t detail);
  void resolve(std::uint32_t pick, bool by_hand);
  void settle_by_hand(SubscriptionId subscription);
  void reconfigure();
  void reconcile();
  void lose_event(std::uint32_t pick);

  bool delivers() const { return config_.trigger.kind == Trigger::webhook; }
  std::vector<std::size_t> events(bool delivered) const;
  std::size_t next_timer() const;
  bool idle(const Waiting& waiting) const;
  bool resting() const;
  bool settle_one();
  void settle_all();

  std::uint32_t setup_;
  bool other_table_ = false;
  PipelineConfig config_;
  std::size_t at_hand_;
  Pipeline pipeline_;
  Billing billing_;
  Receivers receivers_;
  Checker checker_;
  Time now_;
  Outbox outbox_;
  std::vector<Waiting> pending_;
  std::vector<Waiting> late_;
  std::vector<Timer> timers_;
  Crash crash_ = Crash::none;
  std::vector<std::string>* trace_;
};

// What a schedule broke, or nothing.
std::string run(const Schedule& schedule, std::vector<std::string>* trace = nullptr);

// The shortest schedule found by leaving words out that still breaks a rule.
Schedule shrunk(Schedule schedule);

// For people: the broken rule, and the shrunk schedule as a story.
std::string report(const Schedule& schedule);

}  // namespace handoff::core::testing
