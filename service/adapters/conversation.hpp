// One operation carried out at a vendor: its steps one after another, on the client's thread, until
// there is a reply.
//
// What conversations share stands in their context, which they keep alive.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "service/adapters/context.hpp"
#include "service/messages/input.hpp"

namespace handoff::service {

class Conversation : public std::enable_shared_from_this<Conversation> {
 public:
  Conversation(std::shared_ptr<OutsideContext> context, const Vendor& vendor,
               const std::vector<Step>& steps, const core::Request& request, Values values);

  void begin();

 private:
  using Clock = std::chrono::steady_clock;

  void find_address();
  void take_step();
  void take_page();
  HttpCall call_of(const Vendor& vendor, const Step& step);
  void have(const HttpAnswer& answer);
  bool take_values(const Step& step, const io::Json& document);
  void take_listed(const io::Json& element);
  bool goes_on(const Step& step, const io::Json& document);
  void next_step();
  void ask_enrolment();
  void finish(core::ReplyStatus status, core::Duration retry_after = {});
  void fill_in(ReplyInput& reply);

  std::shared_ptr<OutsideContext> context_;
  const Vendor& vendor_;
  const std::vector<Step>& steps_;
  core::Ticket ticket_;
  core::Duration timeout_;
  Clock::time_point began_;
  bool keyed_;
  std::uint32_t tier_key_;
  Values values_;
  std::size_t step_ = 0;
  std::vector<std::string> keys_;  // of a listing by keys; those up to `asked_` have been
  std::size_t asked_ = 0;
  std::vector<std::string> documents_;  // of a listing: events, as texts
  std::vector<ListedContact> contacts_;
  std::atomic<std::size_t> open_{0};
  std::atomic<bool> failed_{false};
  core::Time newest_;  // of the listed events
  int last_status_ = 0;
};

// "PATCH /crm/... {...}", as it would have been sent.
std::string described(const Vendor* vendor, const std::vector<Step>* steps, const Values& values);

// The answer where nobody is configured.
ReplyInput without_vendor(const core::Request& request, const Values& values);

// What an HTTP answer means for an operation; `ok` is to be read on.
core::ReplyStatus meaning_of(const HttpAnswer& answer, core::Operation operation);

}  // namespace handoff::service
