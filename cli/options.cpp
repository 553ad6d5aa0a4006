// What a line says wrong is told from the parser's exception; the names that exist, and so the
// suggestions, come from its own tables.
#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include <string_view>
#include <utility>

#include "cli/terminal.hpp"
#include "core/base/result.hpp"
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

// What the parser's exception means.
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

}  // namespace

Command::Command(CLI::App& parser, Action& chosen) : parser_(&parser), chosen_(&chosen) {}

void Command::word(const char* name, std::string& value, const char* help, Need need) {
  parser_->add_option(name, value, help)->required(need == Need::required)->type_name("");
}

void Command::words(const char* name, std::vector<std::string>& values, const char* help) {
  parser_->add_option(name, values, help)->required()->type_name("");
}

void Command::option(const char* name, const char* value_name, std::string& value, const char* help,
                     Need need) {
  parser_->add_option(name, value, help)->required(need == Need::required)->type_name(value_name);
}

void Command::option_with_default(const char* name, const char* value_name, std::string& value,
                                  const char* help) {
  parser_->add_option(name, value, help)->type_name(value_name)->capture_default_str();
}

void Command::repeatable(const char* name, const char* value_name, std::vector<std::string>& values,
                         const char* help) {
  parser_->add_option(name, values, help)->type_name(value_name)->allow_extra_args(false);
}

void Command::flag(const char* name, bool& value, const char* help, const char* excluded) {
  CLI::Option* flag = parser_->add_flag(name, value, help);
  if (excluded != nullptr) flag->excludes(parser_->get_option(excluded));
}

void Command::footer(const char* text) { parser_->footer(text); }

void Command::runs(Action action) {
  parser_->callback([chosen = chosen_, action = std::move(action)] { *chosen = action; });
}

CommandLine::CommandLine(const char* name, const char* about, const char* footer,
                         const char* version)
    : parser_(std::make_unique<CLI::App>(about, name)) {
  parser_->require_subcommand(1);
  parser_->footer(footer);
  parser_->get_formatter()->column_width(28);
  parser_->set_version_flag("--version", version, "print the version");
}

CommandLine::~CommandLine() = default;

Command CommandLine::add(const char* name, const char* about) {
  return {*parser_->add_subcommand(name, about), chosen_};
}

Exit CommandLine::run(int argc, const char* const* argv) {
  try {
    parser_->parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help and --version
    parser_->exit(wanted);
    return Exit::ok;
  } catch (const CLI::ParseError& error) {
    return refuse(usage_error(*parser_, error));
  }
  return chosen_();
}

}  // namespace handoff::cli
