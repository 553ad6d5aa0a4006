// Planner mutants: one rule of the planner or its statistics broken on purpose, to prove that a test
// would notice.
//
// As in the core (core/base/mutant.hpp) and the world (sim/world/base/mutant.hpp): in a normal build
// `broken` is the constant false and leaves no trace. With HANDOFF_MUTANTS defined a test program breaks one rule at a time and runs the test
// that has to fail (tests/evidence/mutants/planner). Hooks stand in .cpp files only, so that files
// with and without them can be linked together.
#pragma once

#include <cstdint>

namespace handoff::sim {

enum class PlannerMutant : std::uint8_t {
  none,
  bisection_keeps_the_wrong_half,
  bisection_trusts_every_look,
  selection_without_correction,
  selection_without_bonferroni,
  feasibility_by_points,
  feasibility_promises_out_of_time,
  thin_data_accepted,
  judged_by_the_estimate,
  bound_turned_round,
  store_counts_over_a_gap,
  breaks_in_the_order_of_targets,
  choice_takes_the_infeasible,
  staffing_stops_one_too_early,
  staffing_tries_no_wider_shift,
  tornado_ends_swapped,
  optimise_never_looks_again,
  optimise_forgets_the_budget,
  team_without_bonferroni,
  team_forgets_the_cost,
  year_without_bonferroni,
  year_trusts_its_choice,
  indices_count_luck,
};

#ifdef HANDOFF_MUTANTS
inline PlannerMutant active_planner_mutant = PlannerMutant::none;
inline bool broken(PlannerMutant mutant) { return active_planner_mutant == mutant; }
#else
constexpr bool broken(PlannerMutant) { return false; }
#endif

}  // namespace handoff::sim
