// ExceptionList: what a person has to look at. Nothing leaves the pipeline unseen except through
// here; the kinds and what each means stand in core/messages/exceptions.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/flat_map.hpp"
#include "core/handoff/handoff.hpp"
#include "core/messages/exceptions.hpp"

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

// Entries stay where they are, also when they are closed. Those of one subscription are chained,
// the newest first, so that nothing depends on how long the list is.
class ExceptionList {
 public:
  // An entry of the same kind that is open already is kept, with when it was first seen.
  void raise(const ExceptionRecord& record);

  // Closes the open exceptions of this kind; how many there were.
  int resolve(SubscriptionId subscription, ExceptionKind kind);

  // Closes what a successful pass has settled, by the table.
  int resolve_handoff(SubscriptionId subscription);

  const ExceptionRecord* find_open(SubscriptionId subscription, ExceptionKind kind) const;

  // Whether an open entry needs a person, so that trying again by itself is of no use.
  bool needs_person(SubscriptionId subscription) const;

  std::size_t open_count() const { return open_; }

  const std::vector<ExceptionRecord>& records() const { return records_; }
  void clear();

  template <class Archive>
  void archive(Archive& ar) {
    ar.list(records_, [&ar](ExceptionRecord& it) {
      ar(it.subscription, it.customer, it.kind, it.first_seen, it.mrr, it.tried, it.failed,
         it.open);
    });
    if constexpr (Archive::kReading) index_all();
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;

  std::uint32_t newest(SubscriptionId subscription) const;
  void index(std::uint32_t at);
  void index_all();

  // Closes the subscription's open entries of which `settles(kind)` is true; how many there were.
  template <class Settles>
  int close(SubscriptionId subscription, Settles settles);

  std::vector<ExceptionRecord> records_;
  std::vector<std::uint32_t> earlier_;  // of the same subscription, for each record
  FlatMap<SubscriptionId, std::uint32_t> newest_;
  std::size_t open_ = 0;
};

}  // namespace handoff::core
