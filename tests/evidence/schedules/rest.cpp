// The benign end of a schedule, and schedules as a whole: run one, cut a failing one down, tell its
// story.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "tests/evidence/schedules/world.hpp"

namespace handoff::core::testing {
namespace {

constexpr int kMostSteps = 6'000;
constexpr std::uint64_t kReconciliations = 3;

bool is_job(const Timer& timer) {
  return timer.ticket.slot == kJobSlot && timer.ticket.attempt == 0 &&
         timer.ticket.operation != Operation::start_next;
}

}  // namespace

// A person who looks for new events waits until there are some.
bool World::idle(const Waiting& waiting) const {
  return waiting.request.ticket.operation == Operation::poll_events &&
         config_.trigger.kind == Trigger::person && events(false).empty();
}

// Only the jobs' own timers are left.
bool World::resting() const {
  return late_.empty() && events(false).empty() && pipeline_.in_flight() == 0 &&
         std::all_of(pending_.begin(), pending_.end(),
                     [this](const Waiting& it) { return idle(it); }) &&
         std::all_of(timers_.begin(), timers_.end(), is_job);
}

// The next thing that a well-meaning outside would do; false if there is nothing at all.
bool World::settle_one() {
  if (!late_.empty()) {
    arrive_late(0, 1);
    return true;
  }
  for (std::size_t at = 0; at < pending_.size(); ++at) {
    if (idle(pending_[at])) continue;
    answer(at, 1);
    return true;
  }
  const std::vector<std::size_t> waiting = events(false);
  if (delivers() && !waiting.empty()) return deliver(waiting.front(), false);
  if (timers_.empty()) return false;
  fire(next_timer());
  return true;
}

// Rest is reached once some reconciliations have found nothing more to do.
void World::settle_all() {
  std::uint64_t before = pipeline_.counters().reconciliations;
  for (int step = 0; step < kMostSteps && broken_rule().empty(); ++step) {
    const std::uint64_t now = pipeline_.counters().reconciliations;
    if (!events(false).empty()) before = now;
    if (resting() && (!config_.reconcile.enabled || now >= before + kReconciliations)) return;
    if (!settle_one()) break;
  }
  checker_.break_rule("it does not come to rest");
}

void World::come_to_rest() {
  crash_ = Crash::none;
  note("everything turns benign");
  billing_.settle(now_);
  settle_all();
  checker_.at_rest(false);
  if (!broken_rule().empty()) return;
  note("people work through the list");
  for (int n = 0; n < 100; ++n) resolve(0, false);
  settle_all();
  checker_.at_rest(true);
}

std::string run(const Schedule& schedule, std::vector<std::string>* trace) {
  World world(schedule.setup, trace);
  for (std::size_t n = 0; n < schedule.words.size() && world.broken_rule().empty(); ++n)
    world.play(schedule.words[n]);
  if (world.broken_rule().empty()) world.come_to_rest();
  return world.broken_rule();
}

// Greedy: halves first, then ever smaller stretches, as long as any rule stays broken.
Schedule shrunk(Schedule schedule) {
  for (std::size_t length = schedule.words.size() / 2 + 1; length > 0; length /= 2) {
    for (std::size_t from = 0; from < schedule.words.size();) {
      Schedule shorter = schedule;
      const auto first = shorter.words.begin() + static_cast<std::ptrdiff_t>(from);
      const auto left = std::min(length, shorter.words.size() - from);
      shorter.words.erase(first, first + static_cast<std::ptrdiff_t>(left));
      if (run(shorter).empty())
        from += length;
      else
        schedule = std::move(shorter);
    }
  }
  return schedule;
}

std::string report(const Schedule& schedule) {
  const Schedule least = shrunk(schedule);
  std::vector<std::string> trace;
  const std::string rule = run(least, &trace);
  std::string text =
      rule + "\nafter " + std::to_string(least.words.size()) + " words: " + least.text() + '\n';
  for (const std::string& line : trace) text += "  " + line + '\n';
  return text;
}

}  // namespace handoff::core::testing
