// The KPI cards: one number each, how sure it is, on how many cases it rests, and whether a target
// of the article is met.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/views/results/run_summary.hpp"

namespace handoff::web {

enum class Verdict {
  none,  // nothing was promised
  met,
  near,  // worth a look
  missed,
};

struct KpiView {
  std::string label;
  std::string value;
  std::string interval;
  std::string n;
  std::string verdict_text;  // "all within 45 s"
  Verdict verdict = Verdict::none;
  std::string hint;  // what it is, from the metric's own help
  sim::Metric metric = sim::Metric::conversions;
  // Against the pinned baseline (web/views/baseline.hpp); empty while nothing is pinned.
  std::string versus;
  std::string versus_hint;
  bool versus_better = false;
  bool versus_worse = false;
};

std::vector<KpiView> kpi_views(const sim::Scenario& scenario, const RunSummary& run);

}  // namespace handoff::web
