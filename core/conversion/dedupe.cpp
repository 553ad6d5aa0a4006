// The two generations of the event log.
#include "core/conversion/dedupe.hpp"

#include <cassert>
#include <utility>

#include "core/base/mutant.hpp"

namespace handoff::core {

bool EventLog::seen(EventId id, Time now) {
  assert(id);
  if (since_ == kNever) since_ = now;
  if (now - since_ >= window_) rotate(now);
  if (broken(Mutant::dedupe_forgets_at_once)) clear();
  const bool fresh = current_.insert(id).second;
  return !fresh || previous_.find(id) != nullptr;
}

void EventLog::clear() {
  current_.clear();
  previous_.clear();
  since_ = kNever;
}

// After a silence of two windows the older generation is out of date as well.
void EventLog::rotate(Time now) {
  std::swap(current_, previous_);
  current_.clear();
  if (now - since_ >= window_ * 2) previous_.clear();
  since_ = now;
}

}  // namespace handoff::core
