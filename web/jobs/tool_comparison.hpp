// Tool bench: the article's five kinds of tool, each run on the user's scenario in the background.
//
// Only the pipeline and its costs differ: customers, systems, team and seed are the user's, so the
// five meet the same customers. Nothing is run before somebody looks (`want`) and the present run
// is finished.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "sim/experiment/results.hpp"
#include "web/app/choices/tools.hpp"
#include "web/jobs/background_job.hpp"
#include "web/jobs/work/replications.hpp"

namespace handoff::web {

class ToolComparison final : public BackgroundJob, public Work {
 public:
  // What was run of another scenario, or for another number of replications, is dropped.
  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  bool has_news(const Turn& turn) const override;

  // Somebody looks, and there is time. True when something has begun.
  bool want(const sim::Scenario& scenario);

  bool begun() const { return begun_; }
  bool finished() const;
  int current() const { return current_; }  // -1: the scenario has none of the five pipelines
  const Replications& work(std::size_t tool) const { return works_[tool]; }
  int replications() const;  // that all five have
  int target() const { return target_; }

  // The five advance side by side.
  std::optional<Order> next_order() override;
  bool wants(const Order& order) const override;
  void take(const Order& order, std::span<const std::uint8_t> answer, double ms) override;
  void give_back(const Order& order) override;

 private:
  Seen scenario_seen_;
  Pace pace_;
  bool begun_ = false;
  int target_ = 0;
  int current_ = -1;
  std::array<Replications, kTools.size()> works_;
};

}  // namespace handoff::web
