#include "web/panels/frame/key_groups.hpp"

#include "web/app/choices/commands.hpp"

namespace handoff::web {
namespace {

std::vector<KeyLine> lines_of(HelpGroup group, bool mac) {
  std::vector<KeyLine> lines;
  for (const CommandInfo& row : kCommands) {
    if (row.group != group) continue;
    if (lines.empty() || lines.back().words != row.help) lines.push_back({"", row.help});
    std::string& keys = lines.back().keys;
    for (const Chord& chord : row.chords)
      if (chord.exists()) keys += (keys.empty() ? "" : "  ") + chord_text(chord, mac);
  }
  return lines;
}

}  // namespace

std::vector<KeyGroup> key_groups(bool mac) {
  return {
      {"Scenario", lines_of(HelpGroup::scenario, mac)},
      {"View", lines_of(HelpGroup::view, mac)},
      // What the page's parts do with keys by themselves.
      {"Moving about",
       {{"Tab, arrow keys", "From one control to the next"},
        {"Space, Enter", "Press the focused control"},
        {"Esc, then Tab", "Leave the canvas, back to the browser"}}},
      {"Slider in focus",
       {{"Left, Right", "A small step"},
        {"Page Up, Page Down", "A large step"},
        {"Click on the number", "Type a value, with its unit"}}},
      {"Chart",
       {{"Ctrl+wheel, pinch, + -", "Zoom in and out"},
        {"Drag", "Move along"},
        {"Shift+drag, right drag", "Zoom into a box"},
        {"Double click, 0", "Show everything again"}}},
  };
}

}  // namespace handoff::web
