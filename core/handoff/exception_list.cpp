// Entries are found through their subscription's chain, which is as long as it had troubles.
#include "core/handoff/exception_list.hpp"

#include <cassert>

namespace handoff::core {

std::uint32_t ExceptionList::newest(SubscriptionId subscription) const {
  const std::uint32_t* at = newest_.find(subscription);
  return at ? *at : kNone;
}

void ExceptionList::index(std::uint32_t at) {
  const ExceptionRecord& record = records_[at];
  earlier_.push_back(newest(record.subscription));
  if (record.subscription) newest_.insert(record.subscription).first = at;
  if (record.open) ++open_;
}

void ExceptionList::index_all() {
  earlier_.clear();
  newest_.clear();
  open_ = 0;
  for (std::uint32_t at = 0; at < records_.size(); ++at) index(at);
}

void ExceptionList::clear() {
  records_.clear();
  index_all();
}

void ExceptionList::raise(const ExceptionRecord& record) {
  assert(record.subscription && record.kind != ExceptionKind::none && record.open);
  if (find_open(record.subscription, record.kind)) return;
  records_.push_back(record);
  index(static_cast<std::uint32_t>(records_.size() - 1));
}

template <class Settles>
int ExceptionList::close(SubscriptionId subscription, Settles settles) {
  int closed = 0;
  if (open_ == 0) return closed;
  for (std::uint32_t at = newest(subscription); at != kNone; at = earlier_[at]) {
    ExceptionRecord& record = records_[at];
    if (!record.open || !settles(record.kind)) continue;
    record.open = false;
    ++closed;
    assert(open_ > 0);
    --open_;
  }
  return closed;
}

int ExceptionList::resolve(SubscriptionId subscription, ExceptionKind kind) {
  return close(subscription, [kind](ExceptionKind other) { return other == kind; });
}

int ExceptionList::resolve_handoff(SubscriptionId subscription) {
  return close(subscription, [](ExceptionKind kind) { return info(kind).settled_by_a_pass; });
}

const ExceptionRecord* ExceptionList::find_open(SubscriptionId subscription,
                                                ExceptionKind kind) const {
  for (std::uint32_t at = newest(subscription); at != kNone; at = earlier_[at])
    if (records_[at].open && records_[at].kind == kind) return &records_[at];
  return nullptr;
}

bool ExceptionList::needs_person(SubscriptionId subscription) const {
  for (std::uint32_t at = newest(subscription); at != kNone; at = earlier_[at])
    if (records_[at].open && info(records_[at].kind).person_only) return true;
  return false;
}

}  // namespace handoff::core
