// ReportStudy: the questions that a report answers. How do several systems do, on the same customers;
// which one is best; what does that hang on; which rules of thumb hold for the one that it is
// about?
//
// Like a single question it runs nothing itself: its parts are to be answered one after the other.
// The first keeps values for percentiles in a store of its own, the others share one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/article/advice.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/planner/questions/choice.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "sim/planner/questions/tornado.hpp"

namespace handoff::sim {

// What is compared, and which of it the study is about.
struct StudySystems {
  std::vector<Alternative> all;
  std::size_t subject = 0;
};

// The scenario as it is among the tools: as the one that it is, or before them all as kAsGiven.
StudySystems systems_among(const std::vector<Alternative>& tools, const Scenario& scenario);

// So many months of each system that all of them together take a few seconds.
int default_study_replications(const StudySystems& systems);

class ReportStudy {
 public:
  // `tools` are the article's, for its rules. An error when a system cannot be simulated.
  static core::Result<std::unique_ptr<ReportStudy>> make(StudySystems systems,
                                                         const std::vector<Alternative>& tools,
                                                         std::vector<Target> targets,
                                                         int replications);
  // Its questions refer to its systems.
  ReportStudy(const ReportStudy&) = delete;
  ReportStudy& operator=(const ReportStudy&) = delete;

  struct Part {
    Question* question;
    ReplicationStore* store;
    std::string_view what;  // "uncertain inputs"
  };
  // In the order in which they are to be answered.
  const std::vector<Part>& parts() const { return parts_; }

  const StudySystems& systems() const { return systems_; }
  const Scenario& subject() const { return systems_.all[systems_.subject].scenario; }
  const std::vector<Target>& targets() const { return targets_; }
  const ReplicationStore& values() const { return values_; }
  const ReplicationStore& sums() const { return sums_; }
  const Sweep& results() const { return *sweep_; }           // along an axis of the systems
  const Choice* choice() const { return choice_.get(); }     // of several systems
  const Tornado* tornado() const { return tornado_.get(); }  // with uncertain inputs
  int tornado_replications() const { return tornado_replications_; }
  const Advice& advice() const { return *advice_; }

 private:
  ReportStudy(StudySystems systems, std::vector<Target> targets)
      : systems_(std::move(systems)), targets_(std::move(targets)) {}
  std::optional<core::Error> pose_results(int replications);
  std::optional<core::Error> pose_tornado(const Objective& value);

  StudySystems systems_;
  std::vector<Target> targets_;
  ReplicationStore values_{Detail::values};
  ReplicationStore sums_;
  std::unique_ptr<Sweep> sweep_;
  std::unique_ptr<Choice> choice_;
  std::unique_ptr<Tornado> tornado_;
  int tornado_replications_ = 0;
  std::unique_ptr<Advice> advice_;
  std::vector<Part> parts_;
};

}  // namespace handoff::sim
