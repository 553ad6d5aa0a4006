// Hourly views: what charts over time and by hour show, as plain numbers and texts.
//
// No metric needs them, so they are made from fewer replications than the results are, and after
// these (web/jobs/hourly_run.hpp). Tests make them from a recorder that was filled by hand.
#pragma once

#include <string>
#include <vector>

#include "sim/month/recorder.hpp"
#include "sim/month/routes.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// A flow of customers: from the tier to who is to call, and on to how that ended.
struct FlowNode {
  std::string label;
  int column = 0;
  int slot = -1;
};
struct FlowLink {
  int from = 0;
  int to = 0;
  double value = 0.0;  // customers a month
  std::string detail;  // the interval
};

struct RoutesPicture {
  std::vector<FlowNode> nodes;
  std::vector<FlowLink> links;
};

// Rows by hours, row by row; not a number where there were too few cases.
struct HoursPicture {
  std::vector<std::string> rows;
  std::vector<double> values;
  double cases = 0.0;  // behind all of it
};

// One line over time; `total` a month.
struct SeriesPicture {
  std::string label;
  int slot = 0;
  std::vector<double> ys;
  double total = 0.0;
  double most = 0.0;     // of all hours
  double most_at = 0.0;  // the moment of it
};

struct LimitsPicture {
  // Moments on a clock axis, UTC.
  std::vector<double> xs;  // hours
  std::vector<double> days;
  std::vector<SeriesPicture> requests;        // by day: in its busiest hour
  std::vector<SeriesPicture> refused, lines;  // by hour
};

struct HourlyViews {
  int replications = 0;  // 0: nothing to show yet
  RoutesPicture routes;
  HoursPicture late;      // share touched later than promised: tier by local hour of conversion
  HoursPicture missends;  // a month: weekday by local hour
  LimitsPicture limits;
  std::string basis;  // "200 months, 18,021 conversions"
};

HourlyViews hourly_views_of(const sim::Scenario& scenario, const sim::Recorder& recorder,
                            const sim::RouteTable& routes);

// Of an hour of the day, for categories: "0" to "23".
const std::vector<const char*>& hour_names();

}  // namespace handoff::web
