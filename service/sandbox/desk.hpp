// The desk: where the vendors' calls come in, and the world of the simulation decides what comes of each.
//
// It is the world's own `send`, `complete` and `take_effect` (sim/world/world.hpp) at the moments of a real
// clock: latency, limits, errors, answers that get lost and effects that come late are those of a simulated
// month, draw by draw. Everything happens on the loop's thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "service/http/messages.hpp"
#include "service/sandbox/answers.hpp"
#include "service/sandbox/event_loop.hpp"
#include "service/sandbox/ledger.hpp"
#include "service/sandbox/records.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sandbox {

class Desk {
 public:
  Desk(sim::MonthState& month, const Directory& directory, Records& records, const Answers& answers,
       const PlayClock& clock, EventLoop& loop, Ledger& ledger);

  void serve(const service::HttpRequest& http, service::Respond respond);

  std::size_t open_calls() const { return open_; }
  core::Time last_call() const { return last_call_; }
  // How many customers the service is done with, as far as the vendors can tell.
  std::size_t finished() const { return finished_; }

 private:
  struct Open {
    VendorCall call;
    service::Respond respond;
    std::size_t entry = 0;  // of the ledger
    std::uint32_t slot = 0;
  };

  core::Time now();
  void begin(const std::shared_ptr<Open>& open);
  void complete(Open& open);
  void take_effect(Open& open);
  void happened(Open& open, core::Time now);
  void answered(const Open& open, core::Time now);

  sim::MonthState& month_;
  const Directory& directory_;
  Records& records_;
  const Answers& answers_;
  const PlayClock& clock_;
  EventLoop& loop_;
  Ledger& ledger_;
  core::Time latest_;
  core::Time last_call_;
  std::size_t open_ = 0;
  std::size_t finished_ = 0;
  std::vector<bool> is_finished_;  // by position
  std::map<std::pair<std::uint64_t, core::Operation>, std::uint8_t>
      tries_;  // for the world's draws
  std::map<std::pair<std::string, core::Operation>, std::uint32_t> tries_of_key_;
  std::set<std::pair<std::string, core::Operation>> done_;
  struct Acknowledged {
    core::Time updated = core::kNever;
    core::Time left = core::kNever;
  };
  std::vector<Acknowledged> acknowledged_;  // by position
};

}  // namespace handoff::sandbox
