// The parser knows what was wrong; the names that exist, and so the suggestions, come from its own
// tables.
#include "cli/usage.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::cli {
namespace {

// The command that the line names, or the program itself.
const CLI::App& command_of(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::string suggest(std::string_view word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  return io::suggestion(word, views);
}

std::string help_hint(const CLI::App& app, const CLI::App& command) {
  return "; see handoff " + (&command == &app ? std::string() : command.get_name() + " ") +
         "--help";
}

core::Error unexpected(const CLI::App& app, const CLI::App& command, const std::string& argument) {
  const std::string_view name = std::string_view(argument).substr(0, argument.find('='));
  const std::string where = &command == &app ? "command line" : command.get_name();
  if (name.starts_with('-')) {
    return {where, "unknown option " + io::in_quotes(name) + suggest(name, option_names(command))};
  }
  if (&command == &app) {
    return {where, "unknown command " + io::in_quotes(name) + suggest(name, command_names(app))};
  }
  return {where, "unexpected argument " + io::in_quotes(argument) + help_hint(app, command)};
}

}  // namespace

core::Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = command_of(app);
  const std::vector<std::string> left = app.remaining(true);
  if (!left.empty()) return unexpected(app, command, left.front());
  if (&command == &app &&
      error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
    const auto names = command_names(app);
    const std::vector<std::string_view> views(names.begin(), names.end());
    return {"command line", "a command is missing; known are " + io::joined(views)};
  }
  const std::string where = &command == &app ? "command line" : command.get_name();
  return {where, io::printable(error.what(), 200) + help_hint(app, command)};
}

}  // namespace handoff::cli
