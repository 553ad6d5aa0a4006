// Commands: what each file of cli/commands offers to main.
//
// `add_...` declares a command's options, and what is to be done when the line names it.
#pragma once

#include "cli/options.hpp"

namespace handoff::cli {

void add_run(CommandLine& line);
void add_compare(CommandLine& line);
void add_sweep(CommandLine& line);
void add_advise(CommandLine& line);
void add_report(CommandLine& line);
void add_claims(CommandLine& line);
void add_plan(CommandLine& line);
void add_trace(CommandLine& line);
void add_warmup(CommandLine& line);
void add_replay(CommandLine& line);
void add_learn(CommandLine& line);
void add_validate(CommandLine& line);
void add_presets(CommandLine& line);
void add_schema(CommandLine& line);
void add_version(CommandLine& line);

// Native programs with the service in them (service/commands); others say what is missing.
void add_serve(CommandLine& line);
void add_sandbox(CommandLine& line);
void add_rehearse(CommandLine& line);

}  // namespace handoff::cli
