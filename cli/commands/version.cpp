// handoff version.
#include "handoff/version.hpp"

#include <fmt/format.h>

#include "cli/command.hpp"

namespace handoff::cli {
namespace {

Exit print_version() {
  fmt::print("handoff {}\n", HANDOFF_VERSION);
  return Exit::ok;
}

}  // namespace

void add_version(CLI::App& app, Action& action) {
  app.set_version_flag("--version", "handoff " HANDOFF_VERSION, "print the version");
  CLI::App* command = app.add_subcommand("version", "print the version");
  command->callback([&action] { action = print_version; });
}

}  // namespace handoff::cli
