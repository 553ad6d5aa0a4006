// One customer's trace, ready to be drawn as a Gantt chart, told as a table, and found by what is
// special about the customer.
//
// The numbers are those of `handoff trace`: the same function runs the same replication.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/month/journeys.hpp"
#include "sim/month/trace.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/app/choices/customer_choice.hpp"

namespace handoff::web {

enum class TraceSeries { call, failed, waiting, state, event, mail, missend, touch };
inline constexpr std::size_t kTraceSeries = 8;

// A bar; a milestone when both ends are the same.
struct TraceItem {
  TraceSeries series = TraceSeries::call;
  int row = 0;
  double from_s = 0.0;  // since the conversion
  double to_s = 0.0;
  std::string label;
  std::string detail;
};

struct TraceRow {
  std::string label;
  std::string group;
};

struct TraceView {
  CustomerChoice who;
  std::size_t customers = 0;  // of that replication
  std::string title;          // "Growth, $300 a month, America/Los_Angeles"
  std::string converted;      // "Wed 10:38:40"
  std::vector<std::string> facts;
  std::vector<TraceRow> rows;
  std::vector<TraceItem> items;
  // In the order of time: customer's clock, since the conversion, what.
  std::vector<std::vector<std::string>> lines;
};

TraceView trace_view(const sim::Scenario& scenario, CustomerChoice who, std::size_t customers,
                     const sim::Trace& trace);

// "Wed 10:38", with seconds if wanted, by the customer's clock.
std::string local_clock(const core::TimeZone& zone, core::Time moment, bool seconds);
// The local hour of a moment, 0 to 24.
double local_hour(const core::TimeZone& zone, core::Time moment);
// "+2.4 s", "-3.1 h".
std::string since_text(double seconds);

// The member whose handoff took the median time, without mis-sends and exceptions.
std::optional<std::uint32_t> typical_customer(const sim::Journeys& all);
// Most mis-sends, then an exception, then the latest commit.
std::optional<std::uint32_t> worst_customer(const sim::Journeys& all);
// Who paid late in the evening, got a trial mail afterwards, and is worth most: for a story.
std::optional<std::uint32_t> night_customer(const sim::Scenario& scenario,
                                            const sim::Journeys& all);

}  // namespace handoff::web
