// Schedule: everything that a run of the pipeline against a hostile outside depends on, as a few
// numbers.
//
// `setup` chooses the configuration and the customers, and each word is one thing that happens:
// what (a customer converts, an event is delivered, a request is answered, a timer fires), to which
// of the things that wait for it, how, and whether the process dies on the way. A word that finds
// nothing to do is skipped, so any list of words is a schedule, and a failing one can be cut down
// word by word.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::core::testing {

enum class Act : std::uint8_t {
  live,        // something happens in a customer's life: trial, change of plan, payment
  deliver,     // an event, for the first time
  redeliver,   // an event that was delivered before
  lose_event,  // the processor gives an event up
  answer,      // a request, well
  fail,        // a request: 429, 5xx, silence, refusal
  late,        // what was given up arrives after all
  fire,        // the next timer
  wait,        // time passes, timers become overdue
  reconcile,   // time passes until the next reconciliation
  resolve,     // a person settles an exception
  touch,       // a person makes a first touch
  reconfigure,
  crash,  // between two inputs
};

// Where the process dies while it takes one input in. What is stored goes out only after it was
// stored.
enum class Crash : std::uint8_t {
  none,
  before_storing,  // the input is as if it had never come
  before_sending,  // the input counts, what it asked for never left
  after_sending,
};

// The fields of a word.
Act act_of(std::uint32_t word);
constexpr std::uint32_t pick_of(std::uint32_t word) { return (word >> 8) & 0xff; }
constexpr std::uint32_t detail_of(std::uint32_t word) { return (word >> 16) & 0xff; }
Crash crash_of(std::uint32_t word);

struct Schedule {
  std::uint32_t setup = 0;
  std::vector<std::uint32_t> words;

  std::string text() const;  // as "setup:word,word,...", in hexadecimal
};

// The schedule of a seed, the same on every machine.
Schedule schedule_of(std::uint64_t seed);

}  // namespace handoff::core::testing
