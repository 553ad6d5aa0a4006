// The baseline in words: what is pinned, and what each figure differs from it.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/comparison.hpp"
#include "web/views/kpis.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {

class Session;

// A difference in words and with a mark, never in colour alone.
struct Versus {
  std::string text;     // "+1.4 pts"
  std::string range;    // "+1.1 to +1.8 pts"
  std::string verdict;  // "clear", "not clear", "same", "cannot be compared", "assumed"
  bool real = false;
  bool assumed = false;  // arithmetic on claimed effects: neither clear nor better
  bool up = false;       // of a real one
  sim::Wish wish = sim::Wish::neither;
  bool better() const {
    return real && !assumed && wish == (up ? sim::Wish::more : sim::Wish::less);
  }
  bool worse() const {
    return real && !assumed && wish == (up ? sim::Wish::less : sim::Wish::more);
  }
  // "+1.4 pts, clear"; in front of it a triangle, or the sign for almost equal.
  std::string marked() const;
};
// `claims`: one of the two claims effects on churn and expansion.
Versus versus_of(sim::Metric metric, const sim::Difference& difference, bool claims);

struct BaselineRow {
  std::string label;
  std::string hint;
  std::string before;
  std::string now;
  Versus versus;
};

struct BaselineView {
  bool pinned = false;
  std::string name;      // of the pinned scenario
  std::string progress;  // "340 of 1,000 months compared"
  std::string summary;   // which figures really differ
  std::vector<BaselineRow> rows;
};

BaselineView baseline_view(const Session& session);

// Each card's difference; none while nothing is pinned.
void add_differences(std::vector<KpiView>& kpis, const sim::Differences& differences, bool claims);
bool claims_effects(const Session& session);  // the pinned scenario, or the present one

}  // namespace handoff::web
