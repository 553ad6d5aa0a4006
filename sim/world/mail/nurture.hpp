// NurtureModel: the trial's mails, and which of them reach somebody who has paid already.
//
// A mail goes out on a local day counted from the sign-up or the trial's end, at a local hour drawn
// for this customer and this mail; a weekend's mail waits for Monday unless mails go out on
// weekends too. The sequence is left when the disenrolment has taken effect, some time after it was
// acknowledged, by whatever way it came. A *mis-send* is a mail that goes out after the conversion
// and before that.
//
// Nothing here is an event: a mail that nobody will get need not be one. Draws are keyed by
// customer and mail, so the same mails go out under every pipeline.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/time.hpp"
#include "core/config/calendar.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"

namespace handoff::sim {

class NurtureModel {
 public:
  explicit NurtureModel(const Scenario& scenario);

  // Appends when this customer's mails go out, from <= t < until, in the order of the sequence.
  void mails(const Customer& customer, StreamKey replication, core::Time from, core::Time until,
             std::vector<core::Time>& out);

  // When no more mails go out, after a disenrolment that was acknowledged then.
  core::Time left(const Customer& customer, StreamKey replication, core::Time acknowledged) const;

 private:
  core::Time sent(std::int64_t day, core::ZoneClock& clock, Stream stream) const;

  const Scenario& scenario_;
  std::vector<core::ZoneClock> clocks_;  // by zone
  std::vector<double> hour_shares_;      // cumulative, last is 1
};

}  // namespace handoff::sim
