// Question: something a planner answers, as a procedure that is walked through again and again.
//
// `advance` goes through the procedure from wherever it stands. Where it lacks replications it
// orders them from the store and returns false; when it reaches the end it returns true, and the
// answer stands. It may be called at any time, before all orders are delivered too: what it decides
// depends on the store's first n replications for n's of its own choice, and on nothing else.
//
// Each question says how much it simulates when nobody says otherwise, and the command line and the
// page ask with those options, so that both give the same digits. Effort is counted in trials: months
// of many trials are simulated less often, since what must be seen is customers.
#pragma once

#include "sim/planner/replication_store.hpp"

namespace handoff::sim {

// What questions that look closely spend at one place, so that a target about the two Enterprise
// customers of a month can be decided; and on a first look at it.
inline constexpr double kDefaultEffort = 1e6;
inline constexpr double kDefaultFirstLook = 100'000;

// Replications that make so many trials together, within limits.
int replications_of(double trials, double work_of_one, double fewest, double most);

class Question {
 public:
  Question() = default;
  virtual ~Question() = default;
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;

  virtual bool advance(ReplicationStore& store) = 0;

  // The work in all, in trials, as far as can be told now: for progress bars.
  virtual double expected_work() const = 0;
};

// Carries out one order; the plainest way to run a question is a loop of this.
void carry_out(ReplicationStore& store, const ReplicationOrder& order);

// That loop.
void answer(Question& question, ReplicationStore& store);

}  // namespace handoff::sim
