// The table of commands: keys and names lead to the commands that people expect of them.
#include "web/app/choices/commands.hpp"

#include <set>
#include <string>

#include "tests/catch.hpp"
#include "web/app/command_actions.hpp"
#include "web/panels/frame/key_groups.hpp"

using namespace handoff::web;

TEST_CASE("printed characters ask for their commands, and some only during the tour",
          "[commands]") {
  const struct {
    char32_t character;
    bool touring;
    std::optional<Command> command;
  } rows[] = {
      {U'b', false, Command::pin_baseline},  {U'b', true, Command::tour_back},
      {U'B', true, Command::clear_baseline}, {U'n', true, Command::tour_next},
      {U'n', false, std::nullopt},           {U'?', false, Command::show_keys},
      {U'<', false, Command::smaller},       {U'5', false, std::nullopt},  // a tab's
      {U'Z', false, std::nullopt},                                         // only with Ctrl
      {U'\u00e9', false, std::nullopt},
  };
  for (const auto& row : rows) {
    CAPTURE(static_cast<int>(row.character), row.touring);
    CHECK(command_of_character(row.character, row.touring) == row.command);
  }
}

TEST_CASE("keys are written as people write them", "[commands]") {
  CHECK(chord_text(info(Command::undo).chords[0], false) == "Ctrl+Z");
  CHECK(chord_text(info(Command::redo).chords[1], true) == "Cmd+Shift+Z");
  CHECK(chord_text(info(Command::clear_baseline).chords[0], false) == "Shift+B");
  CHECK(chord_text(info(Command::go_to_tab).chords[0], false) == "1 to 9");
  CHECK(chord_text(info(Command::go_to_tab).chords[1], false) == "M");
  CHECK(chord_text(info(Command::leave).chords[0], false) == "Esc");
  CHECK(tooltip_with_key(Command::undo, false) == "Undo (Ctrl+Z)");
}

TEST_CASE("with Ctrl the program has Z, Y, O and S, and Z with Shift", "[commands]") {
  const std::string letters = command_letters();
  CHECK(std::set<char>(letters.begin(), letters.end()) == std::set<char>{'z', 'y', 'Z', 'o', 's'});
}

TEST_CASE("a name leads back to its command", "[commands]") {
  for (const CommandInfo& row : kCommands) CHECK(command_named(row.name) == row.command);
  CHECK_FALSE(command_named("").has_value());
}

TEST_CASE("every key is in the list that ? shows, and neighbours with the same words once",
          "[commands]") {
  std::string keys;
  std::set<std::string> words;
  for (const KeyGroup& group : key_groups(false)) {
    for (const KeyLine& line : group.lines) {
      keys += line.keys + "\n";
      CHECK(words.insert(group.title + line.words).second);
    }
  }
  for (const CommandInfo& row : kCommands) {
    for (const Chord& chord : row.chords) {
      if (!chord.exists()) continue;
      CAPTURE(row.name);
      CHECK(keys.find(chord_text(chord, false)) != std::string::npos);
    }
  }
}

TEST_CASE("Esc ends the tour first, then the presenting", "[commands]") {
  State state;
  CHECK_FALSE(action_of(Command::leave, state, false).has_value());
  state.looks.presenting = true;
  CHECK(std::holds_alternative<SetPresenting>(*action_of(Command::leave, state, false)));
  state.tour = 2;
  CHECK(std::holds_alternative<TourGo>(*action_of(Command::leave, state, false)));
}
