// Hourly run: the replications behind the pictures, carried on in small pieces between frames once
// the results are there.
//
// As many as the scenario alone decides, so that a link shows the same digits. What is shown stays
// the old one until the new has its first replications. Time comes in from outside.
#pragma once

#include <functional>
#include <memory>

#include "sim/month/recorder.hpp"
#include "sim/month/routes.hpp"
#include "sim/month/simulation.hpp"
#include "web/jobs/background_job.hpp"
#include "web/views/results/hourly_views.hpp"

namespace handoff::web {

class HourlyRun final : public BackgroundJob {
 public:
  using Clock = std::function<double()>;  // ms

  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;

  // The scenario has changed. While a slider is dragged nothing is set up for it.
  void restart();
  // True when `pictures` has changed.
  bool advance(const sim::Scenario& scenario, double budget_ms, const Clock& now_ms);

  bool finished() const { return !stale_ && (run_ == nullptr || run_->done >= run_->target); }
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

  Seen scenario_seen_;
  bool stale_ = false;
  std::unique_ptr<Run> run_;
  HourlyViews pictures_;
};

}  // namespace handoff::web
