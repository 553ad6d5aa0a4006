#include "web/views/results/story.hpp"

#include <algorithm>
#include <limits>

#include "sim/scenario/period.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr std::size_t kParts = 600;
constexpr std::size_t kCrm = 3;
constexpr double kHour = 3'600.0;

// The station that is passed when a state is reached; -1: none.
int station_of(core::HandoffState state) {
  switch (state) {
    case core::HandoffState::received:
      return 0;
    case core::HandoffState::identified:
      return 1;
    case core::HandoffState::enriched:
      return 2;
    case core::HandoffState::committed:
    case core::HandoffState::routed:  // that needs the CRM's update, and half of the routing
      return 3;
    case core::HandoffState::assigned:
      return 4;
    case core::HandoffState::onboarding:
    case core::HandoffState::verified:
      return 5;
    case core::HandoffState::exception:
    case core::HandoffState::superseded:
      break;
  }
  return -1;
}

// Halton's sequence, a base for each direction: neighbours in time lie far apart.
double spread(std::uint32_t n, std::uint32_t base) {
  double place = 0.0;
  for (double part = 1.0 / base; n > 0; n /= base, part /= base) place += part * (n % base);
  return place;
}

double eased(double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  return s * s * (3.0 - 2.0 * s);
}

void take_step(StoryDot& dot, const sim::JourneyStep& step, double at) {
  if (step.delivery) {
    if (dot.passed[0] < at) dot.dropped.push_back(at);
    return;
  }
  if (step.state == core::HandoffState::exception) {
    dot.exceptions.push_back({at, kNever});
    return;
  }
  if (!dot.exceptions.empty() && dot.exceptions.back()[1] == kNever) dot.exceptions.back()[1] = at;
  const bool conversion = step.pass == core::Pass::conversion;
  if (conversion && step.state == core::HandoffState::received && dot.passed[0] < at)
    dot.again.push_back(at);
  const int station = station_of(step.state);
  for (int i = 0; i <= station; ++i) {
    double& passed = dot.passed[static_cast<std::size_t>(i)];
    passed = std::min(passed, at);
  }
}

void add_windows(StoryView& view, const char* label, int station,
                 const std::vector<sim::Window>& windows) {
  for (const sim::Window& window : windows) {
    const double every = window.every.seconds();
    double from = window.from.seconds();
    do {
      view.outages.push_back({label, station, from, from + window.length.seconds()});
      from += every;
    } while (every > 0.0 && from < view.length && view.outages.size() < 200);
  }
}

void measure_outside(StoryView& view) {
  std::vector<double> times;
  std::vector<int> changes;
  for (const StoryDot& dot : view.dots) {
    times.insert(times.end(), {dot.born, dot.passed[kCrm]});
    changes.insert(changes.end(), {1, -1});
  }
  const std::vector<std::size_t> order = charts::ascending(times);
  view.outside.assign(kParts, 0.0f);
  int now = 0;
  std::size_t next = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    const double end = view.length * static_cast<double>(part + 1) / static_cast<double>(kParts);
    int most = now;
    for (; next < order.size() && times[order[next]] < end; ++next)
      most = std::max(most, now += changes[order[next]]);
    view.outside[part] = static_cast<float>(most);
  }
}

void find_fullest(StoryView& view) {
  std::size_t most = 0;
  const std::size_t step = view.dots.size() / 300 + 1;  // of a large month not every moment
  for (std::size_t i = 0; i < view.dots.size(); i += step) {
    const double at = view.dots[i].born + 60.0;
    const auto here = std::count_if(view.dots.begin(), view.dots.end(), [at](const StoryDot& it) {
      return it.born <= at && at < it.passed[kStations - 1];
    });
    if (static_cast<std::size_t>(here) <= most) continue;
    most = static_cast<std::size_t>(here);
    view.fullest = at;
  }
}

void find_busiest(StoryView& view) {
  for (std::size_t i = 0; i < view.dots.size(); ++i) {
    const double from = view.dots[i].born;
    int count = 0;
    for (std::size_t k = i; k < view.dots.size() && view.dots[k].born < from + kHour; ++k) ++count;
    if (count <= view.busiest_count) continue;
    view.busiest_count = count;
    view.busiest = from;
  }
}

