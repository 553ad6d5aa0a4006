// handoff sandbox.
#include "cli/command.hpp"
#include "cli/terminal.hpp"

namespace handoff::cli {

void add_sandbox(CommandLine& line) {
  Command command = line.add("sandbox", "not there yet");
  command.runs([] { return refuse({"sandbox", "is not there yet"}); });
}

}  // namespace handoff::cli
