// The planner's answer on people: pools, and the promises that they keep.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "io/results/staffing_report.hpp"
#include "io/scenario/target_words.hpp"
#include "io/text/hours_text.hpp"
#include "io/text/quantity_text.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/planner/planner.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

constexpr const char* kDash = "\xE2\x80\x93";

std::string whole(double value) { return charts::format_fixed(value, 0); }

// The first of sim::PoolStaffing::why that would make the textbook's number do.
std::string difference_of(const sim::PoolStaffing& it) {
  constexpr const char* kIf[] = {"enough", "if any free CSM took the next",
                                 "and if nobody had other work", "and if the office never closed"};
  for (std::size_t at = 0; at < it.why.size() && at < std::size(kIf); ++at) {
    if (it.why[at].standing.judgement != sim::Judgement::met) continue;
    std::string text = kIf[0];
    for (std::size_t more = 1; more <= at; ++more) text += std::string(", ") + kIf[more];
    return text;
  }
  return "not enough";
}

PoolRow row_of(const sim::Scenario& base, const sim::PoolStaffing& it) {
  PoolRow row;
  row.pool = base.pipeline.pools[it.pool].name;
  row.now = std::to_string(it.present);
  row.textbook = it.why.empty() ? kDash : std::to_string(it.textbook.people);
  row.why = it.why.empty() ? kDash : difference_of(it);
  if (!it.fewest) {
    row.fewest = io::staffing_outcome_text(it);
    return row;
  }
  row.fewest = std::to_string(*it.fewest) + (it.pooled ? ", any free CSM" : "") + ", " +
               io::hours_text(it.shift);
  const double first = it.people.low + 1;
  row.interval =
      first < it.people.high ? whole(first) + kDash + whole(it.people.high) : whole(it.people.high);
  return row;
}

}  // namespace

void show_staffing(PlannerView& view, const sim::Staffing& question) {
  view.pools.clear();
  view.promises.clear();
  for (const sim::PoolStaffing& it : question.answer()) {
    view.pools.push_back(row_of(question.base(), it));
    for (std::size_t at = 0; at < it.targets.size(); ++at) {
      const sim::Target& target = question.targets()[it.targets[at]];
      const auto& with = it.fewest ? it.with_fewest : it.with_ample;
      view.promises.push_back({io::target_words(target, question.base()),
                               standing_text(target, it.now[at]), standing_text(target, with[at])});
    }
  }
}

}  // namespace handoff::web
