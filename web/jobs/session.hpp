// A session: the state, and the background jobs that follow each of its changes.
#pragma once

#include <optional>

#include "web/app/store/store.hpp"
#include "web/jobs/background_jobs.hpp"

namespace handoff::web {

class Session {
 public:
  const State& state() const { return store_.state(); }
  std::optional<core::Error> apply(const Action& action) {
    auto error = store_.apply(action);
    jobs.follow(state());
    return error;
  }

 private:
  Store store_;

 public:
  BackgroundJobs jobs{state()};
};

}  // namespace handoff::web
