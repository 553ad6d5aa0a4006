// What a dry run (core/dry_run.hpp) made of each event: as JSON, as CSV and for people.
#pragma once

#include <optional>
#include <string>

#include "core/dry_run.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_text.hpp"

namespace handoff::io {

// What became of one event. Tier, MRR and currency are absent where they make no sense.
struct ReplayRecord {
  std::optional<core::Time> created;  // nothing: an object by itself has no time
  std::string event_id;
  std::string type;  // of an object that is no event: "bare subscription"
  std::string subscription;
  core::Decision decision = core::Decision::ignored;
  core::Reason reason = core::Reason::type_not_handled;
  std::string explanation;
  std::optional<core::Money> mrr;
  std::optional<core::Money> mrr_at_least;  // instead, where only a lower bound is known
  std::string currency;  // lower case, as the processor writes it; empty: not known
  std::string tier;      // empty: not known
};

// `config` is the dry run's own: it names the tiers.
ReplayRecord replay_record(ReadEvent read, const core::DryRunRecord& record,
                           const core::PipelineConfig& config);

// One object with the members of a record; absent ones are null.
Json record_json(const ReplayRecord& record);

// The same as CSV, and for people.
std::string record_csv_header();
std::string record_csv(const ReplayRecord& record);
std::string record_line(const ReplayRecord& record);
std::string summary_text(const core::DryRunSummary& summary);

}  // namespace handoff::io
