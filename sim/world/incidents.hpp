// Incidents: what makes several systems fail at the same time - a cloud region that is down, a deployment
// that broke two integrations, a token that expired.
//
// An incident hits all systems that its row names, from one moment on: at the times of a window, or at
// random, `a_month` in four weeks as a Poisson process. It lasts for so long by the clock, or for so many
// office hours of the operations staff, who have to mend it: a token that expires on Friday evening is
// renewed on Monday. Meanwhile each request to these systems is answered 5xx, which is tried again, or 401,
// which is not. Those who come after it do not overtake it: of one row the incident that began last is
// over last, so only that one is looked at.
//
// What comes at random is drawn by the day, from a stream of the row and the day, so that a longer warm-up
// leaves it where it was, and a larger rate keeps the incidents of a smaller one.
#pragma once

#include <optional>
#include <vector>

#include "core/base/time.hpp"
#include "core/messages/replies.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/people/working_hours.hpp"

namespace handoff::sim {

class Incidents {
 public:
  explicit Incidents(const Scenario& scenario);

  // A new replication.
  void start(StreamKey replication);

  // What a request that is sent to the system now is answered because of an incident; `ok` if there is
  // none. The first row that applies decides.
  core::ReplyStatus answer(System system, core::Time now);

 private:
  struct Row {
    const Incident& input;
    std::vector<core::Time> at_random;  // when they begin, sorted
  };

  void draw(Row& row, StreamKey key) const;
  std::optional<core::Time> last_begun(const Row& row, core::Time now) const;
  core::Time end_of(const Incident& input, core::Time begun);

  core::Time start_;
  core::Time first_, last_;  // between these days they come at random
  WorkingHours office_;
  std::vector<Row> rows_;
};

}  // namespace handoff::sim
