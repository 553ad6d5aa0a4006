// Panel memory: what panels remember from frame to frame.
//
// It is no part of the state, since no result, link or undo depends on it. The application owns it
// and hands each panel its own part, so that a panel itself owns nothing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/app/choices/sweep_choice.hpp"
#include "web/app/choices/tabs.hpp"
#include "web/panels/player.hpp"

namespace handoff::web {

// An animation, and the last command that it has obeyed.
struct PlaybackMemory {
  Player player{.speed = 3600.0};
  int command_seen = 0;
};

struct NightMemory {
  PlaybackMemory playback;
  std::string shown;  // whose night
};

struct ToolsMemory {
  int figure = 0;       // the row that the bars show
  std::string naming;   // what is typed as the name of one more kept scenario
  std::string offered;  // the name that was offered before anything was typed
};

struct MonthMemory {
  std::vector<int> answers;  // what stands chosen of each question's list
  int file = 0;              // whose first rows are shown
};

struct AssumptionsMemory {
  int part = 0;  // the company's form, or every input
  char search[64] = "";
  bool changed_only = false;
  bool assumed_only = false;
};

struct PlannerMemory {
  // The axis that was seen last; and whether the sweep's card is held at the top, as one that was
  // asked for elsewhere, until somebody moves or all is answered.
  std::string swept = SweepChoice().axis;
  bool sweep_held = false;
  // The first card that begins in view, which stays where it is.
  std::size_t first_card = 0;
  float first_top = 0.0f;
};

struct YearMemory {
  int target = -1;  // that is shown under each growth; -1: what fails first
};

struct PanelMemory {
  Tab open = Tab::overview;    // in the last frame
  bool headline_gone = false;  // ... scrolled out of sight, or of another tab
  NightMemory night;
  PlaybackMemory story;
  ToolsMemory tools;
  AssumptionsMemory assumptions;
  PlannerMemory planner;
  MonthMemory month;
  YearMemory year;
  bool keys_wanted = false;  // the list of keys is to be opened, or closed
};

}  // namespace handoff::web
