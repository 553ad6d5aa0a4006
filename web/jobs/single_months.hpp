// Single months: the replications behind one customer's trace, one customer's night and the story.
//
// Each is one replication, run when the tab that shows it is open, in pieces of one replication
// each. When the scenario changes, what is shown stays until the new is there.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/app/choices/customer_choice.hpp"
#include "web/app/choices/tabs.hpp"
#include "web/jobs/background_job.hpp"
#include "web/views/results/caught.hpp"
#include "web/views/results/night.hpp"
#include "web/views/results/story.hpp"
#include "web/views/results/trace.hpp"

namespace handoff::web {

class SingleMonths final : public BackgroundJob {
 public:
  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;

  // The scenario has changed.
  void restart() {
    done_ = {};
    caught_.clear();
    if (story_) story_->stale = true;
  }

  // One piece of what is missing for the tab; true when something new can be shown. `chosen` of
  // nobody is a customer whose night is worth telling.
  bool advance(const sim::Scenario& scenario, const std::optional<CustomerChoice>& chosen, Tab tab);

  // Null until there is one.
  const TraceView* trace() const { return trace_.get(); }
  const NightView* night() const { return night_.get(); }
  const StoryView* story() const { return story_.get(); }
  CustomerChoice shown() const { return shown_; }
  // Whom the outages of the present scenario meet; empty until that is known, and without any.
  const std::vector<Caught>& caught() const { return caught_; }

 private:
  bool look_at_outages(const sim::Scenario& scenario);

  // What was made for the present scenario.
  struct Done {
    std::optional<CustomerChoice> usual;  // whom nobody chose
    std::optional<CustomerChoice> trace;
    std::optional<CustomerChoice> night;
    std::optional<std::uint32_t> story;  // the replication
    bool caught = false;
  };

  Seen scenario_seen_;
  std::unique_ptr<TraceView> trace_;
  std::unique_ptr<NightView> night_;
  std::unique_ptr<StoryView> story_;
  std::vector<Caught> caught_;
  CustomerChoice shown_;
  Done done_;
};

}  // namespace handoff::web
