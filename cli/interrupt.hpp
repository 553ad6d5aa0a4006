// Interruption: Ctrl-C asks long work to stop, and asks once; a second one, a moment later, ends
// the program at once.
//
// Work that wants to leave in order holds an `InterruptGuard` and looks at `interrupted()` between
// pieces. Without a guard Ctrl-C does what it always does.
#pragma once

namespace handoff::cli {

bool interrupted();

class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  using Handler = void (*)(int);
  Handler on_interrupt_;
  Handler on_terminate_;
};

}  // namespace handoff::cli
