// handoff rehearse.
#include "cli/command.hpp"
#include "cli/terminal.hpp"

namespace handoff::cli {

void add_rehearse(CommandLine& line) {
  Command command = line.add("rehearse", "not there yet");
  command.runs([] { return refuse({"rehearse", "is not there yet"}); });
}

}  // namespace handoff::cli
