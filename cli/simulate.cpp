// Precision is judged at fixed numbers of replications (sim/experiment/stopping.hpp), between which the
// threads work; so their number decides nothing.
#include "cli/simulate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "cli/ranks.hpp"
#include "cli/systems_run.hpp"
#include "cli/terminal.hpp"
#include "sim/experiment/stopping.hpp"

namespace handoff::cli {
namespace {

constexpr int kFewestForPrecision = 20;

sim::StoppingRule rule_of(const std::vector<io::PrecisionGoal>& goals, int maximum) {
  sim::StoppingRule rule;
  for (const io::PrecisionGoal& goal : goals) rule.targets.push_back(goal.target);
  rule.minimum = std::min(kFewestForPrecision, maximum);
  rule.maximum = maximum;
  return rule;
}

// The threads, the bar, and how far they are.
class Run {
 public:
  Run(const Systems& systems, const Effort& effort)
      : systems_(systems),
        threads_(make_executor(effort.threads)),
        run_(systems.scenarios, *threads_,
             [this](std::size_t system, sim::Batch batch) { take(system, std::move(batch)); }),
        bar_("replications", effort.replications) {}

  // Whether to go on.
  bool to(int replications) {
    const bool finished = run_.to(replications);
    report_.interrupted = !finished;
    report_.failure = threads_->failure();
    if (finished) report_.replications = replications;
    return finished && !report_.error;
  }

  SimulationReport& report() { return report_; }

 private:
  void take(std::size_t system, sim::Batch batch) {
    done_ += batch.count;
    auto error = systems_.add(system, std::move(batch));
    if (error && !report_.error) report_.error = std::move(error);
    bar_.show(static_cast<int>(done_ / static_cast<std::int64_t>(systems_.scenarios.size())));
  }

  const Systems& systems_;
  std::unique_ptr<sim::JobExecutor> threads_;
  SystemsRun run_;
  ProgressBar bar_;
  std::int64_t done_ = 0;
  SimulationReport report_;
};

// All systems are judged at the same numbers, and all go on until the last one is precise.
void run_until_precise(Run& run, const Systems& systems, int maximum) {
  std::vector<sim::SequentialStopping> stopping;
  for (const auto& goals : systems.goals) stopping.emplace_back(rule_of(goals, maximum));
  bool going_on = true;
  while (going_on) {
    int next = 0;
    for (const sim::SequentialStopping& it : stopping) {
      if (it.state() == sim::StoppingState::going_on) next = it.next_check();
    }
    if (!run.to(next)) return;
    going_on = false;
    for (std::size_t system = 0; system < stopping.size(); ++system) {
      sim::SequentialStopping& it = stopping[system];
      if (it.state() != sim::StoppingState::going_on) continue;
      if (it.judge(systems.results(system)) == sim::StoppingState::going_on) going_on = true;
    }
  }
  for (const sim::SequentialStopping& it : stopping)
    run.report().precisions.push_back(it.precisions());
}

}  // namespace

SimulationReport simulate(const Systems& systems, const Effort& effort) {
  Run run(systems, effort);
  if (systems.goals.empty() || systems.goals.front().empty())
    run.to(effort.replications);
  else
    run_until_precise(run, systems, std::max(2, effort.replications));
  return run.report();
}

std::optional<core::Error> broken_rule(const sim::Experiment& experiment) {
  if (experiment.violations().empty()) return std::nullopt;
  return core::Error{"a rule that must always hold was broken, please report this",
                     experiment.violations().front()};
}

std::optional<Exit> refusal(const SimulationReport& report, const Effort& effort) {
  if (report.error) return refuse({"internal error", report.error->line()});
  if (!report.interrupted) return std::nullopt;
  refuse({report.failure ? report.failure->line() : "interrupted",
          "before the " + std::to_string(effort.replications) +
              " replications were done; there are no results"});
  return Exit::interrupted;
}

Exit tell_precisions(const Systems& systems, const SimulationReport& report,
                     const std::vector<std::string>& names, bool stdout_taken) {
  Exit exit = Exit::ok;
  for (std::size_t system = 0; system < report.precisions.size(); ++system) {
    for (std::size_t i = 0; i < report.precisions[system].size(); ++i) {
      const sim::Precision& precision = report.precisions[system][i];
      if (!precision.reached()) exit = Exit::target_missed;
      const std::string name = names.size() > 1 ? names[system] + ": " : "";
      fmt::print(stdout_taken ? stderr : stdout, "{}{}{} ({} replications)\n",
                 stdout_taken ? "handoff: " : "", name,
                 io::precision_text(systems.goals[system][i], precision), report.replications);
    }
  }
  return exit;
}

}  // namespace handoff::cli
