// Catch2's implementation, which is compiled once for all programs of tests.
#pragma once

#include <span>

namespace handoff::tests {

// Runs the tests that the command line (its first word names the program) asks for and returns the exit code: 0 if
// none failed. It may be called again with another command line.
int run_catch(std::span<const char* const> arguments);

}  // namespace handoff::tests
