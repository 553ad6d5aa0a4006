// What breaks: the cause behind a breaking point, by attributed waiting time (sim/month/waiting.hpp).
//
// At the volume at which a target fails, what customers wait for is compared with what they wait
// for at the volume asked about, or at a quarter of the failing volume if that is less: the cause
// that has grown most breaks. A target that fails at every volume has the cause that is waited for
// longest. Quotas and hours name what they count. The few hundred replications that this takes are
// jobs (sim/experiment/jobs/job.hpp) for whoever carries them out.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/experiment/jobs/job_queue.hpp"
#include "sim/month/waiting.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::sim {

struct BreakCause {
  std::string what;  // empty: the target holds, or nothing is known
  // Of a target on times, until the end of its way, a customer on average; no waiting otherwise.
  bool has_waiting = false;
  bool has_grown = false;  // since the lower volume
  double waiting_s = 0;
  Interval interval;
  double before_s = 0;  // at the lower volume; the same if it fails everywhere
  double total_s = 0;   // of all causes
};

class BreakCauses final : public JobQueue {
 public:
  // Of these breaks of the question from now on; the question is not needed afterwards.
  void serve(const BreakingPoint& question, const std::vector<Break>& breaks);
  void clear();

  bool finished() const;
  // In the order of the breaks, once it is finished.
  std::vector<BreakCause> causes() const;

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return place_of(job) < looks_.size(); }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { returned_.push_back(job); }

 private:
  // What is looked at: an alternative at a volume, by one of the kinds of jobs.
  struct Look {
    std::size_t alternative;
    double volume;
    JobKind kind;
    int tier;
    ScenarioHandle scenario;  // its own: whose job it is
    int replications;
    int ordered = 0;
    int there = 0;
    std::map<int, WaitingMonths> months;  // by their first replication
    Refusals refused{};
  };
  // How one break's cause follows from them.
  struct Row {
    std::optional<Leg> leg;      // of the way, that is measured
    std::optional<Cause> cause;  // the only one that it can be
    bool everywhere = false;
    std::optional<std::size_t> there, before;  // places among the looks
  };

  Row row_of(const BreakingPoint& question, const Break& it);
  std::size_t look(const BreakingPoint& question, std::size_t alternative, double volume,
                   JobKind kind, int tier);
  std::size_t place_of(const Job& job) const;
  BreakCause cause_of(const Row& row) const;

  std::vector<Row> rows_;
  std::vector<Look> looks_;
  std::vector<Job> returned_;  // given out once, and not carried out
};

// The same at once, on the calling thread.
std::vector<BreakCause> break_causes(const BreakingPoint& question,
                                     const std::vector<Break>& breaks);

}  // namespace handoff::sim