int count_until(const std::vector<double>& times, double at) {
  return static_cast<int>(
      std::count_if(times.begin(), times.end(), [at](double time) { return time <= at; }));
}

}  // namespace

DotPlace place_of(const StoryDot& dot, double at, double glide) {
  DotPlace it;
  const double gone = dot.passed[kStations - 1];
  it.shown = at >= dot.born && at < gone + 2.0 * glide;
  if (!it.shown) return it;
  for (const double passed : dot.passed)
    if (passed <= at) it.x += eased((at - passed) / glide);
  it.alpha = static_cast<float>(eased((at - dot.born) / (0.5 * glide)) *
                                (1.0 - eased((at - gone - glide) / glide)));
  for (const double mail : dot.missends) {
    it.missent |= mail <= at;
    it.sending |= mail <= at && at < mail + 3.0 * glide;
  }
  for (const auto& [from, to] : dot.exceptions) it.exception |= from <= at && at < to;
  return it;
}

StoryCounts StoryView::counts_at(double at) const {
  StoryCounts it;
  for (const StoryDot& dot : dots) {
    if (dot.born > at) break;
    ++it.paid;
    it.outside += dot.passed[kCrm] > at ? 1 : 0;
    it.done += dot.passed[kStations - 1] <= at ? 1 : 0;
    it.missends += count_until(dot.missends, at);
    it.dropped += count_until(dot.dropped, at);
    it.again += count_until(dot.again, at);
    for (const auto& [from, to] : dot.exceptions) it.exceptions += from <= at && at < to ? 1 : 0;
  }
  return it;
}

StoryView story_view(const sim::Scenario& scenario, const sim::Journeys& all) {
  StoryView view;
  const auto since = [&scenario](core::Time at) {
    return at == core::kNever ? kNever : (at - scenario.start).seconds();
  };
  view.clock_s = (scenario.start - core::Time{}).seconds();
  view.length = (sim::period_of(scenario).ends - scenario.start).seconds();
  view.dots.resize(all.customers.size());
  for (std::uint32_t at = 0; at < view.dots.size(); ++at) {
    StoryDot& dot = view.dots[at];
    const sim::Journey& journey = all.customers[at];
    dot.customer = at;
    dot.born = since(journey.customer.converted);
    dot.passed.fill(kNever);
    dot.passed[kStations - 1] = since(journey.touch.begun);
    for (const core::Time mail : journey.missends) dot.missends.push_back(since(mail));
    dot.lane = spread(at + 1, 2);
    dot.shift = spread(at + 1, 3);
    const core::TierIndex tier = journey.customer.tier;
    dot.label = (tier == core::kNoTier ? "No tier" : scenario.pipeline.routing[tier].tier) +
                ", customer " + std::to_string(at);
  }
  for (const sim::JourneyStep& step : all.steps)
    take_step(view.dots[step.position], step, since(step.at));
  for (StoryDot& dot : view.dots) {
    view.missends.insert(view.missends.end(), dot.missends.begin(), dot.missends.end());
    // Who was touched before the pipeline had come so far has passed everything.
    for (double& passed : dot.passed) passed = std::min(passed, dot.passed[kStations - 1]);
  }
  std::vector<double> births;
  for (const StoryDot& dot : view.dots) births.push_back(dot.born);
  std::vector<StoryDot> dots;
  for (const std::size_t at : charts::ascending(births)) dots.push_back(std::move(view.dots[at]));
  view.dots = std::move(dots);
  add_windows(view, "CRM down", 3, scenario.apis.crm.outages);
  add_windows(view, "endpoint down", 0, scenario.payments.outages);
  measure_outside(view);
  find_busiest(view);
  find_fullest(view);
  view.deduped = scenario.pipeline.dedupe.enabled;
  view.duplicate_share = scenario.payments.duplicate_share;
  switch (scenario.pipeline.trigger.kind) {
    case core::Trigger::webhook:
      view.how = "Webhook";
      break;
    case core::Trigger::poll:
      view.how = "Poll";
      break;
    case core::Trigger::person:
      view.how = "Somebody looks";
      break;
  }
  return view;
}

}  // namespace handoff::web
