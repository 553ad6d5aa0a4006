// The exception list: what a person has to look at. Nothing leaves the pipeline unseen except
// through here.
#pragma once

#include <cstdint>
#include <vector>

#include "core/handoff.hpp"
#include "core/messages.hpp"

namespace handoff::core {

struct ExceptionRecord {
  SubscriptionId subscription;
  CustomerId customer;
  ExceptionKind kind = ExceptionKind::none;
  Time first_seen;
  Money mrr;               // value at risk, a month
  OperationSet tried = 0;  // the operations that were asked
  OperationSet failed = 0;
  bool open = true;
};

class ExceptionList {
 public:
  void raise(const ExceptionRecord& record) { records_.push_back(record); }

  // Closes the open exceptions of this kind; how many there were.
  int resolve(SubscriptionId subscription, ExceptionKind kind);

  const std::vector<ExceptionRecord>& records() const { return records_; }
  void clear() { records_.clear(); }

 private:
  std::vector<ExceptionRecord> records_;
};

}  // namespace handoff::core
