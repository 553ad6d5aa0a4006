// The list is short - a person works through it each morning - so a search is a walk.
#include "core/exceptions.hpp"

#include <algorithm>

namespace handoff::core {
namespace {

bool only_a_person_helps(ExceptionKind kind) {
  return kind == ExceptionKind::no_contact || kind == ExceptionKind::several_contacts ||
         kind == ExceptionKind::unroutable || kind == ExceptionKind::no_common_hours;
}

}  // namespace

void ExceptionList::raise(const ExceptionRecord& record) {
  if (!find_open(record.subscription, record.kind)) records_.push_back(record);
}

int ExceptionList::resolve(SubscriptionId subscription, ExceptionKind kind) {
  int resolved = 0;
  for (ExceptionRecord& record : records_) {
    if (!record.open || record.subscription != subscription || record.kind != kind) continue;
    record.open = false;
    ++resolved;
  }
  return resolved;
}

int ExceptionList::resolve_handoff(SubscriptionId subscription) {
  int resolved = 0;
  for (ExceptionRecord& record : records_) {
    if (!record.open || record.subscription != subscription) continue;
    if (record.kind == ExceptionKind::payment_failed ||
        record.kind == ExceptionKind::notification_failed)
      continue;
    record.open = false;
    ++resolved;
  }
  return resolved;
}

const ExceptionRecord* ExceptionList::find_open(SubscriptionId subscription,
                                                ExceptionKind kind) const {
  const auto at =
      std::find_if(records_.begin(), records_.end(), [&](const ExceptionRecord& record) {
        return record.open && record.subscription == subscription && record.kind == kind;
      });
  return at == records_.end() ? nullptr : &*at;
}

bool ExceptionList::needs_person(SubscriptionId subscription) const {
  return std::any_of(records_.begin(), records_.end(), [&](const ExceptionRecord& record) {
    return record.open && record.subscription == subscription && only_a_person_helps(record.kind);
  });
}

std::size_t ExceptionList::open_count() const {
  return static_cast<std::size_t>(std::count_if(
      records_.begin(), records_.end(), [](const ExceptionRecord& record) { return record.open; }));
}

}  // namespace handoff::core
