#include "web/shell/shortcuts.hpp"

#include "imgui.h"
#include "web/ui/widgets/slider.hpp"

namespace handoff::web {
namespace {

bool pressed(const Chord& chord) {
  const int key = ImGuiKey_A + (chord.key - 'A');
  const int shift = chord.shift ? static_cast<int>(ImGuiMod_Shift) : 0;
  return ImGui::IsKeyChordPressed(key | ImGuiMod_Shortcut | shift);
}

void take_chords(Requests& requests) {
  for (const CommandInfo& row : kCommands) {
    if (row.command == Command::paste) continue;  // the browser sends the text itself
    for (const Chord& chord : row.chords)
      if (chord.command && pressed(chord)) requests.commands.push_back(row.command);
  }
}

void take_character(ImWchar character, bool touring, Requests& requests) {
  const Chord& tabs = info(Command::go_to_tab).chords[0];
  if (character >= static_cast<ImWchar>(tabs.key) && character <= static_cast<ImWchar>(tabs.last)) {
    requests.actions.push_back(
        SetTab{static_cast<Tab>(character - static_cast<ImWchar>(tabs.key))});
  } else if (const auto command = command_of_character(character, touring)) {
    requests.commands.push_back(*command);
  }
}

}  // namespace

void take_shortcuts(const State& state, Requests& requests) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || ui::opens_for_typing()) return;
  take_chords(requests);
  if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) requests.commands.push_back(Command::leave);
  for (const ImWchar character : io.InputQueueCharacters)
    take_character(character, state.tour >= 0, requests);
}

}  // namespace handoff::web
