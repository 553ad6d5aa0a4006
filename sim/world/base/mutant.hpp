// Mutants of the world: one rule of a system or a person broken on purpose, to prove that the tests
// would notice.
//
// In a normal build `broken` is the constant false and leaves no trace. With HANDOFF_MUTANTS
// defined the test program chooses one mutant at a time (tests/evidence/mutants/world). Hooks stand
// in sources only, never in a header, so that the program compiles nothing else anew.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace handoff::sim {

enum class WorldMutant : std::uint8_t {
  none,
  limit_forgets_window,
  limit_counts_refused,
  no_retry_after,
  background_not_counted,
  no_places,
  outage_never_ends,
  incident_mends_itself,
  lost_answer_without_effect,
  search_without_delay,
  older_write_wins,
  key_not_looked_at,
  no_duplicates,
  no_redelivery,
  lost_event_comes,
  shift_ignored,
  customer_hours_ignored,
  priorities_reversed,
  other_work_ignored,
  nobody_absent,
  no_meetings,
  staff_at_night,
  message_read_at_once,
  mails_on_weekends,
  disenrolment_at_once,
  nobody_leaves,
  no_ramp,
  nobody_churns,
  no_hand_over,
  last = no_hand_over,
};

inline constexpr std::size_t kWorldMutants = static_cast<std::size_t>(WorldMutant::last) + 1;
inline constexpr std::array<std::string_view, kWorldMutants> kWorldMutantNames{
    "none",
    "a rolling limit forgets its window",
    "a refused request counts against the limit",
    "a 429 has no Retry-After",
    "other applications' use is not counted",
    "a system works on any number of requests",
    "an outage never ends",
    "nobody is needed to mend an incident",
    "a request whose answer is lost has no effect",
    "the CRM's search sees every write at once",
    "an older write overwrites a newer one",
    "receivers do not look at idempotency keys",
    "no event is delivered twice",
    "a delivery that fails is not tried again",
    "an event that is lost comes all the same",
    "the pool's shift is ignored",
    "the customers' hours are ignored",
    "priorities are reversed",
    "other work keeps nobody busy",
    "nobody is ever absent",
    "nobody has meetings",
    "staff work at night",
    "messages are read at once",
    "mails go out on weekends",
    "a sequence is left at once",
    "nobody leaves a pool by chance",
    "somebody new does all of a person's work",
    "no customer ever goes",
    "nobody gets the accounts of who leaves",
};
static_assert(!kWorldMutantNames.back().empty());

#ifdef HANDOFF_MUTANTS
inline WorldMutant active_world_mutant = WorldMutant::none;
inline bool broken(WorldMutant mutant) { return active_world_mutant == mutant; }
#else
constexpr bool broken(WorldMutant) { return false; }
#endif

}  // namespace handoff::sim
