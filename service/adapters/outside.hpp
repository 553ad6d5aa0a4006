// The outside: every operation of the pipeline carried out at a vendor, or written down in shadow
// mode.
//
// One `send` for each kind of request (core/ports.hpp), each of which owes one reply: it comes as a
// `ReplyInput`, on another thread, once. Reads are always carried out where a vendor is configured
// for them; what writes is carried out only when the service is live, and otherwise handed to
// `shadow` and answered with success. Where nobody is configured for a read nothing is known, as in
// a dry run.
//
// E-mail addresses pass through here and stay nowhere: what the pipeline is told is their digest,
// and the text is forgotten with the process. A search that needs it again asks the processor.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/config/config.hpp"
#include "core/ports.hpp"
#include "service/adapters/context.hpp"
#include "service/adapters/vendor.hpp"
#include "service/messages/names.hpp"

namespace handoff::service {

class Outside {
 public:
  // `names` and `pipeline` are read within `send` alone, and must outlive this.
  Outside(OutsideConfig config, const Names& names, const core::PipelineConfig& pipeline,
          OutsideSinks sinks);
  ~Outside();
  Outside(const Outside&) = delete;
  Outside& operator=(const Outside&) = delete;

  template <class Body>
  void send(const core::Request& request, const Body& body) {
    carry_out(request, values_of(request, body));
  }
  void send(const core::Request& request, const core::FetchUsage& body);
  void send(const core::Request& request, const core::SyncLists& body);
  void send(const core::Request& request, const core::ListConversions& body);
  void send(const core::Request& request, const core::ListContacts& body);
  void send(const core::Request& request, const core::PollEvents& body);

  // Where polls begin; later ones go on from the newest event.
  void poll_from(core::Time from);

  const CallCounts& counts() const;
  void stop();

 private:
  Values values_of(const core::Request& request, const core::FetchCustomer& body);
  Values values_of(const core::Request& request, const core::FindContact& body);
  Values values_of(const core::Request& request, const core::FetchUsage& body);
  Values values_of(const core::Request& request, const core::FetchDeal& body);
  Values values_of(const core::Request& request, const core::FetchProfile& body);
  Values values_of(const core::Request& request, const core::UpdateContact& body);
  Values values_of(const core::Request& request, const core::Disenroll& body);
  Values values_of(const core::Request& request, const core::AssignOwner& body);
  Values values_of(const core::Request& request, const core::NotifyOwner& body);
  Values values_of(const core::Request& request, const core::NotifyAe& body);
  Values values_of(const core::Request& request, const core::NotifyExtra& body);
  Values values_of(const core::Request& request, const core::MoveDeal& body);
  Values values_of(const core::Request& request, const core::StartOnboarding& body);
  Values values_of(const core::Request& request, const core::ReviewExceptions& body);

  Values about(const core::Request& request, core::ContactId contact);
  std::string person(core::PersonId person, core::PoolIndex pool) const;
  std::string tier(core::TierIndex tier) const;
  void carry_out(const core::Request& request, Values values);
  void answer(const core::Request& request, core::ReplyStatus status);

  std::shared_ptr<OutsideContext> context_;
  const Names& names_;
  const core::PipelineConfig& pipeline_;
};
static_assert(core::Ports<Outside>);

// What a configuration lacks, as one line: a live service needs somebody for everything that it
// writes and for what identifies a customer.
std::optional<core::Error> check_complete(const OutsideConfig& config);

}  // namespace handoff::service
