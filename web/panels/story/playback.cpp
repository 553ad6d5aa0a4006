#include "web/panels/story/playback.hpp"

#include <vector>

#include "imgui_internal.h"
#include "web/platform/frames.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {

void play_on(PlaybackMemory& memory, const PlaybackCommand& command) {
  Player& player = memory.player;
  if (command.number != memory.command_seen) {
    memory.command_seen = command.number;
    if (command.kind == PlaybackCommand::Kind::toggle) {
      player.toggle();
    } else if (command.kind == PlaybackCommand::Kind::step) {
      player.playing = false;
      player.seek(player.at + command.at * player.speed);
    } else {
      player.seek(command.at);
      player.speed = command.speed;
      player.playing = command.kind == PlaybackCommand::Kind::play;
    }
  }
  player.advance(static_cast<double>(ImGui::GetIO().DeltaTime));
  if (player.playing) frames::request(2);
}

void scrub_by_keys(Player& player) {
  if (!ImGui::IsItemFocused() && !ImGui::IsItemHovered()) return;
  const auto key = [&player, id = ImGui::GetItemID()](ImGuiKey which, double share) {
    ImGui::SetKeyOwner(which, id);  // it would otherwise move the focus
    if (!ImGui::IsKeyPressed(which, id, ImGuiInputFlags_Repeat)) return;
    player.playing = false;
    player.seek(player.at + share * player.speed);
  };
  key(ImGuiKey_LeftArrow, -0.25);
  key(ImGuiKey_RightArrow, 0.25);
}

void playback(Player& player, std::span<const Speed> speeds, const std::string& moment) {
  const bool pressed = ui::icon_button(player.playing ? "Pause (P)##play" : "Play (P)##play",
                                       player.playing ? ui::Icon::pause : ui::Icon::play, true);
  if (pressed) {
    player.toggle();
    frames::request();
  }
  ImGui::SameLine(0.0f, theme::px(10.0f));
  std::vector<const char*> labels;
  int chosen = -1;
  for (std::size_t i = 0; i < speeds.size(); ++i) {
    labels.push_back(speeds[i].label);
    if (speeds[i].seconds == player.speed) chosen = static_cast<int>(i);
  }
  float whole = theme::px(10.0f);
  for (const char* label : labels)
    whole += fonts::measure(fonts::Face::body, label).x + theme::px(24.0f);
  const float words = fonts::measure(fonts::Face::strong, moment.c_str()).x + theme::px(20.0f);
  const bool wide = whole + words < ImGui::GetContentRegionAvail().x;
  if (wide ? ui::segmented("speed", labels, chosen)
           : ui::select("##speed", labels, chosen, theme::px(110.0f)))
    player.speed = speeds[static_cast<std::size_t>(chosen)].seconds;
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetItemRectMax().x + words < right) {
    ImGui::SameLine(0.0f, theme::px(14.0f));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(7.0f));
  }
  ui::text(moment, fonts::Face::strong);
}

}  // namespace handoff::web::panels
