// Watch run: the replications behind the pictures, carried on in small pieces between frames once
// the results are there.
//
// As many as the scenario alone decides, so that a link shows the same digits. What is shown stays
// the old one until the new has its first replications. Time comes in from outside.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "web/views/results/hourly_views.hpp"

namespace handoff::web {

class HourlyRun {
 public:
  using Clock = std::function<double()>;  // ms

  void restart(const sim::Scenario& scenario);
  // True when `pictures` has changed.
  bool advance(double budget_ms, const Clock& now_ms);

  bool finished() const { return !next_ && (run_ == nullptr || run_->done >= run_->target); }
  const HourlyViews& pictures() const { return pictures_; }

 private:
  // Simulation, recorder and routes refer to the scenario, which therefore must not move.
  struct Run {
    explicit Run(const sim::Scenario& of);

    sim::Scenario scenario;
    sim::Simulation simulation;
    sim::Recorder recorder;
    sim::RouteTable routes;
    int target;
    int done = 0;
  };

  std::optional<sim::Scenario> next_;  // while a slider is dragged nothing is set up for it
  std::unique_ptr<Run> run_;
  HourlyViews pictures_;
};

}  // namespace handoff::web
