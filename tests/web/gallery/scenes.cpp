// See scenes.hpp.
#include "tests/web/gallery/scenes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "imgui.h"
#include "web/ui/charts/charts.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::gallery {

namespace {

using charts::Scale;
using theme::px;

constexpr double kMinute = 60.0;
constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;
// Tuesday, 3 March 2026, 00:00.
constexpr double kTuesday = 1772496000.0;

std::string said;

void tell(const char* name, const charts::PlotResult& result) {
  said += std::string(name) + " x " + charts::format_number(result.view_x.min, 9) + " to " +
          charts::format_number(result.view_x.max, 9) + (result.zoomed ? " zoomed" : " fitted");
  if (result.item)
    said += std::string(" item ") + result.item.series + ' ' + std::to_string(result.item.index);
  if (result.clicked) said += " clicked";
  said += '\n';
}

void card(const char* title) {
  const fonts::Scope in(fonts::Face::title);
  ImGui::TextUnformatted(title);
}

// A sequence that looks random and is the same everywhere.
class Noise {
 public:
  explicit Noise(unsigned seed) : state_(seed) {}
  double next() {
    state_ = state_ * 1664525u + 1013904223u;
    return static_cast<double>(state_ >> 8) / 16777216.0;
  }
  double normal() {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) sum += next();
    return sum;
  }

 private:
  unsigned state_;
};

float half_width() { return (ImGui::GetContentRegionAvail().x - px(24.0f)) * 0.5f; }

// ---- Page 0: Gantt charts.

void one_night() {
  static const std::vector<charts::GanttRow> rows = {{"Billing", "By hand"},
                                                     {"Marketing automation", "By hand"},
                                                     {"CRM", "By hand"},
                                                     {"CS team", "By hand"},
                                                     {"Billing", "Orchestrated"},
                                                     {"Pipeline", "Orchestrated"},
                                                     {"Marketing automation", "Orchestrated"},
                                                     {"CS team", "Orchestrated"}};
  const double paid = kTuesday + 17 * kHour + 42 * kMinute;
  static std::vector<charts::Span> waiting, working;
  static std::vector<charts::Milestone> good, bad;
  if (waiting.empty()) {
    waiting = {{2, paid, paid + 15.4 * kHour, "Nobody knows", "Until the morning export"},
               {3, paid + 15.6 * kHour, paid + 20 * kHour, "Unassigned"},
               {7, paid + 12, kTuesday + kDay + 9.2 * kHour, "Waits for working hours"}};
    working = {
        {2, paid + 15.4 * kHour, paid + 15.6 * kHour, "Update", "A person copies the payment"},
        {3, paid + 20 * kHour, paid + 20.75 * kHour, "First call"},
        {5, paid + 1, paid + 9, "Handoff", "Identify, enrich, commit, route, assign"},
        {7, kTuesday + kDay + 9.2 * kHour, kTuesday + kDay + 10 * kHour, "First call"}};
    good = {{0, paid, "Paid", "$290 a month"},
            {4, paid, "Paid", "$290 a month"},
            {6, paid + 7, "Left the trial mails"}};
    bad = {{1, kTuesday + 20 * kHour, "\"Your trial ends\"", "A mail to a paying customer"},
           {1, kTuesday + kDay + 8 * kHour, "\"Last chance\"", "A mail to a paying customer"}};
  }
  if (charts::begin_plot("night", {0, charts::gantt_height(rows)}, {.title = "one night"})) {
    charts::setup_axis_x("", Scale::clock);
    charts::setup_rows_y(rows);
    charts::shade_office_hours();
    charts::plot_spans("Waiting", waiting, {.slot = 5});
    charts::plot_spans("At work", working, {.slot = 0});
    charts::plot_milestones("As it should be", good, {.slot = 2});
    charts::plot_milestones("Mail after payment", bad, {.slot = 1});
    charts::now_x(kTuesday + kDay + 8.4 * kHour, "Now");
    tell("night", charts::end_plot());
  }
}

