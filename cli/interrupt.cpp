// A signal's handler may do next to nothing: this one reads the clock, as POSIX allows, and notes
// the time where no lock is needed.
#include "cli/interrupt.hpp"

#include <time.h>

#include <atomic>
#include <csignal>
#include <cstdint>

namespace handoff::cli {
namespace {

// One wish may come as two signals: a shell, `timeout` and the like send it to the program and to
// its group.
constexpr std::int64_t kSameWishNs = 300'000'000;

constexpr std::int64_t kNever = 0;  // the monotonic clock's zero is long ago
std::atomic<std::int64_t> asked_at_ns{kNever};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t monotonic_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

extern "C" void note_interrupt(int signal) {
  const std::int64_t now_ns = monotonic_ns();
  std::int64_t asked_ns = kNever;
  if (asked_at_ns.compare_exchange_strong(asked_ns, now_ns)) return;
  if (now_ns - asked_ns > kSameWishNs) {
    std::signal(signal, SIG_DFL);  // whoever asks twice does not want to wait
    std::raise(signal);
  }
}

}  // namespace

bool interrupted() { return asked_at_ns.load() != kNever; }

InterruptGuard::InterruptGuard()
    : on_interrupt_(std::signal(SIGINT, note_interrupt)),
      on_terminate_(std::signal(SIGTERM, note_interrupt)) {}

InterruptGuard::~InterruptGuard() {
  if (interrupted())
    return;  // the program is about to say so and end, which the same wish must not forestall
  if (on_interrupt_ != SIG_ERR) std::signal(SIGINT, on_interrupt_);
  if (on_terminate_ != SIG_ERR) std::signal(SIGTERM, on_terminate_);
}

}  // namespace handoff::cli
