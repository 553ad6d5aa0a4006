// handoff serve.
#include "cli/command.hpp"
#include "cli/terminal.hpp"

namespace handoff::cli {

void add_serve(CommandLine& line) {
  Command command = line.add("serve", "not there yet");
  command.runs([] { return refuse({"serve", "is not there yet"}); });
}

}  // namespace handoff::cli
