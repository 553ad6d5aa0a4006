// Replay: real payment-processor events through the pipeline, as a dry run.
//
// No CRM is asked. An adapter inside the program answers every request at once, and as well as it
// can: each customer of the processor has one contact, found by the primary address; product usage,
// deals and company data are unknown; whatever is written succeeds. So the decisions on the events
// are the real ones, and everything after them shows what a pipeline would have asked for.
//
// The time now is the event's own `created`, except that it never runs backward.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/config.hpp"
#include "core/messages/messages.hpp"
#include "core/pipeline.hpp"
#include "core/ports.hpp"
#include "io/events/payment_events.hpp"
#include "io/text/number_text.hpp"

namespace handoff::io {

// Answers each request at once and for good.
class DryRunAdapter {
 public:
  void send(const core::Request& request, const core::FetchCustomer& body);
  void send(const core::Request& request, const core::FindContact& body);
  void send(const core::Request& request, const core::FetchUsage&) { nothing_known(request); }
  void send(const core::Request& request, const core::FetchDeal&) { nothing_known(request); }
  void send(const core::Request& request, const core::FetchProfile&) { nothing_known(request); }
  void send(const core::Request& request, const core::UpdateContact&) { done(request); }
  void send(const core::Request& request, const core::Disenroll&) { done(request); }
  void send(const core::Request& request, const core::AssignOwner&) { done(request); }
  void send(const core::Request& request, const core::NotifyOwner&) { done(request); }
  void send(const core::Request& request, const core::NotifyAe&) { done(request); }
  void send(const core::Request& request, const core::NotifyExtra&) { done(request); }
  void send(const core::Request& request, const core::MoveDeal&) { done(request); }
  void send(const core::Request& request, const core::StartOnboarding&) { done(request); }
  // A dry run never starts the pipeline's jobs.
  void send(const core::Request& request, const core::PollEvents&) { done(request); }
  void send(const core::Request& request, const core::SyncLists&) { done(request); }
  void send(const core::Request& request, const core::ListConversions&) { done(request); }
  void send(const core::Request& request, const core::ListContacts&) { done(request); }
  void send(const core::Request& request, const core::ReviewExceptions&) { done(request); }

  // The replies since the last call.
  std::vector<core::Reply> take();

 private:
  void nothing_known(const core::Request& request);
  void done(const core::Request& request);

  std::vector<core::Reply> replies_;
};
static_assert(core::Ports<DryRunAdapter>);

// What became of one event. Tier, MRR and currency are absent where they make no sense.
struct ReplayRecord {
  core::Time created;
  std::string event_id;
  std::string type;  // of an object that is no event: "bare subscription"
  std::string subscription;
  core::Decision decision = core::Decision::ignored;
  core::Reason reason = core::Reason::type_not_handled;
  std::string explanation;
  std::optional<core::Money> mrr;
  std::string currency;  // lower case, as the processor writes it; empty: not known
  std::string tier;      // empty: not known
};

struct ReplaySummary {
  std::uint64_t events = 0;
  std::array<std::uint64_t, 7> decisions{};  // by core::Decision
  std::uint64_t onboarded = 0;               // handoffs that went all the way in the dry run
  std::uint64_t requests = 0;
  std::uint64_t exceptions = 0;                      // open entries of the exception list
  std::map<std::string, core::Money> converted_mrr;  // by currency
};

class Replay {
 public:
  // `config` must have passed core::validated.
  explicit Replay(core::PipelineConfig config) : pipeline_(std::move(config)) {}

  ReplayRecord take(const ReadEvent& read);
  ReplaySummary summary() const;

 private:
  void answer_everything();

  core::Pipeline pipeline_;
  DryRunAdapter adapter_;
  core::Outbox outbox_;
  core::Time now_;
  ReplaySummary summary_;
};

// One object with the members of a record; absent ones are null.
Json record_json(const ReplayRecord& record);

// The same as CSV, and for people.
std::string record_csv_header();
std::string record_csv(const ReplayRecord& record);
std::string record_line(const ReplayRecord& record);
std::string summary_text(const ReplaySummary& summary);

}  // namespace handoff::io
