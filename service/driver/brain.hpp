// The pipeline and what its numbers are called: one input goes in, and out comes what is to be done
// and what is to be written down.
//
// Nothing here waits, reads a clock or knows of a disk: the driver tells the inputs that it has
// stored, and after a restart tells them again. Both times the same comes out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/pipeline.hpp"
#include "service/driver/lags.hpp"
#include "service/messages/input.hpp"
#include "service/messages/names.hpp"
#include "service/store/store.hpp"

namespace handoff::service {

// What follows from an input, besides requests and timers.
struct Written {
  std::vector<ProgressRow> progress;
  std::vector<HistoryRow> history;
  std::vector<ExceptionRow> exceptions;
};

class Brain {
 public:
  // The rules of the first `RulesInput`, or of a snapshot, make the pipeline.
  std::optional<core::Error> set_rules(const std::string& scenario, core::Time now,
                                       core::Outbox& out);
  std::optional<core::Error> restore(const SnapshotRow& row);
  [[nodiscard]] bool restore(const Name& name) { return names_.restore(name); }

  // Appends to `out` what the pipeline asks for, and to `written` what is to be kept of it. The
  // error is of rules that cannot be read.
  std::optional<core::Error> tell(const Input& input, std::int64_t number, core::Time now,
                                  core::Outbox& out, Written& written);

  // What a snapshot holds besides its place.
  SnapshotRow snapshot();

  bool has_rules() const { return pipeline_.has_value(); }
  const std::string& rules_text() const { return rules_text_; }
  const core::Pipeline& pipeline() const { return *pipeline_; }
  const Names& names() const { return names_; }
  const Lags& lags() const { return lags_; }

 private:
  void take(const EventInput& input, core::Time now, core::Outbox& out);
  void take(const ReplyInput& input, core::Time now, core::Outbox& out);
  core::ReplyBody body_of(const ReplyInput& input, core::Time now);

  void write_event(const EventInput& input, const core::Verdict& verdict);
  void write_progress(const core::Outbox& out, std::size_t from, core::Time now);
  void write_exceptions();
  void note(std::string subject, std::string event, core::Time at, std::optional<double> value = {},
            std::string detail = {}, std::string actor = {});
  Origin next_row() { return {number_, row_++}; }

  std::optional<core::Pipeline> pipeline_;
  std::string rules_text_;
  Names names_;
  Lags lags_;
  std::map<std::uint64_t, std::string> owners_;  // of handoffs that are being assigned
  std::vector<bool> was_open_;                   // exceptions, as they were last written
  std::vector<core::BillingFact> billing_;       // only as long as a call
  std::vector<core::CrmFact> contacts_;
  Written* written_ = nullptr;
  std::int64_t number_ = 0;
  std::int64_t row_ = 0;
};

// The words of tables.
std::string_view state_word(core::HandoffState state);
std::string_view pass_word(core::Pass pass);

}  // namespace handoff::service
