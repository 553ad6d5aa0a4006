// A rehearsal in words: what was measured at the real service beside what was simulated, where the time
// went, and the verdict.
#pragma once

#include <string>
#include <vector>

#include "io/results/rehearsal/rehearsal_file.hpp"

namespace handoff::web {

struct RehearsalRow {
  std::string label;
  std::string measured;
  std::string simulated;
  std::string interval;  // "1.80 s to 2.31 s"
  std::string same_draws;
  std::string agreement;
  bool differs = false;
};

struct RehearsalView {
  std::string title;    // "Rehearsal of burst"
  std::string played;   // "60 customers in 13 s of real time, beside 1,999 simulated runs"
  std::string verdict;  // "Measured and simulated agree in all 17 figures."
  std::string parts;    // where the time went
  // What the service broke, a sentence each: the first few, and how many more there are.
  std::vector<std::string> violations;
  bool agrees = false;
  std::vector<RehearsalRow> rows;  // none: no rehearsal is open
};

// Null: there is none.
RehearsalView rehearsal_view(const io::RehearsalFile* file);

}  // namespace handoff::web
