// The planner's answers that came later: people. See planner.hpp.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "io/text/hours_text.hpp"
#include "io/text/quantity_text.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/planner/planner.hpp"
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
  row.textbook = std::to_string(it.textbook.people);
  row.why = difference_of(it);
  if (!it.fewest) {
    row.fewest = "no number is enough";
    return row;
  }
  row.fewest = std::to_string(*it.fewest) + (it.pooled ? ", any free CSM" : "") + ", " +
               io::hours_text(it.shift);
  const double first = it.people.low + 1;
  row.interval =
      first < it.people.high ? whole(first) + kDash + whole(it.people.high) : whole(it.people.high);
  return row;
}

// Whether the target asks what one usually asks of its metric, for which there are words below.
bool is_usual(const sim::Requirement& it) {
  const sim::MetricInfo& metric = sim::info(it.metric);
  const sim::Bound bound =
      metric.wish == sim::Wish::more ? sim::Bound::at_least : sim::Bound::at_most;
  return it.bound == bound && it.statistic == metric.usual;
}

}  // namespace

std::string value_text(double value, std::string_view unit) {
  return io::quantity_text(value, unit);
}

std::string step_words(const sim::SweepAxis& axis, const sim::AxisStep& step) {
  return step.name.empty() ? value_text(step.value, axis.unit) : step.name;
}

void show_staffing(PlannerView& view, const sim::Staffing& question) {
  view.pools.clear();
  view.promises.clear();
  for (const sim::PoolStaffing& it : question.answer()) {
    view.pools.push_back(row_of(question.base(), it));
    for (std::size_t at = 0; at < it.targets.size(); ++at) {
      const sim::Target& target = question.targets()[it.targets[at]];
      const auto& with = it.fewest ? it.with_fewest : it.with_ample;
      view.promises.push_back({target_words(target, question.base()),
                               standing_text(target, it.now[at]), standing_text(target, with[at])});
    }
  }
}

std::string target_words(const sim::Target& target, const sim::Scenario& scenario) {
  const sim::Requirement& it = target.requirement;
  const std::string tier =
      it.tier < 0 ? "" : scenario.pipeline.routing[static_cast<std::size_t>(it.tier)].tier + ": ";
  const std::string limit = value_text(it.limit, sim::info(it.metric).unit);
  if (!is_usual(it)) return target.text;
  if (target.over) {
    return it.metric == sim::Metric::http_429 && target.over == sim::Metric::api_calls
               ? "At most " + share_text(it.limit) + " of calls refused by limits"
               : target.text;
  }
  switch (it.metric) {
    case sim::Metric::crm_lag_s:
      return tier + "95% in the CRM within " + limit;
    case sim::Metric::missend_rate:
      return tier + "Mis-sends to at most " + limit;
    case sim::Metric::sla_attainment:
      return tier + limit + " first touched on time";
    case sim::Metric::touch_wait_s:
      return tier + "95% wait at most " + limit + " for a person";
    case sim::Metric::detection_h:
      return tier + "95% of mismatches found within " + limit;
    case sim::Metric::staff_h:
      return "Operations staff: at most " + limit;
    case sim::Metric::team_h:
      return "CS team: at most " + limit;
    default:
      return target.text;
  }
}

}  // namespace handoff::web
