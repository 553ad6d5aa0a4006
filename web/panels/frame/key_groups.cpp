#include "web/panels/frame/key_groups.hpp"

namespace handoff::web {

std::vector<KeyGroup> key_groups(bool mac) {
  const std::string command = mac ? "Cmd" : "Ctrl";
  return {
      {"Scenario",
       {{command + "+Z", "Undo"},
        {command + "+Shift+Z, " + command + "+Y", "Redo"},
        {command + "+O", "Open a scenario file; dropping one works too"},
        {command + "+S", "Save the scenario as a file"},
        {"L", "Copy a link to exactly these numbers"},
        {"B, Shift+B", "Pin the scenario as the baseline, and clear it"},
        {command + "+V", "Paste a scenario or a link"}}},
      {"View",
       {{"1 to 9", "The tabs, from the left"},
        {"?", "This list"},
        {"P, then , and .", "Play or pause the animation; step back and on"},
        {"F", "Present: large type, no inputs"},
        {"G, then N, B, Esc", "Guided tour: next, back, leave"},
        {"D", "Dark or light"},
        {"> and <", "Larger and smaller text"},
        {"T", "Read the page as text"}}},
      {"Moving about",
       {{"Tab, arrow keys", "From one control to the next"},
        {"Space, Enter", "Press what is in focus"},
        {"Esc, then Tab", "Leave the drawing, for the browser"}}},
      {"Slider in focus",
       {{"Left, Right", "A small step"},
        {"Page Up, Page Down", "A large step"},
        {"Click on the number", "Type a value, with its unit"}}},
      {"Chart",
       {{"Wheel, pinch, + -", "Zoom in and out"},
        {"Drag", "Move along"},
        {"Shift+drag, right drag", "Zoom into a box"},
        {"Double click, 0", "Show everything again"}}},
  };
}
}  // namespace handoff::web
