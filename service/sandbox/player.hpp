// The player: the processor's deliveries, at their times and over real HTTP.
//
// Which attempts reach the endpoint at all, with what delay, twice or out of order, is the model's
// (sim/world/payments): attempts that the model loses in an outage are not sent. One that is sent and not
// answered with 2xx is repeated after the scenario's waits, as long as the processor goes on trying.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "service/http/client.hpp"
#include "service/sandbox/event_loop.hpp"
#include "service/sandbox/ledger.hpp"
#include "service/sandbox/stripe_documents.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sandbox {

class Player {
 public:
  struct Endpoint {
    std::string url;  // "http://127.0.0.1:8080/webhooks/stripe"
    std::string secret;
  };

  Player(sim::MonthState& month, const StripeDocuments& documents, const PlayClock& clock,
         EventLoop& loop, Ledger& ledger, Endpoint endpoint);

  // Tells of every trial's beginning, as the processor did long before the play, until all is acknowledged:
  // a paid invoice alone does not say that there was a trial. Then `told` is called.
  void tell_trials(EventLoop::Task told);
  void start();
  // Everything has been delivered or given up.
  bool done() const { return open_ == 0 && month_.processor.next_delivery() == core::kNever; }
  std::size_t given_up() const { return given_up_; }
  std::size_t refused() const { return refused_; }  // attempts not answered with 2xx

 private:
  struct Delivery;
  void tell_trial(Position customer);
  void post(const std::string& body, std::function<void(int status)> heard);
  void schedule_next();
  void deliver_next();
  void send(const std::shared_ptr<Delivery>& it);
  void heard(const std::shared_ptr<Delivery>& it, std::size_t entry, int status);
  void try_again(const std::shared_ptr<Delivery>& it);

  sim::MonthState& month_;
  const StripeDocuments& documents_;
  const PlayClock& clock_;
  EventLoop& loop_;
  Ledger& ledger_;
  Endpoint endpoint_;
  service::HttpClient client_;
  EventLoop::Task told_;
  std::size_t untold_ = 0;
  std::size_t open_ = 0;
  std::size_t given_up_ = 0;
  std::size_t refused_ = 0;
};

}  // namespace handoff::sandbox
