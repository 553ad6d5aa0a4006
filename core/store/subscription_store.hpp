// SubscriptionStore: what the core remembers of every subscription it ever heard of.
//
// A record that is being worked on is awake: a plain `SubscriptionRecord` that stays where it is.
// Of those that have nothing left to do the latest few stay awake too, and the older ones go to
// sleep as 20 packed bytes (core/store/packed_record.hpp). Whoever asks for a record gets it awake, so
// that sleep is seen nowhere but in the memory used.
//
// Rows, 28 bytes each, stand in the order of arrival in blocks that are never moved; a table of row
// numbers, four bytes a place and at most three quarters full, finds them by id. So ten million
// subscriptions take 350 MB, a growing table copies four bytes a row, and nothing is allocated but
// when the table doubles or a block of 16,384 rows is full.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "core/base/fifo.hpp"
#include "core/base/ids.hpp"
#include "core/store/packed_record.hpp"
#include "core/store/subscription.hpp"

namespace handoff::core {

class SubscriptionStore {
 public:
  // How many records with nothing left to do stay awake.
  explicit SubscriptionStore(std::size_t idle_awake) : idle_awake_(idle_awake) {}

  std::size_t size() const { return rows_; }

  // The record, awake until the next `settle`; none if the subscription was never heard of.
  SubscriptionRecord* find(SubscriptionId id);

  // The same, made new if there is none.
  SubscriptionRecord& wake(SubscriptionId id);

  // Keeps the record awake until it is let go, as often as it was held; made new if there is none.
  // The handle is the fast way to it.
  using Handle = std::uint32_t;
  Handle hold(SubscriptionId id);
  SubscriptionRecord& operator[](Handle handle) {
    assert(handle < awake_.size() && awake_[handle].holds > 0);
    return awake_[handle].record;
  }
  void let_go(Handle handle);

  // Whether the handle is of this subscription's record, and somebody holds it.
  bool is_held(Handle handle, SubscriptionId id) const {
    return handle < awake_.size() && awake_[handle].holds > 0 &&
           id_of(row(awake_[handle].row)) == id;
  }

  // Lets sleep who has nothing left to do. References to records that nobody holds end here.
  void settle() {
    while (idle_.size() > idle_awake_) rest(idle_.pop());
  }

  // A copy of the record, which sleeps on.
  std::optional<SubscriptionRecord> look_at(SubscriptionId id) const;

  // Lets `follow(tier)` alter the tier of all records.
  template <class Follow>
  void follow_tiers(Follow follow) {
    packer_.follow_tiers(follow);
    for (Awake& it : awake_) {
      if (it.row != kNoRow) follow(it.record.tier);
    }
  }

  // Forgets everything and keeps the memory.
  void clear();

  // Writes or reads all records, in the order of arrival. After reading nobody holds one.
  template <class Archive>
  void archive(Archive& ar) {
    auto count = static_cast<std::uint64_t>(rows_);
    ar(count);
    if constexpr (Archive::kReading) {
      clear();
      for (std::uint64_t n = 0; n < count && ar.ok(); ++n) {
        SubscriptionId id;
        ar(id);
        if (!id) return ar.fail();
        ar(wake(id));
        settle();
      }
    } else {
      for (std::uint32_t number = 0; number < rows_; ++number) {
        SubscriptionId id = id_of(row(number));
        SubscriptionRecord record = record_of(row(number));
        ar(id, record);
      }
    }
  }

 private:
  static constexpr unsigned kBlockBits = 14;
  static constexpr std::uint32_t kBlock = 1u << kBlockBits;
  static constexpr std::uint32_t kNoRow = 0xffffffff;
  static constexpr unsigned kFewestBits = 6;

  struct Row {
    Halves id;
    PackedRecord packed;  // of an awake record: no form, and where it is
  };
  static_assert(sizeof(Row) == 28);

  struct Awake {
    SubscriptionRecord record;
    std::uint32_t row = kNoRow;  // none: this place is free
    std::uint32_t holds = 0;
    bool idle = false;  // listed in `idle_`
  };

  Row& row(std::uint32_t number) { return blocks_[number >> kBlockBits][number & (kBlock - 1)]; }
  const Row& row(std::uint32_t number) const {
    return blocks_[number >> kBlockBits][number & (kBlock - 1)];
  }
  static SubscriptionId id_of(const Row& row) { return {row.id.value()}; }
  static bool is_awake(const Row& row) { return row.packed.form() == PackedRecord::kNoForm; }
  static Handle handle_of(const Row& row) { return row.packed.cents; }
  SubscriptionRecord record_of(const Row& row) const {
    return is_awake(row) ? awake_[handle_of(row)].record : packer_.unpack(row.packed);
  }

  std::uint32_t row_of(SubscriptionId id) const;
  std::uint32_t add_row(SubscriptionId id);
  void grow_table();
  void enter(std::uint32_t number);
  Handle wake_row(std::uint32_t number);
  Awake& idle_from_now(Handle handle);
  void rest(Handle handle);

  std::size_t idle_awake_;
  RecordPacker packer_;
  std::vector<std::vector<Row>> blocks_;
  std::uint32_t rows_ = 0;
  std::vector<std::uint32_t> table_;  // a row's number + 1 in the lower bits, of the hash above
  unsigned table_bits_ = 0;
  std::deque<Awake> awake_;  // stays where it is
  std::vector<Handle> free_;
  Fifo<Handle> idle_;
};

}  // namespace handoff::core
