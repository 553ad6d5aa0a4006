#include "web/views/time_controls.hpp"

#include <algorithm>

#include "io/text/hours_text.hpp"
#include "io/text/moment_text.hpp"

namespace handoff::web {
namespace {

constexpr const char* kHours = "Working hours";
constexpr const char* kTroubles = "Outages and latency";
// On a Monday at 14:00 UTC, when many trials end.
constexpr const char* kOneOutage = R"([{"from":"21d14h","length":"1h","every":"0s"}])";
constexpr double kDay_s = 86'400.0;
constexpr double kLongest_s = 366.0 * kDay_s;

ControlView control(const char* group, std::string path, std::string label, std::string help) {
  ControlView view;
  view.group = group;
  view.label = std::move(label);
  view.hint = std::move(help) + "\n" + path;
  view.path = std::move(path);
  return view;
}

ControlView hours(std::string path, std::string label, const core::OpenHours& open,
                  const char* whose) {
  ControlView view = control(
      kHours, std::move(path), std::move(label),
      std::string("By ") + whose +
          " clock: days, then from when to when; for instance Mon-Fri 09:00-17:30, or Mon-Thu,Sat "
          "00:00-24:00.\nAssumption.");
  view.is_text = true;
  view.text = io::hours_text(open);
  return view;
}

ControlView time(std::string path, std::string label, std::string help, double value) {
  ControlView view =
      control(kTroubles, std::move(path), std::move(label), std::move(help) + "\nAssumption.");
  view.kind = ui::Quantity::duration;
  view.value = view.initial = value;
  return view;
}

ControlView moment(std::string path, std::string label, core::Time start, core::Duration after) {
  ControlView view = control(
      kTroubles, std::move(path), std::move(label),
      "A date and a time, UTC: 1 Apr 14:00, 2026-04-01 14:00; or how long after the scenario's "
      "start: 30d14h.\nAssumption.");
  view.is_text = view.is_moment = true;
  view.start = start;
  view.text = io::moment_text(start + after);
  return view;
}

void add_outage(std::vector<ControlView>& views, const sim::Scenario& scenario,
                const std::string& path, const std::string& label,
                const std::vector<sim::Window>& windows) {
  ControlView there = control(kTroubles, path, label, "A time in which every request fails.");
  there.is_switch = true;
  there.value = windows.empty() ? 0.0 : 1.0;
  there.on = kOneOutage;
  there.off = "[]";
  views.push_back(there);
  if (windows.empty()) return;
  const sim::Window& first = windows.front();
  ControlView from = moment(path + "[0].from", label + " from", scenario.start, first.from);
  ControlView length = time(path + "[0].length", label + " lasts", "", first.length.seconds());
  length.hint = "How long.\n" + length.path;
  length.min = 60.0;
  length.max = kDay_s;
  length.hard_max = kLongest_s;
  length.log = true;
  views.push_back(from);
  views.push_back(length);
}

bool by_median(sim::Family family) {
  return family == sim::Family::lognormal_median_p95 || family == sim::Family::weibull_median_p95 ||
         family == sim::Family::pareto_tail;
}

// Each end stops where the other stands, since a p95 lies above its median.
void add_latency(std::vector<ControlView>& views, const std::string& path, const std::string& label,
                 const sim::Distribution& now, const sim::Distribution& shipped) {
  if (!by_median(now.family())) return;
  for (int i = 0; i < 2; ++i) {
    ControlView view =
        time(path + (i == 0 ? ".median" : ".p95"), label + (i == 0 ? ", median" : ", p95"),
             i == 0 ? "Half take no longer than this."
                    : "95 of 100 take no longer than this; not below the median.",
             now.parameter(i));
    if (by_median(shipped.family())) view.initial = shipped.parameter(i);
    view.log = true;
    view.min = view.hard_min = i == 0 ? std::min(0.01, now.parameter(0)) : now.parameter(0);
    view.max = view.hard_max = i == 0 ? now.parameter(1) : std::max(600.0, now.parameter(1));
    views.push_back(view);
  }
}

}  // namespace

std::vector<ControlView> time_controls(const sim::Scenario& scenario) {
  static const sim::Scenario shipped = sim::worked_example();
  std::vector<ControlView> views;
  const auto& pools = scenario.pipeline.pools;
  for (std::size_t i = 0; i < pools.size(); ++i)
    views.push_back(hours("pipeline.pools[" + std::to_string(i) + "].shift", pools[i].name,
                          pools[i].shift, "their own"));
  views.push_back(hours("staff.hours", "Operations staff", scenario.staff.hours, "their own"));
  views.push_back(hours("pipeline.customer_hours", "Customers may be called",
                        scenario.pipeline.customer_hours, "the customer's own"));
  add_outage(views, scenario, "apis.crm.outages", "CRM down", scenario.apis.crm.outages);
  add_outage(views, scenario, "payments.outages", "Webhooks down", scenario.payments.outages);
  add_latency(views, "payments.delivery_delay", "Webhook delay", scenario.payments.delivery_delay,
              shipped.payments.delivery_delay);
  add_latency(views, "apis.crm.latency", "CRM latency", scenario.apis.crm.latency,
              shipped.apis.crm.latency);
  add_latency(views, "apis.product.latency", "Usage latency", scenario.apis.product.latency,
              shipped.apis.product.latency);
  return views;
}

}  // namespace handoff::web
