// handoff version.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "handoff/version.hpp"

namespace handoff::cli {
namespace {

Exit print_version() {
  fmt::print("handoff {}\n", HANDOFF_VERSION);
  return Exit::ok;
}

}  // namespace

void add_version(CommandLine& line) {
  Command command = line.add("version", "print the version");
  command.runs(print_version);
}

}  // namespace handoff::cli
