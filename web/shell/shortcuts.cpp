#include "web/shell/shortcuts.hpp"

#include <optional>

#include "imgui.h"
#include "web/platform/platform.hpp"
#include "web/ui/widgets/value_field.hpp"

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

std::optional<Tab> tab_of(ImWchar character) {
  const bool small = character >= 'a' && character <= 'z';
  const ImWchar key = small ? static_cast<ImWchar>(character - 'a' + 'A') : character;
  const std::size_t at = key < 128 ? kTabKeys.find(static_cast<char>(key)) : kTabKeys.npos;
  if (at == kTabKeys.npos || (!small && key >= 'A')) return std::nullopt;
  return static_cast<Tab>(at);
}

// What a printed character asks for; nothing: it is no command.
std::optional<Requests> asked_by(ImWchar character, bool touring) {
  if (const auto tab = tab_of(character)) return Requests{{SetTab{*tab}}, {}};
  if (const auto command = command_of_character(character, touring))
    return Requests{{}, {*command}};
  return std::nullopt;
}

void take_character(ImWchar character, bool touring, TypingWatch& watch, Requests& requests) {
  const auto asked = asked_by(character, touring);
  if (!watch.may_command(asked.has_value(), platform::now_ms())) return;
  for (const Action& action : asked->actions) requests.actions.push_back(action);
  for (const Command command : asked->commands) requests.commands.push_back(command);
}

}  // namespace

void take_shortcuts(const State& state, TypingWatch& watch, Requests& requests) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || ui::opens_for_typing()) return watch.field_open(platform::now_ms());
  take_chords(requests);
  if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) requests.commands.push_back(Command::leave);
  for (const ImWchar character : io.InputQueueCharacters)
    take_character(character, state.tour >= 0, watch, requests);
}

}  // namespace handoff::web