void one_trace() {
  static const std::vector<charts::GanttRow> rows = {
      {"Webhook"}, {"Identify"}, {"Enrich"}, {"Commit"}, {"Route"}, {"Assign"}, {"Onboard"}};
  static const std::vector<charts::Span> calls = {
      {0, 0.0, 0.8, "Delivery"},   {1, 0.8, 1.1, "CRM search"},
      {1, 3.1, 3.4, "CRM search"}, {2, 3.4, 3.9, "Usage"},
      {2, 3.4, 4.6, "Deal"},       {2, 3.4, 4.1, "Profile"},
      {3, 4.6, 5.0, "CRM update"}, {3, 4.6, 7.4, "Disenrolment"},
      {4, 7.4, 7.41, "Rules"},     {5, 7.41, 7.9, "Owner"},
      {5, 7.41, 8.2, "Notice"},    {6, 8.2, charts::kStillOpen, "Onboarding"}};
  static const std::vector<charts::Span> backoff = {{1, 1.1, 3.1, "429: waits", "Retry-After 2 s"}};
  if (charts::begin_plot("trace", {0, px(300)}, {.title = "one trace"})) {
    charts::setup_axis_x("After the payment", Scale::time);
    charts::setup_rows_y(rows);
    charts::plot_spans("Call", calls, {.slot = 0});
    charts::plot_spans("Backoff", backoff, {.slot = 4});
    charts::threshold_x(7.0, "Goal 7 s");
    tell("trace", charts::end_plot());
  }
}

// ---- Page 1: flows and effects.

void routing() {
  static const std::vector<charts::SankeyNode> nodes = {
      {"Starter", 0},      {"Growth", 0},     {"Business", 0},    {"Enterprise", 0},
      {"Self-service", 1}, {"Pooled CS", 1},  {"Named CSM", 1},   {"CSM, AE, solutions", 1},
      {"Late", 2, 1},      {"On time", 2, 2}, {"Exception", 2, 3}};
  static const std::vector<charts::SankeyLink> links = {{0, 4, 6.1}, {1, 5, 74.2, "72.1 to 76.3"},
                                                        {1, 6, 2.0}, {2, 6, 4.4},
                                                        {3, 7, 1.6}, {1, 10, 1.5},
                                                        {4, 9, 6.1}, {5, 9, 66.0},
                                                        {5, 8, 7.7}, {5, 10, 0.5},
                                                        {6, 9, 4.9}, {6, 8, 1.5},
                                                        {7, 9, 1.1}, {7, 8, 0.5}};
  static const char* const columns[] = {"Plan tier", "Assigned to", "First touch"};
  if (charts::begin_plot("routing", {0, px(340)}, {.title = "routing"})) {
    charts::plot_sankey(nodes, links, {.columns = columns});
    tell("routing", charts::end_plot());
  }
}

void effects() {
  static const std::vector<charts::TornadoRow> rows = {
      {"Poll interval", 0.142, 0.143, "5 min", "10 min"},
      {"Disenrolment delay", 0.118, 0.187, "1 min", "6 h", {0.115, 0.121}, {0.178, 0.196}},
      {"CSMs on the late shift", 0.171, 0.121, "1", "4", {0.165, 0.177}, {0.118, 0.124}},
      {"Reconciliation", 0.139, 0.158, "1 h", "24 h", {0.136, 0.142}, {0.15, 0.166}},
      {"E-mail mismatch", 0.146, 0.155, "1%", "8%"},
      {"API latency p95", 0.1405, 0.1425, "200 ms", "2 s"}};
  if (charts::begin_plot("effects", {0, charts::tornado_height(rows.size())},
                         {.title = "effects"})) {
    charts::setup_axis_x("90-day churn", Scale::percent);
    charts::plot_tornado(rows, 0.141);
    tell("effects", charts::end_plot());
  }
}

// ---- Page 2: over time.

struct Queues {
  std::vector<double> at, length, low, high, calls;
};

const Queues& queues() {
  static Queues q;
  if (!q.at.empty()) return q;
  Noise noise(7);
  for (int i = 0; i <= 7 * 96; ++i) {
    const double at = kTuesday - kDay + i * 15 * kMinute;
    const double hour = std::fmod(at, kDay) / kHour;
    const double busy = std::exp(-0.5 * std::pow((hour - 17.0) / 3.0, 2));
    const double weekend = i >= 5 * 96 ? 0.3 : 1.0;
    const double mean = 14.0 * busy * weekend + 1.0;
    q.at.push_back(at);
    const bool outage = i > 250 && i < 262;
    q.length.push_back(outage ? std::numeric_limits<double>::quiet_NaN()
                              : mean + noise.normal() * 0.6);
    q.low.push_back(outage ? std::numeric_limits<double>::quiet_NaN()
                           : std::max(0.0, mean * 0.7 - 0.5));
    q.high.push_back(mean * 1.35 + 1.0);
    q.calls.push_back(60.0 * busy * weekend + 4.0 + noise.next() * 9.0);
  }
  return q;
}

