#include "io/exports/table/cell_names.hpp"

#include <functional>
#include <utility>

#include "core/base/hash.hpp"

namespace handoff::exports {

CellNames::Name CellNames::inside(Name outer, std::string_view member) {
  if (2 * texts_.size() >= index_.size()) grow();
  const auto hash = static_cast<std::size_t>(
      core::mixed(std::hash<std::string_view>{}(member), std::uint64_t{outer} + 1));
  const std::size_t mask = index_.size() - 1;
  std::size_t at = hash & mask;
  for (; index_[at].name != 0; at = (at + 1) & mask) {
    if (index_[at].hash == hash && is(index_[at].name, outer, member)) return index_[at].name;
  }
  const auto name = static_cast<Name>(texts_.size());
  std::string text(texts_[outer]);
  if (outer != 0) text += '.';
  texts_.push_back(text.append(member));
  outers_.push_back(outer);
  index_[at] = {hash, name};
  return name;
}

bool CellNames::is(Name name, Name outer, std::string_view member) const {
  return outers_[name] == outer && texts_[name].ends_with(member) &&
         texts_[name].size() == member.size() + (outer == 0 ? 0 : texts_[outer].size() + 1);
}

void CellNames::grow() {
  constexpr std::size_t kFirstPlaces = 256;
  std::vector<Place> wider(index_.empty() ? kFirstPlaces : 2 * index_.size());
  const std::size_t mask = wider.size() - 1;
  for (const Place& place : index_) {
    if (place.name == 0) continue;
    std::size_t at = place.hash & mask;
    while (wider[at].name != 0) at = (at + 1) & mask;
    wider[at] = place;
  }
  index_ = std::move(wider);
}

}  // namespace handoff::exports
