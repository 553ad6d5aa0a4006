// Past cohort: which customers of a history come in a replication, when, and who of them is counted.
//
//   counted   those who converted in the counted days (sim/scenario/period.hpp): each once, or as many
//             drawn with replacement. Where the scenario has more or fewer trials than the history, there
//             are more or fewer of them in proportion
//   others    those of a longer history who converted in the warm-up or just after the counted days
//   drawn     where the files do not reach, the business ran all the same: customers drawn from the
//             history, whole weeks earlier or later, so that they keep weekday and hour. Those who had signed
//             up before the files begin, or would after they end, convert in the counted days as well: the
//             team has its load from the first day on, and nobody counts but the files' own
//
// Before a launch there is nobody. A customer's trial number keys its random numbers: with each once it
// is the history's own, whatever else comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/time.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct ComingCustomer {
  const PastCustomer* who = nullptr;
  core::Duration later;  // than it was: whole weeks
  std::uint32_t trial = 0;
  bool counted = false;
};

class PastCohort {
 public:
  // Keeps a reference to the scenario, which has past customers.
  explicit PastCohort(const Scenario& scenario);

  using Take = std::function<void(const ComingCustomer&)>;
  void come(StreamKey replication, const Take& take) const;

  // What the history tells and the scenario has, by name.
  std::optional<std::size_t> plan_of(const PastCustomer& it) const { return in(plans_, it.plan); }
  std::optional<std::size_t> zone_of(const PastCustomer& it) const { return in(zones_, it.zone); }

 private:
  using Places = std::vector<std::optional<std::size_t>>;
  static std::optional<std::size_t> in(const Places& places, std::uint16_t place) {
    return place < places.size() ? places[place] : std::nullopt;
  }

  void come_once(StreamKey replication, const std::vector<const PastCustomer*>& group,
                 std::uint32_t first_trial, bool counted, const Take& take) const;
  void come_resampled(StreamKey replication, const Take& take) const;
  void come_from_outside(StreamKey replication, const Take& take) const;
  bool is_outside(core::Time signed_up, core::Time converted) const;

  const Scenario& scenario_;
  const CustomerHistory& history_;
  Period period_;
  double scale_ = 1;  // the scenario's trials over the history's
  Places plans_, zones_;
  std::vector<const PastCustomer*> counted_, others_;
  core::Time first_day_, after_last_day_;  // of the history's sign-ups
  int weeks_ = 0;                          // in which people sign up, with those outside
  core::Time weeks_from_;
};

}  // namespace handoff::sim
