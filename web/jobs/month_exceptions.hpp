// Month exceptions: the exception list as it stands at the end of one simulated month.
//
// The run keeps counts, not entries, so the month is run once more when somebody looks. Which month
// is the user's choice; the first is replication 0.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/handoff/exception_list.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/jobs/background_job.hpp"

namespace handoff::web {

struct ExceptionEntry {
  core::ExceptionKind kind = core::ExceptionKind::none;
  std::size_t customer = 0;  // position in the month, from 0; as `handoff trace --customer` counts
  std::string tier;
  core::Time first_seen;
  double age_s = 0.0;  // until the end of the month; of what is settled: not known
  double mrr_usd = 0.0;
  std::vector<core::Operation> tried;   // in the order of the pipeline
  std::vector<core::Operation> failed;  // given up
  bool open = false;
};

class MonthExceptions final : public BackgroundJob {
 public:
  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;

  // Somebody looks, and there is time. True when the entries have changed.
  bool want(const sim::Scenario& scenario);

  bool there() const { return there_; }
  int replication() const { return replication_; }
  // Open ones first, the most money first.
  const std::vector<ExceptionEntry>& entries() const { return entries_; }

 private:
  Seen scenario_seen_;
  int replication_ = 0;
  bool there_ = false;
  std::vector<ExceptionEntry> entries_;
};

}  // namespace handoff::web
