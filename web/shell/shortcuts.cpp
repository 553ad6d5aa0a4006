#include "web/shell/shortcuts.hpp"

#include <algorithm>

#include "imgui.h"
#include "web/app/app_state.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/slider.hpp"

namespace handoff::web {
namespace {

constexpr float kScaleStep = 1.1f;

bool pressed(ImGuiKey key, int modifiers = ImGuiMod_Shortcut) {
  return ImGui::IsKeyChordPressed(static_cast<ImGuiKeyChord>(key) | modifiers);
}

void take_chords(Requests& requests) {
  if (pressed(ImGuiKey_Z)) requests.actions.push_back(Undo{});
  if (pressed(ImGuiKey_Y)) requests.actions.push_back(Redo{});
  if (pressed(ImGuiKey_Z, ImGuiMod_Shortcut | ImGuiMod_Shift)) requests.actions.push_back(Redo{});
  if (pressed(ImGuiKey_S)) requests.commands.push_back(Command::save_scenario);
  if (pressed(ImGuiKey_O)) requests.commands.push_back(Command::open_file);
}

// While the tour is on, it has its own keys. Esc ends the tour first, then the presenting.
bool take_tour(const AppState& state, const ImVector<ImWchar>& characters, Requests& requests) {
  const bool escape = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  if (state.tour < 0) {
    if (escape && state.looks.presenting) requests.actions.push_back(SetPresenting{false});
    return false;
  }
  if (escape) requests.actions.push_back(TourGo{-1});
  for (const ImWchar character : characters) {
    if (character == 'n') requests.actions.push_back(TourGo{state.tour + 1});
    if (character == 'b') requests.actions.push_back(TourGo{std::max(state.tour - 1, 0)});
    if (character == 'n' || character == 'b') return true;
  }
  return escape;
}

}  // namespace

void take_character(unsigned int character, const Looks& looks, bool dark, Requests& requests) {
  if (character >= '1' && character <= '9') {
    static_assert(kTabNames.size() == 9);
    requests.actions.push_back(SetTab{static_cast<Tab>(character - '1')});
    return;
  }
  switch (character) {
    case 'p':
      return requests.actions.push_back(ControlPlayback{});
    case ',':
    case '.':
      return requests.actions.push_back(
          ControlPlayback{PlaybackCommand::Kind::step, character == ',' ? -0.25 : 0.25});
    case 'g':
      return requests.actions.push_back(TourGo{0});
    case 'f':
      return requests.actions.push_back(SetPresenting{!looks.presenting});
    case '?':
      return requests.commands.push_back(Command::show_keys);
    case 'l':
      return requests.commands.push_back(Command::copy_link);
    case 't':
      return requests.commands.push_back(Command::show_text);
    case 'b':
      return requests.actions.push_back(PinBaseline{});
    case 'B':
      return requests.actions.push_back(ClearBaseline{});
    case 'd':
      return requests.actions.push_back(
          SetTheme{dark ? theme::Choice::light : theme::Choice::dark});
    case '>':
      return requests.actions.push_back(SetUiScale{looks.ui_scale * kScaleStep});
    case '<':
      return requests.actions.push_back(SetUiScale{looks.ui_scale / kScaleStep});
    default:
      return;
  }
}

void take_shortcuts(const AppState& state, Requests& requests) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || ui::opens_for_typing()) return;
  take_chords(requests);
  if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  if (take_tour(state, io.InputQueueCharacters, requests)) return;
  const bool dark = theme::mode() == theme::Mode::dark;
  for (const ImWchar character : io.InputQueueCharacters) {
    take_character(character, state.looks, dark, requests);
  }
}

}  // namespace handoff::web
