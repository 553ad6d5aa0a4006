#include "web/jobs/background_jobs.hpp"

#include <algorithm>

namespace handoff::web {

Turn BackgroundJobs::told(Turn turn) const {
  turn.results_there = run.finished();
  turn.pictures_there = run.finished() && watch.finished();
  return turn;
}

void BackgroundJobs::follow(const State& state) {
  for (BackgroundJob* job : all_) job->follow(state);
}

Progress BackgroundJobs::advance(Turn turn) {
  Progress all;
  for (BackgroundJob* job : all_) all += job->advance(told(turn));
  return all;
}

bool BackgroundJobs::has_news(Turn turn) const {
  return std::any_of(all_.begin(), all_.end(),
                     [turn = told(turn)](const BackgroundJob* job) { return job->has_news(turn); });
}

}  // namespace handoff::web
