// The `handoff` program: reads the command line, does one thing, and says so in its exit code.
#include <exception>
#include <new>

#include "cli/command.hpp"
#include "cli/ranks.hpp"
#include "cli/terminal.hpp"
#include "handoff/version.hpp"

namespace {

using handoff::cli::Exit;

constexpr const char* kAbout =
    "Handoff: what happens between a trial's first payment and the customer's first call.\n"
    "Simulates the pipeline that hands converted trials over to CRM, marketing and customer "
    "success.";

constexpr const char* kExamples = R"(Examples:
  handoff run assets/scenarios/worked_example.json --replications 1000 --seed 1
  handoff run worked_example --json -
  handoff compare worked_example --pipeline manual --pipeline full_orchestration
  handoff trace worked_example --customer 7 --pipeline manual
  handoff sweep worked_example --vary cohort.trials=500:50000:5:log
  handoff validate my_month.json
  handoff replay events.jsonl
  handoff learn subscriptions.csv invoices.csv contacts.csv

Each command has a --help of its own. Exit codes: 0 done; 1 a target was missed; 2 bad input, with
one line on standard error that says where, what and what is allowed.)";

Exit run_program(int argc, char** argv) {
  handoff::cli::CommandLine line("handoff", kAbout, kExamples, "handoff " HANDOFF_VERSION);
  handoff::cli::add_run(line);
  handoff::cli::add_compare(line);
  handoff::cli::add_sweep(line);
  handoff::cli::add_advise(line);
  handoff::cli::add_report(line);
  handoff::cli::add_claims(line);
  handoff::cli::add_plan(line);
  handoff::cli::add_trace(line);
  handoff::cli::add_warmup(line);
  handoff::cli::add_replay(line);
  handoff::cli::add_learn(line);
  handoff::cli::add_serve(line);
  handoff::cli::add_sandbox(line);
  handoff::cli::add_rehearse(line);
  handoff::cli::add_validate(line);
  handoff::cli::add_presets(line);
  handoff::cli::add_schema(line);
  handoff::cli::add_version(line);
  return line.run(argc, argv);
}

}  // namespace

// Our own code throws nothing; libraries may.
int main(int argc, char** argv) {
  try {
    return static_cast<int>(handoff::cli::run_on_ranks(argc, argv, run_program));
  } catch (const std::bad_alloc&) {
    return static_cast<int>(
        handoff::cli::refuse({"", "out of memory; fewer replications or trials need less"}));
  } catch (const std::exception& error) {
    return static_cast<int>(handoff::cli::refuse({"internal error", error.what()}));
  }
}
