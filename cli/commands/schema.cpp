// handoff schema: the JSON Schema of scenario files, for editors.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "io/scenario/scenario_schema.hpp"

namespace handoff::cli {
namespace {

Exit print_schema() {
  fmt::print("{}", io::scenario_schema());
  return Exit::ok;
}

}  // namespace

void add_schema(CommandLine& line) {
  Command command = line.add("schema", "print the JSON Schema of scenario files, for editors");
  command.runs(print_schema);
}

}  // namespace handoff::cli
