// An arena: memory that is given out piece by piece and taken back all at once.
//
// A document of a thousand values that is read and dropped a moment later would otherwise be a
// thousand allocations.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace handoff::io {

class Arena {
 public:
  // A copy of the items that lives until `clear`.
  template <class T>
  std::span<const T> keep(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kAlignment);
    if (items.empty()) return {};
    std::byte* const room = room_for(items.size_bytes());
    std::memcpy(room, items.data(), items.size_bytes());
    return {reinterpret_cast<const T*>(room), items.size()};
  }

  // Keeps the largest block, so that what follows needs no new one.
  void clear() {
    if (blocks_.size() > 1) blocks_.erase(blocks_.begin(), blocks_.end() - 1);
    used_ = 0;
  }

 private:
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);
  static constexpr std::size_t kFirstBytes = std::size_t{1} << 14;

  std::byte* room_for(std::size_t bytes) {
    bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
    if (bytes > size_ - used_) {
      size_ = std::max({bytes, 2 * size_, kFirstBytes});
      blocks_.emplace_back(new std::byte[size_]);
      used_ = 0;
    }
    std::byte* const room = blocks_.back().get() + used_;
    used_ += bytes;
    return room;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;  // each larger than the one before
  std::size_t size_ = 0;                              // of the last one
  std::size_t used_ = 0;
};

}  // namespace handoff::io