void over_time() {
  const Queues& q = queues();
  card("Queue for the CS team");
  if (charts::begin_plot("queue", {0, px(240)}, {.title = "queue", .link = "week"})) {
    charts::setup_axis_x("", Scale::clock);
    charts::setup_axis_y("Customers waiting");
    charts::shade_office_hours();
    charts::plot_band("Waiting", q.at, q.low, q.high, {.slot = 0});
    charts::plot_line("Waiting", q.at, q.length, {.slot = 0});
    charts::threshold_y(15.0, "Limit 15");
    charts::threshold_x(kTuesday + 2 * kDay + 9 * kHour, "CRM back");
    charts::threshold_x(kTuesday + 2 * kDay + 6 * kHour, "CRM down");
    tell("queue", charts::end_plot());
  }
  card("Calls to the CRM");
  if (charts::begin_plot("calls", {0, px(200)}, {.title = "calls", .link = "week"})) {
    charts::setup_axis_x("", Scale::clock);
    charts::setup_axis_y("Calls in ten seconds");
    charts::shade_office_hours();
    charts::plot_line("Calls", q.at, q.calls, {.slot = 1});
    charts::threshold_y(100.0, "Quota 100");
    tell("calls", charts::end_plot());
  }
}

void eight_lines() {
  static std::vector<double> xs;
  static std::vector<std::vector<double>> ys(8);
  if (xs.empty()) {
    for (int i = 0; i <= 40; ++i) {
      xs.push_back(i);
      for (int k = 0; k < 8; ++k) {
        ys[static_cast<std::size_t>(k)].push_back(10.0 * k + 6.0 * std::sin(i * 0.2 + k));
      }
    }
  }
  static const char* const names[] = {"Blue",   "Vermilion", "Green", "Purple",
                                      "Orange", "Sky",       "Grey",  "Yellow"};
  card("Eight series");
  if (charts::begin_plot("eight", {0, px(260)}, {.title = "eight"})) {
    charts::setup_axis_x("Week");
    charts::setup_axis_y("Index");
    for (std::size_t k = 0; k < 8; ++k) {
      charts::plot_line(names[k], xs, ys[k], {.slot = static_cast<int>(k), .markers = k % 2 == 1});
    }
    tell("eight", charts::end_plot());
  }
}

// ---- Page 3: distributions and bars.

std::vector<double> lags(unsigned seed, double median, double sigma, std::size_t n) {
  Noise noise(seed);
  std::vector<double> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(median * std::exp(sigma * noise.normal()));
  std::sort(out.begin(), out.end());
  return out;
}

void distributions() {
  static const std::vector<double> fast = lags(1, 9.0, 0.5, 400);
  static std::vector<double> slow = lags(2, 32000.0, 0.6, 180);
  static bool zeros = false;
  if (!zeros) {
    slow.insert(slow.begin(), 14, 0.0);
    zeros = true;
  }
  const float width = half_width();
  ImGui::BeginGroup();
  card("ECDF, zeros on a log axis");
  if (charts::begin_plot("ecdf", {width, px(280)}, {.title = "ecdf"})) {
    charts::setup_axis_x("CRM lag", Scale::log_time);
    charts::setup_axis_y("Share of handoffs", Scale::percent, "", {0, 1});
    charts::plot_ecdf("Orchestrated", fast, {.slot = 0}, {.band_alpha = 0.05});
    charts::plot_ecdf("By hand", slow, {.slot = 1}, {.band_alpha = 0.05});
    charts::threshold_x(45.0, "45 s");
    charts::threshold_x(60.0, "1 min");
    tell("ecdf", charts::end_plot());
  }
  ImGui::EndGroup();
  ImGui::SameLine(0, px(24));
  ImGui::BeginGroup();
  card("Histograms");
  if (charts::begin_plot("histogram", {width, px(280)}, {.title = "histogram"})) {
    charts::setup_axis_x("CRM lag", Scale::log_time);
    charts::setup_axis_y("Share of handoffs", Scale::percent);
    charts::plot_histogram("Orchestrated", fast, {.slot = 0});
    charts::plot_histogram("By hand", slow, {.slot = 1});
    tell("histogram", charts::end_plot());
  }
  ImGui::EndGroup();
}

