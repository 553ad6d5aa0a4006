#include "web/app/command_actions.hpp"

#include <algorithm>

namespace handoff::web {
namespace {

constexpr float kScaleStep = 1.1f;
constexpr double kPlaybackStep_s = 0.25;

// Esc ends the tour first, then the presenting.
std::optional<Action> leave(const State& state) {
  if (state.tour >= 0) return TourGo{-1};
  if (state.looks.presenting) return SetPresenting{false};
  return std::nullopt;
}

}  // namespace

std::optional<Action> action_of(Command command, const State& state, bool dark) {
  using Kind = PlaybackCommand::Kind;
  switch (command) {
    case Command::undo:
      return Undo{};
    case Command::redo:
      return Redo{};
    case Command::pin_baseline:
      return PinBaseline{};
    case Command::clear_baseline:
      return ClearBaseline{};
    case Command::make_report:
      return MakeReport{ReportForm::html};
    case Command::month_use:
      return UseMonth{};
    case Command::play:
      return ControlPlayback{};
    case Command::step_back:
      return ControlPlayback{Kind::step, -kPlaybackStep_s};
    case Command::step_on:
      return ControlPlayback{Kind::step, kPlaybackStep_s};
    case Command::present:
      return SetPresenting{!state.looks.presenting};
    case Command::tour:
      return TourGo{0};
    case Command::tour_next:
      return TourGo{state.tour + 1};
    case Command::tour_back:
      return TourGo{std::max(state.tour - 1, 0)};
    case Command::leave:
      return leave(state);
    case Command::dark_or_light:
      return SetTheme{dark ? theme::Choice::light : theme::Choice::dark};
    case Command::larger:
      return SetUiScale{state.looks.ui_scale * kScaleStep};
    case Command::smaller:
      return SetUiScale{state.looks.ui_scale / kScaleStep};
    case Command::go_to_tab:  // which one is said by the key
    case Command::open_file:
    case Command::save_scenario:
    case Command::save_kept:
    case Command::save_results:
    case Command::copy_link:
    case Command::paste:
    case Command::show_keys:
    case Command::show_text:
    case Command::month_example:
    case Command::month_save:
    case Command::customers_save:
    case Command::reload:
      break;
  }
  return std::nullopt;
}

}  // namespace handoff::web
