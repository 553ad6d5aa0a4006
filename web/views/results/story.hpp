// The story: where each customer of a month stands in the pipeline at any moment.
//
// A customer is a dot that waits in front of the step that comes next. Its place is a function of
// the trace and the time alone: every step that is done moves it on by one, in a glide that begins
// when the step is done. So scrubbing shows exactly what watching would have shown.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/month/journeys.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// What a dot waits for.
inline constexpr std::size_t kStations = 7;
inline constexpr std::array<const char*, kStations> kStationNames{
    "Webhook", "Dedupe", "Enrich", "CRM", "Routing", "Onboarding", "First touch"};

// Times are in seconds since the scenario's start; not finite: never.
struct StoryDot {
  std::uint32_t customer = 0;
  double born = 0.0;                       // paid
  std::array<double, kStations> passed{};  // when it left each station, ascending
  std::vector<double> missends;
  std::vector<std::array<double, 2>> exceptions;  // from, to
  std::vector<double> dropped;                    // events that were known already
  std::vector<double> again;                      // handed off once more: effects happen twice
  double lane = 0.0;   // 0 to 1: its height, so that dots do not hide each other
  double shift = 0.0;  // the same for its place across a column
  std::string label;   // "Growth, customer 7"
};

struct DotPlace {
  bool shown = false;
  double x = 0.0;      // stations from the left: 0 waits for the webhook, 7 has been touched
  float alpha = 1.0f;  // fades in when paid and out when touched
  bool missent = false;
  bool sending = false;  // a trial mail goes out just now
  bool exception = false;
};

// `glide` is how long a step's movement takes, in simulated seconds; what is seen of it in real
// time depends on the speed.
DotPlace place_of(const StoryDot& dot, double at, double glide);

struct StoryOutage {
  std::string label;
  int station = 0;
  double from = 0.0, to = 0.0;
};

struct StoryCounts {
  int paid = 0;
  int outside = 0;  // paid, and not in the CRM yet
  int done = 0;     // touched
  int missends = 0;
  int dropped = 0;
  int again = 0;
  int exceptions = 0;  // on the list now
};

struct StoryView {
  double length = 1.0;         // s
  double clock_s = 0.0;        // the start on a clock axis, UTC
  std::vector<StoryDot> dots;  // in the order of their births
  std::vector<StoryOutage> outages;
  std::vector<float> outside;  // paid and not in the CRM, at its most in equal parts of the length
  std::vector<double> missends;
  double busiest = 0.0;  // the hour in which most pay begins then
  int busiest_count = 0;
  double fullest = 0.0;  // when most have paid and are not yet touched
  std::string how;       // who looks for payments: "webhook", "poll", "person"
  bool deduped = true;
  bool stale = false;  // the scenario has changed since
  double duplicate_share = 0.0;

  StoryCounts counts_at(double at) const;
};

StoryView story_view(const sim::Scenario& scenario, const sim::Journeys& all);

}  // namespace handoff::web
