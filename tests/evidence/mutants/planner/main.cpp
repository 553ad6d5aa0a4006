// Mutation evidence for the planner and its statistics: breaks one rule at a time and runs the test
// that has to notice.
//
// The planner and the statistics are compiled with HANDOFF_MUTANTS, and their tests with them. Each
// row names a mutant and a test: the test must pass with the rule intact and fail (or end in an
// assertion) with it broken. Prints a table and, last, "N passed, N failed".
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "sim/statistics/mutant.hpp"
#include "tests/run_catch.hpp"

#ifndef HANDOFF_MUTANTS
#error "this program needs a planner that is compiled with HANDOFF_MUTANTS"
#endif

namespace {

using handoff::sim::active_planner_mutant;
using handoff::sim::PlannerMutant;

struct Row {
  PlannerMutant mutant;
  std::string_view name;
  std::string_view noticed_by;  // a test's name
};

constexpr std::array kRows{
    Row{PlannerMutant::bisection_keeps_the_wrong_half, "bisection keeps the wrong half",
        "without noise it halves the axis"},
    Row{PlannerMutant::bisection_trusts_every_look, "bisection's looks do not share their error",
        "each look is twice as long, and strict enough for all of them"},
    Row{PlannerMutant::selection_without_correction, "selection takes whoever leads",
        "the first screening by hand"},
    Row{PlannerMutant::selection_without_bonferroni,
        "selection's comparisons do not share their error",
        "the comparisons of a selection share its error"},
    Row{PlannerMutant::feasibility_by_points, "feasibility is judged by points",
        "leaving the region decides, by hand"},
    Row{PlannerMutant::feasibility_promises_out_of_time, "feasibility promises when out of time",
        "the maximum decides by the mean, and voids the promise"},
    Row{PlannerMutant::thin_data_accepted, "few customers show that a share is kept",
        "few customers do not show that a share is kept"},
    Row{PlannerMutant::judged_by_the_estimate, "a target is judged by the estimate alone",
        "a target is judged by the figure itself, or by its interval"},
    Row{PlannerMutant::bound_turned_round, "at least is taken for at most",
        "the excess of a mean, a count and a percentile, by hand"},
    Row{PlannerMutant::store_counts_over_a_gap, "replications behind a gap count",
        "replications behind a gap do not count until it is closed"},
    Row{PlannerMutant::breaks_in_the_order_of_targets, "what breaks first is not sorted",
        "a threshold lies within its interval, and the list says what breaks first"},
    Row{PlannerMutant::choice_takes_the_infeasible, "a choice takes what misses a target",
        "an alternative that misses a target is not chosen, and says which"},
    Row{PlannerMutant::staffing_stops_one_too_early, "staffing stops one person too early",
        "where nobody is there a wider shift is tried"},
    Row{PlannerMutant::staffing_tries_no_wider_shift, "staffing tries no wider shift",
        "where nobody is there a wider shift is tried"},
    Row{PlannerMutant::tornado_ends_swapped, "a tornado's ends are swapped",
        "the largest swing comes first"},
    Row{PlannerMutant::optimise_never_looks_again, "an optimisation never looks again",
        "the one setting that is best in both is the front, the others are dropped"},
    Row{PlannerMutant::optimise_forgets_the_budget, "an optimisation forgets the budget",
        "what is over the budget leaves the race"},
    Row{PlannerMutant::team_without_bonferroni, "a team's comparisons do not share their error",
        "a gain is the paired difference, and all of them share the error"},
    Row{PlannerMutant::team_forgets_the_cost, "a team's best has the largest share, at any cost",
        "the best has the fewest dollars a point, and who keeps the most is named beside it"},
    Row{PlannerMutant::year_without_bonferroni, "a year's judgements do not share their error",
        "all judgements of a year share the error"},
    Row{PlannerMutant::year_trusts_its_choice, "a year's plan is judged by what chose it",
        "a plan is judged by years that did not choose it"},
    Row{PlannerMutant::indices_count_luck, "indices multiply luck by itself",
        "luck is no part of the indices, and has a share of its own"},
};

constexpr bool every_mutant_has_a_row() {
  for (std::size_t at = 0; at < kRows.size(); ++at) {
    if (static_cast<std::size_t>(kRows[at].mutant) != at + 1) return false;
  }
  return kRows.back().mutant == PlannerMutant::indices_count_luck;
}
static_assert(every_mutant_has_a_row());

// A comma would part the name in two.
std::string escaped(std::string_view name) {
  std::string text;
  for (const char letter : name) {
    if (letter == ',' || letter == '[') text += '\\';
    text += letter;
  }
  return text;
}

// In a process of its own, since a broken rule may end in an assertion. A test that is not there
// does not pass.
bool passes(PlannerMutant mutant, std::string_view test) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    active_planner_mutant = mutant;
    const std::string name = escaped(test);
    const std::array arguments = {"handoff_planner_mutants", name.c_str(), "--warn", "NoTests"};
    _exit(handoff::tests::run_catch(arguments) == 0 ? 0 : 1);
  }
  int status = 1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool examine(const Row& row) {
  const bool intact = passes(PlannerMutant::none, row.noticed_by);
  const bool broken = passes(row.mutant, row.noticed_by);
  const bool right = intact && !broken;
  const char* what = !intact ? "  which fails anyway" : broken ? "  which notices nothing" : "";
  std::printf("%-7s | %-48.*s | %.*s%s\n", right ? "ok" : "FAILED",
              static_cast<int>(row.name.size()), row.name.data(),
              static_cast<int>(row.noticed_by.size()), row.noticed_by.data(), what);
  std::fflush(stdout);
  return right;
}

}  // namespace

int main() {
  int passed = 0;
  int failed = 0;
  std::printf("%-7s | %-48s | %s\n", "", "rule that is broken", "noticed by");
  for (const Row& row : kRows) ++(examine(row) ? passed : failed);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
