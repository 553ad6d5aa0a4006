// The guided tour: what each of its steps shows, and what is there again when it is left.
#include <utility>

#include "io/scenario/preset.hpp"
#include "sim/month/journeys.hpp"
#include "web/app/choices/tools.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"
#include "web/app/story_switches.hpp"
#include "web/app/tour.hpp"

namespace handoff::web {
namespace {

// What a step shows, made from what the tour began with.
sim::Scenario set_up(const State& state, TourSetup setup) {
  sim::Scenario scenario = state.before_tour.inputs.scenario;
  if (setup == TourSetup::manual) return with_tool(scenario, "manual");
  if (setup == TourSetup::outage) {
    // Our own patches fit any scenario.
    (void)io::apply_preset(scenario, kTrialEndDay, "tour");
    const std::uint32_t month = state.customer ? state.customer->replication : 0;
    const StoryView story = story_view(scenario, sim::journeys_of(scenario, month));
    (void)io::apply_preset(scenario, crm_outage_patch(story), "tour");
  }
  return scenario;
}

}  // namespace

Outcome handle(State& state, const TourGo& action) {
  const bool leaving = action.step < 0 || action.step >= static_cast<int>(kTourSteps);
  if (leaving && state.tour < 0) return std::nullopt;
  if (state.tour < 0) state.before_tour = {state.inputs(), state.tab, state.customer};
  const TourStep* step = leaving ? nullptr : &kTour[static_cast<std::size_t>(action.step)];
  Inputs wanted = state.before_tour.inputs;
  if (step != nullptr) wanted.scenario = set_up(state, step->setup);
  const bool same = same_scenario(wanted.scenario, state.scenario) &&
                    wanted.wanted_replications == state.wanted_replications;
  if (!same) take(state, std::move(wanted));
  state.tour = leaving ? -1 : action.step;
  state.tab = leaving ? state.before_tour.tab : step->tab;
  if (leaving) state.customer = state.before_tour.customer;
  const auto kind =
      step != nullptr && step->plays ? PlaybackCommand::Kind::play : PlaybackCommand::Kind::stand;
  if (step != nullptr && step->plays)
    state.playback = {state.playback.number + 1, kind, step->at, step->speed};
  ++state.revision;
  return std::nullopt;
}

}  // namespace handoff::web
