// Numbers are given out in the order in which texts are first seen, never in hash order.
#include "io/events/interner.hpp"

#include <functional>
#include <utility>

namespace handoff::io {
namespace {

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
}

}  // namespace

std::uint64_t Interner::number(std::string_view text) {
  if (text.empty()) return 0;
  if (2 * texts_.size() >= index_.size()) grow();
  const std::uint32_t hash = hash_of(text);
  const std::size_t mask = index_.size() - 1;
  std::size_t at = hash & mask;
  for (; index_[at].number != 0; at = (at + 1) & mask) {
    const Place& place = index_[at];
    if (place.hash == hash && texts_[place.number - 1] == text) return place.number;
  }
  texts_.emplace_back(text);
  index_[at] = {hash, static_cast<std::uint32_t>(texts_.size())};
  return texts_.size();
}

std::string_view Interner::text(std::uint64_t number) const {
  if (number == 0 || number > texts_.size()) return {};
  return texts_[static_cast<std::size_t>(number - 1)];
}

void Interner::grow() {
  constexpr std::size_t kFirstPlaces = 64;
  std::vector<Place> wider(index_.empty() ? kFirstPlaces : 2 * index_.size());
  const std::size_t mask = wider.size() - 1;
  for (const Place& place : index_) {
    if (place.number == 0) continue;
    std::size_t at = place.hash & mask;
    while (wider[at].number != 0) at = (at + 1) & mask;
    wider[at] = place;
  }
  index_ = std::move(wider);
}

}  // namespace handoff::io
