// What the program tells the shell.
#pragma once

namespace handoff::cli {

// (130 is what a shell itself says of a program that Ctrl-C ended.)
enum class Exit { ok = 0, target_missed = 1, bad_input = 2, interrupted = 130 };

}  // namespace handoff::cli
