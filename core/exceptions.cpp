// The list is short - a person works through it each morning - so a search is a walk.
#include "core/exceptions.hpp"

namespace handoff::core {

int ExceptionList::resolve(SubscriptionId subscription, ExceptionKind kind) {
  int resolved = 0;
  for (ExceptionRecord& record : records_) {
    if (!record.open || record.subscription != subscription || record.kind != kind) continue;
    record.open = false;
    ++resolved;
  }
  return resolved;
}

}  // namespace handoff::core
