#include "web/app/choices/commands.hpp"

#include "web/app/choices/tabs.hpp"

namespace handoff::web {
namespace {

constexpr Chord key(char printed) { return {printed}; }
constexpr Chord ctrl(char letter) { return {letter, true}; }
constexpr Chord ctrl_shift(char letter) { return {letter, true, true}; }
constexpr Chord keys(char first, char last) { return {first, false, false, last}; }
constexpr Chord kNone{};

constexpr const char* kPinHelp = "Pin the scenario as the baseline, and clear it";
constexpr const char* kPlayHelp = "Play or pause the animation; step back and forward";
constexpr const char* kTourHelp = "Guided tour: next, back, leave";
constexpr const char* kSizeHelp = "Larger and smaller text";

using C = Command;
using D = During;
using H = HelpGroup;

// clang-format off
constexpr std::array<CommandInfo, kCommandCount> kTable{{
    {C::undo, "undo", "Undo", "Undo", {ctrl('Z'), kNone}, D::always, H::scenario, "Undo"},
    {C::redo, "redo", "Redo", "Redo", {ctrl('Y'), ctrl_shift('Z')}, D::always, H::scenario, "Redo"},
    {C::open_file, "open", "Open", "Open a scenario, or your exports", {ctrl('O'), kNone}, D::always, H::scenario, "Open a scenario, or your exports; dropping files works too"},
    {C::save_scenario, "save", "Save", "Save the scenario as a file", {ctrl('S'), kNone}, D::always, H::scenario, "Save the scenario as a file"},
    {C::save_kept, "save-kept", "Save all as a file", "Save the kept scenarios as one file", {kNone, kNone}, D::always, H::none, ""},
    {C::save_results, "csv", "CSV", "Save the results as CSV", {kNone, kNone}, D::always, H::none, ""},
    {C::copy_link, "link", "Copy link", "Copy a link to exactly these numbers", {key('l'), kNone}, D::always, H::scenario, "Copy a link to exactly these numbers"},
    {C::pin_baseline, "pin", "Pin this scenario", "Pin this scenario", {key('b'), kNone}, D::no_tour, H::scenario, kPinHelp},
    {C::clear_baseline, "clear", "Clear", "Clear the baseline", {key('B'), kNone}, D::always, H::scenario, kPinHelp},
    {C::paste, "paste", "Paste", "Paste", {ctrl('V'), kNone}, D::always, H::scenario, "Paste a scenario or a link"},
    {C::make_report, "report", "Report", "Save a report", {kNone, kNone}, D::always, H::none, ""},
    {C::go_to_tab, "tab", "Tabs", "Tabs", {keys('1', '9'), key('m'), key('y')}, D::always, H::view, "The tabs, from the left; M for your month, Y for the year"},
    {C::show_keys, "keys", "Keys", "Keys", {key('?'), kNone}, D::always, H::view, "This list"},
    {C::play, "play", "Play", "Play", {key('p'), kNone}, D::always, H::view, kPlayHelp},
    {C::step_back, "step-back", "Back", "Step back", {key(','), kNone}, D::always, H::view, kPlayHelp},
    {C::step_on, "step-on", "On", "Step on", {key('.'), kNone}, D::always, H::view, kPlayHelp},
    {C::present, "present", "Present", "Present", {key('f'), kNone}, D::always, H::view, "Presenter mode: large type, no inputs"},
    {C::tour, "tour", "Guided tour", "Nine steps", {key('g'), kNone}, D::always, H::view, kTourHelp},
    {C::tour_next, "tour-next", "Next", "Next", {key('n'), kNone}, D::tour, H::view, kTourHelp},
    {C::tour_back, "tour-back", "Back", "Back", {key('b'), kNone}, D::tour, H::view, kTourHelp},
    {C::leave, "leave", "Leave", "Leave", {key(kEscape), kNone}, D::always, H::view, kTourHelp},
    {C::dark_or_light, "theme", "Dark or light", "Dark or light", {key('d'), kNone}, D::always, H::view, "Dark or light"},
    {C::larger, "larger", "Larger", "Larger", {key('>'), kNone}, D::always, H::view, kSizeHelp},
    {C::smaller, "smaller", "Smaller", "Smaller", {key('<'), kNone}, D::always, H::view, kSizeHelp},
    {C::show_text, "text", "Read as text", "Read as text", {key('t'), kNone}, D::always, H::view, "Read the page as text"},
    {C::month_example, "month-example", "Try with an example", "Read a made-up company's exports", {kNone, kNone}, D::always, H::none, ""},
    {C::month_use, "month-use", "Use as my scenario", "Put the scenario that your exports make in place of the present one", {kNone, kNone}, D::always, H::none, ""},
    {C::month_save, "month-save", "Save the scenario", "Save the scenario that your exports make as a file", {kNone, kNone}, D::always, H::none, ""},
    {C::customers_save, "customers-save", "Save the customers", "Save your customers as a file: numbers, times and prices, no names or addresses", {kNone, kNone}, D::always, H::none, ""},
    {C::reload, "reload", "Reload", "Reload", {kNone, kNone}, D::always, H::none, ""},
}};
// clang-format on

constexpr bool same(std::string_view a, std::string_view b) { return a == b; }

constexpr bool clash(const CommandInfo& a, const CommandInfo& b) {
  const bool together = a.during == b.during || a.during == D::always || b.during == D::always;
  for (const Chord& x : a.chords) {
    for (const Chord& y : b.chords) {
      if (together && x.key != 0 && x.key == y.key && x.command == y.command && x.shift == y.shift)
        return true;
    }
  }
  return false;
}

// Each command has its row, a name of its own and keys of its own; what has a key is in the list.
constexpr bool complete() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    const CommandInfo& row = kTable[i];
    if (static_cast<std::size_t>(row.command) != i || row.name == nullptr) return false;
    if ((row.chords[0].key != 0) != (row.group != H::none)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (same(row.name, kTable[j].name) || clash(row, kTable[j])) return false;
  }
  return true;
}
static_assert(static_cast<std::size_t>(C::reload) + 1 == kCommandCount);
static_assert(complete());
static_assert(kTable[static_cast<std::size_t>(C::go_to_tab)].chords[0].last - '0' + 2 ==
              static_cast<int>(kTabNames.size()));

}  // namespace

