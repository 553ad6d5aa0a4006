// Question: something a planner answers, as a procedure that is walked through again and again.
//
// `advance` goes through the procedure from wherever it stands. Where it lacks replications it
// orders them from the lab and returns false; when it reaches the end it returns true, and the
// answer stands. It may be called at any time, before all orders are delivered too: what it decides
// depends on the lab's first n replications for n's of its own choice, and on nothing else.
#pragma once

#include "sim/planner/replication_store.hpp"

namespace handoff::sim {

class Question {
 public:
  Question() = default;
  virtual ~Question() = default;
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;

  virtual bool advance(Lab& lab) = 0;

  // The work in all, in trials, as far as can be told now: for progress bars.
  virtual double expected_work() const = 0;
};

// Carries out one order; the plainest way to run a question is a loop of this.
void carry_out(Lab& lab, const Order& order);

// That loop.
void answer(Question& question, Lab& lab);

}  // namespace handoff::sim
