// Fifo: a queue in one vector, first in first out.
//
// What has left is dropped when it makes up half of the vector, so that each element is moved at
// most once on average and a queue that is never empty does not grow for ever.
#pragma once

#include <cassert>
#include <cstddef>
#include <vector>

namespace handoff::core {

template <class T>
class Fifo {
 public:
  bool empty() const { return head_ == items_.size(); }
  std::size_t size() const { return items_.size() - head_; }

  void push(const T& item) { items_.push_back(item); }

  T pop() {
    assert(!empty());
    const T item = items_[head_++];
    if (head_ * 2 >= items_.size() && (head_ >= kFew || empty())) drop();
    return item;
  }

  void clear() {
    items_.clear();
    head_ = 0;
  }

  // Writes or reads what is in line; `archive_item` one of it.
  template <class Archive, class ArchiveItem>
  void archive(Archive& ar, ArchiveItem archive_item) {
    drop();
    ar.list(items_, archive_item);
  }

 private:
  static constexpr std::size_t kFew = 64;

  void drop() {
    items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }

  std::vector<T> items_;
  std::size_t head_ = 0;
};

}  // namespace handoff::core
