// Commands: what a key, a button of text mode or a menu asks for, each in one row of one table.
//
// A row has the command's name (by which web/js/text.js asks), its words, its keys, and its line in
// the list that `?` shows. A new command is an entry of `Command` and its row, and what it does
// (web/app/command_actions.cpp, or web/shell/outside.cpp for what only the outside can do).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::web {

enum class Command : std::uint8_t {
  undo,
  redo,
  open_file,
  save_scenario,
  save_kept,
  save_results,
  copy_link,
  pin_baseline,
  clear_baseline,
  paste,
  make_report,
  go_to_tab,
  show_keys,
  play,
  step_back,
  step_on,
  present,
  tour,
  tour_next,
  tour_back,
  leave,
  dark_or_light,
  larger,
  smaller,
  show_text,
  month_example,
  month_use,
  month_save,
  customers_save,
  reload,
};
inline constexpr std::size_t kCommandCount = 30;

// A key as it is printed, on any keyboard layout: 'b', and 'B' with Shift. With Ctrl, or Cmd on a
// Mac, it is the key's capital letter, and `shift` says whether Shift is held.
struct Chord {
  char key = 0;  // 0: none
  bool command = false;
  bool shift = false;
  char last = 0;  // of a row of keys, one for each tab

  bool exists() const { return key != 0; }
};
inline constexpr char kEscape = '\x1b';

// Some keys mean something else during the guided tour.
enum class During { always, tour, no_tour };

enum class HelpGroup { none, scenario, view };

struct CommandInfo {
  Command command;
  const char* name;
  const char* text;     // of a button
  const char* tooltip;  // of a button without words
  std::array<Chord, 3> chords;
  During during;
  HelpGroup group;
  const char* help;  // neighbours with the same words are one line
};
extern const std::array<CommandInfo, kCommandCount> kCommands;

const CommandInfo& info(Command command);
std::optional<Command> command_named(std::string_view name);
// What a printed character asks for, but for the tabs' row of keys.
std::optional<Command> command_of_character(char32_t character, bool touring);

// "Ctrl+Shift+Z", "Shift+B", "1 to 9"; on a Mac Ctrl is Cmd.
std::string chord_text(const Chord& chord, bool mac);
// For a button without words: "Undo (Ctrl+Z)".
std::string tooltip_with_key(Command command, bool mac);
// The letters that with Ctrl or Cmd are the program's and not the browser's; capital: with Shift.
std::string command_letters();

}  // namespace handoff::web