void bars() {
  static const char* const tools[] = {"Manual", "Zapier", "Segment", "Workato", "Full"};
  static const double now[] = {0.38, 0.18, 0.08, 0.05, 0.015};
  static const double low[] = {0.35, 0.16, 0.07, 0.04, 0.01};
  static const double high[] = {0.41, 0.2, 0.09, 0.062, 0.021};
  static const double then[] = {0.3, 0.21, 0.1, 0.03, 0.02};
  static const double third[] = {0.25, 0.19, 0.05, 0.06, 0.03};
  const float width = half_width();
  ImGui::BeginGroup();
  card("Bars with intervals");
  if (charts::begin_plot("bars", {width, px(280)}, {.title = "bars"})) {
    charts::setup_categories_x("", tools);
    charts::setup_axis_y("Mis-sent mails", Scale::percent);
    charts::plot_bars("Now", now, {.slot = 0}, {.lows = low, .highs = high});
    charts::plot_bars("Baseline", then, {.slot = 4});
    charts::plot_bars("Plan", third, {.slot = 2});
    charts::threshold_y(0.02, "Target 2%");
    tell("bars", charts::end_plot());
  }
  ImGui::EndGroup();
  ImGui::SameLine(0, px(24));
  ImGui::BeginGroup();
  card("Lying bars");
  if (charts::begin_plot("lying", {width, px(280)}, {.title = "lying", .legend = false})) {
    charts::setup_categories_y("", tools);
    charts::setup_axis_x("Monthly cost", Scale::linear, "$");
    static const double cost[] = {6200, 3900, 4400, 3300, -2100};
    charts::plot_bars("Cost", cost, {.slot = 3}, {.direction = charts::Direction::horizontal});
    tell("lying", charts::end_plot());
  }
  ImGui::EndGroup();
}

// ---- Page 4: maps, and nothing.

void sweep() {
  static std::vector<double> values;
  static std::vector<std::string> texts;
  static std::vector<const char*> people, volumes;
  if (values.empty()) {
    for (int p = 0; p < 8; ++p) {
      for (int v = 0; v < 10; ++v) {
        const double load = (250.0 + 500.0 * v) / (700.0 * (p + 1));
        values.push_back(load > 4.0 ? std::numeric_limits<double>::quiet_NaN()
                                    : 180.0 * load * load / (0.2 + load));
      }
    }
    for (int p = 0; p < 8; ++p) texts.push_back(std::to_string(p + 1));
    for (int v = 0; v < 10; ++v) texts.push_back(charts::format_number(250 + 500 * v));
    for (std::size_t i = 0; i < 8; ++i) people.push_back(texts[i].c_str());
    for (std::size_t i = 8; i < 18; ++i) volumes.push_back(texts[i].c_str());
  }
  card("Sweep: first touch, and where it meets 60 s");
  if (charts::begin_plot("sweep", {0, px(360)}, {.title = "sweep"})) {
    charts::setup_categories_x("Trials a month", volumes);
    charts::setup_categories_y("CSMs", people);
    charts::plot_heatmap("First touch", values, {.scale = Scale::time, .contour = {60.0, "1 min"}});
    tell("sweep", charts::end_plot());
  }
}

void nothing() {
  if (charts::begin_plot("empty", {0, px(140)},
                         {.empty_reason = "No handoff was committed: every event was ignored."})) {
    charts::setup_axis_x("Time", Scale::log_time);
    tell("empty", charts::end_plot());
  }
}

}  // namespace

std::string draw_page(int page) {
  said.clear();
  switch (page) {
    case 0:
      card("One customer's night");
      one_night();
      card("One customer's trace");
      one_trace();
      break;
    case 1:
      card("Where customers go");
      routing();
      card("What matters");
      effects();
      break;
    case 2:
      over_time();
      eight_lines();
      break;
    case 3:
      distributions();
      bars();
      break;
    default:
      sweep();
      card("Nothing to show");
      nothing();
      break;
  }
  return said;
}

}  // namespace handoff::web::gallery
