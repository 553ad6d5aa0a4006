#include "web/app/state.hpp"

#include "web/app/choices/replication_counts.hpp"

namespace handoff::web {

int State::target() const {
  return wanted_replications > 0 ? wanted_replications : usual_replications(scenario);
}

}  // namespace handoff::web
