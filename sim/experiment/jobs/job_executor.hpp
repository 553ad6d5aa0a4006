// JobExecutor: who carries out a source's jobs - threads, or processes on several machines.
//
// The calling thread keeps the source and whoever waits for answers. Who does what when depends on the machines' mood, and
// makes no difference to the results.
#pragma once

#include <functional>
#include <optional>

#include "core/base/result.hpp"
#include "sim/experiment/jobs/job_source.hpp"

namespace handoff::sim {

// Looked at on the calling thread, between two answers.
struct JobWatch {
  std::function<bool()> done;                         // nothing more is needed
  std::function<bool()> stop = [] { return false; };  // whether to leave before
  std::function<void()> answered = [] {};             // something has come in
};

class JobExecutor {
 public:
  JobExecutor() = default;
  virtual ~JobExecutor() = default;
  JobExecutor(const JobExecutor&) = delete;
  JobExecutor& operator=(const JobExecutor&) = delete;

  // How many jobs are carried out at a time.
  virtual int workers() const = 0;
  // How many times as long as usual jobs may be, so that whoever keeps the source is not what the others wait for.
  virtual int patience() const { return 1; }

  // Carries out the source's jobs until the watch says that it is done. False if it was stopped
  // before; what was under way is given back to the source then.
  virtual bool run(JobSource& source, const JobWatch& watch) = 0;
  // Why it was stopped, if not by the watch: there is nobody left to carry jobs out.
  virtual std::optional<core::Error> failure() const { return std::nullopt; }
};

}  // namespace handoff::sim
