// Commands: what each file of this folder offers to main.
//
// `add_...` declares a command's options and, when the command line names it, leaves in `action`
// what is to be done. Nothing is done while the command line is still being read.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace handoff::cli {

// What the program tells the shell.
// (130 is what a shell itself says of a program that Ctrl-C ended.)
enum class Exit { ok = 0, target_missed = 1, bad_input = 2, interrupted = 130 };

using Action = std::function<Exit()>;

void add_run(CLI::App& app, Action& action);
void add_compare(CLI::App& app, Action& action);
void add_sweep(CLI::App& app, Action& action);
void add_advise(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_claims(CLI::App& app, Action& action);
void add_plan(CLI::App& app, Action& action);
void add_trace(CLI::App& app, Action& action);
void add_replay(CLI::App& app, Action& action);
void add_validate(CLI::App& app, Action& action);
void add_presets(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_version(CLI::App& app, Action& action);

}  // namespace handoff::cli
