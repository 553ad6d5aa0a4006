// What breaks: the cause behind a target's failing, by attributed waiting time (sim/month/waiting.hpp).
//
// What customers wait for where the target fails is compared with what they wait for where it does not: the cause
// that has grown most breaks. A target that fails everywhere has the cause that is waited for longest. Quotas and
// hours name what they count. Where that is:
//
//   of a breaking point   at the volume at which it fails; and at the volume asked about, or at a quarter of the
//                         failing volume if that is less
//   of a year             in the first month whose mean misses it; and in the first that anybody comes in whom it
//                         is about, if that is one before
//
// The few hundred replications that this takes are jobs (sim/experiment/jobs/job.hpp) for whoever carries them out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/jobs/job_queue.hpp"
#include "sim/month/waiting.hpp"
#include "sim/planner/questions/breaking_point.hpp"
#include "sim/planner/questions/hiring.hpp"

namespace handoff::sim {

struct BreakCause {
  std::string what;  // empty: the target holds, or nothing is known
  // Of a target on times, until the end of its way, a customer on average; no waiting otherwise.
  bool has_waiting = false;
  bool has_grown = false;  // since the lower volume, or that first month
  double waiting_s = 0;
  Interval interval;
  double before_s = 0;    // there; the same if it fails everywhere, or nobody is met there
  int before_month = -1;  // that month
  double total_s = 0;     // of all causes
};

// A target, and where it fails.
struct Failing {
  struct Place {
    Scenario scenario;
    int month = -1;  // of its horizon; -1: all of it
  };
  Target target;
  Place there;
  std::optional<Place> before;  // where it does not yet; none: it fails everywhere
};

// In the order of the breaks; nothing for those that hold.
std::vector<std::optional<Failing>> failing(const BreakingPoint& question,
                                            const std::vector<Break>& breaks);
// In the order of the targets; nothing for those that no month's mean misses.
std::vector<std::optional<Failing>> failing(const Scenario& scenario,
                                            const std::vector<Target>& targets,
                                            const YearStanding& year);

class BreakCauses final : public JobQueue {
 public:
  // Of these from now on.
  void serve(const std::vector<std::optional<Failing>>& failing);
  void clear();

  bool finished() const;
  // In the same order, once it is finished.
  std::vector<BreakCause> causes() const;

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return place_of(job) < looks_.size(); }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { returned_.push_back(job); }

 private:
  // What is looked at, by one of the kinds of jobs.
  struct Look {
    JobKind kind;
    WaitingOf whose;
    ScenarioHandle scenario;  // its own: whose job it is
    int replications;
    int ordered = 0;
    int there = 0;
    std::map<int, WaitingMonths> months;  // by their first replication
    Refusals refused{};
  };
  // How one cause follows from them.
  struct Row {
    std::optional<Leg> leg;      // of the way, that is measured
    std::optional<Cause> cause;  // the only one that it can be
    bool everywhere = false;
    std::optional<std::size_t> there, before;  // places among the looks
  };

  Row row_of(const Failing& it);
  std::size_t look(const Failing::Place& at, JobKind kind, int tier);
  std::size_t place_of(const Job& job) const;
  BreakCause cause_of(const Row& row) const;

  std::vector<Row> rows_;
  std::vector<Look> looks_;
  std::vector<Job> returned_;  // given out once, and not carried out
};

// The same at once, on the calling thread.
std::vector<BreakCause> break_causes(const std::vector<std::optional<Failing>>& failing);

}  // namespace handoff::sim
