// A question is a queue of jobs; how far it is follows from what it expects to take.
#include "cli/answer.hpp"

#include <algorithm>

#include "cli/terminal.hpp"
#include "sim/planner/store_jobs.hpp"

namespace handoff::cli {
namespace {

constexpr int kProgressSteps = 1'000;

class Progress {
 public:
  explicit Progress(std::string_view what) : bar_(what, kProgressSteps) {}

  // Never backward, though what is expected changes as the answer takes shape.
  void show(const sim::Question& question, const sim::ReplicationStore& store) {
    const double expected = std::max(question.expected_work(), store.spent());
    const double share = expected > 0 ? store.spent() / expected : 0;
    shown_ = std::max(shown_, static_cast<int>(share * kProgressSteps));
    bar_.show(shown_);
  }

 private:
  ProgressBar bar_;
  int shown_ = 0;
};

}  // namespace

bool answer_on_threads(sim::Question& question, sim::ReplicationStore& store,
                       sim::JobExecutor& threads, std::string_view what,
                       const std::function<bool()>& stop, const std::function<void()>& answered) {
  Progress progress(what);
  sim::QuestionJobs jobs(question, store);
  jobs.share_among(threads.workers(), threads.patience());
  sim::JobSource source;
  source.add(jobs);
  return threads.run(source, {.done = [&jobs] { return jobs.answered(); },
                              .stop = stop,
                              .answered =
                                  [&] {
                                    answered();
                                    progress.show(question, store);
                                  }});
}

Exit tell_stopped(const sim::JobExecutor& threads, const std::string& what) {
  const auto failure = threads.failure();
  static_cast<void>(refuse({failure ? failure->line() : "interrupted", what}));
  return Exit::interrupted;
}

}  // namespace handoff::cli
