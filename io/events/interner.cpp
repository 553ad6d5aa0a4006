// Numbers are given out in the order in which texts are first seen, never in hash order.
#include "io/events/interner.hpp"

#include <cassert>

namespace handoff::io {

std::uint64_t Interner::number(std::string_view text) {
  if (text.empty()) return 0;
  if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
  texts_.emplace_back(text);
  const std::uint64_t number = texts_.size();
  numbers_.emplace(texts_.back(), number);
  assert(numbers_.size() == texts_.size());
  return number;
}

std::string_view Interner::text(std::uint64_t number) const {
  if (number == 0 || number > texts_.size()) return {};
  return texts_[static_cast<std::size_t>(number - 1)];
}

}  // namespace handoff::io
