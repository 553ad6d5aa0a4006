// Recorder: what the page draws over time and by hour, which no metric needs.
//
//   over time            by hour since the scenario's start: how long the lines in front of the
//                        pools were at most, how many requests each system got, and how many it
//                        refused
//   by tier and hour     conversions, and those touched later than promised, by the customer's
//                        local hour of the conversion
//   by weekday and hour  mis-sends, by the customer's local time
//
// A simulation fills it only if it is told to (`Simulation::watch`), replication after replication;
// totals are over all of them, so divide by `replications()`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/messages.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/systems/systems.hpp"

namespace handoff::sim {

class Recorder {
 public:
  static constexpr core::Duration kBin = core::hours(1);
  using ByHour = std::array<double, 24>;

  explicit Recorder(const Scenario& scenario);

  int replications() const { return replications_; }
  std::size_t bins() const { return bins_; }

  // By bin, added up over replications.
  const std::vector<double>& longest_line(std::size_t pool) const { return lines_[pool]; }
  const std::vector<double>& requests(System system) const { return of(requests_, system); }
  const std::vector<double>& refused(System system) const { return of(refused_, system); }

  // By local hour, added up over replications.
  const ByHour& conversions(std::size_t tier) const { return conversions_[tier]; }
  const ByHour& late(std::size_t tier) const { return late_[tier]; }
  const ByHour& missends(std::size_t weekday) const { return missends_[weekday]; }  // 0: Monday

  // ---- called by the simulation ----

  void end_replication();
  void line(std::size_t pool, std::size_t length, core::Time now);
  void reply(core::Operation operation, core::ReplyStatus status, core::Time now);
  void customer(const Customer& customer, bool in_time);
  void missend(const Customer& customer, core::Time at);

 private:
  using Series = std::vector<double>;
  static const Series& of(const std::vector<Series>& all, System system) {
    return all[static_cast<std::size_t>(system)];
  }
  std::int64_t bin_of(core::Time now) const;
  bool shows(std::int64_t bin) const;

  const Scenario& scenario_;
  std::size_t bins_;
  int replications_ = 0;
  std::vector<Series> lines_, requests_, refused_;
  std::vector<std::vector<std::uint32_t>> longest_;  // of this replication, by pool and bin
  std::vector<std::uint32_t> length_;                // at present, by pool
  std::vector<std::size_t> since_;                   // the bin up to which that is noted
  std::vector<ByHour> conversions_, late_;
  std::array<ByHour, 7> missends_{};
};

}  // namespace handoff::sim
