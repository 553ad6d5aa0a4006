// Each system has jobs of its own; whose turn it is the jobs decide (SideBySide).
#include "cli/systems_run.hpp"

#include <algorithm>
#include <utility>

#include "cli/interrupt.hpp"

namespace handoff::cli {

class SystemsRun::System final : public sim::ReplicationJobs {
 public:
  System(sim::Scenario scenario, std::function<void(sim::Batch)> sink)
      : scenario_(std::move(scenario)), sink_(std::move(sink)) {
    begin(0, 0);
  }

  bool finished() const { return there_ >= target(); }

 private:
  const sim::Scenario* scenario() const override { return &scenario_; }
  void deliver(sim::Batch batch) override {
    there_ += batch.count;
    sink_(std::move(batch));
  }

  const sim::Scenario scenario_;
  std::function<void(sim::Batch)> sink_;
  int there_ = 0;
};

SystemsRun::SystemsRun(std::vector<sim::Scenario> systems, sim::JobExecutor& threads,
                       const Sink& sink)
    : threads_(threads) {
  std::vector<sim::ReplicationJobs*> jobs;
  for (std::size_t at = 0; at < systems.size(); ++at) {
    systems_.push_back(std::make_unique<System>(
        std::move(systems[at]), [at, sink](sim::Batch batch) { sink(at, std::move(batch)); }));
    systems_.back()->share_among(threads.workers(), threads.patience());
    jobs.push_back(systems_.back().get());
  }
  all_ = std::make_unique<sim::SideBySide>(std::move(jobs));
  source_.add(*all_);
}
SystemsRun::~SystemsRun() = default;

bool SystemsRun::to(int replications) {
  for (const auto& system : systems_) system->set_target(replications);
  const auto done = [this] {
    return std::all_of(systems_.begin(), systems_.end(),
                       [](const auto& system) { return system->finished(); });
  };
  return threads_.run(source_, {.done = done, .stop = interrupted});
}

}  // namespace handoff::cli
