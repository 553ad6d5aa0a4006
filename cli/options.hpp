// The command line: commands, what each of them may be told, and the one that a line asks for.
//
// A command declares its options with where their text goes; nothing is done while the line is
// still being read. Numbers are text here as well: the command reads them, so that their errors
// look like all others. The parser behind it is CLI11, which takes seconds to compile: only
// options.cpp knows it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/exit.hpp"

namespace CLI {
class App;
}

namespace handoff::cli {

using Action = std::function<Exit()>;

enum class Need { optional, required };

// One command. What it is told to write to must live until the line has been read.
class Command {
 public:
  Command(CLI::App& parser, Action& chosen);

  // A word in its place, and one or more of them.
  void word(const char* name, std::string& value, const char* help, Need need = Need::required);
  void words(const char* name, std::vector<std::string>& values, const char* help);

  // `--name VALUE`; the help shows what `value` is before, or does not.
  void option(const char* name, const char* value_name, std::string& value, const char* help,
              Need need = Need::optional);
  void option_with_default(const char* name, const char* value_name, std::string& value,
                           const char* help);

  // `--name VALUE`, as often as one likes.
  void repeatable(const char* name, const char* value_name, std::vector<std::string>& values,
                  const char* help);

  // `--name`; `excluded` is the name of a flag that may not stand beside it.
  void flag(const char* name, bool& value, const char* help, const char* excluded = nullptr);

  // What the help ends with.
  void footer(const char* text);

  // What is to be done when the line names this command.
  void runs(Action action);

 private:
  CLI::App* parser_;
  Action* chosen_;
};

// The whole line.
class CommandLine {
 public:
  // `version` is what --version prints.
  CommandLine(const char* name, const char* about, const char* footer, const char* version);
  ~CommandLine();

  Command add(const char* name, const char* about);

  // Does what the line asks for; one that cannot be understood is told in one line on standard
  // error, with what may have been meant.
  Exit run(int argc, const char* const* argv);

 private:
  std::unique_ptr<CLI::App> parser_;
  Action chosen_;
};

}  // namespace handoff::cli
