// A signal's handler may do next to nothing; it sets a flag that needs no lock.
#include "cli/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace handoff::cli {
namespace {

std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void note_interrupt(int signal) {
  asked_to_stop.store(true);
  std::signal(signal, SIG_DFL);  // whoever asks twice does not want to wait
}

}  // namespace

bool interrupted() { return asked_to_stop.load(); }

InterruptGuard::InterruptGuard()
    : on_interrupt_(std::signal(SIGINT, note_interrupt)),
      on_terminate_(std::signal(SIGTERM, note_interrupt)) {}

InterruptGuard::~InterruptGuard() {
  if (on_interrupt_ != SIG_ERR) std::signal(SIGINT, on_interrupt_);
  if (on_terminate_ != SIG_ERR) std::signal(SIGTERM, on_terminate_);
}

}  // namespace handoff::cli
