// The sandbox: the vendors of a scenario, over real HTTP, playing its cohort in real time.
//
// Opened, it serves at once; `play` starts the clock and the processor's webhooks, and ends when all is quiet
// or when it is told to stop. What the world remembers afterwards (`month`) and the ledger are what the
// checker and the measurements read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.hpp"
#include "service/sandbox/ledger.hpp"
#include "sim/month/month_state.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sandbox {

struct PlayOptions {
  std::uint32_t replication = 0;
  std::string listen = "127.0.0.1:0";
  double speed = 1;
  core::Duration lead = core::seconds(1);  // from the start to the first delivery
};

// When a play ends.
struct Until {
  bool quiet = true;     // nothing is left to come; else only when stopped
  core::Duration still;  // for how long nothing happens until it is quiet
  core::Duration longest = core::hours(24 * 365);
};

class Sandbox {
 public:
  // The scenario must outlive it.
  static core::Result<std::unique_ptr<Sandbox>> open(const sim::Scenario& scenario,
                                                     const PlayOptions& options);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  std::string url() const;  // "http://127.0.0.1:9000"

  // Sends to this endpoint, or to nobody if it is empty.
  void play(const std::string& webhook_url, const std::string& secret, const Until& until);
  void stop();  // from any thread

  const sim::MonthState& month() const;
  const Ledger& ledger() const;
  const Directory& directory() const;
  core::Time began() const;
  std::size_t customers() const;
  std::size_t refused() const;   // webhooks not answered with 2xx
  std::size_t given_up() const;  // events that the processor stopped sending

 private:
  class Parts;
  explicit Sandbox(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace handoff::sandbox
