// handoff validate: whether scenario files can be run, and what they come to with all defaults
// filled in.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/files/file.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::cli {
namespace {

struct ValidateOptions {
  std::vector<std::string> files;
  bool full = false;
  bool changes = false;
};

void describe(const std::string& file, const sim::Scenario& scenario) {
  fmt::print("{}: valid: {}, {} trials over {} days from {}, seed {}\n",
             io::printable(io::source_name(file), 200), io::in_quotes(scenario.name, 80),
             scenario.cohort.trials, scenario.days, io::date_text(scenario.start), scenario.seed);
}

// Every file is looked at, also after a bad one.
Exit validate(const ValidateOptions& options) {
  Exit exit = Exit::ok;
  for (const std::string& file : options.files) {
    const auto scenario = load_scenario(file);
    if (!scenario) {
      exit = refuse(scenario.error());
    } else if (options.full) {
      fmt::print("{}", io::write_scenario(*scenario));
    } else if (options.changes) {
      fmt::print("{}", io::pretty(io::scenario_changes(*scenario)));
    } else {
      describe(file, *scenario);
    }
  }
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return exit;
}

constexpr const char* kValidateExamples = R"(Examples:
  handoff validate my_month.json
  handoff validate worked_example --full > my_month.json      a file to start from
  handoff validate my_month.json --changes

Bad input gives one line for each file: line, column, path, what was found and what is allowed; the
exit code is then 2.)";

}  // namespace

void add_validate(CommandLine& line) {
  auto options = std::make_shared<ValidateOptions>();
  Command command = line.add("validate", "check scenario files");
  command.words("FILE", options->files, "scenario files, - for standard input, or built-in names");
  command.flag("--full", options->full, "print the scenario with every default filled in");
  command.flag("--changes", options->changes, "print only what differs from the worked example",
               "--full");
  command.footer(kValidateExamples);
  command.runs([options] { return validate(*options); });
}

}  // namespace handoff::cli
