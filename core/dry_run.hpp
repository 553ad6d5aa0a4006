// A dry run: a payment processor's own events through the pipeline, and nothing leaves the program.
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
#include <set>
#include <utility>
#include <vector>

#include "core/config/config.hpp"
#include "core/messages/messages.hpp"
#include "core/pipeline.hpp"
#include "core/ports.hpp"

namespace handoff::core {

// Answers each request at once and for good.
class DryRunAdapter {
 public:
  void send(const Request& request, const FetchCustomer& body);
  void send(const Request& request, const FindContact& body);
  void send(const Request& request, const FetchUsage&) { nothing_known(request); }
  void send(const Request& request, const FetchDeal&) { nothing_known(request); }
  void send(const Request& request, const FetchProfile&) { nothing_known(request); }
  void send(const Request& request, const UpdateContact&) { done(request); }
  void send(const Request& request, const Disenroll&) { done(request); }
  void send(const Request& request, const AssignOwner&) { done(request); }
  void send(const Request& request, const NotifyOwner&) { done(request); }
  void send(const Request& request, const NotifyAe&) { done(request); }
  void send(const Request& request, const NotifyExtra&) { done(request); }
  void send(const Request& request, const MoveDeal&) { done(request); }
  void send(const Request& request, const StartOnboarding&) { done(request); }
  // A dry run never starts the pipeline's jobs.
  void send(const Request& request, const PollEvents&) { done(request); }
  void send(const Request& request, const SyncLists&) { done(request); }
  void send(const Request& request, const ListConversions&) { done(request); }
  void send(const Request& request, const ListContacts&) { done(request); }
  void send(const Request& request, const ReviewExceptions&) { done(request); }

  // The replies since the last call.
  std::vector<Reply> take();

 private:
  void nothing_known(const Request& request);
  void done(const Request& request);

  std::vector<Reply> replies_;
};
static_assert(Ports<DryRunAdapter>);

// What became of one event. Tier and MRR are those of the subscription that the event names, where
// its price is known; also of an event that decides nothing.
struct DryRunRecord {
  Verdict verdict;
  std::optional<Money> mrr;
  std::optional<Money> mrr_at_least;  // instead, where only a lower bound is known
  TierIndex tier = kNoTier;
};

struct DryRunSummary {
  std::uint64_t events = 0;
  std::array<std::uint64_t, 7> decisions{};  // by Decision
  std::uint64_t onboarded = 0;               // handoffs that went all the way in the dry run
  std::uint64_t requests = 0;
  std::uint64_t exceptions = 0;  // open entries of the exception list
  std::map<Currency, Money> converted_mrr;
  std::set<Currency> converted_at_least;  // in which a part of it is a lower bound
};

class DryRun {
 public:
  // `config` must have passed `validated`.
  explicit DryRun(PipelineConfig config) : pipeline_(std::move(config)) {}

  DryRunRecord take(const PaymentEvent& event);
  DryRunSummary summary() const;
  const PipelineConfig& config() const { return pipeline_.config(); }

 private:
  void answer_everything();

  Pipeline pipeline_;
  DryRunAdapter adapter_;
  Outbox outbox_;
  Time now_;
  DryRunSummary summary_;
};

}  // namespace handoff::core
