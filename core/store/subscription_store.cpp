// Rows, the table that finds them, and sleep.
//
// The table is open-addressing with linear probing over a power of two of places. A place holds a
// row's number + 1, so 0 is a free one, and in the bits that the number does not need a part of the
// id's hash, so that rows of other ids are rarely looked at.
#include "core/store/subscription_store.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/hash.hpp"

namespace handoff::core {
namespace {

// Fibonacci hashing: the upper bits are the good ones.
std::uint32_t hash_of(SubscriptionId id) {
  const std::uint64_t hash = mixed<29>(0, id.value);
  return static_cast<std::uint32_t>((hash * 0xbf58476d1ce4e5b9u) >> 32);
}

}  // namespace

// ---- rows ----

std::uint32_t SubscriptionStore::row_of(SubscriptionId id) const {
  if (table_.empty() || !id) return kNoRow;
  const std::uint32_t hash = hash_of(id);
  const std::uint32_t mark = hash << table_bits_;
  const std::uint32_t mask = (1u << table_bits_) - 1;
  for (std::uint32_t at = hash >> (32 - table_bits_); table_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t number = (table_[at] & mask) - 1;
    if ((table_[at] & ~mask) == mark && id_of(row(number)) == id) return number;
  }
  return kNoRow;
}

// Puts a row that is not in the table yet into it.
void SubscriptionStore::enter(std::uint32_t number) {
  const std::uint32_t hash = hash_of(id_of(row(number)));
  const std::uint32_t mask = (1u << table_bits_) - 1;
  std::uint32_t at = hash >> (32 - table_bits_);
  while (table_[at] != 0) at = (at + 1) & mask;
  table_[at] = hash << table_bits_ | (number + 1);
}

// The first block grows with the table; the later ones are made whole.
void SubscriptionStore::grow_table() {
  table_bits_ = table_.empty() ? kFewestBits : table_bits_ + 1;
  assert(table_bits_ < 32);
  const std::size_t places = std::size_t{1} << table_bits_;
  table_.clear();
  table_.shrink_to_fit();  // the old one is not needed beside the new one
  table_.assign(places, 0);
  if (blocks_.empty()) blocks_.emplace_back();
  blocks_.front().reserve(std::min(places / 4 * 3, std::size_t{kBlock}));
  for (std::uint32_t number = 0; number < rows_; ++number) enter(number);
}

std::uint32_t SubscriptionStore::add_row(SubscriptionId id) {
  assert(id);
  if ((std::size_t{rows_} + 1) * 4 > table_.size() * 3) grow_table();
  const std::uint32_t number = rows_++;
  const std::size_t block = number >> kBlockBits;
  if (block == blocks_.size()) blocks_.emplace_back().reserve(kBlock);
  blocks_[block].push_back({Halves{id.value}, {}});
  enter(number);
  return number;
}

// ---- awake and asleep ----

// The row's record is awake from now on; its own value is for the caller to give.
SubscriptionStore::Handle SubscriptionStore::wake_row(std::uint32_t number) {
  if (free_.empty()) {
    free_.push_back(static_cast<Handle>(awake_.size()));
    awake_.emplace_back();
  }
  const Handle handle = free_.back();
  free_.pop_back();
  Awake& it = awake_[handle];
  assert(it.row == kNoRow && it.holds == 0);
  it.row = number;
  it.holds = 0;
  it.idle = false;
  PackedRecord& packed = row(number).packed;
  packed.latest_and_form = Halves{PackedRecord::kNoForm};
  packed.cents = handle;
  return handle;
}

SubscriptionStore::Awake& SubscriptionStore::idle_from_now(Handle handle) {
  Awake& it = awake_[handle];
  if (it.holds == 0 && !it.idle) {
    it.idle = true;
    idle_.push(handle);
  }
  return it;
}

SubscriptionRecord* SubscriptionStore::find(SubscriptionId id) {
  const std::uint32_t number = row_of(id);
  if (number == kNoRow) return nullptr;
  const PackedRecord packed = row(number).packed;
  if (is_awake(row(number))) return &idle_from_now(handle_of(row(number))).record;
  Awake& it = idle_from_now(wake_row(number));
  it.record = packer_.unpack(packed);
  return &it.record;
}

SubscriptionRecord& SubscriptionStore::wake(SubscriptionId id) {
  if (SubscriptionRecord* known = find(id)) return *known;
  Awake& it = idle_from_now(wake_row(add_row(id)));
  it.record = {};
  return it.record;
}

SubscriptionStore::Handle SubscriptionStore::hold(SubscriptionId id) {
  wake(id);
  const Handle handle = handle_of(row(row_of(id)));
  ++awake_[handle].holds;
  return handle;
}

void SubscriptionStore::let_go(Handle handle) {
  assert(handle < awake_.size() && awake_[handle].holds > 0);
  --awake_[handle].holds;
  idle_from_now(handle);
}

// Who is held meanwhile is listed again when it is let go. A record that cannot be packed stays
// awake.
void SubscriptionStore::rest(Handle handle) {
  Awake& it = awake_[handle];
  assert(it.idle && it.row != kNoRow);
  it.idle = false;
  if (it.holds > 0) return;
  if (!packer_.pack(it.record, row(it.row).packed)) return;
  it.row = kNoRow;
  free_.push_back(handle);
}

std::optional<SubscriptionRecord> SubscriptionStore::look_at(SubscriptionId id) const {
  const std::uint32_t number = row_of(id);
  if (number == kNoRow) return std::nullopt;
  return record_of(row(number));
}

void SubscriptionStore::clear() {
  if (rows_ == 0) return;
  for (std::vector<Row>& block : blocks_) block.clear();
  std::fill(table_.begin(), table_.end(), 0u);
  rows_ = 0;
  packer_.clear();
  idle_.clear();
  free_.clear();
  for (std::size_t n = awake_.size(); n > 0; --n) {
    awake_[n - 1].row = kNoRow;
    awake_[n - 1].holds = 0;
    free_.push_back(static_cast<Handle>(n - 1));
  }
}

}  // namespace handoff::core