const std::array<CommandInfo, kCommandCount> kCommands = kTable;

const CommandInfo& info(Command command) { return kTable[static_cast<std::size_t>(command)]; }

std::optional<Command> command_named(std::string_view name) {
  for (const CommandInfo& row : kTable)
    if (row.name == name) return row.command;
  return std::nullopt;
}

std::optional<Command> command_of_character(char32_t character, bool touring) {
  for (const CommandInfo& row : kTable) {
    if (row.during != D::always && (row.during == D::tour) != touring) continue;
    for (const Chord& chord : row.chords) {
      const bool one = chord.exists() && !chord.command && chord.last == 0;
      if (one && static_cast<char32_t>(chord.key) == character) return row.command;
    }
  }
  return std::nullopt;
}

std::string chord_text(const Chord& chord, bool mac) {
  std::string text = chord.command ? (mac ? "Cmd+" : "Ctrl+") : "";
  const bool capital = chord.key >= 'A' && chord.key <= 'Z';
  const bool small = chord.key >= 'a' && chord.key <= 'z';
  if (chord.shift || (capital && !chord.command)) text += "Shift+";
  if (chord.key == kEscape) return text + "Esc";
  text += small ? static_cast<char>(chord.key - 'a' + 'A') : chord.key;
  if (chord.last != 0) text = text + " to " + chord.last;
  return text;
}

std::string tooltip_with_key(Command command, bool mac) {
  const CommandInfo& row = info(command);
  return std::string(row.tooltip) + " (" + chord_text(row.chords[0], mac) + ")";
}

std::string command_letters() {
  std::string letters;
  for (const CommandInfo& row : kTable) {
    // Pasted text comes from the browser.
    if (row.command == Command::paste) continue;
    for (const Chord& chord : row.chords) {
      if (!chord.command) continue;
      letters += chord.shift ? chord.key : static_cast<char>(chord.key - 'A' + 'a');
    }
  }
  return letters;
}

}  // namespace handoff::web
